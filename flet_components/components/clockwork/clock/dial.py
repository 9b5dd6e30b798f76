"""The dial of an analog clock: what is drawn on it, and where its hands point."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Union

import attrs
import flet as ft
from attrs import validators
from flet import canvas

from flet_components.components.clockwork.native_digits import in_native_digits
from flet_components.validation import Validator, check

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "DIAMETER",
    "ClockDial",
    "ClockHand",
    "ClockMark",
    "Numbers",
    "angle_of",
    "dial_of",
    "hand_of",
    "near",
    "numerals_of",
]

TURN = 2 * math.pi
DIAMETER: Validator = validators.and_(validators.gt(0), validators.lt(math.inf))
"""Validates a diameter: more than 0, and finite."""
RATIO: Validator = validators.and_(validators.ge(0), validators.le(1))
HAIR = 1.0
"""Width of the thinnest line, in logical pixels."""
NUMBER = 0.2
"""Height of the numbers, as a share of the radius."""
GAP = 0.06
"""Between the edge and the marks, and between marks and numbers, of the radius."""
Numbers = Union[bool, Callable[[int], str]]


@attrs.frozen(kw_only=True)
class ClockMark:
    """A line on the dial; all as shares of its radius, 0 to 1. A width of 0 is none."""

    length_ratio: float
    """How long it is, from the edge inwards."""
    width_ratio: float
    """How thick it is."""

    def __attrs_post_init__(self) -> None:
        check("length_ratio", self.length_ratio, RATIO)
        check("width_ratio", self.width_ratio, RATIO)


@attrs.frozen(kw_only=True)
class ClockHand:
    """A hand; all as shares of the dial's radius, 0 to 1. A width of 0 is none."""

    length_ratio: float
    """How far it reaches from the centre."""
    tail_ratio: float = 0.0
    """How far it reaches on the other side."""
    width_ratio: float
    """How thick it is."""

    def __attrs_post_init__(self) -> None:
        check("length_ratio", self.length_ratio, RATIO)
        check("tail_ratio", self.tail_ratio, RATIO)
        check("width_ratio", self.width_ratio, RATIO)


@attrs.frozen(kw_only=True)
class ClockDial:
    """The proportions of an analog clock; they fit any diameter."""

    hour_hand: ClockHand = ClockHand(length_ratio=0.5, width_ratio=0.07)
    """The hour hand."""
    minute_hand: ClockHand = ClockHand(length_ratio=0.76, width_ratio=0.05)
    """The minute hand."""
    second_hand: ClockHand = ClockHand(
        length_ratio=0.84, tail_ratio=0.18, width_ratio=0.018
    )
    """The second hand."""
    hour_mark: ClockMark = ClockMark(length_ratio=0.08, width_ratio=0.025)
    """The mark of each hour."""
    minute_mark: ClockMark = ClockMark(length_ratio=0.04, width_ratio=0.012)
    """The mark of each other minute."""


# --- where hands point ---


def angle_of(moment: datetime, hand: str) -> float:
    """Return where a hand points, in radians from the top, less than a turn.

    Hour and minute hand move with the minute, the second hand with the second.
    """
    if hand == "second":
        return TURN * (moment.second + moment.microsecond / 1e6) / 60
    if hand == "minute":
        return TURN * moment.minute / 60
    return TURN * (moment.hour % 12 + moment.minute / 60) / 12


def near(angle: float, before: float) -> float:
    """Return an angle, with the full turns by which it is nearest to another one.

    So a hand goes on over the top, and after a leap it takes the shorter way.
    """
    return angle + TURN * round((before - angle) / TURN)


# --- what is drawn ---


def dial_of(
    dial: ClockDial,
    diameter: float,
    *,
    numerals: Sequence[str],
    hour_marks: bool,
    minute_marks: bool,
) -> ft.Control:
    """Draw a dial: a disc, marks at its edge and numbers inside of them."""
    radius = diameter / 2
    colour = ft.Colors.SURFACE_CONTAINER_HIGH
    shapes: list[canvas.Shape] = [
        canvas.Circle(radius, radius, radius, ft.Paint(color=colour))
    ]
    if minute_marks:
        minutes = [minute for minute in range(60) if not hour_marks or minute % 5]
        shapes += _marks(dial.minute_mark, radius, minutes, ft.Colors.OUTLINE)
    if hour_marks:
        hours = range(0, 60, 5)
        shapes += _marks(dial.hour_mark, radius, hours, ft.Colors.ON_SURFACE_VARIANT)
    inset = dial.hour_mark.length_ratio if hour_marks or minute_marks else 0.0
    shapes += _numbers(radius, 1 - inset - 2 * GAP - NUMBER / 2, numerals)
    return canvas.Canvas(shapes, width=diameter, height=diameter)


def numerals_of(numbers: Numbers, locale: Locale) -> tuple[str, ...]:
    """Return what stands for each hour, from 1 to 12; nothing, if nothing does."""
    if not numbers:
        return ()
    if callable(numbers):
        return tuple(numbers(hour) for hour in range(1, 13))
    return tuple(in_native_digits(f"{hour}", locale) for hour in range(1, 13))


def _marks(
    mark: ClockMark, radius: float, minutes: Iterable[int], colour: ft.Colors
) -> list[canvas.Shape]:
    """Draw marks as one path: as many lines would cost the client and us ten times."""
    if not mark.width_ratio:
        return []
    elements: list[canvas.Path.PathElement] = []
    for minute in minutes:
        angle = TURN * minute / 60
        outer = _point(radius, 1 - GAP, angle)
        inner = _point(radius, 1 - GAP - mark.length_ratio, angle)
        elements += [canvas.Path.MoveTo(*outer), canvas.Path.LineTo(*inner)]
    paint = ft.Paint(
        color=colour,
        style=ft.PaintingStyle.STROKE,
        stroke_width=max(HAIR, mark.width_ratio * radius),
        stroke_cap=ft.StrokeCap.ROUND,
    )
    return [canvas.Path(elements, paint=paint)]


def _numbers(
    radius: float, ratio: float, written: Sequence[str]
) -> Iterator[canvas.Shape]:
    style = ft.TextStyle(
        size=NUMBER * radius,
        color=ft.Colors.ON_SURFACE,
        weight=ft.FontWeight.W_500,
    )
    for hour, text in enumerate(written, 1):
        x, y = _point(radius, ratio, TURN * hour / 12)
        yield canvas.Text(x, y, text, style, alignment=ft.Alignment.CENTER)


def _point(radius: float, ratio: float, angle: float) -> tuple[float, float]:
    """Return a point by its share of the radius, and its angle from the top."""
    length = ratio * radius
    return radius + length * math.sin(angle), radius - length * math.cos(angle)


def hand_of(hand: ClockHand, diameter: float, colour: ft.Colors) -> ft.Container:
    """Make a hand: a bar in a box as large as the dial, which turns as a whole."""
    radius = diameter / 2
    width = max(HAIR, hand.width_ratio * radius)
    bar = ft.Container(
        width=width,
        height=(hand.length_ratio + hand.tail_ratio) * radius,
        bgcolor=colour,
        border_radius=width / 2,
        visible=hand.width_ratio > 0,
    )
    return ft.Container(
        bar,
        width=diameter,
        height=diameter,
        alignment=ft.Alignment.TOP_CENTER,
        padding=ft.Padding.only(top=(1 - hand.length_ratio) * radius),
        ignore_interactions=True,
    )
