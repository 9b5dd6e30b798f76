"""Lets a story's time go on to a moment at which it stands still."""

from __future__ import annotations

import asyncio

from flet_components.story_time import StoryTime

__all__ = ["reach"]

TURN = 0.01
"""Real seconds that a set-up gets for what it does by no clock at all."""


async def reach(clock: StoryTime, at: float, ready: asyncio.Event) -> None:
    """Let a time that stands still go on to a moment.

    A set-up that waits goes on until it is done, however long that takes: then the
    moment is when it is done, if that is later.

    Args:
        clock: The story's time, paused.
        at: Seconds at which it is to stand.
        ready: Set when the story is shown, or has failed.
    """
    while not ready.is_set():
        await clock.advance(clock.due or 0.0)
        await asyncio.sleep(TURN)
    await clock.advance(max(0.0, at - clock.monotonic()))
