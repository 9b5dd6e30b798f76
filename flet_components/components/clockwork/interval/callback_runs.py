"""The runs of a callback, of which never two go on at once."""

from __future__ import annotations

import asyncio
import dataclasses
import inspect
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import attrs
import flet as ft

from flet_components.components.clockwork.interval.interval_events import IntervalEvent
from flet_components.components.clockwork.interval.interval_schedule import zone_of
from flet_components.failures import error_in
from flet_components.handlers import call, finish, is_begun
from flet_components.moments import NEAR
from flet_components.signals import Signal

if TYPE_CHECKING:
    from flet_components.components.timing.interval import Interval
    from flet_components.mount import Mount

__all__ = ["OVERLAPS", "CallbackRuns", "Due", "Overlap"]

Overlap = Literal["skip", "queue", "cancel"]
OVERLAPS: tuple[Overlap, ...] = ("skip", "queue", "cancel")


@attrs.frozen
class Due:
    """A run that is due."""

    date: datetime
    """Since when."""
    at: float
    """The same in the clock's `monotonic` time."""


class CallbackRuns:
    """Runs the callback of an interval, one run at a time.

    Args:
        interval: The interval, whose fields say what to call, and what happens to a run
            that is due while another goes on.
        ended: Called when a run has ended, or one that waited has begun.
    """

    __slots__ = (
        "_again",
        "_began",
        "_cut",
        "_due",
        "_ended",
        "_interval",
        "_next",
        "_task",
        "busy",
        "missed",
        "runs",
        "waiting",
    )

    def __init__(self, interval: Interval, ended: Callable[[], object]) -> None:
        self._interval, self._ended = interval, ended
        self._task: asyncio.Task[None] | None = None
        self._due: Due | None = None
        self._next: Due | None = None
        self._again: Due | None = None
        self._began = 0.0
        self._cut = False
        self.missed = 0
        self.runs, self.busy, self.waiting = Signal(0), Signal(False), Signal(False)

    def ask(self, due: Due) -> None:
        """Run now or, while another run goes on, do what `overlap` says."""
        if not self.busy.get():
            self._begin(due)
        elif self._interval.overlap == "skip":
            self.missed += 1
        else:
            self._line_up(due)
            if self._interval.overlap == "cancel":
                self._cut_off()

    def drop(self) -> None:
        """Do not begin the run that waits."""
        if self._next is not None:
            self.missed += 1
            self._line_up(None)

    def leave(self) -> None:
        """Keep the run that waits or, if none does, the one that leaving cuts off.

        That has then not been one.
        """
        if self._next is not None:
            self._again = self._next
            self._line_up(None)
        elif self._due is not None and not self._cut and self._is_another():
            self._again = self._due
            self.runs.set(self.runs.get() - 1)

    def come_back(self) -> None:
        """Begin the run that was kept, when the one that was cut off has ended."""
        due, self._again = self._again, None
        if due is not None and self.busy.get():
            self._line_up(due)
        elif due is not None:
            self._begin(due)

    def stop(self) -> None:
        """Cancel the run that goes on, unless this is called by it."""
        self.drop()
        if self._is_another():
            self._cut_off()

    def clear(self) -> None:
        """Count from the beginning."""
        self.missed, self._due, self._again = 0, None, None
        self.runs.set(0)

    # --- one run ---

    def _begin(self, due: Due) -> None:
        mount = self._interval._component.mount
        if mount is None:
            return
        self._due, self._began = due, self._time
        late = self._began - due.at
        event = IntervalEvent(
            name="run",
            control=self._interval,
            index=self.runs.get(),
            scheduled=due.date.astimezone(zone_of(self._interval.tz)),
            late=late if late > NEAR else 0.0,
            missed=self.missed,
        )
        self.missed = 0
        self.runs.set(event.index + 1)
        self.busy.set(True)
        mount.run(lambda: self._call(event, mount))

    def _call(self, event: IntervalEvent, mount: Mount) -> None:
        """Call the callback; what it leaves to be done, a task does."""
        callback = self._interval.callback
        ft.context.reset_auto_update()
        error: BaseException | None = None
        try:
            work = call(callback, event) if callback is not None else None
            if is_begun(work):
                self._start(work, event, mount)
                return
        except BaseException as failure:
            error = error_in(failure)
            if error is not None and not isinstance(error, Exception):
                raise
        if isinstance(error, Exception):
            mount.life.report(self._interval, error)
        self._follow_up(mount)
        self._end(event, error=error)

    def _start(self, work: Any, event: IntervalEvent, mount: Mount) -> None:
        """Start the task of a run, unless the callback has ended the stay."""
        if self._interval._component.mount is not mount:
            _close(work)
            self._end(event, cancelled=True)
            return

        def done(task: asyncio.Task[None]) -> None:
            _close(work)  # it has not begun if the task had not
            error = None if task.cancelled() else task.exception()
            error = error_in(error) if error is not None else None
            mount.run(lambda: self._end(event, error, cancelled=task.cancelled()))

        name = getattr(self._interval.callback, "__name__", "callback")
        self._cut = False
        self._task = mount.scope.create_task(self._work(work, mount), name=name)
        self._task.add_done_callback(done, context=mount.context)

    async def _work(self, work: Any, mount: Mount) -> None:
        ft.context.reset_auto_update()
        try:
            await finish(work, lambda: self._follow_up(mount))
        finally:
            self._follow_up(mount)

    def _follow_up(self, mount: Mount) -> None:
        """Let Flet's auto-update see what the callback has changed, the child too."""
        mount.life.follow_up(self._interval.content or self._interval)

    def _end(
        self,
        event: IntervalEvent,
        error: BaseException | None = None,
        *,
        cancelled: bool = False,
    ) -> None:
        """Tell that a run has ended; then comes the one that waits."""
        self._task = None
        if self._next is not None and (life := self._interval._component.life):
            life.later(self._go_on)
        else:
            self.busy.set(False)
        told = dataclasses.replace(
            event,
            duration=self._time - self._began,
            error=error if isinstance(error, Exception) else None,
            cancelled=cancelled,
        )
        self._interval.emit("run", told, skip_if_busy=True)
        self._ended()

    # --- the next one ---

    def _line_up(self, due: Due | None) -> None:
        """Let a run wait; the one that has waited before is missed."""
        self.missed += due is not None and self._next is not None
        self._next = due
        self.waiting.set(due is not None)

    def _go_on(self) -> None:
        """Begin the run that waits, if none has let it go."""
        due = self._next
        self._line_up(None)
        if due is not None and self._interval._component.mount is not None:
            self._begin(due)
        else:
            self.busy.set(False)
        self._ended()

    def _is_another(self) -> bool:
        """Say whether a task goes on that is not the one in which this is called."""
        task = self._task
        return not (task is None or task.done() or task is asyncio.current_task())

    def _cut_off(self) -> None:
        """Cancel the run that goes on; once, for it to clean up in peace."""
        if self._task is not None and not self._cut:
            self._cut = True
            self._task.cancel()

    @property
    def _time(self) -> float:
        return self._interval._component.own_time.monotonic()


def _close(work: Any) -> None:
    """Let go of work that nobody does."""
    if inspect.iscoroutine(work) or inspect.isgenerator(work):
        work.close()
