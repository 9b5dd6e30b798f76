"""Plays the checks of a story on its stage, where they can be watched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

import attrs

from flet_components import _flet
from flet_components.lifetime import of_page
from flet_components.stories.finding import Story
from flet_components.stories.marks import Check
from flet_components.stories.stage.check_run import CheckRun, Failure, Progress
from flet_components.stories.stage.directing import pace
from flet_components.stories.stage.faults import Fault
from flet_components.stories.stage.pacing import Pacing
from flet_components.stories.staging import Staging
from flet_components.stories.steps import followed
from flet_components.testing.virtual_time import EPOCH
from flet_components.time_source import SYSTEM_TIME

if TYPE_CHECKING:
    from flet_components.stories.stage.stage import Stage
    from flet_components.stories.stage.stage_screen import StageScreen
    from flet_components.testing import Screen

__all__ = ["Rehearsal"]


class Rehearsal:
    """Plays checks one after the other, each on the story played anew.

    The story's time stands still meanwhile, but for what a check lets pass. Afterwards
    it goes on, unless a check has failed: then one can look at what the check saw.

    Args:
        stage: Where the story is played.
        staging: What surrounds it.
    """

    def __init__(self, stage: Stage, staging: Staging) -> None:
        self.runs: dict[Check, CheckRun] = {}
        """What came of each check that has been played."""
        self.pacing = Pacing()
        self.on_change: Callable[[], object] = lambda: None
        self._stage = stage
        self._staging = staging
        self._task: asyncio.Task[None] | None = None

    @property
    def goes_on(self) -> bool:
        """Whether a check is being played."""
        return self._task is not None and not self._task.done()

    @property
    def stands_still(self) -> bool:
        """Whether the story's time is not what the staging says."""
        return self._task is not None

    def play(self, story: Story, checks: Sequence[Check]) -> None:
        """Play checks; what is being played is given up.

        Args:
            story: Whose checks they are.
            checks: Which ones, in this order.
        """
        if self._stage.page is None:  # no browser has come yet
            return
        for check in checks:
            self.runs.pop(check, None)
        self._task = self._stage.start(
            self._play(story, checks), "checks", exclusive=True
        )

    def stop(self) -> None:
        """Give up what is being played; the story's time goes on."""
        if self._task is not None:
            self._task.cancel()
            self.let_time_go_on()

    def let_time_go_on(self) -> None:
        """Have the story's time be what the staging says."""
        self._task = None
        self.follow(self._staging)

    # --- what the stage tells ---

    def interrupt(self) -> None:
        """Give up, because the story is left or played anew: by whom but a check."""
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()
            self._task = None

    def follow(self, staging: Staging) -> None:
        """Have the story's time follow another staging, when no check needs it."""
        self._staging = staging
        if not self.stands_still:
            self._stage.set_time(lambda clock: pace(clock, staging))

    def on_time(self, staging: Staging) -> Staging:
        """Return the staging by which the story's time begins; a check's is fixed."""
        self._staging = staging
        if not self.stands_still:
            return staging
        date = staging.date or EPOCH
        return attrs.evolve(staging, date=date, speed=1.0, paused=False, at=0.0)

    # --- the task ---

    async def _play(self, story: Story, checks: Sequence[Check]) -> None:
        failed = False
        for check in checks:
            run = self.runs[check] = CheckRun(self.pacing, self._changed)
            await self._play_one(story, check, run)
            failed = failed or run.progress is Progress.FAILED
        if not failed:
            self.let_time_go_on()
        # By then this task has ended, and who looks sees that nothing is played.
        asyncio.get_running_loop().call_soon(self._changed)

    async def _play_one(self, story: Story, check: Check, run: CheckRun) -> None:
        self._changed()
        began = SYSTEM_TIME.monotonic()
        screen = self._screen(run)
        try:
            with screen.followed(), followed(run):
                await self._begin_anew()
                await screen.settle()
                await check.run(cast("Screen", screen))  # it has what one may use
                await screen.settle()
                require_calm(screen, self._stage.errors)
        except asyncio.CancelledError:
            run.ended(Progress.STOPPED)
            raise
        except Exception as error:
            failure = failure_of(error, story, screen.tree())
            run.ended(Progress.FAILED, failure)
        else:
            run.ended(Progress.PASSED)
        run.seconds = SYSTEM_TIME.monotonic() - began

    def _screen(self, run: CheckRun) -> StageScreen:
        # The test kit is large, and most stories are left without a check.
        from flet_components.stories.stage.stage_screen import StageScreen
        from flet_components.stories.stage.stage_window import StageWindow

        page = self._stage.page
        assert page is not None  # this task ends with the page
        of_page(page).frame.flush()
        for dialog in _flet.dialogs_of(page):
            dialog.open = False  # it would lie over the story
        _flet.patch(page, page)
        return StageScreen(StageWindow(page, self._stage.start), self._stage, run)

    async def _begin_anew(self) -> None:
        """Play the story anew, and wait until it is shown and its time stands still.

        Raises:
            Exception: Whatever keeps it from being shown.
        """
        self._stage.play()
        await self._stage.ready()
        await self._stage.rested()
        if self._stage.errors:
            raise self._stage.errors[0]

    def _changed(self) -> None:
        self.on_change()


def require_calm(screen: StageScreen, errors: Sequence[BaseException]) -> None:
    """Fail if something else has failed while a check was played.

    Raises:
        Exception: Whatever nobody caught.
        AssertionError: If the browser was sent what it cannot apply.
    """
    for error in errors:
        if not screen.expects(f"{type(error).__name__}: {error}"):
            raise error
    for problem in screen.bad_patches:
        raise AssertionError(problem)


def failure_of(error: Exception, story: Story, tree: str) -> Failure:
    """Return why a check failed; the tree stands beside it, not in the message."""
    message = str(error).removesuffix(f":\n{tree}")
    if not isinstance(error, AssertionError):
        message = f"{type(error).__name__}: {message}"
    return Failure(
        message or "what it asserts does not hold", Fault.of(error, story), tree
    )
