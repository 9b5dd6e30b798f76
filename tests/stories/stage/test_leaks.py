"""What a story leaves behind is told, and ended."""

from __future__ import annotations

import asyncio

from flet_components.stories.stage.leaks import Leaks
from flet_components.testing import Screen
from tests.stories.files import Read, Write
from tests.stories.stage.test_stage import HEAD, NOTES, staged

LEAKY = HEAD + (
    "async def forever():\n"
    "    await asyncio.sleep(1e6)\n"
    "\n"
    "def one(n: int = 1):\n"
    "    if n: NOTES.append(asyncio.create_task(forever()))\n"
    "    return Countdown(60)\n"
)


async def left(screen: Screen, read: Read, leaks: Leaks, **texts: str) -> None:
    """Visit the story, and leave it as a browser does that goes away."""
    async with staged(screen, read(), **texts):
        await screen.advance(1)
    await screen.close()
    await leaks.look("a/one", screen.page)


async def test_a_task_that_nobody_ends(
    screen: Screen, write: Write, read: Read
) -> None:
    """It is named with its line, once, until a visit leaves nothing."""
    write("a.py", LEAKY)
    leaks, told = Leaks(), list[int]()
    stop = leaks.listen(lambda: told.append(len(leaks.left)))
    await left(screen, read, leaks)
    assert leaks.left == {"a/one": ("forever (a.py:6)",)}
    assert told == [1]
    await left(screen.another(), read, leaks, n="0")
    assert leaks.left == {}
    assert told == [1, 0]
    stop()


async def test_what_is_left_is_ended(screen: Screen, write: Write, read: Read) -> None:
    """The runner does not go on with tasks of stories that nobody looks at."""
    write("a.py", LEAKY)
    await left(screen, read, Leaks())
    task = NOTES[0]
    assert isinstance(task, asyncio.Task)
    assert task.cancelled()
