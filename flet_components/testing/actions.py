"""What one user does on a page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import flet as ft

from flet_components.errors import NotInteractiveError
from flet_components.testing import gestures
from flet_components.testing.captions import spoken_name
from flet_components.testing.lookup import What
from flet_components.testing.nodes import Node
from flet_components.testing.sight import Sight
from flet_components.testing.tree import Place, dialogs

__all__ = ["Actions"]

UNASKED = frozenset({"app_lifecycle_state_change", "route_change", "view_pop"})
"""Events of the page that a browser sends even if nobody listens."""


class Actions(Sight, ABC):
    """Acts on a browser tab, as a person does; refuses what a person could not do."""

    page: ft.Page
    """The page, as an app's `main` is handed it."""

    async def tap(self, what: What) -> None:
        """Tap a control; returns when its handler has ended or waits for something.

        Args:
            what: A text, tooltip, semantics label or key; a pattern for a text; a
                control; a class of which there is one.

        Raises:
            NotOnScreenError: If nothing fits, or more than one control.
            NotInteractiveError: If a user could not do that: it is disabled, lies
                under a dialog, or does not react.
        """
        await self._act(gestures.tapping(await self._reach(what)))

    async def type(self, text: str, into: What | None = None) -> None:
        """Enter a text into a field, in place of what is there.

        Args:
            text: The text.
            into: The field: its label or anything that `tap` takes. By default the
                only field on the screen.
        """
        field = await self._reach(into if into is not None else ft.TextField)
        await self._act(gestures.typing(field, text))

    async def choose(self, value: Any, what: What) -> None:
        """Choose a value: the key of a dropdown's option, a slider's position."""
        await self._act(gestures.choosing(await self._reach(what), value))

    async def dismiss(self) -> None:
        """Close the topmost dialog by tapping beside it, or a snack bar by a swipe."""
        await self._rest()
        dialog = next(reversed(self._open_dialogs()), None)
        if dialog is None or dialog.get("modal"):
            wanted = "a dialog that can be dismissed must be open"
            raise NotInteractiveError(f"{wanted}, but there is none:\n{self.tree()}")
        self._window.dismiss(dialog)
        await self._rest()

    async def send(self, what: What, event: str, data: Any = None) -> None:
        """Send any other event, `submit` or `hover` for example, with its data.

        Args:
            what: The control, as for `tap`; `screen.page` for events of the page.
            event: The event's name without `on_`.
            data: What a browser would send along.
        """
        node = self._window.tree
        if what is not self.page:
            node = (await self._reach(what)).node
        if node.get(f"on_{event}") is not True and event not in UNASKED:
            raise NotInteractiveError(f"{spoken_name(node)} must have an on_{event}")
        await self._act(gestures.Gesture(node, ((event, data),)))

    async def visit(self, route: str) -> None:
        """Go to another address of the app, as by the browser's address bar."""
        await self._rest()
        self._window.visit(route)
        await self._rest()

    async def resize(self, width: float, height: float) -> None:
        """Give the window another size, in logical pixels."""
        await self._rest()
        self._window.resize(width, height)
        await self._rest()

    @abstractmethod
    async def _rest(self) -> None:
        """Let all that is ready happen; no time passes."""

    async def _reach(self, what: What) -> Place:
        """Return what a user acts on, after all that was ready has happened."""
        await self._rest()
        if not self._window.connected:
            raise NotInteractiveError("the browser must be connected, but is not")
        return gestures.reachable(self._place(what), self._open_dialogs())

    async def _act(self, gesture: gestures.Gesture) -> None:
        self._window.perform(gesture)
        await self._rest()

    def _open_dialogs(self) -> list[Node]:
        return [node for node in dialogs(self._window.tree) if node.get("open")]
