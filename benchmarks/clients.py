"""WebSocket clients that draw nothing: they count what comes in, and when.

They offer compression, as Chromium does, so that a server which compresses for
browsers does so here. A tick is a duration in what came in, in any protocol: `1:23:19`.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import json
import re
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from typing import Any

import msgpack  # type: ignore[import-untyped]
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.streamlit_wire import auto_reruns, rerun

__all__ = [
    "Client",
    "FletClient",
    "NiceGuiClient",
    "OldFletClient",
    "StreamlitClient",
]

FACE = re.compile(rb"(?<!\d)(?:(\d{1,2}):)?(\d\d):(\d\d)(?!\d)")
REGISTER = 1
PAGE = {"route": "/", "width": 800, "height": 600}
OPENING = 60.0
"""Seconds in which a server has to let a client in."""
ACKNOWLEDGED = 3.0
"""Seconds between two of NiceGUI's acknowledgements, as its own client has it."""


class _Counted(ClientConnection):
    """Counts the bytes that come over the socket."""

    wire = 0

    def data_received(self, data: bytes) -> None:
        self.wire += len(data)
        super().data_received(data)


class Client:
    """One tab: what it has received since `count` was called."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.messages = self.payload = self.ticks = 0
        self.log: list[tuple[float, bytes]] | None = None
        self._wire = 0
        self._connection: _Counted
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Open the tab, as the side's own client does."""
        raise NotImplementedError

    async def answer(self, message: str | bytes) -> None:
        """Answer a message, if the side's own client does."""

    @property
    def wire(self) -> int:
        """Bytes that came over the socket since `count` was called."""
        return self._connection.wire - self._wire

    def count(self, *, keep: bool = False) -> None:
        """Count from here on.

        Args:
            keep: Whether messages are kept, with their times.
        """
        self.messages = self.payload = self.ticks = 0
        self._wire = self._connection.wire
        self.log = [] if keep else None

    def values(self) -> Iterator[tuple[float, int]]:
        """Yield each tick that was kept: when it came, and the seconds it showed."""
        for when, raw in self.log or []:
            for hours, minutes, seconds in FACE.findall(raw):
                yield when, int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)

    async def close(self) -> None:
        """Close the tab."""
        for task in self._tasks:
            task.cancel()
        with contextlib.suppress(TimeoutError, ConnectionClosed):
            async with asyncio.timeout(2):
                await self._connection.close(code=1001)

    async def _connect(self, path: str, **options: Any) -> None:
        connection = await connect(
            f"ws://127.0.0.1:{self.port}{path}",
            create_connection=_Counted,
            max_size=None,
            max_queue=None,
            ping_interval=None,
            proxy=None,
            open_timeout=OPENING,
            **options,
        )
        assert isinstance(connection, _Counted)
        self._connection = connection

    def _start(self) -> None:
        self._tasks.append(asyncio.create_task(self._receive()))

    async def _receive(self) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for message in self._connection:
                raw = message.encode() if isinstance(message, str) else message
                self.messages += 1
                self.payload += len(raw)
                self.ticks += len(FACE.findall(raw))
                if self.log is not None:
                    self.log.append((time.perf_counter(), raw))
                await self.answer(message)


class FletClient(Client):
    """A tab of Flet 1.x: msgpack."""

    async def open(self) -> None:
        """Introduce the tab."""
        await self._connect("/ws")
        body = {"session_id": None, "page_name": "", "page": PAGE}
        await self._connection.send(b"\x00" + msgpack.packb([REGISTER, body]))
        self._start()


class OldFletClient(Client):
    """A tab of Flet 0.28: JSON."""

    async def open(self) -> None:
        """Introduce the tab."""
        await self._connect("/ws")
        names = ("pageName", "sessionId", "windowTop", "windowLeft")
        sizes = ("pageWidth", "pageHeight", "windowWidth", "windowHeight")
        body = {
            **dict.fromkeys(names, ""),
            **dict.fromkeys(sizes, "800"),
            "pageRoute": "/",
            "isPWA": "false",
            "isWeb": "true",
            "isDebug": "false",
            "platform": "linux",
            "platformBrightness": "light",
            "media": "{}",
        }
        message = {"action": "registerWebClient", "payload": body}
        await self._connection.send(json.dumps(message))
        self._start()


class NiceGuiClient(Client):
    """A tab of NiceGUI: fetches the page, then speaks socket.io, as nicegui.js does."""

    next_id = 0

    async def open(self) -> None:
        """Fetch the page and introduce the tab."""
        page = await asyncio.to_thread(self._page)
        found = re.search(r"query:\s*(\{.*?\}),\n", page)
        assert found is not None, "NiceGUI's page has no query"
        query = {k: _word(v) for k, v in ast.literal_eval(found[1]).items()}
        self.client_id = query["client_id"]
        self.next_id = int(query.get("next_message_id", 0))
        query |= {"document_id": str(uuid.uuid4()), "tab_id": str(uuid.uuid4())}
        query |= {"old_tab_id": "null", "EIO": "4", "transport": "websocket"}
        query = {
            k: v.lower() if v in {"True", "False"} else v for k, v in query.items()
        }
        path = f"/_nicegui_ws/socket.io/?{urllib.parse.urlencode(query)}"
        await self._connect(path, user_agent_header="Mozilla/5.0")
        await self._connection.recv()  # engine.io is open
        await self._connection.send("40")
        await self._connection.recv()
        self._start()
        self._tasks.append(asyncio.create_task(self._acknowledge()))

    def _page(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/") as response:
            text: str = response.read().decode()
            return text

    async def answer(self, message: str | bytes) -> None:
        """Answer pings, and note the number of what came."""
        if message == "2":
            await self._connection.send("3")
        elif found := re.search(r'^42.*"_id":(\d+)', str(message)):
            self.next_id = int(found[1]) + 1

    async def _acknowledge(self) -> None:
        while True:
            await asyncio.sleep(ACKNOWLEDGED)
            body = {"client_id": self.client_id, "next_message_id": self.next_id}
            await self._connection.send("42" + json.dumps(["ack", body]))


def _word(value: object) -> str:
    """Write a value as JavaScript does."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class StreamlitClient(Client):
    """A tab of Streamlit: its timers live in the client, as in a browser."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self._timers: set[str] = set()

    async def open(self) -> None:
        """Ask for the page."""
        await self._connect("/_stcore/stream", subprotocols=["streamlit"])
        self._start()
        await self._connection.send(rerun())

    async def answer(self, message: str | bytes) -> None:
        """Start the timer that a message asks for."""
        assert isinstance(message, bytes)
        for fragment in auto_reruns(message):
            if fragment not in self._timers:
                self._timers.add(fragment)
                self._tasks.append(asyncio.create_task(self._repeat(fragment)))

    async def _repeat(self, fragment: str) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due += 1.0
            await asyncio.sleep(max(0.0, due - loop.time()))
            await self._connection.send(rerun(fragment))
