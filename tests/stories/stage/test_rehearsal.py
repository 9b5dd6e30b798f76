"""Checks are played on the stage that a browser shows, and leave it as it was."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from flet_components.stories.book import Book
from flet_components.stories.fault_watch import FaultWatch
from flet_components.stories.places import catalogue
from flet_components.stories.stage import Stage, Stages
from flet_components.stories.stage.check_run import CheckRun, Progress
from flet_components.stories.stage.pacing import Pace
from flet_components.stories.staging import Staging, read_staging
from flet_components.testing import Screen
from tests.stories.files import Read, Write

HEAD = """
import asyncio
import flet as ft
from flet_components import Countdown
from flet_components.stories import play, step

def one():
    return Countdown(120)

"""
COUNTS = HEAD + (
    "@play(one)\n"
    "async def counts_down(screen):\n"
    "    '''A minute later a minute is left.'''\n"
    "    screen.shows('02:00')\n"
    "    async with step('a minute passes'):\n"
    "        await screen.advance(60)\n"
    "    screen.shows('01:00')\n"
)
FORM = """
import flet as ft
from flet_components.stories import play

class Form(ft.Column):
    def init(self):
        self.said = ft.Text("nothing")
        self.controls = [
            ft.TextField(label="Name", on_change=self.named),
            ft.Switch(label="Loud", on_change=self.turned),
            ft.FilledButton("Ask", on_click=self.ask),
            self.said,
        ]
    def named(self, e):
        self.said.value = f"Hello, {e.control.value}"
    def turned(self, e):
        self.said.value = self.said.value.upper()
    def ask(self, e):
        dialog = ft.AlertDialog(title="Sure?", on_dismiss=self.asked)
        self.page.show_dialog(dialog)
    def asked(self):
        self.said.value = "asked"
        self.update()

def one():
    return Form()

@play(one)
async def fills_it_in(screen):
    await screen.type("Ada", into="Name")
    screen.shows("Hello, Ada")
    await screen.tap("Loud")
    screen.shows("HELLO, ADA")
    await screen.tap("Ask")
    screen.shows("Sure?")
    await screen.dismiss()
    screen.lacks("Sure?", "HELLO, ADA")
    screen.shows("asked")
    assert screen.find("Loud")["value"] is True
"""


@asynccontextmanager
async def staged(
    screen: Screen, book: Book, pace: Pace = Pace.INSTANT
) -> AsyncIterator[Stage]:
    """Play the book's story `one` on a screen, which stands for the browser."""
    story = next(story for story in book.stories if story.name == "one")
    stage = Stage(book, story, {}, Staging())
    stage.rehearsal.pacing.pace = pace
    await screen.run(stage.open)
    try:
        yield stage
    finally:
        await stage.close()


def begin(stage: Stage, book: Book) -> None:
    """Begin to play all checks of the story."""
    visit = book.visit(next(iter(book.stories)))
    stage.rehearsal.play(visit.story, visit.checks)


def the_run(stage: Stage) -> CheckRun:
    """Return what came of the only check."""
    (run,) = stage.rehearsal.runs.values()
    return run


def told(run: CheckRun) -> list[str]:
    """Return the lines of a run, indented, with how far each has come."""
    return [f"{'  ' * x.depth}{x.title}: {x.progress.value}" for x in run.lines]


async def test_a_check_is_played(screen: Screen, write: Write, read: Read) -> None:
    """The story is played anew, its time passes at once, then it goes on by itself."""
    write("a.py", COUNTS)
    book = read()
    async with staged(screen, book) as stage:
        await screen.advance(5)
        screen.shows("01:55")
        begin(stage, book)
        await screen.advance(1)
        run = the_run(stage)
        assert run.progress is Progress.PASSED
        assert told(run) == [
            "shows '02:00': passed",
            "a minute passes: passed",
            "  advance 60 s: passed",
            "shows '01:00': passed",
        ]
        assert not stage.rehearsal.goes_on
        await screen.advance(10)
        screen.lacks("01:00")


async def test_what_a_person_does(screen: Screen, write: Write, read: Read) -> None:
    """Fields, switches and dialogs change in the browser and in the app alike."""
    write("a.py", FORM)
    book = read()
    async with staged(screen, book) as stage:
        begin(stage, book)
        await screen.advance(5)
        run = the_run(stage)
        assert run.failure is None
        assert run.progress is Progress.PASSED
        assert screen.find("Loud")["value"] is True
        screen.shows("asked", "Ada")


async def test_failing(screen: Screen, write: Write, read: Read) -> None:
    """A failure says what, where and on which screen; the time stands still there."""
    write("a.py", COUNTS.replace("shows('01:00')", "shows('00:59')"))
    book = read()
    async with staged(screen, book) as stage:
        begin(stage, book)
        await screen.advance(1)
        run = the_run(stage)
        assert run.progress is Progress.FAILED
        assert run.failure is not None
        assert run.failure.message == "'00:59' must be on the screen, but is not"
        assert run.failure.fault.place == "a.py, line 15, in counts_down"
        assert 'Text "01:00"' in run.failure.tree
        assert told(run)[-1] == "shows '00:59': failed"
        await screen.advance(10)
        screen.shows("01:00")
        stage.rehearsal.let_time_go_on()
        await screen.advance(10)
        screen.shows("00:50")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("assert 1 == 2", "what it asserts does not hold"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("screen.find('x')", "NotOnScreenError: 'x' must be on the screen, but is not"),
        (
            "await screen.disconnect()",
            "StoryError: screen.disconnect needs a screen without a browser, got a "
            "stage: play this check with `python -m flet_components.stories check`",
        ),
        ("screen.nothing()", "AttributeError: a screen has no attribute 'nothing'"),
    ],
)
async def test_failing_in_other_ways(
    line: str, message: str, screen: Screen, write: Write, read: Read
) -> None:
    """Whatever a check raises is told in one sentence."""
    write("a.py", HEAD + f"@play(one)\nasync def fails(screen):\n    {line}\n")
    book = read()
    async with staged(screen, book) as stage:
        begin(stage, book)
        await screen.advance(1)
        failure = the_run(stage).failure
        assert failure is not None
        assert failure.message == message
        assert failure.fault.culprit == 11


ENDS_BADLY = HEAD.replace("Countdown(120)", "Countdown(1, on_complete=_fail)") + (
    "def _fail():\n"
    "    raise RuntimeError('no feed')\n\n"
    "@play(one)\n"
    "async def fails(screen):\n"
    "    await screen.advance(2)\n\n"
    "@play(one)\n"
    "async def expects_it(screen):\n"
    "    screen.expect_error('no feed')\n"
    "    await screen.advance(2)\n"
)


async def test_errors_of_the_story(screen: Screen, write: Write, read: Read) -> None:
    """An error that nobody caught fails the check, unless it is expected."""
    write("a.py", ENDS_BADLY)
    book = read()
    stages = Stages(book)
    with FaultWatch(stages):
        stage = stages.open(next(iter(book.stories)), {}, Staging())
        stage.rehearsal.pacing.pace = Pace.INSTANT
        await screen.run(stage.open)
        begin(stage, book)
        await screen.advance(1)
        one, other = stage.rehearsal.runs.values()
        assert (one.progress, other.progress) == (Progress.FAILED, Progress.PASSED)
        assert one.failure is not None
        assert one.failure.message == "RuntimeError: no feed"
        await stage.close()
    screen.expect_error("no feed")


async def test_step_by_step(screen: Screen, write: Write, read: Read) -> None:
    """Each action waits until it is asked for; time passes as one can watch it."""
    write("a.py", COUNTS)
    book = read()
    async with staged(screen, book, Pace.STEPS) as stage:
        begin(stage, book)
        await screen.advance(60)
        pacing, run = stage.rehearsal.pacing, the_run(stage)
        assert pacing.waiting
        assert told(run)[-1] == "a minute passes: running"
        screen.shows("02:00")
        pacing.step()
        await screen.advance(0.5)
        assert told(run)[-1] == "  advance 60 s: running"
        screen.lacks("02:00", "01:00")
        await screen.advance(1)
        assert run.progress is Progress.PASSED


async def test_the_pace(screen: Screen, write: Write, read: Read) -> None:
    """At a normal pace there is half a second before each action."""
    write("a.py", COUNTS)
    book = read()
    async with staged(screen, book, Pace.NORMAL) as stage:
        begin(stage, book)
        await screen.advance(0.4)
        assert told(the_run(stage))[-1] == "a minute passes: running"
        await screen.advance(0.4)
        assert told(the_run(stage))[-1] == "  advance 60 s: running"
        await screen.advance(2)
        assert the_run(stage).progress is Progress.PASSED


@pytest.mark.parametrize("how", ["stop", "play", "close"])
async def test_given_up(how: str, screen: Screen, write: Write, read: Read) -> None:
    """A check that is stopped, or whose story is left, ends without a trace."""
    write("a.py", COUNTS.replace("60)", "60)\n        await asyncio.Event().wait()"))
    book = read()
    async with staged(screen, book) as stage:
        begin(stage, book)
        await screen.advance(1)
        run = the_run(stage)
        assert stage.rehearsal.goes_on
        if how == "close":
            await stage.close()
        elif how == "play":
            stage.play()
        else:
            stage.rehearsal.stop()
        await screen.settle()
        assert run.progress is Progress.STOPPED
        assert told(run)[1] == "a minute passes: stopped"
        assert not stage.rehearsal.goes_on
        assert "send_message" not in vars(screen.session.connection)
        if how != "close":
            await screen.advance(3)
            screen.lacks("02:00", "01:00")


async def test_the_catalogue(screen: Screen) -> None:
    """The checks of the catalogue pass on a stage as they do without a browser."""
    book = Book((catalogue(),))
    for story in book.stories:
        visit = book.visit(story)
        if visit.checks:
            stage = Stage(book, story, {}, read_staging(visit.function, {})[0])
            stage.rehearsal.pacing.pace = Pace.INSTANT
            other = screen.another()
            await other.run(stage.open)
            stage.rehearsal.play(story, visit.checks)
            await screen.advance(10)
            for run in stage.rehearsal.runs.values():
                assert run.failure is None
            assert len(stage.rehearsal.runs) == len(visit.checks)
            await stage.close()
            await other.close()
