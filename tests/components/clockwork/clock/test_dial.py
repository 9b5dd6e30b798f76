"""The dial of an analog clock, and where its hands point."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

import flet as ft
import pytest
from babel import Locale
from flet import canvas
from hypothesis import given
from hypothesis import strategies as st

from flet_components import ClockDial, ClockHand, ClockMark
from flet_components.components.clockwork.clock.dial import (
    angle_of,
    dial_of,
    hand_of,
    near,
    numerals_of,
)

ENGLISH = Locale("en")
angles = st.floats(0, 2 * math.pi, exclude_max=True)


@pytest.mark.parametrize(
    ("time", "hour", "minute", "second"),
    [
        ((0, 0, 0), 0, 0, 0),
        ((3, 0, 0), 90, 0, 0),
        ((15, 0, 0), 90, 0, 0),
        ((6, 30, 15), 195, 180, 90),
        ((9, 45, 59), 292.5, 270, 354),
        ((23, 59, 59), 359.5, 354, 354),
        ((12, 0, 30), 0, 0, 180),
    ],
)
def test_where_hands_point(
    time: tuple[int, int, int], hour: float, minute: float, second: float
) -> None:
    """The hour hand goes on with the minute, twice a day around; in degrees."""
    moment = datetime(2026, 1, 1, *time, tzinfo=UTC)
    hands = [math.degrees(angle_of(moment, h)) for h in ("hour", "minute", "second")]
    assert hands == pytest.approx([hour, minute, second])


def test_between_two_seconds() -> None:
    """Where the second hand sweeps, it counts what has passed of the second."""
    half = datetime(2026, 1, 1, 0, 0, 10, 500_000, tzinfo=UTC)
    assert math.degrees(angle_of(half, "second")) == pytest.approx(63)


@given(angles, st.floats(-1e4, 1e4))
def test_the_shorter_way(angle: float, before: float) -> None:
    """It is the same direction, and never more than half a turn away."""
    after = near(angle, before)
    assert abs(after - before) <= math.pi + 1e-9
    assert math.cos(after) == pytest.approx(math.cos(angle), abs=1e-6)
    assert math.sin(after) == pytest.approx(math.sin(angle), abs=1e-6)


def test_over_the_top() -> None:
    """From 59 seconds to 0 a hand goes on by six degrees, in each minute of a day."""
    at = 0.0
    for second in range(1, 86_400):
        after = near(2 * math.pi * (second % 60) / 60, at)
        assert after - at == pytest.approx(2 * math.pi / 60)
        at = after
    assert at == pytest.approx(2 * math.pi * 86_399 / 60)


def drawn(**how: Any) -> list[Any]:
    """Return what is drawn on a dial."""
    given = {"numerals": (), "hour_marks": False, "minute_marks": False, **how}
    dial: Any = dial_of(given.pop("dial", ClockDial()), 100, **given)
    return list(dial.shapes)


def lines(shapes: list[Any]) -> int:
    """Return how many lines are drawn."""
    paths = [shape for shape in shapes if isinstance(shape, canvas.Path)]
    return sum(len(path.elements) for path in paths) // 2


@pytest.mark.parametrize(
    ("hours", "minutes", "marks"),
    [(False, False, 0), (True, False, 12), (False, True, 60), (True, True, 60)],
)
def test_marks(hours: bool, minutes: bool, marks: int) -> None:
    """Each hour has a mark, and each minute that is no hour; without hours, each."""
    found = drawn(hour_marks=hours, minute_marks=minutes)
    assert lines(found) == marks
    assert [shape for shape in found if isinstance(shape, canvas.Circle)] == found[:1]


def test_marks_of_no_width() -> None:
    """A mark without a width is none."""
    dial = ClockDial(hour_mark=ClockMark(length_ratio=0.1, width_ratio=0))
    assert lines(drawn(dial=dial, hour_marks=True)) == 0


def test_numbers() -> None:
    """Twelve is at the top, three at the right, upright and within the disc."""
    shapes = drawn(numerals=numerals_of(True, ENGLISH), hour_marks=True)
    texts = {shape.value: shape for shape in shapes if isinstance(shape, canvas.Text)}
    assert list(texts) == [str(hour) for hour in range(1, 13)]
    assert [texts["12"].x, texts["3"].y] == pytest.approx([50, 50])
    assert 0 < texts["12"].y < 50 < texts["3"].x < 100
    assert {text.rotate for text in texts.values()} == {0}


def test_numerals() -> None:
    """Numbers are those of the locale, or what a function makes of each hour."""
    assert numerals_of(False, ENGLISH) == ()
    assert numerals_of(True, Locale("ar", "EG"))[-1] == "١٢"
    ordinals = tuple(f"{hour}." for hour in range(1, 13))
    assert numerals_of("{}.".format, ENGLISH) == ordinals


def test_colours_are_the_themes() -> None:
    """All that is drawn has a role of the theme for its colour."""
    numerals = numerals_of(True, ENGLISH)
    for shape in drawn(numerals=numerals, hour_marks=True, minute_marks=True):
        text = isinstance(shape, canvas.Text)
        assert isinstance((shape.style if text else shape.paint).color, ft.Colors)


@pytest.mark.parametrize("diameter", [80, 200, 320])
def test_a_hand(diameter: float) -> None:
    """It reaches from its tail to its length, in a box that turns around the centre."""
    hand = ClockHand(length_ratio=0.8, tail_ratio=0.2, width_ratio=0.1)
    box: Any = hand_of(hand, diameter, ft.Colors.PRIMARY)
    assert (box.width, box.height) == (diameter, diameter)
    assert box.content.height == pytest.approx(diameter / 2)
    assert box.padding.top == pytest.approx(0.2 * diameter / 2)
    assert box.content.width == pytest.approx(0.1 * diameter / 2)


def test_a_hand_of_no_width() -> None:
    """A hand without a width is not to be seen; a thin one is a hairline at least."""
    for width, visible in [(0.0, False), (0.001, True)]:
        hand = ClockHand(length_ratio=0.8, width_ratio=width)
        box: Any = hand_of(hand, 100, ft.Colors.PRIMARY)
        assert (box.content.visible, box.content.width) == (visible, 1.0)


@pytest.mark.parametrize("name", ["length_ratio", "tail_ratio", "width_ratio"])
@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan])
def test_ratios(name: str, value: float) -> None:
    """What is no share of the radius is refused."""
    given = {"length_ratio": 0.5, "width_ratio": 0.1, name: value}
    with pytest.raises(ValueError, match=rf"{name} must be .*, got {value}"):
        ClockHand(**given)
    if name != "tail_ratio":
        with pytest.raises(ValueError, match=rf"{name} must be .*, got {value}"):
            ClockMark(**given)
