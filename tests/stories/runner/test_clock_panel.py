"""The panel of the story's time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import flet as ft
import pytest

from flet_components.stories.stage import Stage
from flet_components.testing import Screen
from tests.stories.files import Read, Write, field, icon, inside
from tests.stories.runner.test_runner import Tab, tab

STORIES = """
    import asyncio
    import flet as ft
    from flet_components import Countdown, UserControl

    class Poller(UserControl):
        async def did_mount_async(self):
            await asyncio.sleep(1e6)

    def one():
        return Countdown(1000)

    def astray():
        return Poller()

    def static():
        return ft.Text("static")
"""


@asynccontextmanager
async def playing(
    wide: Screen, write: Write, read: Read, route: str
) -> AsyncIterator[tuple[Tab, Stage, Screen]]:
    """Open a story in the runner, and its stage in a browser of its own."""
    write("a.py", STORIES)
    async with tab(wide, read(), route) as opened:
        (stage,) = opened.stages
        shown = wide.another()
        await shown.run(stage.open)
        try:
            yield opened, stage, shown
        finally:
            await stage.close()


async def test_stopped_and_stepped(wide: Screen, write: Write, read: Read) -> None:
    """The address says that time stands still; steps bring what is due, and no more."""
    async with playing(wide, write, read, "/story/a/one?panel=clock") as (tab, _, one):
        one.shows("16:40")
        await wide.tap(icon(wide, "Stop the story's time"))
        await wide.advance(1)
        assert tab.address.staging == {"paused": "true"}
        one.shows("16:40")
        await wide.tap("+10 s")
        one.shows("16:30")
        await wide.tap("next")
        one.shows("16:29")
        await wide.tap("next")
        await wide.tap(inside(wide, "Go on by 1 min"))
        one.shows("15:28")
        wide.shows("paused")
        await wide.tap(icon(wide, "Let the story's time go on"))
        await wide.advance(1)
        one.shows("15:27")
        assert tab.address.staging == {}


async def test_hurried(wide: Screen, write: Write, read: Read) -> None:
    """Speed is chosen or slid to, and stands in the address."""
    async with playing(wide, write, read, "/story/a/one?panel=clock") as (tab, _, one):
        await wide.tap("×100")  # noqa: RUF001
        assert tab.address.staging == {"speed": "100"}
        await wide.advance(1)
        one.shows("15:00")
        await wide.choose(1.3, ft.Slider)
        assert tab.address.staging == {"speed": "20"}
        await wide.tap("Reset")
        await wide.advance(1)
        assert tab.address.staging == {}
        one.shows("16:39")


async def test_leaps_and_travels(wide: Screen, write: Write, read: Read) -> None:
    """Time leaps ahead; back, and to a date, only the wall clock is set."""
    route = "/story/a/one?panel=clock&date=2030-01-01 12:00%2B00:00&paused=true"
    async with playing(wide, write, read, route) as (_, stage, one):
        clock = stage.clock
        assert clock is not None
        await wide.tap(inside(wide, "Leap ahead 1 min"))
        one.shows("15:40")
        await wide.tap("\N{MINUS SIGN}1 h")
        assert f"{clock.now():%H:%M}" == "11:01"
        one.shows("15:40")
        await wide.type("2031-02-03 04:05+00:00", into=field(wide, "date to travel to"))
        await wide.tap("Travel")
        assert f"{clock.now():%F %T}" == "2031-02-03 04:05:00"
        for text in ("nonsense", "0001-01-01 00:00"):
            await wide.type(text, into=field(wide, "date to travel to"))
            await wide.tap("Travel")
            assert field(wide, "date to travel to").error
        assert f"{clock.now():%F %T}" == "2031-02-03 04:05:00"


async def test_going_on_from_a_moment(wide: Screen, write: Write, read: Read) -> None:
    """A story that was to stand still at a moment goes on from there."""
    route = "/story/a/one?panel=clock&at=100"
    async with playing(wide, write, read, route) as (tab, _, one):
        await wide.advance(1)
        one.shows("15:00")
        await wide.tap(icon(wide, "Let the story's time go on"))
        await wide.advance(1)
        one.shows("14:59")
        assert tab.address.staging == {}


@pytest.mark.parametrize(
    ("story", "says"),
    [
        ("one", "next in 1.0 s"),
        ("static", "nothing is due"),
        ("astray", "On real time, whatever the story's does"),
    ],
)
async def test_what_it_says(
    wide: Screen, write: Write, read: Read, story: str, says: str
) -> None:
    """It says what is due next, and who does not go by the story's time."""
    route = f"/story/a/{story}?panel=clock&paused=true"
    async with playing(wide, write, read, route):
        await wide.advance(1)
        wide.shows(says, "0.0 s since it began")
