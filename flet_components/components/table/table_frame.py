"""What the rows of a table lie in: it feels the pointer, and scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

import flet as ft

from flet_components.signals import Signal
from flet_components.user_control import UserControl
from flet_components.wording import say

__all__ = ["felt", "sideways"]

FADE = ft.Animation(150, ft.AnimationCurve.EASE_OUT)


def felt(
    owner: UserControl,
    rows: ft.Control,
    hover: Callable[[bool], object],
    waiting: Callable[[], int],
) -> ft.Control:
    """Make what feels the pointer over rows, and says over them what waits.

    Args:
        owner: The component.
        rows: The rows.
        hover: Called with whether the pointer is over them.
        waiting: Returns how many changes wait.
    """
    words = owner.bind(
        ft.Text(size=12, color=ft.Colors.ON_INVERSE_SURFACE),
        value=lambda: _words(waiting()),
    )
    note = owner.bind(
        ft.Container(
            words,
            bgcolor=ft.Colors.INVERSE_SURFACE,
            border_radius=12,
            padding=ft.Padding.symmetric(horizontal=12, vertical=4),
            animate_opacity=FADE,
        ),
        opacity=lambda: 1.0 if waiting() else 0.0,
    )
    place = ft.Container(
        note,
        alignment=ft.Alignment.CENTER,
        ignore_interactions=True,
        left=0,
        right=0,
        bottom=6,
    )
    return ft.GestureDetector(
        ft.Stack([rows, place]),
        on_enter=lambda: hover(True),
        on_exit=lambda: hover(False),
    )


def sideways(
    owner: UserControl, table: ft.Control, least: Callable[[], Optional[float]]
) -> ft.Control:
    """Make what a table lies in: as wide as there is room, or scrolled sideways.

    Args:
        owner: The component.
        table: The table.
        least: Returns the width below which it is scrolled; None for never.
    """
    room: Signal[Optional[float]] = Signal(None)

    def narrow() -> bool:
        width, wanted = room.get(), least()
        return width is not None and wanted is not None and width < wanted

    def sized(event: ft.LayoutSizeChangeEvent[ft.LayoutControl]) -> None:
        room.set(event.width)

    box = owner.bind(
        ft.Container(table),
        width=lambda: least() if narrow() else None,
        expand=lambda: None if narrow() else True,
    )
    row = owner.bind(
        ft.Row([box], spacing=0),
        scroll=lambda: ft.ScrollMode.AUTO if narrow() else None,
    )
    return owner.bind(
        ft.Container(row), on_size_change=lambda: sized if least() else None
    )


def _words(count: int) -> str:
    return say("waiting.row" if count == 1 else "waiting.rows", n=count)
