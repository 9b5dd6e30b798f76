"""Work that begins when the event loop is already ending."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from types import AsyncGeneratorType
from typing import Any

__all__ = ["Lingering"]


class Lingering:
    """Holds a loop that ends until something has been waited for.

    `asyncio.run` first cancels all tasks, and waits for those that it has cancelled;
    what they begin then is dropped, with a warning. The last that it waits for are
    asynchronous generators, so one of these does the waiting.

    Args:
        wait: Waits for what must not be dropped.
    """

    def __init__(self, wait: Callable[[], Awaitable[object]]) -> None:
        self._generator: AsyncGeneratorType[None, None] = self._linger(wait)
        with contextlib.suppress(StopIteration):  # up to its yield; the loop knows it
            self._generator.asend(None).send(None)

    async def release(self) -> None:
        """Let the loop go."""
        if not self._generator.ag_running:
            await self._generator.aclose()

    async def _linger(self, wait: Callable[[], Awaitable[object]]) -> Any:
        try:
            yield
        finally:
            await wait()
