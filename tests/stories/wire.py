"""A real server on a free port, and a browser's end of its WebSockets."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, nullcontext
from typing import Any
from urllib.parse import urlsplit

import msgpack  # type: ignore[import-untyped]
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from flet_components.stories.book import Book
from flet_components.stories.origin import Origins
from flet_components.stories.server import create_app, server_of

__all__ = ["Wire", "serving", "stage_of", "wired"]

REGISTER, PATCH, EVENT, CRASHED = 1, 2, 3, 6
PATIENCE = 10.0
PAGE: dict[str, Any] = {
    "pwa": False,
    "web": True,
    "debug": False,
    "wasm": False,
    "test": False,
    "multi_view": False,
    "pyodide": False,
    "platform_brightness": "light",
    "width": 1280.0,
    "height": 800.0,
    "platform": "linux",
    "window": {},
    "media": {},
}


@asynccontextmanager
async def serving(book: Book, origins: Origins | None = None) -> AsyncIterator[str]:
    """Serve a book; yields `127.0.0.1:port`."""
    listener = socket.create_server(("127.0.0.1", 0))
    server: Any = server_of(create_app(book, origins), lambda: None)
    server.capture_signals = nullcontext  # pytest ends itself on Ctrl+C
    task = asyncio.create_task(server.serve([listener]))
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    reader, writer = await asyncio.open_connection(*listener.getsockname())
    writer.write(f"GET / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
    await reader.readline()  # it answers
    writer.close()
    try:
        yield host
    finally:
        server.should_exit = True
        await task


class Wire:
    """What one browser sends and receives, without drawing any of it."""

    def __init__(self, websocket: ClientConnection) -> None:
        self._websocket = websocket
        self.received: list[tuple[int, Any]] = []
        self.bytes = 0

    async def register(self, route: str = "/") -> None:
        """Introduce the browser, as Flet's client does."""
        page = {**PAGE, "route": route}
        body = {"session_id": None, "page_name": "", "page": page}
        await self._send(REGISTER, body)

    async def event(self, control: dict[str, Any], name: str) -> None:
        """Send an event of a control."""
        await self._send(EVENT, {"target": control["_i"], "name": name, "data": None})

    async def until(self, text: str) -> dict[str, Any]:
        """Receive until a control with that text has come; return it."""
        async with asyncio.timeout(PATIENCE):
            while (found := self._find(text)) is None:
                data = await self._websocket.recv()
                assert isinstance(data, bytes)
                self.bytes += len(data)
                self.received.append(
                    msgpack.unpackb(data[1:], strict_map_key=False, ext_hook=_time)
                )
        return found

    async def _send(self, action: int, body: dict[str, Any]) -> None:
        await self._websocket.send(b"\x00" + msgpack.packb([action, body]))

    def _find(self, text: str) -> dict[str, Any] | None:
        found = (node for node in _nodes(self.received) if text in node.values())
        return next(found, None)


@asynccontextmanager
async def wired(address: str, origin: str | None = None) -> AsyncIterator[Wire]:
    """Open a WebSocket as a browser does."""
    websocket = await connect(
        f"ws://{address}/ws",
        origin=Origin(origin) if origin is not None else None,
        ping_interval=None,
        compression=None,
    )
    async with websocket:
        yield Wire(websocket)


async def stage_of(runner: Wire, story: str) -> str:
    """Open a story of `a.py` in a runner; return the address of its stage."""
    await runner.register(f"/story/a/{story}")
    url = urlsplit((await runner.until("FletApp"))["url"])
    return f"{url.netloc}{url.path}"


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _nodes(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _nodes(item)


def _time(code: int, data: bytes) -> Any:
    return data
