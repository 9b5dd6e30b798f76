"""What the source of a component says about it."""

from __future__ import annotations

from typing import Any, Literal, Optional, Union

import pytest

from flet_components import Countdown, UserControl
from flet_components.stories.manual import manual_of
from flet_components.stories.manual.component_of import component_of
from flet_components.stories.manual.markdown import as_markdown
from flet_components.stories.manual.type_words import type_in_words

Face = Literal["ring", "bar"]


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        (float, "number"),
        ("Optional[int]", "whole number, or none"),
        ("str | None", "text, or none"),
        (Union[float, str], "number or text"),
        ("Face", '"ring" or "bar"'),
        ("Sequence[timedelta]", "list of duration"),
        ("dict[str, Any]", "dictionary of text to anything"),
        (Optional[Any], "anything, or none"),
        ('Callable[["X"], None]', "function"),
        ("ft.TextStyle", "TextStyle"),
        ("str | ForwardRef('asyncio.Queue[int]')", "text or Queue"),
        ("not a type", "not a type"),
    ],
)
def test_types(annotation: object, words: str) -> None:
    """A type is told as a person says it."""
    assert type_in_words(annotation, globals()) == words


def test_a_component() -> None:
    """Its own fields come first, each with type, default and what it is."""
    manual = manual_of(Countdown)
    first, names = manual.fields[0], [each.name for each in manual.fields]
    assert (first.name, first.type, first.default) == ("seconds", "number", "60.0")
    assert first.doc.startswith("Length, in seconds")
    owners = [each.owner for each in manual.fields]
    assert owners.index("TimerBase") < owners.index("UserControl")
    assert "precision" in names
    assert not [name for name in names if name.startswith(("_", "on_"))]
    assert "on_complete" in [each.name for each in manual.events]
    assert "reset(seconds=None)" in [each.name for each in manual.verbs]
    assert manual.module == "flet_components"
    assert manual.source is not None
    assert "class Countdown" in manual.source.text


def test_without_source() -> None:
    """A class that was made without a file has a manual all the same."""
    made: type[UserControl] = type("Made", (UserControl,), {})
    manual = manual_of(made)
    assert (manual.name, manual.doc, manual.source) == ("Made", "", None)


def test_markdown() -> None:
    """The sections of a docstring become lists; code that stands out stays code."""
    text = as_markdown(
        """Do it, as :class:`~flet.Page` does.

        Args:
            seconds: How long,
                at most.

        Raises:
            ValueError: If not.
        """
    )
    assert "`flet.Page`" in text
    assert "**Args**\n\n- `seconds`: How long,\n    at most." in text
    assert "- `ValueError`: If not." in text


def test_which_component() -> None:
    """What a file is named after goes before what the story shows."""
    namespace: dict[str, Any] = {"Countdown": Countdown}
    exec(compile("def one(): ...", "/stories/countdown.py", "exec"), namespace)
    assert component_of(namespace["one"], UserControl) is Countdown
    exec(compile("def one(): ...", "/stories/other.py", "exec"), namespace)
    assert component_of(namespace["one"], UserControl) is UserControl
    assert component_of(None, None) is None
