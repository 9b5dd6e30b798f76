"""What a task does: it runs its work, counts, and looks when there is news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional, Union

import attrs

from flet_components.components.clockwork.waker import Waker
from flet_components.components.progress.progress_events import (
    ProgressEvent,
    ProgressPhase,
)
from flet_components.components.progress.progress_value import (
    Progress,
    StepStatus,
    progress_of,
)
from flet_components.components.progress.tally import Figures, Tally
from flet_components.components.progress.worker import Worker
from flet_components.presence import PageState
from flet_components.signals import Signal
from flet_components.sources.source import Source
from flet_components.sources.throttle import Throttle
from flet_components.time_source import TimeSource

if TYPE_CHECKING:
    from flet_components.components.live.task_progress import TaskProgress

__all__ = ["Reading", "WorkRun"]

PACE = 0.2
"""Seconds between two looks at least, however often the work tells: what is between
them, the client moves."""
AGAIN = 1.0
"""Seconds after which it looks anyhow: time passes, and what is left grows less."""
NOISE = 1e-4
"""Seconds by which a full second may be missed, as sums of floats are."""
OUT_OF_SIGHT = (PageState.HIDDEN, PageState.COVERED)
"""States of a page in which a client would be sent what nobody sees."""
ENDS: dict[ProgressPhase, tuple[StepStatus, str]] = {
    ProgressPhase.COMPLETED: ("done", "complete"),
    ProgressPhase.FAILED: ("failed", "failure"),
    ProgressPhase.CANCELLED: ("cancelled", "cancel"),
}
"""How the step at hand ends with the work, and which event tells of it."""


NOTHING = Figures()


@attrs.frozen
class Reading:
    """What is shown of a task."""

    phase: ProgressPhase = ProgressPhase.IDLE
    """Where it is."""
    figures: Figures = NOTHING
    """How far it is."""
    elapsed: int = 0
    """Whole seconds since it began."""
    error: Optional[Exception] = None
    """Why it has failed, or could not be asked about."""


class WorkRun:
    """Runs the work of a task for as long as it is on a page, and counts.

    Args:
        owner: The component, whose fields say how.
    """

    def __init__(self, owner: TaskProgress) -> None:
        self._owner = owner
        self.phase = ProgressPhase.IDLE
        self.error: Optional[Exception] = None
        self.reading: Signal[Reading] = Signal(Reading())
        self._began: Optional[float] = None
        self._took = 0.0
        self._throttle: Optional[Throttle] = None
        self._worker = Worker(owner, self._take, self._done, self._troubled)
        self.tally = self._nothing()

    def follow(self) -> None:
        """Follow the fields of the component, and its stays on pages."""
        owner = self._owner
        self._waker = Waker(owner, self._look)
        owner._component.on_stay(self._arrive, self._depart)  # may remove it
        owner.watch(lambda: owner.total, lambda *_: self._retotal())
        for read in (lambda: owner.reset_key, lambda: self._given):
            owner.watch(read, lambda *_: self.reset())
        owner.watch(lambda: tuple(owner.steps), lambda *_: self.reset())
        owner.watch(lambda: self._worker.is_held, lambda *_: self._worker.turn())
        self.tally = self._nothing() if self.phase is ProgressPhase.IDLE else self.tally
        self._look()

    # --- verbs ---

    def start(self) -> None:
        """Begin, from nothing, unless it runs."""
        if self.phase is ProgressPhase.RUNNING:
            return
        self._worker.drop()
        self._clear(ProgressPhase.RUNNING)
        self._emit("start")
        if not self._worker.is_at_work:  # else the handler has begun it anew
            self._set_to_work()
        self.look()

    def cancel(self) -> None:
        """Have the work end; what it does in the end, it does."""
        if self.phase is not ProgressPhase.RUNNING:
            return
        if self._worker.is_at_work:
            self.phase = ProgressPhase.CANCELLING
            self._worker.cancel()
            self.look()
        else:
            self.end(ProgressPhase.CANCELLED)

    def reset(self) -> None:
        """Go back to the beginning; begin anew, if that is done without a word."""
        self._worker.drop()
        self._clear(ProgressPhase.IDLE)
        if self._owner.autostart and self._throttle is not None:
            self.start()
        self.look()

    def advance(self, amount: float) -> None:
        """Count, if there is work that runs; without any, this is what begins it."""
        if self._may_count():
            self.tally.advance(amount)
            self._counted()

    def tell(self, progress: Progress) -> None:
        """Take in what is told, as `advance`."""
        if self._may_count():
            self.tally.tell(progress)
            self._counted()
            if progress.error is not None:
                self.end(ProgressPhase.FAILED, _error_of(progress.error))

    def end(self, phase: ProgressPhase, error: Optional[Exception] = None) -> None:
        """Note that the work has ended, and tell of it."""
        if not self.phase.is_busy:
            return
        self._worker.drop()
        status, event = ENDS[phase]
        self._took, self._began = self.elapsed, None
        self.phase, self.error = phase, error
        self.tally.end(status)
        self.look()
        self._emit(event)

    def look(self) -> None:
        """Show how it stands, now."""
        if self._throttle is not None:
            self._throttle.clear()
            self._waker.look()

    @property
    def elapsed(self) -> float:
        """Seconds since it began, until it ended."""
        if self._began is None:
            return self._took
        return max(0.0, self._clock.continuous() - self._began)

    # --- counting ---

    def _may_count(self) -> bool:
        """Say whether what is told counts: what comes after the end does not."""
        if self.phase is ProgressPhase.IDLE and self._owner.work is None:
            self.start()
        return self.phase.is_busy

    def _retotal(self) -> None:
        """Take on another total, and begin nothing."""
        self.tally.tell(Progress(total=self._owner.total))
        if self.phase.is_busy:
            self._counted()
        self.look()

    def _counted(self) -> None:
        if self._owner.work is None and self.tally.figures.is_full:
            self.end(ProgressPhase.COMPLETED)
        elif self._throttle is not None:
            self._throttle.ask()

    def _look(self) -> Optional[float]:
        """Show what differs; return when to look again."""
        busy = self.phase.is_busy
        if busy:
            self.tally.look(self._clock.monotonic())
        elapsed = self.elapsed + NOISE
        if self._owner.page_state not in OUT_OF_SIGHT:
            figures = self.tally.figures
            self.reading.set(Reading(self.phase, figures, int(elapsed), self.error))
        return AGAIN - elapsed % AGAIN + NOISE if busy else None

    # --- stays ---

    def _arrive(self) -> None:
        mount = self._owner._component.mount
        assert mount is not None
        self._throttle = Throttle(
            lambda: mount.run(self._waker.look), self._clock, PACE
        )
        if self.phase is ProgressPhase.IDLE and self._owner.autostart:
            self.start()
        elif self.phase.is_busy:
            self._set_to_work()

    def _depart(self) -> None:
        """Stop; work of its own has ended with the stay, and is not half done."""
        if self._throttle is not None:
            self._throttle.clear()
        self._throttle = None
        self._worker.forget()
        if self.phase is ProgressPhase.CANCELLING:
            self.end(ProgressPhase.CANCELLED)
        elif self.phase is ProgressPhase.RUNNING and callable(self._owner.work):
            self._clear(ProgressPhase.IDLE)
        self._look()

    # --- the work ---

    def _set_to_work(self) -> None:
        """Do the work, if there is any, while there is a page."""
        if self._throttle is None or self.phase is not ProgressPhase.RUNNING:
            return
        if self._began is None:
            self._began = self._clock.continuous()
        if self._owner.work is None:
            self._counted()
        else:
            self._worker.begin()

    def _take(self, item: object) -> bool:
        """Take in what the work yields; say whether it is to go on."""
        if self.phase is not ProgressPhase.RUNNING:
            return False  # it was cancelled, and has gone on
        progress = progress_of(item, self.tally.figures.total)
        if progress.error is not None:
            raise _error_of(progress.error)
        self.tell(progress)
        return not (isinstance(self._owner.work, Source) and self.tally.figures.is_full)

    def _done(self, error: Optional[BaseException]) -> None:
        """Note how the work has ended."""
        if isinstance(error, Exception):
            self.end(ProgressPhase.FAILED, error)
        elif error is not None or self.phase is ProgressPhase.CANCELLING:
            self.end(ProgressPhase.CANCELLED)
        else:
            self.end(ProgressPhase.COMPLETED)

    def _troubled(self, error: Optional[Exception]) -> None:
        """Show that a source has nothing new to say, and why."""
        if error is not self.error:
            self.error = error
            self.look()

    # --- what else ---

    @property
    def _clock(self) -> TimeSource:
        return self._owner._component.own_time

    @property
    def _given(self) -> object:
        """What makes other work: of functions only whether there is one."""
        return callable(self._owner.work) or self._owner.work

    def _clear(self, phase: ProgressPhase) -> None:
        self.phase, self.error = phase, None
        self._began, self._took = None, 0.0
        self.tally = self._nothing()

    def _nothing(self) -> Tally:
        owner = self._owner
        return Tally(owner.speed_window, owner.total, owner.steps)

    def _emit(self, name: str) -> None:
        if getattr(self._owner, f"on_{name}") is not None:
            figures = self.tally.figures
            event = ProgressEvent(
                name=name,
                control=self._owner,
                phase=self.phase,
                completed=figures.completed,
                total=figures.total,
                elapsed=self.elapsed,
                error=self.error,
            )
            self._owner.emit(name, event)


def _error_of(error: Union[str, Exception]) -> Exception:
    return error if isinstance(error, Exception) else RuntimeError(error)
