"""One WebSocket connection in Pyodide, with the browser's own `WebSocket`."""

from __future__ import annotations

import asyncio
from typing import Any, Optional

from flet_components.sources.websocket_wire import (
    ConnectionLostError,
    Data,
    Request,
    Wire,
    without_query,
)

__all__ = ["open_wire_in_browser"]

OPEN = 1
"""The `readyState` of a connection that is open."""


async def open_wire_in_browser(request: Request) -> Wire:
    """Connect; the limit is that of the caller.

    Raises:
        ValueError: If there are headers, which a browser does not send.
    """
    if request.headers:
        raise ValueError(
            f"headers must be empty in a browser, got {', '.join(request.headers)}: "
            "put what the server has to know into the url, or a subprotocol"
        )
    wire = BrowserWire(request)
    try:
        await wire.opened
    except BaseException:
        wire.abort()
        raise
    return wire


class BrowserWire:
    """A connection of the browser, which answers pings but sends none."""

    def __init__(self, request: Request) -> None:
        import js  # type: ignore[import-not-found]
        from pyodide.ffi import create_proxy, to_js  # type: ignore[import-not-found]

        self.opened = asyncio.get_running_loop().create_future()
        self._came: asyncio.Queue[Data | ConnectionLostError] = asyncio.Queue()
        self._url = without_query(request.url)
        self._to_js = to_js
        self._socket = js.WebSocket.new(request.url, to_js(list(request.subprotocols)))
        self._socket.binaryType = "arraybuffer"
        self._handlers = {
            "open": create_proxy(self._on_open),
            "message": create_proxy(self._on_message),
            "close": create_proxy(self._on_close),
        }
        for name, handler in self._handlers.items():
            self._socket.addEventListener(name, handler)

    @property
    def subprotocol(self) -> Optional[str]:
        """What the server has chosen."""
        return str(self._socket.protocol) or None

    async def receive(self) -> Data:
        """Return the next message."""
        came = await self._came.get()
        if isinstance(came, ConnectionLostError):
            self._came.put_nowait(came)  # for who asks again
            raise came
        return came

    async def send(self, data: Data) -> None:
        """Send a message."""
        if self._socket.readyState != OPEN:
            raise ConnectionLostError()
        self._socket.send(self._to_js(data) if isinstance(data, bytes) else data)

    async def ping(self) -> bool:
        """Say that it cannot be asked."""
        return False

    def abort(self) -> None:
        """Close it, and hear no more of it."""
        handlers, self._handlers = self._handlers, {}
        for name, handler in handlers.items():
            self._socket.removeEventListener(name, handler)
            handler.destroy()
        self._socket.close()
        self._came.put_nowait(ConnectionLostError())

    async def aclose(self) -> None:
        """Close it; the browser does the rest by itself."""
        self.abort()

    def _on_open(self, event: Any) -> None:
        if not self.opened.done():
            self.opened.set_result(None)

    def _on_message(self, event: Any) -> None:
        data = event.data
        self._came.put_nowait(data if isinstance(data, str) else data.to_bytes())

    def _on_close(self, event: Any) -> None:
        if not self.opened.done():
            refused = ConnectionError(f"the browser could not connect to {self._url}")
            self.opened.set_exception(refused)
        code = None if event.code == 1006 else int(event.code)
        self._came.put_nowait(ConnectionLostError(code, str(event.reason)))
