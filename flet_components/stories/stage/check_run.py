"""What came of playing one check: what it did, what it saw, and what failed."""

from __future__ import annotations

import asyncio
import contextlib
import enum
from collections.abc import AsyncIterator, Callable, Iterator

import attrs

from flet_components.stories.stage.faults import Fault
from flet_components.stories.stage.pacing import Pacing
from flet_components.story_time import StoryTime

__all__ = ["CheckRun", "Failure", "Line", "Progress"]


class Progress(enum.Enum):
    """How far something has come."""

    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"
    STOPPED = "stopped"
    """Given up: the story was left or played anew, or a person had enough."""


@attrs.define(eq=False)
class Line:
    """A step, an action, or a look at the screen."""

    title: str
    """What it does: `tap 'Pause'`."""
    depth: int
    """In how many steps it stands."""
    is_step: bool = False
    """Whether it is a step, in which others stand."""
    progress: Progress = Progress.RUNNING
    """How far it has come."""


@attrs.frozen
class Failure:
    """Why a check failed."""

    message: str
    """What was wanted and what was got."""
    fault: Fault
    """Where in the story's file."""
    tree: str
    """What was on the screen then, a line for each control."""


class CheckRun:
    """Writes down how one check is played (see `StepFollower` and `Narrator`).

    Args:
        pacing: Makes it wait.
        on_change: Called when there is something new to tell.
    """

    def __init__(self, pacing: Pacing, on_change: Callable[[], object]) -> None:
        self.progress = Progress.RUNNING
        self.lines: list[Line] = []
        self.failure: Failure | None = None
        self.seconds = 0.0
        """Real seconds that it took."""
        self._open: list[Line] = []
        self._is_let_through = False
        self._pacing = pacing
        self._on_change = on_change

    def ended(self, progress: Progress, failure: Failure | None = None) -> None:
        """Note how it has ended."""
        self.progress, self.failure = progress, failure
        for line in self._open:
            line.progress = progress
        self._open.clear()
        self._on_change()

    # --- steps: see StepFollower ---

    async def begin(self, title: str) -> None:
        """Note that a step begins; its first action need not wait once more."""
        self._write(title, is_step=True)
        await self._pacing.before_action()
        self._is_let_through = True

    def end(self, title: str, error: BaseException | None) -> None:
        """Note how the step that began last has ended."""
        self._is_let_through = False
        self._close(error)

    # --- actions and looks: see Narrator ---

    @contextlib.asynccontextmanager
    async def acts(self, title: str) -> AsyncIterator[None]:
        """Follow an action in the block."""
        with self._followed(title):
            if self._is_let_through:
                self._is_let_through = False
            else:
                await self._pacing.before_action()
            yield

    def looks(self, title: str) -> contextlib.AbstractContextManager[None]:
        """Follow a look at the screen in the block."""
        return self._followed(title)

    async def pass_time(self, clock: StoryTime, seconds: float) -> None:
        """Let the story's time go on."""
        await self._pacing.pass_time(clock, seconds)

    @contextlib.contextmanager
    def _followed(self, title: str) -> Iterator[None]:
        self._write(title)
        try:
            yield
        except BaseException as error:
            self._close(error)
            raise
        self._close(None)

    def _write(self, title: str, *, is_step: bool = False) -> None:
        line = Line(title, len(self._open), is_step)
        self.lines.append(line)
        self._open.append(line)
        self._on_change()

    def _close(self, error: BaseException | None) -> None:
        if self._open:
            self._open.pop().progress = _progress_of(error)
            self._on_change()


def _progress_of(error: BaseException | None) -> Progress:
    if error is None:
        return Progress.PASSED
    stopped = isinstance(error, asyncio.CancelledError)
    return Progress.STOPPED if stopped else Progress.FAILED
