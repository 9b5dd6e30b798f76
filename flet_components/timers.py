"""Timers of the event loop that keep nothing alive.

asyncio drops a cancelled timer late: when its time has come, or many have gathered.
Until then it keeps its context, and in a component's task that holds the page with
everything on it. Ours have an empty one.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import functools
from collections.abc import AsyncIterator, Callable

__all__ = ["call_later", "sleep", "timeout"]


def call_later(
    loop: asyncio.AbstractEventLoop, seconds: float, function: Callable[[], object]
) -> asyncio.TimerHandle:
    """Call a function after some seconds of a loop's time."""
    return loop.call_later(seconds, function, context=contextvars.Context())


async def sleep(seconds: float) -> None:
    """Wait; zero or less gives other tasks one turn."""
    if seconds <= 0:
        return await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    woken: asyncio.Future[None] = loop.create_future()
    timer = call_later(loop, seconds, functools.partial(_wake, woken))
    try:
        await woken
    finally:
        timer.cancel()


def _wake(sleeper: asyncio.Future[None]) -> None:
    if not sleeper.done():
        sleeper.set_result(None)


@contextlib.asynccontextmanager
async def timeout(seconds: float | None) -> AsyncIterator[asyncio.Timeout]:
    """Cancel what runs in the block after some seconds, as `asyncio.timeout` does.

    Raises:
        TimeoutError: If the time was up.
    """
    async with asyncio.timeout(None) as limit:
        if seconds is not None:
            when = asyncio.get_running_loop().time() + seconds
            contextvars.Context().run(limit.reschedule, when)
        yield limit
