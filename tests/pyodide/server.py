"""A real server on the loopback interface, for what runs in Pyodide."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.browser.driver import free_port

__all__ = ["Desk", "serving"]


class Desk:
    """Answers, and notes who asked for what."""

    def __init__(self) -> None:
        self.asked: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        self.app = Starlette(
            routes=[
                Route("/asked", self.tell),
                Route("/numbers", self.numbers),
                Route("/fails", self.fails),
                Route("/late", self.late),
                Route("/list", self.list),
                Route("/events", self.events),
                WebSocketRoute("/echo", self.echo),
                WebSocketRoute("/bytes", self.turn_round),
            ]
        )

    async def tell(self, request: Request) -> Response:
        """Tell the headers of all requests, by path."""
        return JSONResponse(self.asked)

    async def numbers(self, request: Request) -> Response:
        """Say 1 twice, then 2 for ever; a client that knows it is told so."""
        asked = self._note(request)
        number = 1 if asked < 3 else 2
        tag = f'"{number}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        return JSONResponse({"number": number}, headers={"etag": tag})

    async def fails(self, request: Request) -> Response:
        """Fail."""
        return Response(status_code=500)

    async def late(self, request: Request) -> Response:
        """Answer when the client has gone, and note that."""
        while not await request.is_disconnected():  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.02)
        self.asked["/late-given-up"].append({})
        return Response()

    async def list(self, request: Request) -> Response:
        """Say two items."""
        return JSONResponse(["first", "second"])

    async def events(self, request: Request) -> Response:
        """Say two events and hang up; to who comes back, what is behind them."""
        first = self._note(request) == 1
        said = b"retry: 10\n\n" + b"".join(map(_event, (1, 2) if first else (3,)))
        return StreamingResponse(
            self._said(said, first), media_type="text/event-stream"
        )

    async def _said(self, said: bytes, ends: bool) -> AsyncIterator[bytes]:
        with self._open("/events-open"):
            yield said
            if not ends:
                await asyncio.sleep(60)

    async def echo(self, websocket: WebSocket) -> None:
        """Welcome a client, and say what it says; "cut" cuts it off."""
        await websocket.accept()
        with self._open("/echo-open"), contextlib.suppress(WebSocketDisconnect):
            await websocket.send_json("welcome")
            while (said := await websocket.receive_json()) != "cut":
                await websocket.send_json(said)
            await websocket.close(1012)

    async def turn_round(self, websocket: WebSocket) -> None:
        """Say bytes, then those of the client from back to front."""
        await websocket.accept()
        with contextlib.suppress(WebSocketDisconnect):
            await websocket.send_bytes(b"\x00\xff")
            while True:
                await websocket.send_bytes((await websocket.receive_bytes())[::-1])

    def _note(self, request: HTTPConnection) -> int:
        asked = self.asked[request.url.path]
        asked.append(dict(request.headers))
        return len(asked)

    @contextlib.contextmanager
    def _open(self, path: str) -> Iterator[None]:
        self.asked[path].append({})
        try:
            yield
        finally:
            self.asked[path].pop()


def _event(number: int) -> bytes:
    return b'id: %d\nevent: price\ndata: {"price": %d}\n\n' % (number, number)


@contextlib.contextmanager
def serving(desk: Desk) -> Iterator[str]:
    """Serve in a thread of its own; yield the address."""
    port = free_port()
    config = uvicorn.Config(
        desk.app,
        port=port,
        log_level="critical",
        lifespan="off",
        ws="websockets-sansio",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    socket = config.bind_socket()  # from now on, who comes waits
    thread = threading.Thread(target=server.run, args=([socket],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
        socket.close()
