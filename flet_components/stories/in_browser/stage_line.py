"""The line from a stage's page to the Python of the page around it.

A page that is embedded by `ft.FletApp` would start a Python of its own. The site's
script hands over one end of a channel of messages instead, so stage and runner share a
process, as they do on a server.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import flet_js  # type: ignore[import-not-found]
from flet.messaging.protocol import Message, MessageAction
from flet.messaging.pyodide_connection import PyodideConnection
from flet.messaging.session import Session
from pyodide.ffi import create_proxy, to_js  # type: ignore[import-not-found]

from flet_components import _flet
from flet_components.scope import TaskScope
from flet_components.stories.in_browser.telling import tell_shown
from flet_components.stories.stage import Stage

__all__ = ["StageLine"]


class StageLine(PyodideConnection):
    """One stage's page; when the page goes, the stage is left.

    Args:
        stage: What is played.
        port: The end of the channel that is here.
    """

    def __init__(self, stage: Stage, port: Any) -> None:
        own = flet_js.start_connection
        super().__init__(on_session_created=self._begin, before_main=None)
        flet_js.start_connection = own  # that of the runner's page
        self.page_url = flet_js.documentUrl
        self._stage = stage
        self._session: Session | None = None
        self._port = port
        self._scope = TaskScope("line of a stage")
        self._hear = create_proxy(self._heard)

    def open(self) -> None:
        """Begin to listen."""
        self._scope.create_task(self._receive(), name="receive")
        self._port.onmessage = self._hear

    def send_callback(self, data: bytes) -> None:
        """Send bytes to the page."""
        self._stage.meter.count(len(data))
        self._port.postMessage(to_js(data))

    def send_message(self, message: Message) -> None:
        """Send a message; that the session crashed is shown by the stage instead."""
        if message.action == MessageAction.SESSION_CRASHED:
            self._stage.fail(sys.exception() or RuntimeError(message.body.message))
        else:
            super().send_message(message)

    def dispose(self) -> None:
        """Let go of what JavaScript holds."""
        self._port.onmessage = None
        self._port.close()
        self._hear.destroy()

    async def _receive(self) -> None:
        receive: Callable[[], Awaitable[None]] = self.receive_loop
        await receive()

    async def _begin(self, session: Session) -> None:
        self._session = session
        _flet.adopt_page(session.page)
        await self._stage.open(session.page)
        self._scope.create_task(tell_shown(self._stage), name="tell")

    def _heard(self, event: Any) -> None:
        if isinstance(event.data, str):  # the page has gone
            TaskScope("stage is left").create_task(self._end(), name="end")
        else:
            self.send_from_js(event.data)

    async def _end(self) -> None:
        session = self._session
        if session is not None:
            await self._stage.close(session.page)
            session.close()
            await self._stage.look_after(session.page)
        await self._scope.aclose()
        self.dispose()
