"""What keeps an eye on a story for a panel, while somebody sees the panel."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from flet_components.user_control import UserControl

__all__ = ["Lookout"]


class Lookout(UserControl):
    """Looks again and again, by real time, for as long as it is on a page and seen.

    Args:
        content: What it shows; it is sent after each look.
        look: Puts what is to be seen into the content.
        pace: Seconds from one look to the next.
    """

    def __init__(
        self, content: ft.Control, look: Callable[[], object], pace: float
    ) -> None:
        super().__init__(when_hidden="pause", expand=True)
        self._shown, self._look, self._pace = content, look, pace

    def build(self) -> ft.Control:
        """Return the content."""
        return self._shown

    async def did_mount_async(self) -> None:
        """Look, at once and from then on."""
        async for _ in self.clock.every(self._pace):
            self._look()
            self.update()
