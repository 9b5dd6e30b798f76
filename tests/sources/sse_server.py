"""A real server of events on the loopback interface, which says what a test has told.

Connections are what is written here, one after the other, the last one again and again.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any, Union

import attrs
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from tests.browser.driver import free_port
from tests.sources.serving import serving

__all__ = ["CUT", "WAIT", "SseServer"]

CUT = None
"""Cuts the connection, in the middle of whatever it is."""
WAIT = 3600.0
"""Says nothing more."""
Part = Union[str, bytes, float, None]
"""What is said, a wait in seconds, or the cut."""


@attrs.frozen
class Script:
    """What one connection says."""

    parts: tuple[Part, ...]
    status: int
    headers: dict[str, str]


class SseServer:
    r"""Says one script after the other.

    server = SseServer().says("data: 1\n\n", CUT).says("data: 2\n\n", WAIT)
    async with server.runs():
        ... server.url ...
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        """The headers of each request."""
        self.open = 0
        """How many connections are open."""
        self.scripts = 0
        """How many scripts it was given."""
        self.port = free_port()
        self._changed = asyncio.Event()
        self._scripts: list[Script] = []

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/events"

    @property
    def resumed(self) -> list[str]:
        """The id behind which each request has asked to go on."""
        return [headers.get("last-event-id", "") for headers in self.asked]

    def says(
        self,
        *parts: Part,
        status: int = 200,
        content: str = "text/event-stream",
        **headers: str,
    ) -> SseServer:
        """Say some parts next, and close; underscores in headers are hyphens."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        script = Script(parts, status, {"content-type": content, **named})
        self._scripts.append(script)
        self.scripts += 1
        return self

    async def left(self) -> None:
        """Wait until no connection is open."""
        await self._until(lambda: not self.open)

    async def was_asked(self, times: int) -> None:
        """Wait until it was asked so often."""
        await self._until(lambda: len(self.asked) >= times)

    async def _until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            self._changed.clear()
            await self._changed.wait()

    @contextlib.asynccontextmanager
    async def runs(self) -> AsyncIterator[None]:
        """Run; before and after, nobody answers."""
        async with serving(self._app, self.port):
            yield

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(dict(Request(scope, receive).headers))
        self._changed.set()
        more = len(self._scripts) > 1
        script = self._scripts.pop(0) if more else self._scripts[0]
        response: Response
        if script.status != 200:
            response = Response("", script.status, script.headers)
        else:
            stream = self._said(script)
            response = StreamingResponse(stream, 200, script.headers)
        self.open += 1
        try:
            with contextlib.suppress(Cut):
                await response(scope, receive, send)
        finally:
            self.open -= 1
            self._changed.set()

    async def _said(self, script: Script) -> AsyncIterator[str | bytes]:
        for part in script.parts:
            if part is CUT:
                await asyncio.sleep(0.005)  # for what was said to be on its way
                raise Cut
            if isinstance(part, float):
                await asyncio.sleep(part)
            else:
                yield part


class Cut(Exception):
    """Ends an answer without its end: uvicorn then closes the socket."""
