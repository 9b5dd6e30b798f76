"""The faces of `Countdown`: how much is left, as digits, a ring or a bar.

Ring and bar are emptied by the client: one message says how long it takes, and nothing
more is sent until something else happens.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
import flet as ft

from flet_components.components.clockwork.countdown_display import Display

if TYPE_CHECKING:
    from flet_components.components.timing.countdown import Countdown

__all__ = ["FACES", "PAINTED", "Motion", "Sweep", "digits_color", "face_of"]

DIGITS = {
    "digits": ft.TextThemeStyle.DISPLAY_MEDIUM,
    "ring": ft.TextThemeStyle.HEADLINE_MEDIUM,
    "bar": ft.TextThemeStyle.DISPLAY_MEDIUM,
}
"""Size of the digits of each face."""
RING, THICKNESS = 176, 10
"""Diameter and thickness of the ring, in logical pixels."""
BAR_WIDTH, BAR_HEIGHT = 240, 8
EDGE = 0.02
"""Radians over which the ring's end fades, so that it is not jagged."""
SWIFT = 0.2
"""Seconds in which ring and bar go to where they stand."""
PAINTED = 0.3
"""Seconds after which the client has painted where they stand, theme and all. A motion
that came sooner would have nothing to begin from, and would be over at once."""
DRIFT = 0.5
"""Seconds by which the client's motion may be wrong before it is sent anew."""
RENEWED = 10.0
"""Seconds after which it is sent anew anyhow: a client that changed its theme on the
way has lost it without a word."""


@attrs.frozen
class Motion:
    """Where ring and bar go, and how fast."""

    ratio: float
    """Share of the whole to go to, 0 to 1."""
    seconds: float
    """Time to get there, in seconds."""

    @property
    def over(self) -> bool:
        """Whether nothing is left to see."""
        return self.ratio <= 0 and self.seconds <= 0


class Sweep:
    """Decides when the client is told how to move; times in seconds of its own time."""

    __slots__ = ("_look", "_placed", "_sent")

    def __init__(self) -> None:
        self._placed: float | None = None
        self._sent: tuple[float, float] | None = None
        self._look: object = None

    @property
    def runs(self) -> bool:
        """Whether the client is on its way to the end."""
        return self._sent is not None

    def rest(self, ratio: float, *, over: bool = False) -> Motion:
        """Stand at a share of the whole; when it is over, vanish at once."""
        self._placed = self._sent = None
        return Motion(ratio, 0.0 if over else SWIFT)

    def run(
        self, motion: Motion, ratio: float, *, look: object, left: float, now: float
    ) -> Motion:
        """Go to the end in the time that is left; first stand where that begins.

        A new look begins anew too: the client would blend it in until the end, and a
        client that has come back knows of no motion.
        """
        same, self._look = look == self._look, look
        if self._sent is not None and same and self._is_right(left, now):
            return motion
        if self._sent is not None or self._placed is None or not same:
            motion = self.rest(ratio)
            self._placed = now
        elif now >= self._placed + PAINTED:
            self._sent = (now, left)
            motion = Motion(0.0, left)
        return motion

    def _is_right(self, left: float, now: float) -> bool:
        assert self._sent is not None
        began, left_then = self._sent
        drift = abs(left_then - (now - began) - left)
        return drift < DRIFT and now - began < RENEWED


def face_of(countdown: Countdown) -> tuple[ft.Control, Display]:
    """Make the face of a countdown; also return where its digits are."""
    output = countdown._component.output
    digits = countdown.bind(
        ft.Text(text_align=ft.TextAlign.CENTER, theme_style=DIGITS[countdown.face]),
        style=lambda: countdown.text_style,
        color=lambda: digits_color(countdown.text_style, warns=countdown._warns),
    )
    if countdown.face == "digits" and not countdown._over:
        label = output(digits, "semantics_label")
        return digits, Display(output(digits, "value"), label)
    face = FACES[countdown.face](countdown, digits)
    spoken = countdown.bind(
        ft.Semantics(exclude_semantics=True, content=face),
        live_region=lambda: countdown._over,
    )
    return spoken, Display(output(digits, "value"), output(spoken, "label"))


def digits_color(style: ft.TextStyle | None, *, warns: bool) -> ft.ColorValue | None:
    """Return the colour of the digits, by default that of the theme."""
    if warns:
        return ft.Colors.ERROR
    return style.color if style is not None else None


def _digits(owner: Countdown, digits: ft.Control) -> ft.Control:
    """Make a face of nothing but the digits."""
    return digits


def _bar(owner: Countdown, digits: ft.Control) -> ft.Control:
    """Make a bar under the digits, which slides out of the box that cuts it off."""
    fill = owner.bind(
        ft.Container(height=BAR_HEIGHT, width=BAR_WIDTH, border_radius=BAR_HEIGHT / 2),
        bgcolor=lambda: owner._color,
        animate_offset=lambda: _linear(owner._motion.seconds),
        offset=lambda: ft.Offset(owner._motion.ratio - 1.0, 0),
    )
    track = ft.Container(
        fill,
        width=BAR_WIDTH,
        height=BAR_HEIGHT,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
        border_radius=BAR_HEIGHT / 2,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
    return ft.Column(
        [digits, track],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _ring(owner: Countdown, digits: ft.Control) -> ft.Control:
    """Make a ring around the digits, which empties clockwise from the top.

    It is a disc whose gradient has a sharp edge that turns, under a smaller disc.
    """
    arc = owner.bind(
        _disc(RING),
        animate=lambda: _linear(owner._motion.seconds),
        gradient=lambda: _sweep(owner._motion.ratio, owner._color),
        visible=lambda: not owner._motion.over,
    )
    hole = owner.bind(
        _disc(RING - 2 * THICKNESS), bgcolor=lambda: owner.bgcolor or ft.Colors.SURFACE
    )
    hole.content, hole.alignment = digits, ft.Alignment.CENTER
    track = _disc(RING)
    track.bgcolor = ft.Colors.SURFACE_CONTAINER_HIGHEST
    return ft.Stack(
        [track, arc, hole], width=RING, height=RING, alignment=ft.Alignment.CENTER
    )


FACES: dict[str, Callable[[Countdown, ft.Control], ft.Control]] = {
    "digits": _digits,
    "ring": _ring,
    "bar": _bar,
}
"""What puts each face around the digits."""


def _sweep(ratio: float, color: ft.ColorValue) -> ft.SweepGradient:
    angle = 2 * math.pi * (1.0 - ratio) - EDGE * ratio  # a full ring has no gap
    return ft.SweepGradient(
        colors=[ft.Colors.TRANSPARENT, color],
        start_angle=angle,
        end_angle=angle + EDGE,
        rotation=-math.pi / 2,
    )


def _disc(size: float) -> ft.Container:
    return ft.Container(width=size, height=size, shape=ft.BoxShape.CIRCLE)


def _linear(seconds: float) -> ft.Animation:
    return ft.Animation(round(seconds * 1000), ft.AnimationCurve.LINEAR)
