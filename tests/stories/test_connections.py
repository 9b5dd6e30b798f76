"""A browser that dies while something is sent to it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import WebSocketDisconnect
from flet_web.fastapi import FletApp, app_manager  # type: ignore[import-untyped]

from flet_components import _flet
from flet_components.stories.connections import (
    MOST_ABSENT,
    RELOAD_SECONDS,
    Absentees,
    RunnerConnection,
    StageConnection,
)
from flet_components.stories.stage.absence import Absence
from flet_components.stories.stage.meter import Meter

WEBSOCKET: Any = SimpleNamespace(
    close=None, send=None, headers={"origin": "http://127.0.0.1:6006"}
)


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
    absentees = Absentees()
    connection = RunnerConnection(main, absentees)
    await connection.handle(WEBSOCKET)
    assert told == [("key", RELOAD_SECONDS)]
    assert connection.origin == "http://127.0.0.1:6006"
    monkeypatch.setattr(_flet, "connected_session", lambda connection: None)
    await connection.handle(WEBSOCKET)
    assert len(told) == 1


async def test_the_stage_ends_with_it(
    dying: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story is left, the session deleted, and what is left is looked for."""
    done: list[str] = []

    async def close(page: str) -> None:
        done.append(f"left {page}")

    async def delete(key: Any) -> None:
        done.append(f"deleted {key.page}")

    async def look_after(page: str) -> None:
        done.append(f"looked after {page}")

    monkeypatch.setattr(app_manager, "delete_session", delete)
    stage: Any = SimpleNamespace(
        close=close, absence=Absence(), meter=Meter(), look_after=look_after
    )
    connection: Any = StageConnection(stage)
    await connection.handle(WEBSOCKET)
    assert done == []
    stage.absence.session = SimpleNamespace(page="page", connection=None)
    await connection.handle(WEBSOCKET)
    assert done == ["left page", "deleted page", "looked after page"]


async def test_many_that_may_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many runners whose browsers have gone, those that went first are given up."""
    sessions = {str(n): SimpleNamespace(connection=None) for n in range(99)}
    sessions["1"].connection = "it is back"

    async def get(key: str) -> Any:
        return sessions.get(key)

    async def delete(key: str) -> None:
        del sessions[key]

    monkeypatch.setattr(app_manager, "get_session", get)
    monkeypatch.setattr(app_manager, "delete_session", delete)
    absentees = Absentees()
    for key in tuple(sessions):
        await absentees.add(key)
    assert len(sessions) == MOST_ABSENT + 1
    assert "1" in sessions
