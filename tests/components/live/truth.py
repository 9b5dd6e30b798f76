"""What a user reads while real servers misbehave, in real time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from flet_components.testing import Screen

__all__ = ["until_it_shows"]

LOOK = 0.01
"""Seconds between two looks at the screen."""
PATIENCE = 5.0


async def until_it_shows(screen: Screen, *texts: str) -> None:
    """Wait until all texts are on the screen; the error says what is there instead."""
    await until(screen, lambda: set(texts) <= set(screen.texts()), f"shows {texts}")


async def until(screen: Screen, holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110 - the screen tells nobody
                await asyncio.sleep(LOOK)
    except TimeoutError:
        raise AssertionError(f"not so: {what}; there is {screen.texts()}") from None
