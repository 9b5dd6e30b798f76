"""A browser that dies while something is sent to it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import WebSocketDisconnect
from flet_web.fastapi import FletApp, app_manager  # type: ignore[import-untyped]

from flet_components import _flet
from flet_components.stories.connections import (
    RELOAD_SECONDS,
    RunnerConnection,
    StageConnection,
)

WEBSOCKET: Any = SimpleNamespace(headers={"origin": "http://127.0.0.1:6006"})


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every browser dies while something is sent to it."""

    async def handle(self: Any, websocket: Any) -> None:
        raise WebSocketDisconnect(1006)

    monkeypatch.setattr(FletApp, "handle", handle)
    monkeypatch.setattr(_flet, "session_key", lambda connection, session: session)


async def test_the_runner_waits_for_it(
    dying: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session of a runner is told, and kept for a reload."""
    told: list[tuple[str, int]] = []

    async def disconnect(key: str, seconds: int) -> None:
        told.append((key, seconds))

    async def main(page: Any) -> None: ...

    monkeypatch.setattr(app_manager, "disconnect_session", disconnect)
    monkeypatch.setattr(_flet, "connected_session", lambda connection: "key")
    connection = RunnerConnection(main)
    await connection.handle(WEBSOCKET)
    assert told == [("key", RELOAD_SECONDS)]
    assert connection.origin == "http://127.0.0.1:6006"
    monkeypatch.setattr(_flet, "connected_session", lambda connection: None)
    await connection.handle(WEBSOCKET)
    assert len(told) == 1


async def test_the_stage_ends_with_it(
    dying: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story is left, and the session deleted."""
    done: list[str] = []

    async def close(page: str) -> None:
        done.append(f"left {page}")

    async def delete(key: Any) -> None:
        done.append(f"deleted {key.page}")

    monkeypatch.setattr(app_manager, "delete_session", delete)
    stage: Any = SimpleNamespace(close=close)
    connection: Any = StageConnection(stage)
    await connection.handle(WEBSOCKET)
    assert done == []
    connection.session = SimpleNamespace(page="page")
    await connection.handle(WEBSOCKET)
    assert done == ["left page", "deleted page"]
