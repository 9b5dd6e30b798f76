"""The faces of `Clock`: the time as digits or as hands, and the lines beside it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Optional

import attrs
import flet as ft

from flet_components.bindings import Output
from flet_components.components.clockwork.clock.clock_words import (
    comparison_of,
    date_of,
    digits_of,
    spoken_of,
)
from flet_components.components.clockwork.clock.dial import ClockDial, dial_of, hand_of
from flet_components.components.clockwork.clock.hands import STEP, Hands, SweepHand
from flet_components.components.clockwork.wall_time import TimeText

if TYPE_CHECKING:
    from flet_components.components.timing.clock import Clock

__all__ = ["FACES", "Digits", "Display", "Line", "face_of"]

SPACING, BELOW = 4, 12
"""Between the lines, and between a dial and those below, in logical pixels."""
DIGITS, DIGITS_SIZE = ft.TextThemeStyle.DISPLAY_MEDIUM, 45
"""Style of the digits, and its size in logical pixels."""
SMALL = 0.5
"""Height of AM and PM, as a share of that of the digits."""
USUAL = ClockDial()
"""The dial of a clock without one of its own."""
CAP = 0.1
"""Diameter of the cap on the hands, as a share of the dial's radius."""


@attrs.frozen
class Line:
    """A text of a clock, and what it is at a moment."""

    output: Output
    """The property that holds it."""
    write: Callable[[datetime], Optional[str]]
    """Returns the text; None leaves it as it is."""

    def show(self, moment: datetime) -> None:
        """Show what it is at a moment."""
        text = self.write(moment)
        if text is not None:
            self.output.set(text)


@attrs.define
class Digits:
    """The time as a text of three parts: AM and the like are smaller than the digits.

    Only the part that is another one is sent.
    """

    parts: Sequence[Output]
    """The texts of the parts."""
    write: Callable[[datetime], Optional[TimeText]]
    """Returns the time; None leaves it as it is."""
    said: bool
    """Whether a screen reader says them as they are: a function has made them."""
    last: Optional[TimeText] = None
    """What they show."""

    def show(self, moment: datetime) -> None:
        """Show the time of a moment."""
        text = self.write(moment)
        if text is not None:
            self.last = text
            for part, value in zip(self.parts, attrs.astuple(text), strict=True):
                part.set(value)


@attrs.define(eq=False)
class Display:
    """All of a face that changes with the time."""

    digits: Optional[Digits] = None
    """What writes the time itself."""
    hands: Optional[Hands] = None
    """What points at it."""
    sweep: Optional[SweepHand] = None
    """The second hand, if it sweeps."""
    lines: list[Line] = attrs.Factory(list)
    """What else is written, or said. It changes with the minute."""
    _shown: object = None

    def show(self, moment: datetime, customs: object) -> None:
        """Show a date and time.

        Args:
            moment: A whole second, or minute, in the clock's zone.
            customs: Whatever else the lines depend on.
        """
        if self.digits is not None:
            self.digits.show(moment)
        if self.hands is not None:
            self.hands.show(moment)
        minute = (moment.replace(second=0), moment.utcoffset())
        shown = (minute, customs, self.spoken_digits)
        if shown != self._shown:
            self._shown = shown
            for line in self.lines:
                line.show(moment)

    @property
    def is_blank(self) -> bool:
        """Whether it has not shown anything yet."""
        return self._shown is None

    @property
    def spoken_digits(self) -> Optional[str]:
        """The digits as they are to be said; None if they are to be said otherwise."""
        if self.digits is None or not self.digits.said:
            return None
        return str(self.digits.last)


def face_of(clock: Clock) -> tuple[ft.Control, Display]:
    """Make the face of a clock; also return what of it changes with the time."""
    output, display = clock._component.output, Display()
    face = FACES[clock.face](clock, display)
    texts = _texts(clock, display)
    if isinstance(face, ft.Text) and not texts and clock.label is None:
        whole: ft.Control = face
        said = output(face, "semantics_label")
    else:
        beside = _beside(clock, face, texts)
        whole = ft.Semantics(exclude_semantics=True, content=beside)
        said = output(whole, "label")

    def spoken(moment: datetime) -> str:
        return spoken_of(clock, moment, display.spoken_digits)

    display.lines.append(Line(said, spoken))
    return whole, display


def _digital(clock: Clock, display: Display) -> ft.LayoutControl:
    """Write the time."""
    spans = [ft.TextSpan(), ft.TextSpan(), ft.TextSpan()]
    for span in (spans[0], spans[2]):
        clock.bind(span, style=lambda: _small(clock.text_style))
    display.digits = Digits(
        [clock._component.output(span, "text") for span in spans],
        lambda moment: digits_of(clock, moment),
        said=clock._is_formatted,
    )
    return clock.bind(
        ft.Text(spans=spans, text_align=ft.TextAlign.CENTER, theme_style=DIGITS),
        style=lambda: clock.text_style,
        color=lambda: clock.text_style.color if clock.text_style else None,
    )


def _small(style: Optional[ft.TextStyle]) -> ft.TextStyle:
    """Return the style of AM and PM beside digits of a style."""
    size = style.size if style is not None and style.size else DIGITS_SIZE
    return ft.TextStyle(size=size * SMALL)


def _analog(clock: Clock, display: Display) -> ft.LayoutControl:
    """Draw a dial, and put hands and a cap on it."""
    accent = ft.Colors.PRIMARY if clock.seconds else ft.Colors.ON_SURFACE
    width = CAP * clock.diameter / 2
    cap = ft.Container(
        width=width, height=width, shape=ft.BoxShape.CIRCLE, bgcolor=accent
    )
    drawn = dial_of(
        clock.dial or USUAL,
        clock.diameter,
        numerals=clock._numerals,
        hour_marks=clock.hour_marks,
        minute_marks=clock.minute_marks,
    )
    return ft.Stack(
        [drawn, *_hands(clock, display), cap],
        width=clock.diameter,
        height=clock.diameter,
        alignment=ft.Alignment.CENTER,
    )


FACES: dict[str, Callable[[Clock, Display], ft.LayoutControl]] = {
    "digital": _digital,
    "analog": _analog,
}
"""What makes each face."""


def _hands(clock: Clock, display: Display) -> list[ft.Container]:
    """Make the hands, the lowest first."""
    dial, diameter = clock.dial or USUAL, clock.diameter
    output = clock._component.output
    hands = {
        "hour": hand_of(dial.hour_hand, diameter, ft.Colors.ON_SURFACE),
        "minute": hand_of(dial.minute_hand, diameter, ft.Colors.ON_SURFACE),
    }
    if clock.seconds:
        hands["second"] = hand_of(dial.second_hand, diameter, ft.Colors.PRIMARY)
    for hand in hands.values():
        hand.animate_rotation = STEP
    angles = {name: output(hand, "rotate") for name, hand in hands.items()}
    if clock.seconds and clock.second_hand == "sweep":
        motion = output(hands["second"], "animate_rotation")
        display.sweep = SweepHand(angles.pop("second"), motion)
    display.hands = Hands(angles)
    return [*hands.values()]


def _texts(clock: Clock, display: Display) -> list[ft.Control]:
    """Make the date, and how the clock stands to another, as far as they are wanted."""
    wanted = []
    if clock.date is not None:
        wanted.append(date_of)
    if clock.compare_to is not None:
        wanted.append(comparison_of)
    texts: list[ft.Control] = []
    for write in wanted:
        text = ft.Text(
            text_align=ft.TextAlign.CENTER,
            theme_style=ft.TextThemeStyle.BODY_MEDIUM,
            color=ft.Colors.ON_SURFACE_VARIANT,
        )
        output = clock._component.output(text, "value")
        display.lines.append(Line(output, functools.partial(write, clock)))
        texts.append(text)
    return texts


def _beside(
    clock: Clock, face: ft.LayoutControl, texts: list[ft.Control]
) -> ft.Control:
    """Put the label over digits, or under a dial, and the other lines below."""
    label: list[ft.Control] = []
    if clock.label is not None:
        text = ft.Text(
            text_align=ft.TextAlign.CENTER, theme_style=ft.TextThemeStyle.TITLE_MEDIUM
        )
        label = [clock.bind(text, value=lambda: clock.label)]
    if not label and not texts:
        return face
    rows = [*label, face, *texts]
    if clock.face == "analog":
        face.margin = ft.Margin.only(bottom=BELOW)
        rows = [face, *label, *texts]
    return ft.Column(
        rows,
        spacing=SPACING,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
