"""One WebSocket connection, with the library `websockets`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Optional, Protocol, Union, cast

import attrs

from flet_components.errors import FletComponentsError
from flet_components.sources.answers import RetryLater
from flet_components.sources.http_json import ASKS_TO_WAIT, HttpError, retry_after
from flet_components.time_source import TimeSource

__all__ = [
    "ConnectionLostError",
    "Data",
    "Request",
    "Wire",
    "open_wire",
    "without_query",
]

Data = Union[str, bytes]
CLOSING = 1.0
"""Seconds that the other side has to agree to an end; then the socket is closed."""


class ConnectionLostError(FletComponentsError):
    """A WebSocket connection has ended, or broken off.

    Args:
        code: The code that the server gave; None if it gave none.
        reason: What it said.
    """

    def __init__(self, code: Optional[int] = None, reason: str = "") -> None:
        how = "broke off" if code is None else f"was closed with code {code}"
        super().__init__(f"the connection {how}" + (f": {reason}" if reason else ""))
        self.code, self.reason = code, reason


@attrs.frozen
class Request:
    """What a connection is asked for with."""

    url: str
    headers: Mapping[str, str]
    subprotocols: Sequence[str]
    max_size: Optional[int]
    as_bytes: bool
    """Whether text may come as its bytes, which are then not checked to be UTF-8."""


class Wire(Protocol):
    """An open connection."""

    @property
    def subprotocol(self) -> Optional[str]:
        """What the server has chosen."""

    async def receive(self) -> Data:
        """Return the next message; raises `ConnectionLostError` at the end."""

    async def send(self, data: Data) -> None:
        """Send a message; raises `ConnectionLostError` at the end."""

    async def ping(self) -> bool:
        """Wait until the other side has answered; False if that cannot be asked."""

    def abort(self) -> None:
        """Break it off, without asking the other side."""

    async def aclose(self) -> None:
        """Close it; returns when the socket is closed."""


async def open_wire(request: Request, clock: TimeSource) -> Wire:
    """Connect; the limit is that of the caller.

    Raises:
        HttpError: If the server refuses, or `RetryLater` if it asks to wait.
    """
    from websockets.asyncio.client import connect
    from websockets.exceptions import InvalidStatus

    try:
        connection = await connect(
            request.url,
            additional_headers=dict(request.headers),
            subprotocols=cast(Any, list(request.subprotocols) or None),
            max_size=request.max_size,
            open_timeout=None,
            ping_interval=None,  # the heartbeat is ours, and goes by the clock
            close_timeout=CLOSING,
        )
    except InvalidStatus as refusal:
        answer, url = refusal.response, without_query(request.url)
        if answer.status_code in ASKS_TO_WAIT:
            wait = retry_after(answer.headers.get("Retry-After"), clock.now())
            if wait is not None:
                status = f"{url} answered with status {answer.status_code}"
                raise RetryLater(wait, status) from None
        raise HttpError(answer.status_code, url) from None
    return SocketWire(connection, request.as_bytes)


class SocketWire:
    """A connection of `websockets`."""

    def __init__(self, connection: Any, as_bytes: bool) -> None:
        self._connection = connection
        self._decode = False if as_bytes else None

    @property
    def subprotocol(self) -> Optional[str]:
        """What the server has chosen."""
        chosen: Optional[str] = self._connection.subprotocol
        return chosen

    async def receive(self) -> Data:
        """Return the next message."""
        from websockets.exceptions import ConnectionClosed

        try:
            data: Data = await self._connection.recv(decode=self._decode)
        except ConnectionClosed as closed:
            raise _lost(closed) from None
        return data

    async def send(self, data: Data) -> None:
        """Send a message."""
        from websockets.exceptions import ConnectionClosed

        try:
            await self._connection.send(data)
        except ConnectionClosed as closed:
            raise _lost(closed) from None

    async def ping(self) -> bool:
        """Wait until the other side has answered."""
        from websockets.exceptions import ConnectionClosed

        try:
            await (await self._connection.ping())
        except ConnectionClosed as closed:
            raise _lost(closed) from None
        return True

    def abort(self) -> None:
        """Break it off."""
        self._connection.transport.abort()

    async def aclose(self) -> None:
        """Close it; one who does not agree in time is cut off."""
        try:
            await self._connection.close()
        except asyncio.CancelledError:
            self.abort()
            raise


def without_query(url: str) -> str:
    """Return an address that may be shown: what follows a `?` may be a secret."""
    return url.partition("?")[0]


def _lost(closed: Any) -> ConnectionLostError:
    """Return the end of a connection in our words; ours or theirs, who came first."""
    end = closed.rcvd if closed.rcvd is not None else closed.sent
    if end is None:
        return ConnectionLostError()
    return ConnectionLostError(int(end.code), end.reason)
