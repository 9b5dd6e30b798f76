"""The faces of a timer: its digits alone, in segments, with a ring or with a bar."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.clockwork.durations import spoken_left, spoken_passed
from flet_components.components.clockwork.timers.segments import Segments
from flet_components.components.clockwork.timers.timer_display import Display
from flet_components.components.reading_way import forward

if TYPE_CHECKING:
    from flet_components.components.clockwork.timers.gauge import Gauge
    from flet_components.components.timing.timer_base import TimerBase

__all__ = ["FACES", "digits_color", "face_of"]

DIGITS = {
    "digits": ft.TextThemeStyle.DISPLAY_MEDIUM,
    "segments": ft.TextThemeStyle.DISPLAY_SMALL,
    "ring": ft.TextThemeStyle.HEADLINE_MEDIUM,
    "bar": ft.TextThemeStyle.DISPLAY_MEDIUM,
}
"""Size of the digits of each face."""
RING, THICKNESS = 176, 10 / 176
"""Diameter of the ring, in logical pixels, and its thickness, as a share of that."""
SMALLER = {
    140: ft.TextThemeStyle.HEADLINE_MEDIUM,
    96: ft.TextThemeStyle.TITLE_LARGE,
    64: ft.TextThemeStyle.TITLE_MEDIUM,
}
"""Size of the digits in a ring, from these diameters on; below there is no ring."""
TINY = ft.TextThemeStyle.LABEL_LARGE
"""Size of digits for whose ring there is no room."""
BAR_WIDTH, BAR_HEIGHT = 240, 8
EDGE = 0.02
"""Radians over which the ring's end fades, so that it is not jagged."""


def face_of(timer: TimerBase) -> tuple[ft.Control, Display]:
    """Make the face of a timer; also return what its digits are shown in."""
    words = spoken_left if timer._timer.down.get() else spoken_passed
    output = timer._component.output
    if timer.face == "segments":
        segments = Segments(timer, lambda: _digits_of(timer))
        spoken = _spoken(timer, segments.view)
        return spoken, segments.display(output(spoken, "label"), words)
    digits = _digits_of(timer)
    if timer.face == "digits" and not timer._timer.over.get():
        label = output(digits, "semantics_label")
        return digits, Display(output(digits, "value"), label, words)
    spoken = _spoken(timer, FACES[timer.face](timer, digits))
    return spoken, Display(output(digits, "value"), output(spoken, "label"), words)


def _digits_of(timer: TimerBase) -> ft.Text:
    """Make a text of digits, in the style and colour that they have now."""
    gauge, size = timer._timer.view.gauge, DIGITS[timer.face]
    if timer.face == "ring":
        size = next((s for least, s in SMALLER.items() if _room(timer) >= least), TINY)
    return timer.bind(
        ft.Text(text_align=ft.TextAlign.CENTER, theme_style=size),
        style=lambda: timer.text_style,
        color=lambda: digits_color(timer.text_style, warns=gauge.warns.get()),
    )


def _spoken(timer: TimerBase, face: ft.Control) -> ft.Semantics:
    """Have a face said as one, and announced when time is up."""
    return timer.bind(
        ft.Semantics(exclude_semantics=True, content=face),
        live_region=lambda: timer._timer.over.get(),
    )


def digits_color(style: ft.TextStyle | None, *, warns: bool) -> ft.ColorValue | None:
    """Return the colour of the digits, by default that of the theme."""
    if warns:
        return ft.Colors.ERROR
    return style.color if style is not None else None


def _alone(timer: TimerBase, digits: ft.Control) -> ft.Control:
    """Make a face of nothing but the digits."""
    return digits


def _bar(timer: TimerBase, digits: ft.Control) -> ft.Control:
    """Make a bar under the digits, which slides out of the box that cuts it off."""
    gauge = timer._timer.view.gauge
    fill = timer.bind(
        ft.Container(height=BAR_HEIGHT, width=BAR_WIDTH, border_radius=BAR_HEIGHT / 2),
        bgcolor=lambda: gauge.color,
        animate_offset=lambda: _linear(gauge.motion.get().seconds),
        offset=lambda: ft.Offset(forward(timer) * (gauge.motion.get().ratio - 1), 0),
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


def _ring(timer: TimerBase, digits: ft.Control) -> ft.Control:
    """Make a ring around the digits, which empties clockwise from the top.

    It is a disc whose gradient has a sharp edge that turns, under a smaller disc. That
    keeps its distance from the edge wherever the ring gets less room.
    """
    if (size := _room(timer)) < min(SMALLER):
        return digits
    gauge, edge = timer._timer.view.gauge, round(size * THICKNESS)
    arc = timer.bind(
        _disc(size),
        animate=lambda: _linear(gauge.motion.get().seconds),
        gradient=lambda: _swept(gauge),
        visible=lambda: not gauge.motion.get().over,
    )
    hole = timer.bind(
        _disc(size - 2 * edge), bgcolor=lambda: timer.bgcolor or ft.Colors.SURFACE
    )
    hole.content, hole.alignment, hole.margin = digits, ft.Alignment.CENTER, edge
    track = _disc(size)
    track.bgcolor = ft.Colors.SURFACE_CONTAINER_HIGHEST
    return ft.Stack(
        [track, arc, hole], width=size, height=size, alignment=ft.Alignment.CENTER
    )


def _room(timer: TimerBase) -> float:
    """Return the diameter of a ring: less where its timer was given a size."""
    return min(RING, timer.width or RING, timer.height or RING)


FACES: dict[str, Callable[[TimerBase, ft.Control], ft.Control]] = {
    "digits": _alone,
    "ring": _ring,
    "bar": _bar,
}
"""What puts each face around the digits."""


def _swept(gauge: Gauge) -> ft.SweepGradient:
    ratio, color = gauge.motion.get().ratio, gauge.color
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
