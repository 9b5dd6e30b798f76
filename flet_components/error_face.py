"""What a component shows instead of itself when it could not start."""

from __future__ import annotations

import traceback
from collections.abc import Callable

import flet as ft

from flet_components.wording import say

__all__ = ["error_face"]


def error_face(
    error: Exception, retry: Callable[[], object], *, debug: bool
) -> ft.Control:
    """Make a face of one sentence and *Retry*; with `debug`, the traceback too."""
    sentence = ft.Row(
        [
            ft.Icon(ft.Icons.ERROR_OUTLINE, color=ft.Colors.ERROR),
            ft.Text(say("failed"), color=ft.Colors.ON_SURFACE),
            ft.TextButton(say("retry"), on_click=lambda: retry()),
        ],
        spacing=8,
        wrap=True,
        tight=True,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return ft.Container(
        ft.Column([sentence, *_details(error)] if debug else [sentence], tight=True),
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
        border_radius=12,
        padding=ft.Padding.symmetric(horizontal=16, vertical=8),
    )


def _details(error: Exception) -> list[ft.Control]:
    lines = "".join(traceback.format_exception(error))
    return [
        ft.Text(
            lines,
            size=12,
            selectable=True,
            font_family="monospace",
            color=ft.Colors.ON_SURFACE_VARIANT,
        )
    ]
