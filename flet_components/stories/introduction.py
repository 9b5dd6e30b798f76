"""A WebSocket whose browser says first who it is, in time, and once.

Flet keeps a connection that has not introduced itself for ever, also when it is long
gone, and begins another session each time that one introduces itself anew.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgpack  # type: ignore[import-untyped]
from flet.messaging.protocol import MessageAction, RegisterClientRequestBody
from starlette.websockets import WebSocket, WebSocketDisconnect

__all__ = ["PATIENCE", "Introduced", "introduced"]

PATIENCE = 20.0
"""Seconds in which a browser has to say who it is."""
REGISTER = MessageAction.REGISTER_CLIENT.value
WRONG = 1002
"""WebSocket code: not what was agreed upon."""


class Introduced(WebSocket):
    """What is left of a WebSocket that was accepted, and whose first message was read.

    Args:
        websocket: Where the browser is.
        first: Its first message.
    """

    def __init__(self, websocket: WebSocket, first: bytes) -> None:
        super().__init__(websocket.scope, websocket.receive, websocket.send)
        self.client_state = websocket.client_state
        self.application_state = websocket.application_state
        self._first = first

    def belong_to(self, session_id: str) -> None:
        """Have the browser ask for a session by its id.

        A page inside of another one asks for that of the outer one.
        """
        action, body = msgpack.unpackb(self._first[1:])
        body["session_id"] = session_id
        self._first = self._first[:1] + msgpack.packb([action, body])

    async def accept(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing: that has been done."""

    async def receive_bytes(self) -> bytes:
        """Receive a message; who introduces himself twice is sent away."""
        if self._first:
            first, self._first = self._first, b""
            return first
        data = await super().receive_bytes()
        if _action(data) == REGISTER:
            raise WebSocketDisconnect(WRONG)
        return data


async def introduced(websocket: WebSocket) -> Introduced | None:
    """Accept a WebSocket; close it unless its browser says who it is."""
    await websocket.accept()
    try:
        async with asyncio.timeout(PATIENCE):
            first = await websocket.receive_bytes()
    except WebSocketDisconnect:
        return None
    except (TimeoutError, KeyError):  # a text has no bytes
        first = b""
    if is_introduction(first):
        return Introduced(websocket, first)
    await websocket.close(WRONG, "a page of the runner was expected here")
    return None


def is_introduction(data: bytes) -> bool:
    """Say whether Flet would know a browser by this message."""
    try:
        kind, body = msgpack.unpackb(data[1:])
        RegisterClientRequestBody(**body)
    except Exception:  # whatever a stranger may send
        return False
    return data[:1] == b"\x00" and kind == REGISTER


def _action(data: bytes) -> object:
    """Read the first item of a message, without the rest of it."""
    if data[:1] != b"\x00":
        return None
    unpacker = msgpack.Unpacker()
    unpacker.feed(data[1:32])
    try:
        unpacker.read_array_header()
        return unpacker.unpack()
    except Exception:  # Flet says what it thinks of it
        return None
