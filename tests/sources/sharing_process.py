"""A process that shares a poll with others through Redis, and prints what it hears.

python -m tests.sources.sharing_process REDIS_URL URL LEASE
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from flet_components.sources import Source, poll, shared


async def main(redis: str, url: str, lease: float) -> None:
    """Print each snapshot, as a line of JSON, until killed."""
    polled: Source[Any] = poll(url, interval=0.05)
    source = shared("prices", polled, redis=redis, lease=lease)
    async with source.open() as feed:
        async for snapshot in feed:
            said = [snapshot.status, snapshot.value, snapshot.attempts]
            print(json.dumps(said), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
