"""Flet's connection inside a browser (Pyodide), here on CPython.

What stands in for JavaScript is the module `flet_js`: both sides put functions there.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any, cast

import attrs
import flet as ft
import pytest

from flet_components import Countdown, UserControl
from flet_components.presence import PageState
from tests.tabs import BrowserTab

PATIENCE = 10
"""Seconds in which something has to happen."""
HIDE, SHOW = ("inactive", "hide"), ("show", "resume")


@attrs.frozen
class Packet:
    """What JavaScript hands over: a proxy of its array of bytes."""

    data: bytes

    def to_py(self) -> memoryview:
        """Return it as Pyodide does."""
        return memoryview(self.data)


@attrs.frozen
class Worker:
    """The worker's JavaScript, in the place of a WebSocket."""

    flet_js: Any
    received: asyncio.Queue[bytes] = attrs.Factory(asyncio.Queue)

    async def send(self, data: bytes) -> None:
        """Hand a packet to Python."""
        self.flet_js.send(Packet(data))

    async def recv(self) -> bytes:
        """Wait for a packet from Python."""
        return await self.received.get()


@pytest.fixture
def flet_js(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Stand in for JavaScript's module, which a connection imports."""
    module = types.ModuleType("flet_js")
    module.documentUrl = "http://localhost/"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "flet_js", module)
    yield module
    sys.modules.pop("flet.messaging.pyodide_connection", None)


@pytest.fixture
def no_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail if something is logged as a warning or worse."""
    yield
    gc.collect()  # a task that nobody awaited says so only now
    bad = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert not bad


async def open_in_browser(flet_js: Any, main: Callable[[ft.Page], Any]) -> BrowserTab:
    """Run an app as `ft.run` does in a browser, and show it."""
    vars(ft.app)["__run_pyodide"](main)
    worker = Worker(flet_js)
    await flet_js.start_connection(worker.received.put_nowait)
    tab = BrowserTab(cast(Any, worker))
    await tab.register()
    return tab


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0)


class Counter(UserControl):
    """Counts presses, and writes down what happens to it."""

    def build(self) -> ft.Control:
        self.lines: list[str] = []
        self.presses = 0
        return ft.Button("0", on_click=self.press)

    async def did_mount_async(self) -> None:
        self.bare = asyncio.create_task(asyncio.Event().wait())
        try:
            await asyncio.Event().wait()
        finally:
            self.lines.append("hook ended")

    async def will_unmount_async(self) -> None:
        self.lines.append("unmount")
        await asyncio.sleep(0)
        self.page.session.store.set("presses", self.presses)
        self.lines.append("unmounted")

    def press(self, event: ft.Event[ft.Button]) -> None:
        self.presses += 1
        event.control.content = str(self.presses)


@pytest.mark.usefixtures("no_errors")
async def test_an_app_in_a_browser(flet_js: Any) -> None:
    """It ticks, handles events, knows that it is hidden, and ends with its session."""
    before = asyncio.all_tasks()
    pages: list[ft.Page] = []
    countdown, counter = Countdown(100, precision=1), Counter()

    def main(page: ft.Page) -> None:
        pages.append(page)
        page.add(countdown, counter)

    tab = await open_in_browser(flet_js, main)
    await tab.shows("01:39.9")
    await tab.shows("01:39.8")
    await tab.press("0")
    await tab.shows("1")
    await tab.turn(*HIDE)
    await until(lambda: countdown.page_state is PageState.HIDDEN)
    await tab.turn(*SHOW)
    await until(lambda: countdown.page_state is PageState.CONNECTED)

    session = pages[0].session
    session.close()
    await until(lambda: len(asyncio.all_tasks() - before) == 1)  # the receive loop
    assert counter.lines == ["hook ended", "unmount", "unmounted"]
    assert counter.bare.cancelled()
    assert countdown.tasks == ()
    assert session.store.get("presses") == 1
    assert tab.crashes == []
