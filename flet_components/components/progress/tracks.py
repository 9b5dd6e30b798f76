"""The bar of some work, which the client moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Optional

import flet as ft

from flet_components.components.reading_way import forward

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = ["DIGITS", "MOTION", "track"]

MOTION = ft.Animation(400, ft.AnimationCurve.EASE_OUT)
"""From one share to the next; longer than the pace, so it does not stop on the way."""
DIGITS = 3
"""Of a share: less than a thousandth of a bar cannot be seen."""


def track(
    owner: UserControl,
    ratio: Callable[[], Optional[float]],
    color: Callable[[], ft.ColorValue],
    height: float,
) -> ft.Control:
    """Make a bar that slides out of the box which cuts it off.

    Args:
        owner: The component.
        ratio: Returns the share that is done; None while nobody knows it.
        color: Returns the colour of what is done.
        height: Height, in logical pixels.
    """
    fill = owner.bind(
        ft.Container(
            height=height,
            border_radius=height / 2,
            animate_offset=MOTION,
            animate=MOTION,
        ),
        bgcolor=color,
        offset=lambda: ft.Offset(round(forward(owner) * ((ratio() or 0) - 1), DIGITS)),
        visible=lambda: ratio() is not None,
    )
    pulse = owner.bind(
        ft.ProgressBar(bar_height=height, bgcolor=ft.Colors.TRANSPARENT),
        color=color,
        visible=lambda: ratio() is None,
    )
    return ft.Container(
        ft.Column(
            [fill, pulse],
            spacing=0,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        height=height,
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
        border_radius=height / 2,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
