"""What surrounds a story is said by its address, by itself, or by its file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import flet as ft
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.errors import StoryError
from flet_components.stories.staging import (
    Staging,
    read_staging,
    staged,
    staging_knobs,
)

Story = Callable[[], ft.Control]


def story_of(file: Staging | None = None, **own: Any) -> Story:
    """Return a story of a file that says something of all its stories."""
    space: dict[str, Any] = {"ft": ft} if file is None else {"ft": ft, "STAGED": file}
    exec("def story(): return ft.Text('')", space)
    story: Story = space["story"]
    return staged(**own)(story) if own else story


def test_who_goes_before_whom() -> None:
    """The address goes before the story, and the story before its file."""
    story = story_of(Staging(theme="dark", zoom=2, rtl=True), zoom=0.5, size="phone")
    assert read_staging(story, {})[0] == Staging(
        theme="dark", zoom=0.5, rtl=True, size="phone"
    )
    turned, problems = read_staging(story, {"zoom": "1", "rtl": "false"})
    assert turned == Staging(theme="dark", size="phone")
    assert not problems
    assert read_staging(story_of(), {}) == (Staging(), {})


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ({"theme": "pink"}, "theme must be one of system, light, dark, got 'pink'"),
        ({"zoom": "9"}, "zoom must be 0.25 to 4, got 9"),
        ({"at": "soon"}, "at must be a number, got 'soon'"),
        ({"them": "dark"}, "the address says them=dark, which means nothing"),
    ],
)
def test_nonsense_is_told(texts: dict[str, str], problem: str) -> None:
    """What cannot be understood is said, and the rest is used."""
    staging, problems = read_staging(None, {**texts, "size": "tablet"})
    assert staging == Staging(size="tablet")
    assert list(problems.values()) == [problem]


@pytest.mark.parametrize(
    ("said", "error", "message"),
    [
        ({"size": "watch"}, StoryError, "size must be one of free, phone, tablet"),
        ({"sise": "phone"}, TypeError, "sise"),
    ],
)
def test_a_wrong_word_in_a_story(
    said: dict[str, Any], error: type[Exception], message: str
) -> None:
    """A story that says what is not possible cannot be imported."""
    with pytest.raises(error, match=re.escape(message)):
        staged(**said)


def test_each_part_can_be_turned() -> None:
    """Each has a knob, and its text in an address is read as the same."""
    staging = Staging(
        theme="dark",
        seed="#0B6B74",
        locale="ar",
        rtl=True,
        date=datetime(2026, 1, 1, 12, tzinfo=UTC),
        at=3,
        speed=0.5,
    )
    texts = {
        knob.name: knob.kind.encode(getattr(staging, knob.name))
        for knob in staging_knobs()
        if knob.kind is not None
    }
    assert len(texts) == len(staging_knobs())
    assert read_staging(None, texts) == (staging, {})


@given(st.dictionaries(st.sampled_from([k.name for k in staging_knobs()]), st.text()))
def test_no_text_is_a_crash(texts: dict[str, str]) -> None:
    """Any text at all gives a staging."""
    staging, _ = read_staging(None, texts)
    assert isinstance(staging, Staging)
