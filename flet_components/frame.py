"""What changed on one page in one turn of the event loop goes out together.

Every update of every component passes through here; nothing else sends.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable

import flet as ft

from flet_components import _flet

__all__ = ["Frame"]

AGAIN = 0.1
"""Seconds after which what could not be sent is tried again."""


class Frame:
    """Collects the controls that changed on a page, and sends them.

    Args:
        page: The page.
        context: Where sending runs, so that what is built then sees this page.
        can_send: Says whether anything can be sent now; if not, it is kept.
        is_live: Says whether a control may still be sent.
        on_error: Called with a control that could not be sent, and why.
    """

    __slots__ = (
        "_can_send",
        "_changed",
        "_context",
        "_is_live",
        "_on_error",
        "_page",
        "_scheduled",
        "_waiters",
    )

    def __init__(
        self,
        page: ft.Page,
        context: contextvars.Context,
        *,
        can_send: Callable[[], bool],
        is_live: Callable[[ft.BaseControl], bool],
        on_error: Callable[[ft.BaseControl, Exception], object],
    ) -> None:
        self._page = page
        self._context = context
        self._can_send = can_send
        self._is_live = is_live
        self._on_error = on_error
        self._changed: dict[int, ft.BaseControl] = {}
        self._waiters: list[asyncio.Future[None]] = []
        self._scheduled: asyncio.Handle | None = None

    def mark(self, control: ft.BaseControl) -> None:
        """Send what changed in a control at the end of this turn of the loop."""
        self._changed[id(control)] = control
        if self._scheduled is None:
            self._scheduled = asyncio.get_running_loop().call_soon(
                self.flush, context=self._context
            )

    def send(self, control: ft.BaseControl) -> None:
        """Send what is marked, and this control, now."""
        self.mark(control)
        self.flush()

    async def sent(self) -> None:
        """Wait until what is marked has been handed to the connection."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        await waiter

    def flush(self) -> None:
        """Send what is marked, now."""
        if self._scheduled is not None:
            self._scheduled.cancel()
            self._scheduled = None
        if self._can_send():
            changed, self._changed = self._changed, {}
            for control in changed.values():
                self._send(control)
        elif self._changed:
            self._scheduled = asyncio.get_running_loop().call_later(
                AGAIN, self.flush, context=self._context
            )
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def drop(self) -> None:
        """Send nothing more; whoever waits goes on."""
        self._changed.clear()
        self.flush()

    def _send(self, control: ft.BaseControl) -> None:
        """Send one control; a failure reaches its owner and spares the others."""
        if not self._is_live(control):
            return
        try:
            _flet.patch(self._page, control)
        except Exception as error:
            self._on_error(control, error)
