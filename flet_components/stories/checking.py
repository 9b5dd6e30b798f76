"""Plays a story without a browser, and finds out whether all of it is well.

A story is well if it mounts, if nothing fails while it runs or a check of it is played,
and if nothing goes on after it has been left. All of that takes no time: the event
loop's is virtual.
"""

from __future__ import annotations

import asyncio
import contextlib
import traceback
import warnings
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from itertools import filterfalse
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias, cast

import attrs

from flet_components.errors import StoryError
from flet_components.sources.upstreams import end_lingering
from flet_components.stories.book import Book
from flet_components.stories.finding import Story
from flet_components.stories.marks import Check
from flet_components.stories.stage import Stage
from flet_components.stories.stage.events import Entry
from flet_components.stories.stage.faults import Fault, is_from
from flet_components.stories.staging import Staging, read_staging
from flet_components.testing import Screen, VirtualTime, VirtualTimeLoop
from flet_components.testing.task_report import listed
from flet_components.testing.verdict import left_over
from flet_components.testing.virtual_time import EPOCH

__all__ = ["Outcome", "examine", "examined", "problem_of"]

SECONDS = 10.0
"""How long a story runs that is not played by a check."""
PATIENCE = 60.0
"""Virtual seconds that setting a story up, or cleaning it up, may take."""
EVENTS = 20
"""How many of the last events are told."""
Tasks: TypeAlias = Collection[asyncio.Task[Any]]
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@attrs.frozen
class Outcome:
    """What came of playing a story."""

    problem: str = ""
    """What went wrong, told so that its author sees where to look; empty if nothing."""
    tree: str = ""
    """The screen when it went wrong, a line for each control."""
    tasks: str = ""
    """The tasks that were alive then, and where each of them waited."""
    events: str = ""
    """The last events of the story's controls."""

    @property
    def passed(self) -> bool:
        """Whether all of it is well."""
        return not self.problem

    def __str__(self) -> str:
        """Return all that is known of what went wrong."""
        tree = "" if self.tree in self.problem else self.tree
        parts = (("screen", tree), ("live tasks", self.tasks), ("events", self.events))
        told = [f"{name}:\n{_indented(text)}" for name, text in parts if text]
        return "\n\n".join((self.problem, *told))


def examined(
    book: Book,
    story: Story,
    check: Check | None = None,
    texts: Mapping[str, str] = NO_TEXTS,
) -> Outcome:
    """Play a story on an event loop of its own; see `examine`."""
    with (
        warnings.catch_warnings(),
        asyncio.Runner(loop_factory=VirtualTimeLoop) as runner,
    ):
        warnings.filterwarnings("error", "coroutine .* was never awaited")
        return runner.run(examine(book, story, check, texts))


async def examine(
    book: Book,
    story: Story,
    check: Check | None = None,
    texts: Mapping[str, str] = NO_TEXTS,
) -> Outcome:
    """Play a story from its set-up until it has been left.

    It needs a `VirtualTimeLoop`.

    Args:
        book: Where the story comes from.
        story: The story.
        check: What is done with it; None to let it run for ten seconds.
        texts: What surrounds it, as an address says it: `{"theme": "dark"}`. Its time
            is the check's: a speed, or that it stands still, is not heeded.
    """
    visit = book.visit(story)
    if visit.error is not None:
        return Outcome(problem_of(visit.error, story))
    staging, _ = read_staging(visit.function, texts)
    play = _Play(Stage(book, story, {}, _on_time(staging)), check)
    try:
        async with Screen() as screen:
            await play.run(screen)
    except Exception as error:
        # What the screen says at its end has nothing to do with a line of the story.
        own = error is play.error
        return play.outcome(problem_of(error, story) if own else str(error))
    return Outcome()


def _on_time(staging: Staging) -> Staging:
    """Return a staging whose time runs as the loop's does, from a fixed date."""
    date = staging.date or EPOCH
    return attrs.evolve(staging, date=date, speed=1.0, paused=False, at=None)


class _Play:
    """One run of a story on a screen.

    Args:
        stage: Where it is played.
        check: What is done with it.
    """

    def __init__(self, stage: Stage, check: Check | None) -> None:
        self.error: Exception | None = None
        """What ended it."""
        self._stage = stage
        self._check = check
        self._tree = self._tasks = ""

    async def run(self, screen: Screen) -> None:
        """Set the story up, do what is to be done with it, and leave it.

        Raises:
            Exception: Whatever fails; `AssertionError` for a task that goes on.
        """
        before = asyncio.all_tasks()
        try:
            async with self._on_stage(screen):
                try:
                    await self._act(screen)
                finally:
                    self._look(screen, before)
            await _require_silence(screen, before)
        except Exception as error:
            self.error = error
            raise

    def outcome(self, problem: str) -> Outcome:
        """Return what went wrong, and what there was to see of it."""
        newest = self._stage.log.entries[:EVENTS]
        events = "\n".join(map(_as_line, reversed(newest)))
        return Outcome(problem, self._tree, self._tasks, events)

    @contextlib.asynccontextmanager
    async def _on_stage(self, screen: Screen) -> AsyncIterator[None]:
        await screen.run(self._stage.open)
        try:
            yield
        finally:
            await self._stage.close()

    async def _act(self, screen: Screen) -> None:
        stage = self._stage
        try:
            await asyncio.wait_for(stage.ready(), PATIENCE)
        except TimeoutError:
            raise AssertionError(
                f"the story must be set up within {PATIENCE:.0f} seconds, but is not"
            ) from None
        if not stage.errors:
            # The story's time: it can do whatever a screen's own time can.
            screen.clock = cast(VirtualTime, stage.clock)
            await (self._check.run(screen) if self._check else screen.advance(SECONDS))
        if stage.errors:
            raise stage.errors[0]

    def _look(self, screen: Screen, before: Tasks) -> None:
        # Of a story that failed the stage shows why, and that is told already.
        self._tree = "" if self._stage.errors else screen.tree()
        self._tasks = listed(filterfalse(_is_of_stage, left_over(before)))


async def _require_silence(screen: Screen, before: Tasks) -> None:
    """Let what is shared end, and see to it that nothing else goes on.

    Raises:
        AssertionError: If there are more tasks than before the story.
    """
    await screen.settle()
    await end_lingering()
    if tasks := left_over(before):
        raise AssertionError(
            "all tasks must end when the story is left, but these go on:\n"
            f"{listed(tasks)}"
        )


def _is_of_stage(task: asyncio.Task[Any]) -> bool:
    """Say whether a task is one that plays the story, and none of the story's own."""
    coro: Any = task.get_coro()
    return str(coro.__qualname__).startswith(f"{Stage.__name__}.")


def _as_line(entry: Entry) -> str:
    """Return an event as a line: `Countdown.complete (2 times)`."""
    told = f"{entry.source}.{entry.name} {entry.payload}".rstrip()
    return f"{told} ({entry.count} times)" if entry.count > 1 else told


def problem_of(error: BaseException, story: Story) -> str:
    """Return an error with the lines of a story's file that it came from."""
    fault = Fault.of(error, story)
    told = [fault.headline, *getattr(error, "__notes__", ())]
    if isinstance(error, StoryError) or is_from(error, story.path):
        told.append("\n".join((fault.place, *_excerpt(fault))))
    if not isinstance(error, AssertionError) and _is_deeper(error, story):
        told.append(fault.details)
    return "\n\n".join(told)


def _is_deeper(error: BaseException, story: Story) -> bool:
    """Say whether an error was raised in another file than the story's."""
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and Path(frames[-1].filename) != story.path


def _excerpt(fault: Fault) -> Iterator[str]:
    for number, text in fault.lines:
        yield f"{'>' if number == fault.culprit else ' '} {number:>4} │ {text}"


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
