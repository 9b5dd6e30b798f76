"""What a live feed shows of a real WebSocket server is true, whatever that does."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft
from websockets.asyncio.server import ServerConnection

from flet_components import LiveFeed
from flet_components.sources import Backoff, Heartbeat, listen
from flet_components.testing import Screen, real_time
from tests.components.live.truth import until, until_it_shows
from tests.sources.test_websocket import serving, stay

SOON = Backoff(first=0.02, longest=0.03)


def row(message: Any) -> ft.Control:
    """Make the row of a message."""
    return ft.Text(f"m{message}")


async def test_a_server_that_does_everything_wrong(screen: Screen) -> None:
    """It floods, drops, speaks garbage, stalls and dies; no task is left of it."""
    acts = iter(("flood", "drop", "garbage", "stall", "fine"))

    async def act(server: ServerConnection) -> None:
        what = next(acts, "fine")
        if what == "flood":
            for number in range(10_000):
                await server.send(str(number))
            await stay(server)
        elif what == "drop":
            await server.send("10001")
            server.transport.abort()
        elif what == "garbage":
            await server.send("{oops")
            await server.send("10002")
            await server.close(1011, "broken")
        elif what == "stall":
            server.transport.pause_reading()
            await asyncio.sleep(0.3)
            server.transport.abort()
        else:
            await server.send("10003")
            await stay(server)

    heartbeat = Heartbeat(interval=0.05, timeout=0.05)
    async with real_time(), serving(act) as url:
        source = listen(url, backoff=SOON, buffer=10_000, heartbeat=heartbeat)
        feed = LiveFeed(source, row, max_items=100, sequence=lambda number: number)
        screen.show(feed)
        began, before = asyncio.get_running_loop().time(), len(screen.messages)
        await until(screen, lambda: "m9999" in screen.texts(), "all of the flood")
        took = asyncio.get_running_loop().time() - began
        assert len(screen.messages) - before <= max(20, 10 * took + 10)
        assert feed.messages == [*range(9900, 10_000)]
        await feed.refresh()
        await until_it_shows(screen, "m10001", "1 missing", "m10002", "m10003")
        await until_it_shows(screen, "Connected")
        assert feed.messages[-3:] == [10_001, 10_002, 10_003]
        screen.hide(feed)
        await asyncio.sleep(0.05)
    assert feed.tasks == ()


async def test_a_server_that_is_not_there_yet(screen: Screen) -> None:
    """It says so, tries again, and shows what comes when it is there."""
    there = False

    async def speak(server: ServerConnection) -> None:
        if there:
            await server.send("1")
            await stay(server)
        else:
            server.transport.abort()

    async with real_time(), serving(speak) as url:
        screen.show(LiveFeed(listen(url, backoff=SOON), row))
        await until_it_shows(screen, "Could not be loaded.")
        there = True
        await until_it_shows(screen, "m1", "Connected")
        await screen.close()
