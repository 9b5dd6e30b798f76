"""What changed on one page in one turn of the event loop goes out together.

Every update of every component passes through here; nothing else sends.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable

import flet as ft

from flet_components import _flet
from flet_components.value_patch import ValuePatch

__all__ = ["Frame"]

Changed = tuple[ft.BaseControl, ft.BaseControl, dict[str, None]]
"""A component, a control in it, and the names of properties that changed."""

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
        "_values",
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
        self._values: dict[int, Changed] = {}
        self._waiters: list[asyncio.Future[None]] = []
        self._scheduled: asyncio.Handle | None = None

    def mark(self, control: ft.BaseControl) -> None:
        """Send what changed in a control at the end of this turn of the loop."""
        self._changed[id(control)] = control
        self._schedule()

    def mark_value(
        self, component: ft.BaseControl, control: ft.BaseControl, name: str
    ) -> None:
        """Send a plain value of a control in a component, at the end of this turn."""
        entry = self._values.get(id(control))
        if entry is None:
            entry = self._values[id(control)] = (component, control, {})
        entry[2][name] = None
        self._schedule()

    def _schedule(self) -> None:
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
            self._send_values()
            changed, self._changed = self._changed, {}
            for control in changed.values():
                self._send(control)
        elif self._changed or self._values:
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
        self._values.clear()
        self.flush()

    def _send_values(self) -> None:
        """Send plain values in one patch, before anything of what lies around them.

        What cannot be sent so goes through Flet's diff, with its component.
        """
        values, self._values = self._values, {}
        patch = ValuePatch(self._page)
        for component, control, names in values.values():
            if id(component) in self._changed or not self._is_live(component):
                continue
            try:
                if not (_is_plain(component, control) and patch.add(control, names)):
                    self._changed[id(component)] = component
            except Exception as error:
                self._on_error(component, error)
        patch.send(self._page)

    def _send(self, control: ft.BaseControl) -> None:
        """Send one control; a failure reaches its owner and spares the others."""
        if not self._is_live(control):
            return
        try:
            _flet.patch(self._page, control)
        except Exception as error:
            self._on_error(control, error)


def _is_plain(component: ft.BaseControl, control: ft.BaseControl) -> bool:
    """Say whether nothing from a control up to its component acts on an update."""
    above: ft.BaseControl | None = control
    while above is not None and not _flet.updates_itself(type(above)):
        if above is component:
            return True
        above = above.parent
    return False
