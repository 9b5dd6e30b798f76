"""Tabs of a real server that are closed."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import flet as ft
import flet_web.fastapi as flet_fastapi  # type: ignore[import-untyped]
import msgpack  # type: ignore[import-untyped]
import pytest
import uvicorn
from websockets.asyncio.client import connect

from flet_components import Countdown

REGISTER = 1
TABS = 10
PAGE = {"route": "/", "width": 800, "height": 600}


@contextlib.asynccontextmanager
async def serve(main: Any) -> AsyncIterator[str]:
    """Run a Flet app on a free port; yields the address of its WebSocket."""
    app = flet_fastapi.app(main, no_cdn=True, session_timeout_seconds=3600)
    config = uvicorn.Config(
        app, port=0, log_level="critical", ws="websockets-sansio", lifespan="off"
    )
    server = uvicorn.Server(config)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"ws://127.0.0.1:{port}/ws"
        server.should_exit = True


async def open_and_close(url: str) -> None:
    """Open a tab, and close it as soon as the page has come."""
    async with connect(url) as tab:
        body = {"session_id": None, "page_name": "", "page": PAGE}
        await tab.send(b"\x00" + msgpack.packb([REGISTER, body]))
        await tab.recv()
        await tab.recv()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:uvicorn")
async def test_every_closed_tab_is_noticed() -> None:
    """A client that goes while the server is sending is noticed all the same.

    Flet 1.0.5 fails in its send loop then, and the session stays connected for ever.
    """
    pages: list[ft.Page] = []
    gone: asyncio.Queue[None] = asyncio.Queue()

    async def main(page: ft.Page) -> None:
        page.on_disconnect = lambda: gone.put_nowait(None)
        pages.append(page)
        page.add(Countdown(1000, precision=1), Countdown(500, face="ring"))

    async with serve(main) as url:
        for _ in range(TABS):
            await open_and_close(url)
        async with asyncio.timeout(20):
            for _ in range(TABS):
                await gone.get()
        sessions = [page.session for page in pages]
        assert [session.connection for session in sessions] == [None] * TABS
        for session in sessions:
            session.close()
