"""Runs an ASGI app on a port of the loopback interface, within a block."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import uvicorn

__all__ = ["serving"]


@contextlib.asynccontextmanager
async def serving(app: Any, port: int) -> AsyncIterator[None]:
    """Serve; before and after, nobody answers."""
    config = uvicorn.Config(
        app, port=port, log_level="critical", lifespan="off", interface="asgi3"
    )
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup([socket])
    try:
        yield
    finally:
        # Its own way to shut down takes 0.1 s, and leaves what is under way.
        for connection in list(server.server_state.connections):
            connection.transport.abort()
        for listener in server.servers:
            listener.close()
            await listener.wait_closed()
        if server.server_state.tasks:
            await asyncio.wait(server.server_state.tasks)
        socket.close()
