"""The panel of the checks: they are played, watched and told."""

from __future__ import annotations

import re

from flet_components.stories.stage.check_run import Progress
from flet_components.testing import Screen
from tests.stories.files import Read, Write, icon
from tests.stories.runner.showing import showing

STORIES = '''
    """Stories of a clock that goes down."""
    import flet as ft
    from flet_components import Countdown
    from flet_components.stories import play, step

    def one(seconds: int = 120):
        return Countdown(seconds)

    @play(one)
    async def counts_down(screen):
        """A minute later a minute is left."""
        async with step("a minute passes"):
            await screen.advance(60)
        screen.shows("01:00")

    @play(one)
    async def hurries(screen):
        await screen.advance(60)
        screen.shows("00:30")

    def two():
        return ft.Text("two")
'''
ROUTE = "/story/a/one?panel=checks"


async def test_all_are_played(wide: Screen, write: Write, read: Read) -> None:
    """Each has a row with its caption; what failed says why, where, and what there was.

    The badge says how many have passed.
    """
    write("a.py", STORIES)
    async with showing(wide, read(), ROUTE + "&k.seconds=121") as (_, _stage, shown):
        wide.shows("Counts down", "A minute later a minute is left.", "Hurries", "2")
        await wide.tap("Instant")
        await wide.tap("Play all")
        await wide.advance(3)
        wide.shows("0/2", "shows '00:30'", "'00:30' must be on the screen, but is not")
        wide.shows(re.compile("a.py, line 19, in hurries"), re.compile("Knobs are"))
        shown.shows("01:01")
        wide.lacks(re.compile('Text "01:01"'))
        (first, _second) = wide.find_all("The screen when it failed")
        await wide.tap("Let time go on")
        await wide.advance(2)
        shown.shows("00:59")
        assert first


async def test_what_passed(wide: Screen, write: Write, read: Read) -> None:
    """What passed folds its steps up, unless one wants to see them."""
    write("a.py", STORIES)
    async with showing(wide, read(), ROUTE) as _:
        await wide.tap(icon(wide, "Play Counts down"))
        await wide.advance(0.8)
        wide.shows("a minute passes", "advance 60 s", "Stop")
        await wide.advance(3)
        wide.shows("1/2", "Play all")
        wide.lacks("a minute passes")
        await wide.tap(icon(wide, "Show the steps of Counts down"))
        await wide.advance(0.1)
        wide.shows("a minute passes", "shows '01:00'")


async def test_by_hand(wide: Screen, write: Write, read: Read) -> None:
    """Each action waits for a press of Next; another pace lets all of them go."""
    write("a.py", STORIES)
    async with showing(wide, read(), ROUTE) as (_, stage, shown):
        await wide.tap("By hand")
        await wide.tap(icon(wide, "Play Hurries"))
        await wide.advance(30)
        shown.shows("02:00")
        await wide.tap("Next")
        await wide.advance(2)
        shown.shows("01:00")
        await wide.tap(icon(wide, "Play Counts down"))
        await wide.advance(1)
        wide.shows("Next")
        await wide.tap("Stop")
        await wide.advance(1)
        assert list(stage.rehearsal.runs.values())[-1].progress is Progress.STOPPED
        wide.lacks("Next", "Stop")


async def test_results_are_kept(wide: Screen, write: Write, read: Read) -> None:
    """What came of the checks is there on return, until their file is saved."""
    path = write("a.py", STORIES)
    book = read()
    async with showing(wide, book, ROUTE) as (tab, _, _shown):
        await wide.tap("Instant")
        await wide.tap("Play all")
        await wide.advance(3)
        tab.runner.select("a/two")
        await wide.settle()
        wide.shows("This story has no checks")
        wide.lacks("1/2")
        tab.runner.select("a/one")
        await wide.settle()
        wide.shows("1/2")
        book.changed([path])
        await wide.settle()
        wide.lacks("1/2")
        wide.shows("Play all")


async def test_leaving_the_story(wide: Screen, write: Write, read: Read) -> None:
    """When another story is opened, nothing is played any more."""
    write("a.py", STORIES)
    async with showing(wide, read(), ROUTE) as (tab, stage, _):
        await wide.tap("By hand")
        await wide.tap("Play all")
        await wide.advance(1)
        tab.runner.select("a/two")
        await stage.close()
        (run,) = stage.rehearsal.runs.values()
        assert run.progress is Progress.STOPPED


async def test_a_story_that_cannot_be_read(
    wide: Screen, write: Write, read: Read
) -> None:
    """Of a file that cannot be imported there is nothing to play."""
    write("a.py", "import nowhere\n\ndef one(): ...\n")
    async with showing(wide, read(), ROUTE) as _:
        wide.shows("No checks to play")
