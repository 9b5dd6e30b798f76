"""A tab that draws nothing: what came over its wire, as a tree."""

from __future__ import annotations

import asyncio
import socket
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgpack  # type: ignore[import-untyped]

from flet_components.testing.captions import captions
from flet_components.testing.mirror import unpacked
from flet_components.testing.nodes import Node
from flet_components.testing.patches import apply_patch
from flet_components.testing.tree import visible

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

__all__ = ["BrowserTab"]

REGISTER, PATCH, EVENT, CRASHED = 1, 2, 3, 6
PATIENCE = 20.0
"""Real seconds for which a text is waited for."""
PAGE = {"route": "/", "width": 800, "height": 600}


class BrowserTab:
    """One tab: what came over its WebSocket, as a tree."""

    def __init__(self, websocket: ClientConnection) -> None:
        self._websocket = websocket
        self._nodes: weakref.WeakValueDictionary[int, Node]
        self._nodes = weakref.WeakValueDictionary()
        self.tree = Node(_c="Page", _i=1)
        self.session_id = ""
        self.messages = 0
        self.crashes: list[str] = []

    async def register(self, session_id: str | None = None) -> None:
        """Introduce the tab, as Flet's client does; with a session to come back to."""
        await self._send(
            REGISTER, {"session_id": session_id, "page_name": "", "page": PAGE}
        )
        await self.until(lambda: self.session_id != "")

    @property
    def texts(self) -> list[str]:
        """Every visible text, in reading order."""
        return [text for place in visible(self.tree) for text in captions(place.node)]

    async def shows(self, *texts: str) -> None:
        """Receive until each of the texts is on the screen."""
        await self.until(lambda: set(texts) <= set(self.texts))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Receive until something holds."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await self.receive()

    async def receive(self) -> None:
        """Receive one message."""
        data = await self._websocket.recv()
        assert isinstance(data, bytes)
        action, body = unpacked(data[1:], object_hook=self._node)
        self.messages += 1
        if action == REGISTER:
            self.session_id, self.tree = body["session_id"], body["page_patch"]
        elif action == PATCH and (root := self._nodes.get(body["id"])) is not None:
            apply_patch(root, body["patch"])
        elif action == CRASHED:
            self.crashes.append(body["message"])

    async def press(self, text: str) -> None:
        """Press the button with a text."""
        places = [p.node for p in visible(self.tree) if text in captions(p.node)]
        body = {"target": places[0]["_i"], "name": "click", "data": None}
        await self._send(EVENT, body)

    async def turn(self, *states: str) -> None:
        """Tell lifecycle states, as a tab does that is hidden or shown."""
        for state in states:
            name = "app_lifecycle_state_change"
            body = {"target": 1, "name": name, "data": {"state": state}}
            await self._send(EVENT, body)

    async def close(self) -> None:
        """Close the tab."""
        await self._websocket.close()

    def kill(self) -> None:
        """Vanish without a word, with what was sent unread."""
        transport = self._websocket.transport
        sock = transport.get_extra_info("socket")
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"  # a reset instead of an end
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        transport.abort()

    async def _send(self, action: int, body: dict[str, Any]) -> None:
        await self._websocket.send(b"\x00" + msgpack.packb([action, body]))

    def _node(self, value: dict[Any, Any]) -> dict[Any, Any]:
        if "_c" not in value:
            return value
        node = self._nodes[value["_i"]] = Node(value)
        return node
