"""A page under test, and one user in front of it."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

import flet as ft
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from flet_components import _flet
from flet_components.errors import NotOnScreenError
from flet_components.lifetime import set_clock
from flet_components.sources.upstreams import end_lingering
from flet_components.testing.actions import Actions
from flet_components.testing.lookup import described
from flet_components.testing.overheard import Overheard
from flet_components.testing.tab import Main, Tab
from flet_components.testing.task_report import name_of
from flet_components.testing.verdict import Watch, left_over, problems_of
from flet_components.testing.virtual_time import VirtualTime, VirtualTimeLoop

__all__ = ["Screen"]


class Screen(Actions, Overheard):
    """A real Flet session whose browser is a tree in memory.

    Only what was sent is visible, so a forgotten `update()` fails the test. As a
    context manager it closes the page at the end, and raises `AssertionError` if a
    task was left over, an error logged, or the session crashed. It needs a
    `VirtualTimeLoop`; the pytest fixture `screen` brings one.

    Args:
        route: Where the browser is.
        width: Of the window, in logical pixels.
        height: Of the window, in logical pixels.
        hub: Whom the page publishes to and hears from; by default only itself.
    """

    page: ft.Page
    """The page, as an app's `main` is handed it."""
    session: Session
    """Flet's session of the page."""
    clock: VirtualTime
    """The time of the page; it stands still but for `advance` and waiting."""

    def __init__(
        self,
        route: str = "/",
        width: float = 800.0,
        height: float = 600.0,
        *,
        hub: PubSubHub | None = None,
    ) -> None:
        self._loop = _virtual_loop()
        self._before = asyncio.all_tasks()
        self._tab = Tab(hub or PubSubHub(loop=self._loop), route, width, height)
        self._window = self._tab
        self.page, self.session = self._tab.page, self._tab.session
        self.clock = VirtualTime(self._loop)
        self._watch = Watch()
        self._others: list[Screen] = []
        set_clock(self.page, self.clock)
        _flet.adopt_page(self.page)

    async def __aenter__(self) -> Screen:
        self._watch.begin()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        problems = await self._end()
        if error is not None:
            for problem in problems:
                error.add_note(problem)
        elif problems:
            raise AssertionError("\n\n".join(problems))

    # --- the app's side ---

    async def run(self, main: Main) -> None:
        """Start an app: call its `main`, of any kind, as Flet does for a new session.

        Returns when `main` has ended or waits for something.
        """
        self._tab.run(main)
        await self._loop.rest()

    def show(self, *controls: ft.Control) -> None:
        """Add controls to the page."""
        self._tab.call(self.page.add, *controls)

    def hide(self, *controls: ft.BaseControl) -> None:
        """Remove controls from the page.

        Raises:
            NotOnScreenError: If one is not among the page's own controls.
        """
        for control in controls:
            self._remove(control)
        self._tab.call(self.page.update)

    def another(
        self, route: str = "/", width: float = 800.0, height: float = 600.0
    ) -> Screen:
        """Return the screen of another user of the same app; it ends with this one."""
        other = Screen(route, width, height, hub=self._tab.hub)
        other._watch = self._watch
        self._others.append(other)
        _flet.adopt_page(self.page)
        return other

    # --- time ---

    async def advance(self, seconds: float) -> None:
        """Let time pass; all that is due until then happens, its messages included."""
        if not seconds >= 0:
            raise ValueError(f"seconds must be 0 or more, got {seconds!r}")
        await self._loop.rest()
        await self.clock.sleep(seconds)
        await self.settle()

    async def settle(self) -> None:
        """Let all that is ready happen, and work in threads end; no time passes."""
        await self._loop.rest(threads=True)

    async def _rest(self) -> None:
        await self._loop.rest()

    # --- the browser ---

    def answer(self, method: str, result: Any) -> None:
        """Let the browser answer a call, other than with None.

        Args:
            method: Name of the method.
            result: What it returns; an exception to fail with; or a function of the
                `Call` that returns the result.
        """
        self._tab.record.answers[method] = result

    async def hide_tab(self) -> None:
        """Hide the page, as when the user looks at another tab."""
        self._tab.turn("inactive", "hide")
        await self._loop.rest()

    async def show_tab(self) -> None:
        """Show the page again."""
        self._tab.turn("show", "resume")
        await self._loop.rest()

    async def disconnect(self) -> None:
        """Lose the connection, as when a laptop's lid is closed."""
        self._tab.disconnect()
        await self._loop.rest()

    async def reconnect(self) -> None:
        """Come back within the session's lifetime; the whole page is sent again."""
        self._tab.reconnect()
        await self._loop.rest()

    async def close(self) -> None:
        """End the session; returns when everything on the page has ended."""
        if self._tab.open:
            await self._tab.close()
            await self.settle()

    # --- the verdict ---

    def tasks(self) -> list[str]:
        """Return the names of the tasks that are alive because of this page."""
        return sorted(map(name_of, left_over(self._before)))

    def expect_error(self, text: str) -> None:
        """Let the test pass with an error that contains a text, and only with it."""
        self._watch.expect(text)

    async def _end(self) -> list[str]:
        """Close the page and return what went wrong while it was open."""
        screens = (self, *self._others)
        try:
            for screen in screens:
                await screen.close()
            await end_lingering()
            tasks = left_over({*self._before, *self._loop.stuck})
            found = problems_of(tasks, [screen._tab.record for screen in screens])
            for screen in screens:
                await screen._tab.aclose()
        finally:
            self._watch.end()
        return self._watch.verdict(found)

    def _remove(self, control: ft.BaseControl) -> None:
        """Remove one control; equal ones are not the same to Python's `remove`."""
        controls = self.page.controls
        for index, other in enumerate(controls):
            if other is control:
                del controls[index]
                return
        raise NotOnScreenError(
            f"{described(control)} must be one of the page's controls, but is not:\n"
            f"{self.tree()}"
        )


def _virtual_loop() -> VirtualTimeLoop:
    loop = asyncio.get_running_loop()
    if isinstance(loop, VirtualTimeLoop):
        return loop
    raise RuntimeError(
        f"a screen needs a VirtualTimeLoop, got {type(loop).__name__}: ask pytest for "
        "the fixture `screen` in an async test, or use "
        "asyncio.Runner(loop_factory=VirtualTimeLoop)"
    )
