"""The head of the tree: a mark and the name of the tool."""

from __future__ import annotations

import flet as ft

from flet_components.stories.look import heading
from flet_components.stories.runner.proportions import BAR

__all__ = ["brand"]


def brand() -> ft.Control:
    """Return the mark and the name."""
    mark = ft.Container(
        ft.Icon(ft.Icons.AUTO_STORIES, size=16, color=ft.Colors.ON_PRIMARY),
        width=28,
        height=28,
        border_radius=8,
        bgcolor=ft.Colors.PRIMARY,
        alignment=ft.Alignment.CENTER,
    )
    return ft.Container(
        ft.Row([mark, heading("Stories")], spacing=12),
        height=BAR,
        padding=ft.Padding.symmetric(horizontal=16),
    )
