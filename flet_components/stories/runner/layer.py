"""What lies over the runner's page until it is closed: the tree, the stage's menu."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from flet_components.stories.look import named

__all__ = ["Layer"]


class Layer:
    """A sheet, and below it a veil that closes it when it is pressed.

    Args:
        name: What a screen reader calls the veil.
        close: Called when it is pressed.
    """

    def __init__(self, name: str, close: Callable[[], object]) -> None:
        self.sheet = ft.Container(bgcolor=ft.Colors.SURFACE)
        self._veil = ft.Container(expand=True, on_click=close)
        self.view = ft.Stack(
            [named(name, self._veil), self.sheet], expand=True, visible=False
        )

    @property
    def is_open(self) -> bool:
        """Whether it is to be seen."""
        return self.view.visible

    def open(self, opened: bool = True, /) -> None:
        """Show or hide it; the caller updates the page."""
        self.view.visible = opened

    def darken(self, dark: bool) -> None:
        """Darken what lies below it, or leave it as it is."""
        self._veil.bgcolor = ft.Colors.BLACK_54 if dark else ft.Colors.TRANSPARENT
