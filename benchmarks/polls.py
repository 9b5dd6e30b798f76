"""What it costs to fetch a list again and again, and to show what has changed."""

from __future__ import annotations

import asyncio
import functools

from benchmarks.load import Figures, Load, Measure, idle_share, tabs, within
from benchmarks.process import Server, serve
from benchmarks.sides import Side, UnavailableError

__all__ = ["polls"]

SETTLED = 3
"""Fetches after which a list stands."""
MOMENT = 0.05
"""Seconds between two looks at the server."""


def polls(changed: int) -> Measure:
    """Return what measures a list of which so many rows change with each fetch.

    The `countdowns` of the load are its rows.
    """
    return functools.partial(_polls, changed)


async def _polls(changed: int, side: Side, load: Load) -> Figures:
    if "rows" not in side.apps:
        raise UnavailableError("nobody has written this app for it")
    order = {"app": "rows", "changed": changed}
    async with serve(side, load.countdowns, **order) as server:
        idle = await idle_share(server)
        async with tabs(side, server, load.sessions, load.spread) as clients:
            await _fetched(server, SETTLED)
            for client in clients:
                client.count()
            asked, before = await server.ticks(), server.usage()
            await asyncio.sleep(load.seconds)
            used, fetches = server.usage() - before, await server.ticks() - asked
            return {
                "poll_cpu": used.cpu / fetches * 1000,
                "poll_net": (used.cpu - idle * load.seconds) / fetches * 1000,
                "poll_messages": sum(client.messages for client in clients) / fetches,
                "poll_payload": sum(client.payload for client in clients) / fetches,
                "poll_wire": sum(client.wire for client in clients) / fetches,
            }


async def _fetched(server: Server, times: int) -> None:
    """Wait until its list has been fetched so often."""
    async with within("fetch its list"):
        while await server.ticks() < times:  # noqa: ASYNC110 - in another process
            await asyncio.sleep(MOMENT)
