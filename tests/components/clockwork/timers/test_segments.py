"""Digits in boxes: days, hours, minutes and seconds."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components import Countdown, TimerBase
from flet_components.components.clockwork.durations import UNITS, Unit, in_steps
from flet_components.components.clockwork.timers.segments import segment_texts
from flet_components.testing import Screen

SECONDS = {"day": 86_400, "hour": 3600, "minute": 60, "second": 1}


@pytest.mark.parametrize(
    ("seconds", "precision", "largest", "texts"),
    [
        (0, 0, "day", ["00 minutes", "00 seconds"]),
        (1, 0, "day", ["00 minutes", "01 second"]),
        (59.2, 0, "day", ["01 minute", "00 seconds"]),
        (3600, 0, "day", ["01 hour", "00 minutes", "00 seconds"]),
        (90_061, 0, "day", ["1 day", "01 hour", "01 minute", "01 second"]),
        (90_061, 0, "hour", ["25 hours", "01 minute", "01 second"]),
        (5400, 0, "minute", ["90 minutes", "00 seconds"]),
        (5400, 0, "second", ["5400 seconds"]),
        (61.25, 1, "day", ["01 minute", "01.3 second"]),
        (-65, 0, "day", ["01 minute", "05 seconds"]),
    ],
)
def test_what_is_in_the_boxes(
    seconds: float, precision: int, largest: Unit, texts: list[str]
) -> None:
    """The largest unit that it takes comes first; a one has its own word."""
    found = segment_texts(seconds, precision, largest)
    assert [" ".join(each) for each in found.values()] == texts


@given(st.floats(0, 1e8), st.integers(0, 3), st.sampled_from(UNITS))
def test_the_boxes_add_up(seconds: float, precision: int, largest: Unit) -> None:
    """Taken together they say what is left, in steps of the last digit."""
    found = segment_texts(seconds, precision, largest)
    total = sum(
        round(float(text) * 10**precision) * SECONDS[unit]
        for unit, (text, _) in found.items()
    )
    assert total == in_steps(seconds, precision)


async def test_only_what_changes_is_sent(screen: Screen) -> None:
    """A tick sends the seconds and what is said, not the boxes that stay."""
    screen.show(Countdown(7200 + 30, face="segments"))
    await screen.advance(1)
    before = len(screen.patches)
    await screen.advance(1)
    (patch,) = screen.patches[before:]
    assert "28" in str(patch.body)
    assert "hours" not in str(patch.body).replace("2 hours left", "")


async def test_boxes_come_when_they_are_needed(screen: Screen) -> None:
    """What counts up gets another box, and keeps it."""
    timer = TimerBase(face="segments")
    screen.show(timer)
    await screen.advance(59)
    assert screen.texts() == ["00", "minutes", "59", "seconds"]
    await screen.advance(3541)
    assert screen.texts()[:2] == ["01", "hour"]
    timer.reset()
    await screen.settle()
    assert screen.texts()[:2] == ["00", "hours"]


async def test_a_longer_number_has_a_wider_box(screen: Screen) -> None:
    """A box has room for two digits at least; a larger style takes more."""
    screen.show(Countdown(400 * 86_400, face="segments"))
    days, hours = _widths(screen)[:2]
    assert days > hours
    screen.show(large := Countdown(60, face="segments"))
    large.text_style = ft.TextStyle(size=72)
    large.reset(90)
    await screen.settle()
    assert _widths(screen)[-1] == pytest.approx(2 * hours, abs=1)


def _widths(screen: Screen) -> list[float]:
    found: list[Any] = screen.find_all(ft.Container)
    return [box["width"] for box in found if box.get("width")]
