"""The knobs of a story are its parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import flet as ft
import pytest

from flet_components.errors import StoryError
from flet_components.stories import Range
from flet_components.stories.knobs import knobs_of
from flet_components.stories.knobs.parameters import pages_of, settings

if TYPE_CHECKING:
    from nowhere import Missing  # type: ignore[import-not-found]


def story(
    page: ft.Page,
    seconds: Annotated[float, Range(0, 60)],
    unknown: Missing = None,
    guessed: Missing = 3,
    *rest: int,
    label: str = "a",
    **more: int,
) -> Missing: ...


def test_each_on_its_own() -> None:
    """A type that only type checkers know costs the other parameters nothing."""
    knobs = {knob.name: knob for knob in knobs_of(story)}
    assert list(knobs) == ["seconds", "unknown", "guessed", "label"]
    assert knobs["unknown"].kind is None
    says = [knob.kind.says for knob in knobs.values() if knob.kind]
    assert says == ["number, 0 to 60", "whole number", "text"]


def test_the_page_is_handed_in() -> None:
    """A parameter of type Page is no knob: it gets the page of the stage."""
    assert pages_of(story) == ("page",)


def test_neither_default_nor_knob() -> None:
    """A parameter that nothing is known of is refused."""

    def odd(thing): ...  # type: ignore[no-untyped-def]

    with pytest.raises(StoryError, match="thing must have a default or a type"):
        knobs_of(odd)


def test_settings() -> None:
    """Texts become values; those that cannot are problems, with the default instead."""
    stands = settings(knobs_of(story), {"seconds": "9", "guessed": "x", "nothing": "1"})
    assert stands.values == {"seconds": 9, "unknown": None, "guessed": 3, "label": "a"}
    assert stands.problems == {
        "guessed": "guessed must be a whole number, got 'x'",
        "nothing": "nothing is no knob of this story",
    }
