"""Keeps the browser's address in step with what is shown."""

from __future__ import annotations

import asyncio
from collections import deque

import flet as ft

from flet_components.scope import TaskScope
from flet_components.stories.address import Address

__all__ = ["Routes"]

PAUSE = 0.4
"""Seconds without a turn after which the knobs become an entry of the history."""


class Routes:
    """Tells the browser of new addresses, in order, and knows them when they come back.

    Flet has no way to replace the address, so each one is an entry of the browser's
    history; turns of knobs that follow each other closely are one entry.

    Args:
        page: The runner's page.
        scope: Owns the task that tells.
    """

    def __init__(self, page: ft.Page, scope: TaskScope) -> None:
        self._page = page
        self._told = Address.parse(page.route)
        self._own: deque[Address] = deque(maxlen=16)
        self._queue: asyncio.Queue[Address] = asyncio.Queue()
        self._soon: tuple[Address, asyncio.TimerHandle] | None = None
        scope.create_task(self._tell_all(), name="tell the browser")

    def tell(self, address: Address) -> None:
        """Make an address the browser's."""
        self.hurry()
        self._queue.put_nowait(address)

    def tell_soon(self, address: Address) -> None:
        """Make an address the browser's, unless another one follows in a moment."""
        if self._soon is not None:
            self._soon[1].cancel()
        timer = asyncio.get_running_loop().call_later(PAUSE, self.hurry)
        self._soon = (address, timer)

    def hurry(self) -> None:
        """Tell what was to be told soon."""
        if self._soon is not None:
            (address, timer), self._soon = self._soon, None
            timer.cancel()
            self._queue.put_nowait(address)

    def arrived(self, route: str) -> Address | None:
        """Return where the browser has gone by itself, or None if it was told to."""
        address = Address.parse(route)
        if address in self._own:
            self._own.remove(address)
            return None
        self._told = address
        return address

    async def _tell_all(self) -> None:
        while True:
            address = await self._queue.get()
            if address != self._told:
                self._told = address
                self._own.append(address)
                await self._page.push_route(str(address))
