"""The two kinds of page that the server holds a WebSocket to: runner and stage."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft
from fastapi import WebSocket, WebSocketDisconnect
from flet.messaging.protocol import Message, MessageAction
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub
from flet_web.fastapi import FletApp, app_manager  # type: ignore[import-untyped]

from flet_components import _flet
from flet_components.stories.stage import Stage

__all__ = ["Absentees", "RunnerConnection", "StageConnection"]

RELOAD_SECONDS = 60
"""How long a runner waits for its browser to come back, after a reload."""

MOST_ABSENT = 32
"""Runners that are kept for browsers that may come back."""

logger = logging.getLogger("flet_components")


class Absentees:
    """The runners whose browsers have gone; the oldest are given up when many have.

    A browser that comes back after that loses nothing: its address says it all.
    """

    def __init__(self) -> None:
        self._keys: deque[str] = deque()

    async def add(self, key: str) -> None:
        """Wait for one more browser, by the key of its session."""
        self._keys.append(key)
        while len(self._keys) > MOST_ABSENT:
            oldest = self._keys.popleft()
            session = await app_manager.get_session(oldest)
            if session is not None and session.connection is None:
                await app_manager.delete_session(oldest)


class RunnerConnection(FletApp):  # type: ignore[misc]
    """The WebSocket of a runner's page; it knows where the page came from.

    Args:
        main: Begins a runner on a new page.
        absentees: Told when its browser has gone.
    """

    def __init__(
        self, main: Callable[[ft.Page], Awaitable[None]], absentees: Absentees
    ) -> None:
        super().__init__(
            loop=asyncio.get_running_loop(),
            executor=app_manager.executor,
            main=main,
            before_main=None,
            session_timeout_seconds=RELOAD_SECONDS,
        )
        self.origin: str | None = None
        self._absentees = absentees
        self._key = ""

    async def handle(self, websocket: WebSocket) -> None:
        """Serve the page until its browser goes away."""
        self.origin = websocket.headers.get("origin")
        try:
            await super().handle(websocket)
        except WebSocketDisconnect:
            # The browser died while something was sent to it: Flet did not notice.
            if (session := _flet.connected_session(self)) is not None:
                key = _flet.session_key(self, session)
                await app_manager.disconnect_session(key, RELOAD_SECONDS)
        finally:
            if self._key:
                await self._absentees.add(self._key)

    def dispose(self) -> None:
        """Note which session has lost its browser, and let go of it."""
        if (session := _flet.connected_session(self)) is not None:
            self._key = _flet.session_key(self, session)
        super().dispose()


class StageConnection(FletApp):  # type: ignore[misc]
    """The WebSocket of a stage's page: when it ends, the stage's session does too.

    Args:
        stage: What is played.
    """

    def __init__(self, stage: Stage) -> None:
        loop = asyncio.get_running_loop()
        self._hub = PubSubHub(loop=loop, executor=app_manager.executor)
        super().__init__(
            loop=loop, executor=app_manager.executor, main=_begin, before_main=None
        )
        self.stage = stage
        self.session: Session | None = None

    @property
    def pubsubhub(self) -> PubSubHub:
        """A hub of its own: what one story publishes is not for the others.

        Flet shares one between all pages of the same `main`, and keeps it for ever.
        """
        return self._hub

    @pubsubhub.setter
    def pubsubhub(self, value: PubSubHub) -> None:
        pass

    async def handle(self, websocket: WebSocket) -> None:
        """Serve the page until it is left, then end everything on it.

        Flet itself would keep the session for an hour. One whose line has been cut for
        a while is kept for that long.
        """
        self.stage.absence.connected(websocket.close)
        self.session = self.stage.absence.session
        self.stage.meter.listen(websocket)
        try:
            with contextlib.suppress(WebSocketDisconnect):  # while it was sent to
                await super().handle(websocket)
        finally:
            session = self.session
            if session is not None and not await self.stage.absence.ends(session):
                await self.stage.close(session.page)
                await app_manager.delete_session(_flet.session_key(self, session))
                await self.stage.look_after(session.page)

    def send_message(self, message: Message) -> None:
        """Send a message; that the session crashed is shown by the stage instead.

        Flet would cover the whole stage with a red panel.
        """
        if message.action == MessageAction.SESSION_CRASHED:
            self.stage.fail(sys.exception() or RuntimeError(message.body.message))
        else:
            super().send_message(message)


async def _begin(page: ft.Page) -> None:
    connection: Any = page.session.connection
    connection.session = page.session
    await connection.stage.open(page)
