"""A real Flet server, and tabs that draw nothing: a WebSocket and a tree."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import flet_web.fastapi as flet_fastapi  # type: ignore[import-untyped]
import uvicorn
from websockets.asyncio.client import connect

from tests.browser_tab import BrowserTab

__all__ = ["BrowserTab", "open_tab", "serve"]


@contextlib.asynccontextmanager
async def serve(main: Any, *, timeout: int = 3600) -> AsyncIterator[str]:
    """Run a Flet app on a free port; yields the address of its WebSocket.

    Args:
        main: The app.
        timeout: Seconds for which the session of a tab that has gone is kept.
    """
    app = flet_fastapi.app(main, no_cdn=True, session_timeout_seconds=timeout)
    config = uvicorn.Config(
        app, port=0, log_level="critical", ws="websockets-sansio", lifespan="off"
    )
    server = _Server(config)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"ws://127.0.0.1:{port}/ws"
        finally:
            server.should_exit = True


class _Server(uvicorn.Server):
    """Leaves Ctrl+C to whoever started it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        yield


@contextlib.asynccontextmanager
async def open_tab(
    url: str, session_id: str | None = None
) -> AsyncIterator[BrowserTab]:
    """Open a tab, and close it at the end if it is still open."""
    websocket = await connect(url, ping_interval=None, compression=None)
    async with websocket:
        tab = BrowserTab(websocket)
        await tab.register(session_id)
        yield tab
