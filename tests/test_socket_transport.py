"""Flet's socket transport, which desktop and mobile apps use: the client goes away."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import weakref
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import flet as ft
import pytest
from flet import app as flet_app
from flet.messaging.flet_socket_server import FletSocketServer

from flet_components import Countdown, UserControl
from tests.desktop import open_window

PATIENCE = 10
"""Seconds in which something has to happen."""
GONE = (asyncio.IncompleteReadError, ConnectionError)
LEAVING = ["hook ended", "owned ended", "unmount", "unmounted", "bare ended"]
"""What a diary has written down when it has left."""


class Diary(UserControl):
    """Has tasks of every kind, and writes down how they end.

    Args:
        name: What it shows.
        turns: Turns of the event loop that each task takes to clean up.
    """

    def __init__(self, name: str = "diary", turns: int = 0) -> None:
        super().__init__()
        self.name = name
        self.turns = turns
        self.lines: list[str] = []
        self.running: set[str] = set()

    def build(self) -> ft.Control:
        self.button = ft.Button(self.name, on_click=self.press)
        return self.button

    async def did_mount_async(self) -> None:
        self.create_task(self.last("owned"))
        self.bare = asyncio.create_task(self.last("bare"))
        await self.last("hook")

    async def will_unmount_async(self) -> None:
        self.lines.append("unmount")
        await asyncio.to_thread(gc.collect)  # some turns of the loop, and a thread
        left = self.page.session.store.get("left") or set()
        self.page.session.store.set("left", {*left, self.name})
        await self.update_async()
        self.lines.append("unmounted")

    async def press(self) -> None:
        await self.last("handler")

    async def last(self, name: str) -> None:
        """Run until cancelled."""
        self.running.add(name)
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(self.turns):
                await asyncio.sleep(0)
            self.running.discard(name)
            self.lines.append(f"{name} ended")

    def runs(self, *names: str) -> bool:
        """Say whether all of these run."""
        return self.running.issuperset(names)


@attrs.define
class Server:
    """A running app."""

    path: str
    pages: list[ft.Page] = attrs.Factory(list)
    tasks: set[asyncio.Task[Any]] = attrs.Factory(set)

    @property
    def left_over(self) -> set[asyncio.Task[Any]]:
        """The tasks that are not the server's own."""
        return asyncio.all_tasks() - self.tasks


@contextlib.asynccontextmanager
async def serve(main: Callable[[ft.Page], Any], path: Path) -> AsyncIterator[Server]:
    """Run an app as `ft.run` does on a desktop, without the window."""
    server = Server(str(path))

    def remember(page: ft.Page) -> None:
        server.pages.append(page)

    connection = FletSocketServer(
        loop=asyncio.get_running_loop(),
        uds_path=server.path,
        on_session_created=vars(flet_app)["__get_on_session_created"](main),
        before_main=remember,
        executor=ThreadPoolExecutor(),
    )
    await connection.start()
    server.tasks = asyncio.all_tasks()
    try:
        yield server
    finally:
        await connection.close()


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0)


@pytest.fixture
def no_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail if something is logged as a warning or worse."""
    yield
    gc.collect()  # a task that nobody awaited says so only now
    bad = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    assert not bad


@pytest.mark.usefixtures("no_errors")
async def test_the_window_is_closed(tmp_path: Path) -> None:
    """A client that goes ends every task, and then runs every unmount to its end."""
    first, second, countdown = Diary("first"), Diary("second"), Countdown(100)

    def main(page: ft.Page) -> None:
        page.add(first, ft.Row([second]), countdown)

    async with serve(main, tmp_path / "socket") as server:
        async with open_window(server.path) as window:
            await window.shows("first", "second", "01:40")
            await until(lambda: first.runs("owned", "bare", "hook"))
            await until(lambda: second.runs("owned", "bare", "hook"))
            store = server.pages[0].session.store
        await until(lambda: not server.left_over)
    assert first.lines == second.lines == LEAVING
    assert store.get("left") == {"first", "second"}
    assert countdown.tasks == ()
    assert not countdown.mounted


@pytest.mark.usefixtures("no_errors")
async def test_tasks_may_await_while_they_end(tmp_path: Path) -> None:
    """A task is cancelled once: its cleaning up runs to the end, and is waited for."""
    diary = Diary(turns=10)

    def main(page: ft.Page) -> None:
        page.add(diary)

    async with serve(main, tmp_path / "socket") as server:
        async with open_window(server.path):
            await until(lambda: diary.runs("owned", "bare", "hook"))
        await until(lambda: not server.left_over)
    assert diary.lines == LEAVING


@pytest.mark.usefixtures("no_errors")
async def test_the_window_is_closed_while_things_happen(tmp_path: Path) -> None:
    """Flet cancels handlers and `main`; the components end all the same, once."""
    diary = Diary("busy")

    async def main(page: ft.Page) -> None:
        page.add(diary)
        await diary.last("main")

    async with serve(main, tmp_path / "socket") as server:
        async with open_window(server.path) as window:
            await window.shows("busy")
            await window.press("busy")
            await until(lambda: diary.runs("owned", "bare", "hook", "main", "handler"))
        await until(lambda: not server.left_over)
    assert sorted(diary.lines) == sorted([*LEAVING, "main ended", "handler ended"])
    assert diary.lines.index("unmount") > diary.lines.index("owned ended")


@pytest.mark.usefixtures("no_errors")
async def test_a_window_in_place_of_another(tmp_path: Path) -> None:
    """A second client ends the components of the first, and has its own."""
    diaries: list[Diary] = []

    def main(page: ft.Page) -> None:
        diaries.append(Diary(f"diary {len(diaries) + 1}"))
        page.add(diaries[-1], Countdown(100))

    async with serve(main, tmp_path / "socket") as server:
        async with open_window(server.path) as first:
            await first.shows("diary 1")
            await until(lambda: diaries[0].runs("owned", "bare", "hook"))
            async with open_window(server.path) as second:
                await second.shows("diary 2")
                await until(lambda: diaries[1].runs("owned", "bare", "hook"))
                await until(lambda: diaries[0].lines == LEAVING)
                assert diaries[1].lines == []
                with pytest.raises(GONE):  # the server has closed it
                    await first.until(lambda: False)
        await until(lambda: not server.left_over)
    assert diaries[1].lines == LEAVING


@pytest.mark.usefixtures("no_errors")
async def test_nothing_is_kept_of_a_closed_window(tmp_path: Path) -> None:
    """After ten windows neither a session nor a component is left in memory."""
    kept: weakref.WeakSet[object] = weakref.WeakSet()

    def main(page: ft.Page) -> None:
        diary = Diary()
        kept.update((page.session, page, diary))
        page.add(diary, Countdown(100))

    async with serve(main, tmp_path / "socket") as server:
        for _ in range(10):
            async with open_window(server.path) as window:
                await window.shows("diary", "01:40")
            await until(lambda: not server.left_over)
        server.pages.clear()
        await until(lambda: gc.collect() >= 0 and not kept)
