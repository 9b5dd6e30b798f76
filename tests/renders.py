"""A declarative app whose renders a test asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from flet_components.testing import Screen

__all__ = ["Renders"]


class Renders:
    """A declarative app whose state a test sets."""

    def __init__(self, show: Callable[[int], Any]) -> None:
        self.set: Callable[[int], None] = lambda _: None

        @ft.component
        def app() -> Any:
            number, self.set = ft.use_state(0)
            return show(number)

        self.app = app

    async def start(self, screen: Screen) -> None:
        """Render for the first time."""
        screen.page.render(self.app)
        await screen.settle()

    async def to(self, screen: Screen, number: int) -> None:
        """Render again, with another number."""
        self.set(number)
        await screen.settle()
