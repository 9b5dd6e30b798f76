"""What in the address could not be understood, between the toolbar and the stage."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from flet_components.stories.look import ROUND

__all__ = ["Notice"]


class Notice:
    """A quiet strip; it goes away with the address that it is about."""

    def __init__(self) -> None:
        self._lines = ft.Column(spacing=2, tight=True, expand=True)
        ink = ft.Colors.ON_TERTIARY_CONTAINER
        icon = ft.Icon(ft.Icons.INFO_OUTLINE, size=16, color=ink)
        strip = ft.Container(
            ft.Row([icon, self._lines], spacing=8),
            bgcolor=ft.Colors.TERTIARY_CONTAINER,
            border_radius=ROUND,
            padding=ft.Padding.symmetric(horizontal=12, vertical=8),
        )
        self.view = ft.Container(
            strip, padding=ft.Padding.only(left=16, right=16, bottom=8), visible=False
        )

    def show(self, problems: Sequence[str]) -> None:
        """Show some sentences, or nothing; the caller updates the page."""
        ink = ft.Colors.ON_TERTIARY_CONTAINER
        self._lines.controls = [ft.Text(text, size=12, color=ink) for text in problems]
        self.view.visible = bool(problems)
