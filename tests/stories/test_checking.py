"""Playing a story without a browser, and what counts as wrong."""

from __future__ import annotations

import pytest

from flet_components.stories.checking import Outcome, examined
from tests.stories.files import Read, Write

HEAD = """
import asyncio
import flet as ft
from flet_components import Countdown, UserControl, current_clock
from flet_components.stories import play, step
from flet_components.stories.staging import staged
"""
LEAVES_A_TASK = """
TASKS = []

async def _poll():
    while True:
        await asyncio.sleep(1)

async def one():
    TASKS.append(asyncio.get_running_loop().create_task(_poll()))
    yield ft.Text("one")
"""
FAILS_LATER = """
class Late(UserControl):
    def build(self):
        return ft.Text("late")
    async def did_mount_async(self):
        await asyncio.sleep(5)
        raise LookupError("no such shop")

def one():
    return Late()
"""
FAILS_WHEN_LEFT = """
def one():
    yield ft.Text("one")
    raise LookupError("no such shop")
"""
FAILS_AT_ONCE = """
def one():
    return ft.Text(1 / 0)
"""
NEVER_THERE = """
async def one():
    await asyncio.sleep(3600)
    return ft.Text("one")
"""
HURRIED = """
@staged(speed=100, paused=True)
def one():
    return ft.Text("one")

@play(one)
async def looks(screen):
    assert screen.clock.now().isoformat() == "2026-01-01T12:00:00+00:00"
    await screen.advance(60)
    assert screen.clock.monotonic() == 60
"""
FAILS_IN_A_STEP = """
def one():
    return Countdown(5, on_complete=lambda: None)

@play(one)
async def ends(screen):
    async with step("it ends"):
        await screen.advance(6)
        screen.shows("00:01")
"""


def examine(write: Write, read: Read, text: str, check: str = "") -> Outcome:
    """Play the story `one` of a file, or a check of it."""
    write("a.py", HEAD + text)
    book = read()
    (story,) = book.stories
    checks = {each.name: each for each in book.visit(story).checks}
    return examined(book, story, checks[check] if check else None)


def test_all_is_well(write: Write, read: Read) -> None:
    """A set-up that takes time, a component and a clean-up leave nothing to say."""
    text = (
        "async def one():\n"
        "    await asyncio.sleep(0.5)\n"
        "    yield Countdown(60)\n"
        "    await asyncio.sleep(0.5)\n"
    )
    outcome = examine(write, read, text)
    assert outcome.passed
    assert outcome == Outcome()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LEAVES_A_TASK, "these go on:\n  _poll, waiting in _poll (a.py:11)"),
        (FAILS_LATER, "LookupError: no such shop"),
        (FAILS_WHEN_LEFT, "LookupError: no such shop"),
        (FAILS_AT_ONCE, "ZeroDivisionError: division by zero\n\na.py, line 8, in one"),
        (NEVER_THERE, "the story must be set up within 60 seconds, but is not"),
    ],
    ids=["leak", "task", "clean-up", "set-up", "too long"],
)
def test_what_is_wrong(write: Write, read: Read, text: str, said: str) -> None:
    """Whatever fails or stays is told, with the line of the story's file."""
    assert said in examine(write, read, text).problem


def test_a_check_that_fails(write: Write, read: Read) -> None:
    """The step, the line, the screen and the last events are told."""
    told = str(examine(write, read, FAILS_IN_A_STEP, "ends"))
    assert told.startswith("AssertionError: '00:01' must be on the screen, but is not")
    assert "in the step 'it ends'" in told
    assert '│         screen.shows("00:01")' in told
    assert told.count('Text "00:00"') == 1
    assert "events:\n" in told
    assert "Countdown.complete" in told


def test_the_time_of_a_check(write: Write, read: Read) -> None:
    """It begins at a date that is always the same, and heeds no speed of the story."""
    assert examine(write, read, HURRIED, "looks").problem == ""
