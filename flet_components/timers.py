"""Timers of the event loop that keep nothing alive.

asyncio drops a cancelled timer late: when its time has come, or many have gathered.
Until then it keeps its context, and in a component's task that holds the page with
everything on it. Ours have an empty one.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
from collections.abc import AsyncIterator, Callable

__all__ = ["call_at", "timeout"]


def call_at(
    loop: asyncio.AbstractEventLoop, when: float, function: Callable[[], object]
) -> asyncio.TimerHandle:
    """Call a function at a loop's time; soon, if that has passed."""
    context = contextvars.Context()
    try:
        return loop.call_at(when, function, context=context)
    except ValueError:  # as Pyodide's loop says it
        return loop.call_later(0, function, context=context)


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
