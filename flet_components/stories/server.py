"""Serves the runner, its stages and the files of Flet's client."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import flet as ft
import uvicorn
from fastapi import FastAPI, Request, Response, WebSocket
from flet_web.fastapi import (  # type: ignore[import-untyped]
    FletStaticFiles,
    app_manager,
)
from starlette.middleware.base import RequestResponseEndpoint

from flet_components.scope import TaskScope
from flet_components.stories.book import Book
from flet_components.stories.connections import RunnerConnection, StageConnection
from flet_components.stories.fault_watch import FaultWatch
from flet_components.stories.origin import is_own_page
from flet_components.stories.runner import Runner
from flet_components.stories.stage import Stages
from flet_components.stories.watching import watch, watched

__all__ = ["create_app", "serve"]

ASSETS = Path(__file__).with_name("assets")
FOREIGN = 1008
"""WebSocket code: against the rules."""
ISOLATED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
"""What a browser asks for before it gives Flutter its threads."""


def create_app(book: Book) -> FastAPI:
    """Return the application that serves the stories of a book."""
    stages = Stages(book)

    async def main(page: ft.Page) -> None:
        Runner(page, book, stages).open()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await app_manager.start()
        scope = TaskScope("story runner")
        for folders, deep in watched(book.places):
            scope.create_task(watch(book, folders, deep=deep))
        try:
            with FaultWatch(stages):
                yield
        finally:
            await scope.aclose()
            await app_manager.shutdown()

    app = FastAPI(lifespan=lifespan, openapi_url=None)
    app.middleware("http")(_isolate)

    @app.websocket("/ws")
    async def runner(websocket: WebSocket) -> None:
        if await _is_welcome(websocket):
            await RunnerConnection(main).handle(websocket)

    @app.websocket("/stage/{token}/ws")
    async def stage(websocket: WebSocket, token: str) -> None:
        found = stages.find(token)
        if found is None:
            await websocket.close(FOREIGN, "this stage has been closed")
        elif await _is_welcome(websocket):
            await StageConnection(found).handle(websocket)

    app.mount("/", FletStaticFiles(assets_dir=str(ASSETS), no_cdn=True, **NAMES))
    return app


NAMES = {
    "app_name": "Stories",
    "app_short_name": "Stories",
    "app_description": "Stories of Flet components",
}


async def _isolate(request: Request, call_next: RequestResponseEndpoint) -> Response:
    response = await call_next(request)
    response.headers.update(ISOLATED)
    return response


async def _is_welcome(websocket: WebSocket) -> bool:
    if is_own_page(websocket.headers):
        return True
    await websocket.close(FOREIGN, "pages from elsewhere may not open this")
    return False


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], object]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._started()


def serve(book: Book, listener: socket.socket, started: Callable[[], object]) -> None:
    """Serve until the process is asked to end.

    Args:
        book: The stories.
        listener: A socket that is bound already.
        started: Called when the server answers.
    """
    config = uvicorn.Config(
        create_app(book),
        log_level="warning",
        ws="websockets-sansio",
        timeout_graceful_shutdown=2,
    )
    asyncio.run(_Server(config, started).serve([listener]))
