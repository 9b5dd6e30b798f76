"""The faces of `Countdown`: how much is left, as digits, a ring or a bar.

Ring and bar are emptied by the client: one message says how long it takes, and nothing
more is sent until something else happens.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import attrs
import flet as ft

from flet_components.user_control import UserControl

__all__ = ["Motion", "bar_face", "digits_face", "ring_face"]

RING, THICKNESS = 176, 10
"""Diameter and thickness of the ring, in logical pixels."""
BAR_WIDTH, BAR_HEIGHT = 240, 8
EDGE = 0.02
"""Radians over which the ring's end fades, so that it is not jagged."""


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


Read = Callable[[], Motion]
Color = Callable[[], ft.ColorValue]


def digits_face(
    owner: UserControl, digits: ft.Control, motion: Read, color: Color
) -> ft.Control:
    """Make a face of nothing but the digits."""
    return digits


def bar_face(
    owner: UserControl, digits: ft.Control, motion: Read, color: Color
) -> ft.Control:
    """Make a bar under the digits, which slides out of the box that cuts it off."""
    fill = owner.bind(
        ft.Container(height=BAR_HEIGHT, width=BAR_WIDTH, border_radius=BAR_HEIGHT / 2),
        bgcolor=color,
        animate_offset=lambda: _linear(motion().seconds),
        offset=lambda: ft.Offset(motion().ratio - 1.0, 0),
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


def ring_face(
    owner: UserControl, digits: ft.Control, motion: Read, color: Color
) -> ft.Control:
    """Make a ring around the digits, which empties clockwise from the top.

    It is a disc whose gradient has a sharp edge that turns, under a smaller disc.
    """
    arc = owner.bind(
        _disc(RING),
        animate=lambda: _linear(motion().seconds),
        gradient=lambda: _sweep(motion().ratio, color()),
        visible=lambda: not motion().over,
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


def _sweep(ratio: float, color: ft.ColorValue) -> ft.SweepGradient:
    angle = 2 * math.pi * (1.0 - ratio)
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
