"""Counts what a component costs in a state of its life, and brings it out of sight."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import flet as ft
import pytest

from flet_components.testing import Screen

__all__ = ["AWAY", "Away", "Count", "covered"]

Away = Callable[[Screen], Awaitable[None]]


class Count:
    """Counts what happens on a screen.

    Args:
        screen: The screen.
        timers: The timers of its loop.
    """

    def __init__(self, screen: Screen, timers: list[asyncio.TimerHandle]) -> None:
        self._screen, self._timers = screen, timers

    async def during(self, seconds: float) -> tuple[int, int]:
        """Return how often the loop was woken meanwhile, and how many messages left.

        The wake-up of the test itself does not count.
        """
        before = len(self._screen.messages)
        begin = self._screen.clock.monotonic()
        await self._screen.advance(seconds)
        woken = {
            timer.when()
            for timer in self._timers
            if not timer.cancelled() and begin < timer.when() < begin + seconds - 1e-3
        }
        return len(woken), len(self._screen.messages) - before

    async def minute(self) -> tuple[int, int]:
        """Return the same for a minute."""
        return await self.during(60.0)


async def covered(screen: Screen) -> None:
    """Put another view over the one at hand."""
    screen.page.views.append(ft.View(route="/over"))
    screen.page.update()
    await screen.settle()


AWAY = pytest.mark.parametrize(
    "away", [Screen.hide_tab, Screen.disconnect, covered], ids=lambda f: f.__name__
)
"""The ways in which nobody sees a page any more."""
