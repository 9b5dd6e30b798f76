"""A window of a desktop app that draws nothing: a socket, and the same tree."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, cast

import attrs

from tests.tabs import BrowserTab

__all__ = ["open_window"]


@attrs.frozen
class Wire:
    """Takes the place of a WebSocket: on this socket each packet tells its length."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, packet: bytes) -> None:
        """Send one packet."""
        self.writer.write(len(packet).to_bytes(4, "little") + packet)
        await self.writer.drain()

    async def recv(self) -> bytes:
        """Wait for one packet."""
        length = int.from_bytes(await self.reader.readexactly(4), "little")
        return await self.reader.readexactly(length)

    async def close(self) -> None:
        """Close the socket."""
        self.writer.close()
        await self.writer.wait_closed()


@contextlib.asynccontextmanager
async def open_window(path: str) -> AsyncIterator[BrowserTab]:
    """Open the window of the app that listens on a path; close it at the end."""
    wire = Wire(*await asyncio.open_unix_connection(path))
    try:
        window = BrowserTab(cast(Any, wire))
        await window.register()
        yield window
    finally:
        await wire.close()
