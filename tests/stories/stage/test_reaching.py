"""A story's time goes on to a moment, and stands still there."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import AsyncIterator

from flet_components.stories.stage import Stage
from flet_components.stories.staging import Staging
from flet_components.testing import Screen
from tests.stories.files import Read, Write

STORY = textwrap.dedent(
    """
    import asyncio
    from datetime import timedelta
    import flet as ft
    from flet_components import Countdown, RelativeTime, current_clock

    def counting():
        return Countdown(10)

    def told():
        return RelativeTime(current_clock().now() - timedelta(minutes=2))

    async def prepared(seconds: float = 0.5):
        await current_clock().sleep(seconds)
        return Countdown(10)

    def broken():
        raise RuntimeError("broken")
    """
)


@contextlib.asynccontextmanager
async def played(
    screen: Screen, read: Read, name: str, at: float = 3
) -> AsyncIterator[Stage]:
    """Play a story of the file until it stands, and leave it at the end."""
    book = read()
    story = book.story(f"all/{name}")
    assert story is not None
    stage = Stage(book, story, {}, Staging(at=at))
    await screen.run(stage.open)
    await screen.advance(1)
    await stage.rested()
    yield stage
    await stage.close()


async def test_it_stands(screen: Screen, write: Write, read: Read) -> None:
    """It is there at once, and stays there, however long one looks."""
    write("all.py", STORY)
    async with played(screen, read, "counting"):
        screen.shows("00:07")
        await screen.advance(60)
        screen.shows("00:07")


async def test_the_story_goes_by_it(screen: Screen, write: Write, read: Read) -> None:
    """What a story calls now is the story's time."""
    write("all.py", STORY)
    async with played(screen, read, "told", at=60):
        screen.shows("3 minutes ago")


async def test_a_set_up_that_waits(screen: Screen, write: Write, read: Read) -> None:
    """A set-up goes on until it is done, though the time stands still."""
    write("all.py", STORY)
    async with played(screen, read, "prepared") as stage:
        screen.shows("00:08")
        assert stage.clock is not None
        assert stage.clock.monotonic() == 3


async def test_a_long_set_up(screen: Screen, write: Write, read: Read) -> None:
    """It stands as soon as the story is set up, if that is later."""
    write("all.py", STORY)
    async with played(screen, read, "prepared", at=0.25) as stage:
        screen.shows("00:10")
        assert stage.clock is not None
        assert stage.clock.monotonic() == 0.5


async def test_a_broken_story(screen: Screen, write: Write, read: Read) -> None:
    """One that fails comes to rest, too, and the stage knows why."""
    write("all.py", STORY)
    async with played(screen, read, "broken") as stage:
        assert [str(error) for error in stage.errors] == ["broken"]
