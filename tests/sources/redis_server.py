"""A real Redis server on the loopback interface."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from pathlib import Path

from redis.asyncio import Redis
from redis.exceptions import ConnectionError as NoConnection

from tests.browser.driver import free_port

__all__ = ["RedisServer"]


class RedisServer:
    """Debian's `redis-server`, on a free port; it forgets all when it ends.

    Args:
        folder: Where it may write.
    """

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._folder = folder

    @property
    def url(self) -> str:
        """Where it is."""
        return f"redis://127.0.0.1:{self.port}"

    @contextlib.asynccontextmanager
    async def runs(self) -> AsyncIterator[Redis]:
        """Run; before and after, nobody answers."""
        settings = ("--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder))
        process = await asyncio.create_subprocess_exec(
            *("redis-server", "--port", str(self.port), *settings),
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            async with Redis.from_url(self.url, decode_responses=True) as client:
                await _answers(client)
                yield client
        finally:
            process.send_signal(signal.SIGKILL)
            await process.wait()


async def _answers(client: Redis) -> None:
    """Wait until it does."""
    async with asyncio.timeout(10):
        while True:
            with contextlib.suppress(NoConnection):
                await client.get("anything")
                return
            await asyncio.sleep(0.01)
