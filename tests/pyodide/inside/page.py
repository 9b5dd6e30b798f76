"""A page in Pyodide, over Flet's own connection and the border to JavaScript."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any, cast

import flet as ft
import flet_js  # type: ignore[import-not-found]
from pyodide.code import run_js  # type: ignore[import-not-found]
from pyodide.ffi import create_proxy, to_js  # type: ignore[import-not-found]

from tests.browser_tab import BrowserTab

__all__ = ["HIDE", "SHOW", "drained", "opened", "running", "until"]

HIDE, SHOW = ("inactive", "hide"), ("show", "resume")
PATIENCE = 4
"""Seconds in which something has to happen."""

QUIET = 0.15
"""Seconds after which nothing more is on its way."""
RECEIVE = "hand => message => hand(message.toJs())"
"""What `python-worker.js` does with a message of Python's, until it posts it."""

Opened = tuple[ft.Page, BrowserTab]


class Worker:
    """The worker's JavaScript, in the place of a WebSocket."""

    def __init__(self) -> None:
        self._received: asyncio.Queue[bytes] = asyncio.Queue()
        self._hand = create_proxy(self._take)

    async def start(self) -> None:
        """Begin, as `python-worker.js` does."""
        await flet_js.start_connection(run_js(RECEIVE)(self._hand))

    def _take(self, data: Any) -> None:
        self._received.put_nowait(data.to_bytes())

    async def send(self, data: bytes) -> None:
        """Hand a packet to Python, as an array of JavaScript's."""
        flet_js.send(to_js(data))

    async def recv(self) -> bytes:
        """Wait for a packet from Python."""
        return await self._received.get()


@contextlib.asynccontextmanager
async def opened(*controls: ft.Control) -> AsyncIterator[Opened]:
    """Run an app with some controls; see `running`."""

    def main(page: ft.Page) -> None:
        page.add(*controls)

    async with running(lambda: ft.run(main)) as opened_page:
        yield opened_page


@contextlib.asynccontextmanager
async def running(app: Callable[[], object]) -> AsyncIterator[Opened]:
    """Run an app, and open its page; at the end, close the session.

    A browser does not close it: it ends the worker, and everything in it.
    """
    before = asyncio.all_tasks()
    app()
    connection = flet_js.start_connection.__self__
    worker = Worker()
    await worker.start()
    (receiving,) = asyncio.all_tasks() - before
    tab = BrowserTab(cast(Any, worker))
    await tab.register()
    await tab.until(lambda: bool(tab.texts))
    yield connection.session.page, tab
    connection.session.close()
    await until(lambda: asyncio.all_tasks() - before == {receiving})
    receiving.cancel()
    await asyncio.wait([receiving])
    assert tab.crashes == []


async def drained(tab: BrowserTab) -> None:
    """Receive what comes, until nothing does for a while."""
    with contextlib.suppress(TimeoutError):
        while True:
            await asyncio.wait_for(tab.receive(), QUIET)


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.001)
