"""The controls that turn knobs."""

from __future__ import annotations

import enum
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, Optional

import flet as ft
import pytest

from flet_components.stories import Range
from flet_components.stories.knobs.kinds import kind_of
from flet_components.testing import Screen


class Mood(enum.Enum):
    CALM = 1
    BUSY = 2


def edit(screen: Screen, hint: Any, value: Any) -> list[Any]:
    """Show the editor of a value called `it`; return the list that changes go to."""
    changes: list[Any] = []
    kind = kind_of(hint)
    assert kind is not None
    screen.show(kind.editor("it", value, changes.append))
    return changes


async def test_switch(screen: Screen) -> None:
    """A switch gives true and false."""
    changes = edit(screen, bool, False)
    await screen.tap(ft.Switch)
    await screen.tap(ft.Switch)
    assert changes == [True, False]


@pytest.mark.parametrize(
    ("hint", "value", "typed", "expected"),
    [
        (str, "a", "b", "b"),
        (float, 1.0, "2.5", 2.5),
        (timedelta, timedelta(0), "90", timedelta(seconds=90)),
        (
            datetime,
            datetime(2030, 1, 1, tzinfo=UTC),
            "2031-01-01",
            datetime(2031, 1, 1, tzinfo=UTC),
        ),
        (list[int], [1], "[1, 2]", [1, 2]),
    ],
)
async def test_fields(
    screen: Screen, hint: Any, value: Any, typed: str, expected: Any
) -> None:
    """A field gives what its text means."""
    changes = edit(screen, hint, value)
    await screen.type(typed, into=ft.TextField)
    assert changes == [expected]


async def test_a_field_says_what_is_wrong(screen: Screen) -> None:
    """A text that means nothing changes nothing, and the field says why."""
    changes = edit(screen, int, 3)
    await screen.type("3x", into=ft.TextField)
    screen.shows("must be a whole number, got '3x'")
    await screen.type("4", into=ft.TextField)
    screen.lacks("must be a whole number, got '3x'")
    assert changes == [4]


async def test_slider_and_field_follow_each_other(screen: Screen) -> None:
    """A number with limits is slid or typed; both show it."""
    changes = edit(screen, Annotated[float, Range(0, 1, 0.25)], 0.5)
    await screen.choose(0.7, ft.Slider)
    assert screen.find(ft.TextField)["value"] == "0.75"
    await screen.type("0.25", into=ft.TextField)
    assert screen.find(ft.Slider)["value"] == 0.25
    assert changes == [0.75, 0.25]


async def test_a_slider_of_whole_numbers(screen: Screen) -> None:
    """A slider of whole numbers gives whole numbers."""
    changes = edit(screen, Annotated[int, Range(0, 9)], 3)
    await screen.choose(4.6, ft.Slider)
    assert changes == [5]
    assert isinstance(changes[0], int)


@pytest.mark.parametrize(
    ("hint", "value", "chosen", "expected"),
    [
        (Literal["a", 1], "a", "1", 1),
        (Mood, Mood.CALM, "BUSY", Mood.BUSY),
        (ft.Colors, ft.Colors.RED, "PRIMARY", ft.Colors.PRIMARY),
        (ft.ColorValue, "#123456", "#123456", "#123456"),
    ],
)
async def test_lists(
    screen: Screen, hint: Any, value: Any, chosen: str, expected: Any
) -> None:
    """A list gives the value that was chosen."""
    changes = edit(screen, hint, value)
    await screen.choose(chosen, ft.Dropdown)
    assert changes == [expected]


async def test_none_and_back(screen: Screen) -> None:
    """The box gives none, and the last value when it is cleared again."""
    changes = edit(screen, Optional[int], 3)
    await screen.type("4", into=ft.TextField)
    await screen.tap(ft.Checkbox)
    await screen.tap(ft.Checkbox)
    assert changes == [4, None, 4]


async def test_none_at_first(screen: Screen) -> None:
    """A knob that is none begins with the plainest value when the box is cleared."""
    changes = edit(screen, Optional[int], None)
    await screen.tap(ft.Checkbox)
    assert changes == [0]
