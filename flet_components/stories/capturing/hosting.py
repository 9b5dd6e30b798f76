"""Serves stories in this event loop, so that what is played can be followed."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import attrs

from flet_components.scope import TaskScope
from flet_components.stories.book import Book
from flet_components.stories.server import create_app, server_of
from flet_components.stories.stage import Stages

__all__ = ["Host", "hosted"]


@attrs.frozen
class Host:
    """A story runner that is served."""

    url: str
    """Where, without a slash at its end."""
    stages: Stages
    """What is played on it."""


@contextlib.asynccontextmanager
async def hosted(book: Book) -> AsyncIterator[Host]:
    """Serve the stories of a book on a free port of this machine."""
    app, started = create_app(book), asyncio.Event()
    server = server_of(app, started.set)
    scope = TaskScope("host")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        serving = scope.create_task(server.serve([listener]), name="serve")
        await started.wait()
        try:
            yield Host(
                f"http://127.0.0.1:{listener.getsockname()[1]}", app.state.stages
            )
        finally:
            server.should_exit = True
            await serving
