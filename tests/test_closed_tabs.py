"""Tabs of a real server that are closed, killed, and come back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

import flet as ft
import pytest
from flet_web.fastapi.flet_app import app_manager  # type: ignore[import-untyped]

from flet_components import Countdown, PageState, UserControl, internal, reactive
from tests.tabs import open_tab, serve

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:uvicorn")

T = TypeVar("T")

TABS = 10
PATIENCE = 20.0
"""Real seconds after which what was waited for has not come."""


@reactive
class Feed(UserControl):
    """Asks for news ten times a second, and pauses without a client."""

    _asked: int = internal(0)

    def build(self) -> ft.Control:
        self.pressed, self.ended = asyncio.Event(), asyncio.Event()
        return ft.Column(
            [
                self.bind(ft.Text(), value=lambda: f"asked {self._asked}"),
                ft.Button("press", on_click=self.press),
            ]
        )

    async def did_mount_async(self) -> None:
        async for _ in self.clock.every(0.1):
            self._asked += 1

    async def will_unmount_async(self) -> None:
        self.ended.set()

    def press(self) -> None:
        self.pressed.set()


class App:
    """A Flet app that keeps the pages of its tabs at hand."""

    def __init__(self, *classes: type[UserControl], **fields: Any) -> None:
        self.pages: list[ft.Page] = []
        self.gone: asyncio.Queue[None] = asyncio.Queue()
        self.states: asyncio.Queue[str] = asyncio.Queue()
        self._classes, self._fields = classes, fields

    async def main(self, page: ft.Page) -> None:
        """Show one of each class."""
        page.on_disconnect = lambda: self.gone.put_nowait(None)
        page.on_app_lifecycle_state_change = self.turned
        page.add(*(cls(**self._fields) for cls in self._classes))
        self.pages.append(page)

    @property
    def first(self) -> Any:
        """The first component of the first tab."""
        return self.pages[0].controls[0]

    def turned(self, event: ft.AppLifecycleStateChangeEvent) -> None:
        """Note in which state a tab is."""
        self.states.put_nowait(event.state.value)

    async def left(self) -> None:
        """Wait until the app has been told that a tab has gone."""
        await soon(self.gone.get())

    async def close(self) -> None:
        """End all sessions, and wait until what was on them has ended."""
        sessions = dict(app_manager._FletAppManager__sessions)
        for key in sessions:
            await app_manager.delete_session(key)


async def soon(awaitable: Awaitable[T]) -> T:
    """Wait, but not for ever."""
    async with asyncio.timeout(PATIENCE):
        return await awaitable


class Chatter(UserControl):
    """Has much to say when it is mounted, then nothing more."""

    def build(self) -> ft.Control:
        self.text = ft.Text("0")
        return self.text

    async def did_mount_async(self) -> None:
        for number in range(300):
            self.text.value = f"{number} " * 20_000
            self.update()
        await self.clock.sleep(3600)


async def test_every_closed_tab_is_noticed() -> None:
    """A client that goes while the server is sending is noticed all the same.

    Flet 1.0.5 fails in its send loop then, and the session stays connected for ever.
    """
    app = App(Countdown, Countdown, precision=1)
    async with serve(app.main) as url:
        for _ in range(TABS):
            async with open_tab(url) as tab:
                await tab.receive()
        for _ in range(TABS):
            await app.left()
        assert [page.session.connection for page in app.pages] == [None] * TABS
        await app.close()


async def test_a_killed_tab_is_noticed_at_once() -> None:
    """Nobody needs to send again before a failure to send is noticed."""
    app = App(Chatter)
    async with serve(app.main) as url:
        async with open_tab(url) as tab:
            await tab.receive()
            tab.kill()
        await app.left()
        assert app.first.page_state is PageState.DISCONNECTED
        await app.close()


async def test_a_tab_that_comes_back() -> None:
    """What happened meanwhile is there, what is paused goes on, buttons work."""
    app = App(Feed, when_disconnected="pause")
    async with serve(app.main) as url:
        async with open_tab(url) as tab:
            await tab.shows("asked 3")
        await app.left()
        asked, page = app.first._asked, app.pages[0]
        added = Feed(when_disconnected="pause")
        page.add(ft.Text("added"), added)
        async with open_tab(url, tab.session_id) as back:
            assert back.session_id == tab.session_id
            assert (f"asked {asked}", "added") == tuple(back.texts[i] for i in (0, 2))
            await back.shows(f"asked {asked + 3}")
            await back.until(lambda: added._asked > 3)
            assert back.texts[3] == f"asked {added._asked}"
            await back.press("press")
            await soon(app.first.pressed.wait())
        await app.left()
        await app.close()


async def test_a_tab_that_comes_back_too_late() -> None:
    """After the session has expired there is a new one; the old one has ended."""
    app = App(Feed)
    async with serve(app.main) as url:
        async with open_tab(url) as tab:
            await tab.shows("asked 3")
        await app.left()
        old = app.first
        await app.close()
        await soon(old.ended.wait())
        assert not old.mounted
        async with open_tab(url, tab.session_id) as other:
            assert other.session_id != tab.session_id
            await other.shows("asked 3")
        await app.left()
        assert len(app.pages) == 2
        await app.close()


async def test_a_tab_that_is_hidden() -> None:
    """What pauses while hidden asks for nothing until the tab is shown again."""
    app = App(Feed, when_hidden="pause")
    async with serve(app.main) as url, open_tab(url) as tab:
        await tab.shows("asked 2")
        await tab.turn("hide")
        assert await soon(app.states.get()) == "hide"
        assert app.first.page_state is PageState.HIDDEN
        asked = app.first._asked
        await asyncio.sleep(0.3)  # of three requests, none is made
        assert app.first._asked == asked
        await tab.turn("show", "resume")
        await tab.shows(f"asked {asked + 2}")
        await app.close()
