"""A button that copies a text and says for a moment that it has."""

from __future__ import annotations

import flet as ft

from flet_components import UserControl
from flet_components.stories.look import MUTED, bare_button, named

__all__ = ["CopyButton"]

MOMENT = 1.5
"""Seconds for which the tick is shown."""


class CopyButton(UserControl):
    """Copies in the browser itself, while the press is still being handled.

    Args:
        name: What it copies, as its tooltip says it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text = ""
        self._button = bare_button(ft.Icons.LINK, name, self._pressed)
        self._named = named(name, self._button)

    def build(self) -> ft.Control:
        """Return the button."""
        return self._named

    def offer(self, text: str) -> None:
        """Copy this text when it is pressed next."""
        if text == self._text:
            return
        self._text = text
        self._button.action = ft.CopyToClipboard(text)
        self.update()

    def _pressed(self) -> None:
        self.create_task(self._confirm(), name="confirm", exclusive=True)

    async def _confirm(self) -> None:
        self._button.icon = ft.Icons.CHECK
        self._button.icon_color = ft.Colors.PRIMARY
        self.update()
        await self.clock.sleep(MOMENT)
        self._button.icon = ft.Icons.LINK
        self._button.icon_color = MUTED
        self.update()
