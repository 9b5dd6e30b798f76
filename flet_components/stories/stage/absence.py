"""The browser of a stage goes away for a while: its tab is hidden, or its line cut.

All times are real ones: the browser has no other.
"""

from __future__ import annotations

import asyncio
import math
import sys
from collections.abc import Awaitable, Callable
from typing import Literal

import flet as ft
from flet.messaging.session import Session

from flet_components import _flet
from flet_components.time_source import SYSTEM_TIME

__all__ = ["Absence", "Away"]

Away = Literal["", "hidden", "disconnected"]
"""How the browser is away, if it is."""
LOOK = 0.1
"""Seconds between two looks whether the browser is there again."""
PATIENCE = 20.0
"""Seconds after the end of a cut in which a browser may still come back."""


class Absence:
    """Whether the browser of one stage is away, and until when."""

    def __init__(self) -> None:
        self.away: Away = ""
        self.session: Session | None = None
        """What waits for a browser whose line was cut."""
        self._until = -math.inf
        self._given_up = False
        self._cut: Callable[[], Awaitable[object]] | None = None

    @property
    def can_cut(self) -> bool:
        """Whether there is a line to cut; in a browser there is no server."""
        return sys.platform != "emscripten"

    @property
    def left(self) -> float:
        """Seconds until the browser is there again, or may be."""
        return max(0.0, self._until - self._now())

    @property
    def is_cut(self) -> bool:
        """Whether a browser that comes now is to be refused."""
        return self.away == "disconnected" and self.left > 0

    def connected(self, cut: Callable[[], Awaitable[object]]) -> None:
        """Note that a browser is there, and what cuts the line to it."""
        self._cut = cut

    async def hide(self, page: ft.Page, seconds: float) -> None:
        """Have a page hidden, as the tab of a browser is, and then shown again."""
        self._until = self._now() + seconds
        self.away = "hidden"
        await _flet.tell_lifecycle(page, "hide")
        try:
            await SYSTEM_TIME.sleep(seconds)
        finally:
            self._until = -math.inf
            self.away = ""
            await _flet.tell_lifecycle(page, "show")

    async def send(self, away: Away, page: ft.Page, seconds: float) -> None:
        """Have the browser go away for some seconds, one way or the other."""
        if not self.away:
            await (self.hide(page, seconds) if away == "hidden" else self.cut(seconds))

    async def cut(self, seconds: float) -> None:
        """Cut the line to the browser; it may come back when the seconds are over."""
        cut, self._cut = self._cut, None
        if cut is not None:
            self._until = self._now() + seconds
            self.away = "disconnected"
            await cut()

    def give_up(self) -> None:
        """Wait for nobody: the stage has been left."""
        self._given_up = True

    async def ends(self, session: Session) -> bool:
        """Wait for the browser of a session that has lost it; say whether it came.

        One whose line nobody has cut is not waited for.
        """
        self.session = session
        while session.connection is None:
            if self._given_up or self._now() >= self._until + PATIENCE:
                break
            await SYSTEM_TIME.sleep(LOOK)
        self._until = -math.inf
        self.away, self.session = "", None
        return session.connection is not None

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
