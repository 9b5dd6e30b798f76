"""A real HTTP server on the loopback interface, which answers as a test has told it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import attrs
from starlette.requests import Request
from starlette.responses import Response

from tests.browser.driver import free_port
from tests.sources.serving import serving

__all__ = ["HttpServer"]


@attrs.frozen
class Answer:
    """What the server answers once."""

    body: str = "null"
    status: int = 200
    headers: dict[str, str] = attrs.field(factory=dict)
    takes: float = 0.0


class HttpServer:
    """Gives one answer after the other, the last one again and again.

    server = HttpServer().json({"a": 1}).fails(500)
    async with server.runs():
        ... server.url ...
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        """The headers of each request."""
        self.port = free_port()
        self._answers: list[Answer] = []

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/data.json"

    def json(self, value: Any, takes: float = 0.0, **headers: str) -> HttpServer:
        """Answer with JSON next; underscores in names of headers are hyphens."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.says(json.dumps(value), headers=named, takes=takes)

    def fails(self, status: int, **headers: str) -> HttpServer:
        """Answer with a status next."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.says("", status=status, headers=named)

    def says(self, body: str, **answer: Any) -> HttpServer:
        """Answer with a text next."""
        self._answers.append(Answer(body, **answer))
        return self

    @contextlib.asynccontextmanager
    async def runs(self) -> AsyncIterator[None]:
        """Run; before and after, nobody answers."""
        async with serving(self._app, self.port):
            yield

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        self.asked.append(dict(request.headers))
        more = len(self._answers) > 1
        answer = self._answers.pop(0) if more else self._answers[0]
        await asyncio.sleep(answer.takes)
        response = Response(answer.body, answer.status, answer.headers)
        await response(scope, receive, send)
