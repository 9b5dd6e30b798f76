"""The panel of a story's tasks, and what it says of those that were left."""

from __future__ import annotations

from flet_components.testing import Screen
from tests.stories.files import Read, Write
from tests.stories.runner.test_clock_panel import playing


async def test_what_goes_on(wide: Screen, write: Write, read: Read) -> None:
    """Each task is listed with its owner, its line and its time; and what it costs."""
    route = "/story/a/astray?panel=tasks"
    async with playing(wide, write, read, route) as (_, stage, _one):
        await wide.advance(2)
        stage.meter.count(1500)
        await wide.advance(0.5)
        wide.shows("did_mount_async", "Poller", "real time", "2 s", "1.5 kB in all")


async def test_taken_off_and_put_back(wide: Screen, write: Write, read: Read) -> None:
    """The story leaves its page with all its tasks, and comes back with them."""
    route = "/story/a/astray?panel=tasks"
    async with playing(wide, write, read, route) as (_, stage, one):
        await wide.advance(1)
        await wide.tap("Unmount")
        await wide.advance(1)
        one.shows("The story is off the page.")
        wide.shows("No tasks", "Mount")
        await wide.tap("Mount")
        await wide.advance(1)
        assert stage.mounted
        one.lacks("The story is off the page.")
        wide.shows("did_mount_async", "Unmount")


async def test_what_was_left(wide: Screen, write: Write, read: Read) -> None:
    """A story that left tasks has a red mark, on its tab and in the tree."""
    route = "/story/a/static?panel=tasks"
    async with playing(wide, write, read, route) as (tab, _, _one):
        leaks = tab.stages.leaks
        leaks._left["a/one"] = ("poll (a.py:3)", "pull (a.py:4)")
        for reader in leaks._readers:
            reader()
        await wide.settle()
        wide.shows(
            "A / One has left 2 tasks behind",
            "poll (a.py:3), pull (a.py:4): ended by the runner.",
        )
        assert "left tasks behind" in wide.tree()
        await wide.tap("Visit")
        assert tab.address.story == "a/one"
