"""Time in Pyodide: the loop of the browser, and the virtual one of the test kit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any
from zoneinfo import ZoneInfo

from flet_components import Clock, Countdown, StoryTime, SystemTime, timers
from flet_components.testing import Screen, VirtualTimeLoop
from tests.pyodide.inside.page import opened

HOUR = 3600


def virtually(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run on a loop in which waiting takes no time.

    The browser's own always counts as running; meanwhile it does not.
    """
    browser = asyncio.get_running_loop()
    asyncio._set_running_loop(None)
    try:
        with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
            runner.run(main())
    finally:
        asyncio._set_running_loop(browser)


def test_an_hour_is_exact() -> None:
    """A countdown of an hour shows each second once, and is over after just that."""

    async def main() -> None:
        async with Screen() as screen:
            ended: list[float] = []
            countdown = Countdown(
                HOUR, on_complete=lambda: ended.append(screen.clock.monotonic())
            )
            screen.show(countdown)
            for left in range(HOUR, 0, -1):
                screen.shows(clock_text(left))
                assert not ended
                await screen.advance(1)
            screen.shows("00:00")
            assert ended == [HOUR]

    virtually(main)


def clock_text(seconds: int) -> str:
    """Return what a countdown shows."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


async def test_timers_of_the_browser() -> None:
    """Ticks come on their grid, and never early."""
    time = SystemTime(slack=0)
    begin, ticks = time.monotonic(), list[float]()
    async for tick in time.every(0.02):
        ticks.append(time.monotonic() - begin)
        if tick.index >= 5:
            break
    assert all(at >= n * 0.02 for n, at in enumerate(ticks)), ticks


async def test_a_moment_that_has_passed() -> None:
    """What is due already runs at once, where the browser's loop would refuse it."""
    loop, rung = asyncio.get_running_loop(), asyncio.Event()
    timers.call_at(loop, loop.time() - 1, rung.set)
    await asyncio.wait_for(rung.wait(), 1)


async def test_a_story_sets_its_time() -> None:
    """A story's time leaps on the browser's loop, too."""
    story = StoryTime(paused=True)
    countdown = Countdown(HOUR, clock=story)
    async with opened(countdown) as (_, tab):
        await tab.shows("1:00:00")
        await story.advance(HOUR - 1)
        await tab.shows("00:01")
        await story.advance(1)
        await tab.shows("00:00")


async def test_time_zones() -> None:
    """The zones of the world come with tzdata."""
    assert ZoneInfo("Asia/Kathmandu").key == "Asia/Kathmandu"
    async with opened(Clock("Asia/Kathmandu", label="Kathmandu")) as (_, tab):
        await tab.shows("Kathmandu")


async def test_languages() -> None:
    """Babel has its data, and the browser is asked for its languages."""
    from babel.dates import format_skeleton

    assert format_skeleton("yMMMd", locale="de") is not None
