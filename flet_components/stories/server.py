"""Serves the runner, its stages and the files of Flet's client."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import flet as ft
import uvicorn
from fastapi import FastAPI, Response, WebSocket
from fastapi.responses import FileResponse
from flet_web.fastapi import (  # type: ignore[import-untyped]
    FletStaticFiles,
    app_manager,
)

from flet_components.scope import TaskScope
from flet_components.stories.book import Book
from flet_components.stories.connections import (
    Absentees,
    RunnerConnection,
    StageConnection,
)
from flet_components.stories.doorkeeper import Doorkeeper
from flet_components.stories.fault_watch import FaultWatch
from flet_components.stories.introduction import introduced
from flet_components.stories.origin import Origins
from flet_components.stories.runner import Runner
from flet_components.stories.stage import Stages
from flet_components.stories.watching import watch, watch_imports, watched

__all__ = ["create_app", "serve", "server_of"]

ASSETS = Path(__file__).with_name("assets")
FALLBACKS = {
    "notosansarabic": "noto-sans-arabic.woff2",
    "notosanshebrew": "noto-sans-hebrew.woff2",
}
"""Fonts that Flet's client asks for by itself when a script is new to it."""
FOREIGN = 1008
"""WebSocket code: against the rules."""
AWAY = 1013
"""WebSocket code: try again later."""
LARGEST = 4 * 1024 * 1024
"""Bytes of a message that a browser may send."""


def create_app(book: Book, origins: Origins | None = None) -> FastAPI:
    """Return the application that serves the stories of a book.

    Args:
        book: The stories.
        origins: Which pages may use it; by default those of this machine.
    """
    stages = Stages(book)
    absentees = Absentees()

    async def main(page: ft.Page) -> None:
        Runner(page, book, stages).open()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await app_manager.start()
        scope = TaskScope("story runner")
        for folders, deep in watched(book.places):
            scope.create_task(watch(book, folders, deep=deep))
        scope.create_task(watch_imports(book))
        try:
            with FaultWatch(stages):
                yield
        finally:
            await scope.aclose()
            await app_manager.shutdown()

    app = FastAPI(lifespan=lifespan, openapi_url=None)
    app.state.stages = stages
    app.add_middleware(Doorkeeper, origins=origins or Origins())

    @app.websocket("/ws")
    async def runner(websocket: WebSocket) -> None:
        if (line := await introduced(websocket)) is not None:
            await RunnerConnection(main, absentees).handle(line)

    @app.websocket("/stage/{token}/ws")
    async def stage(websocket: WebSocket, token: str) -> None:
        found = stages.find(token)
        if found is None:
            await websocket.close(FOREIGN, "this stage has been closed")
        elif found.absence.is_cut:
            await websocket.close(AWAY, "this line has been cut for a while")
        elif (line := await introduced(websocket)) is not None:
            if found.absence.session is not None:
                line.belong_to(found.absence.session.id)
            await StageConnection(found).handle(line)

    app.get("/assets/fonts/{family}/{version}/{name}")(_fallback_font)
    app.mount("/", FletStaticFiles(assets_dir=str(ASSETS), no_cdn=True, **NAMES))
    return app


async def _fallback_font(family: str) -> Response:
    """Answer with a font of ours; those of other scripts would be from the internet."""
    if family in FALLBACKS:
        return FileResponse(ASSETS / "fonts" / FALLBACKS[family])
    return Response(status_code=404)


NAMES = {
    "app_name": "Stories",
    "app_short_name": "Stories",
    "app_description": "Stories of Flet components",
}


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], object]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._started()


def serve(
    book: Book,
    listener: socket.socket,
    started: Callable[[], object],
    origins: Origins | None = None,
) -> None:
    """Serve until the process is asked to end.

    Args:
        book: The stories.
        listener: A socket that is bound already.
        started: Called when the server answers.
        origins: Which pages may use it; by default those of this machine.
    """
    asyncio.run(server_of(create_app(book, origins), started).serve([listener]))


def server_of(app: FastAPI, started: Callable[[], object]) -> uvicorn.Server:
    """Return what serves an application, and tells when it answers."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws="websockets-sansio",
        ws_max_size=LARGEST,
        timeout_graceful_shutdown=2,
    )
    return _Server(config, started)
