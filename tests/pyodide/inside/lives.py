"""Components in Pyodide: they begin, pause, go on and end as anywhere."""

from __future__ import annotations

import asyncio
import gc
import math
import tracemalloc
import weakref
from datetime import UTC, datetime

import flet as ft

from flet_components import (
    Clock,
    Countdown,
    IdleTimer,
    LiveFeed,
    LiveLog,
    Pomodoro,
    RelativeTime,
    StatusBadge,
    Stopwatch,
    TaskProgress,
    UserControl,
)
from flet_components.lifetime import of_page
from flet_components.presence import PageState
from tests.pyodide.inside.page import HIDE, SHOW, drained, opened, until

MOUNTS = 500


class Counter(UserControl):
    """Counts presses, and writes down what happens to it."""

    def build(self) -> ft.Control:
        self.lines: list[str] = []
        return ft.Button("0", on_click=self.press)

    async def did_mount_async(self) -> None:
        self.lines.append("mounted")
        self.bare = asyncio.create_task(asyncio.Event().wait())
        try:
            await asyncio.Event().wait()
        finally:
            self.lines.append("hook ended")

    async def will_unmount_async(self) -> None:
        await asyncio.sleep(0)
        self.lines.append("unmounted")

    def press(self, event: ft.Event[ft.Button]) -> None:
        event.control.content = str(int(str(event.control.content)) + 1)


async def test_a_life() -> None:
    """A component is mounted, handles events, and ends with its session."""
    counter = Counter()
    async with opened(counter) as (_, tab):
        await tab.press("0")
        await tab.shows("1")
    assert counter.lines == ["mounted", "hook ended", "unmounted"]
    assert counter.bare.cancelled()
    assert counter.page_state is PageState.CLOSED


async def test_it_comes_back() -> None:
    """What is removed ends, and begins anew when it is added again."""
    counter = Counter()
    async with opened(counter, ft.Text("beside")) as (page, tab):
        await until(lambda: counter.lines == ["mounted"])
        page.controls.remove(counter)
        page.update()
        await until(lambda: counter.lines[-1:] == ["unmounted"])
        page.add(counter)
        await tab.shows("0")
        await until(lambda: counter.lines[-1:] == ["mounted"])


async def test_a_hidden_tab() -> None:
    """Nothing is sent to a hidden tab; shown again, it is right at once."""
    countdown = Countdown(100, precision=1)
    async with opened(countdown) as (_, tab):
        await tab.turn(*HIDE)
        await until(lambda: countdown.page_state is PageState.HIDDEN)
        await drained(tab)
        left = countdown.remaining
        await tab.turn(*SHOW)
        await tab.shows(f"01:{math.ceil(left * 10 - 0.5) / 10 - 60:04.1f}")


async def test_an_error_is_told() -> None:
    """What a component raises is handed to it, and the page goes on."""

    class Broken(Counter):
        async def did_mount_async(self) -> None:
            raise ValueError("on purpose")

    errors: list[str] = []
    broken = Broken(on_error=lambda event: errors.append(str(event.error)))
    async with opened(broken, Countdown(100, precision=1)) as (_, tab):
        await until(lambda: errors == ["on purpose"])
        await tab.shows("01:39.9")


async def test_each_component_is_shown() -> None:
    """One of each that needs no source comes onto a page, and off it."""
    plain = (
        *(Clock, Countdown, IdleTimer, LiveFeed, LiveLog, Pomodoro, RelativeTime),
        *(StatusBadge, Stopwatch, TaskProgress),
    )
    async with opened(ft.Column([make() for make in plain])) as (page, _):
        assert len(of_page(page).components) == len(plain)


async def test_many_mounts_leave_nothing() -> None:
    """After 500 mounts there are no more tasks, objects or memory than before."""
    async with opened(ft.Text("always here")) as (page, tab):
        await _mounts(page, 20)
        await drained(tab)
        tasks, before = len(asyncio.all_tasks()), _memory()
        gone = await _mounts(page, MOUNTS)
        await drained(tab)
        await until(lambda: len(asyncio.all_tasks()) == tasks)
        gc.collect()
        assert not [each for each in gone if each() is not None]
        assert not of_page(page).components
        grown = _memory() - before
        tracemalloc.stop()
        assert grown < 60_000, grown


async def _mounts(page: ft.Page, times: int) -> list[weakref.ref[Countdown]]:
    gone = []
    for _ in range(times):
        countdown = Countdown(100, precision=1)
        page.add(countdown)
        await asyncio.sleep(0)
        page.controls.remove(countdown)
        page.update()
        gone.append(weakref.ref(countdown))
    await asyncio.sleep(0.05)
    return gone


def _memory() -> int:
    """Return how many bytes Python's objects have."""
    if not tracemalloc.is_tracing():
        tracemalloc.start()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


async def test_the_browsers_languages() -> None:
    """A page without a server still knows which languages its browser wants."""
    shown = RelativeTime(datetime.now(UTC))
    async with opened(shown) as (page, _):
        assert of_page(page).customs.languages == ("pt-BR", "de")
