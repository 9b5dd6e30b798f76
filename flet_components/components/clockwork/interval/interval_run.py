"""What an interval does: it waits, lets its callback run, is held, and is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from flet_components.alarms import Alarm
from flet_components.components.clockwork.interval.callback_runs import (
    CallbackRuns,
    Due,
)
from flet_components.components.clockwork.interval.interval_schedule import (
    moments_of,
    spacing,
    zone_of,
)
from flet_components.moments import NEAR, Moments, SteadyMoments
from flet_components.signals import Signal

if TYPE_CHECKING:
    from flet_components.components.timing.interval import Interval
    from flet_components.time_source import TimeSource

__all__ = ["IntervalRun"]


class IntervalRun:
    """Lets the callback of an interval run when it is due. It wakes without a task.

    Args:
        interval: The interval, whose fields say when.
    """

    __slots__ = (
        "_alarm",
        "_begun",
        "_delay",
        "_interval",
        "_moments",
        "_over",
        "_passed",
        "_waits",
        "calls",
    )

    def __init__(self, interval: Interval) -> None:
        self._interval = interval
        self.calls = CallbackRuns(interval, self._settle)
        self._moments: Moments | None = None
        self._alarm: Alarm | None = None
        self._waits: Signal[datetime | None] = Signal(None)
        self._passed = self._delay = 0.0
        self._begun = self._over = False

    def follow(self) -> None:
        """Follow the fields of the interval, and its stays on pages."""
        interval = self._interval
        interval._component.on_stay(self.go, self._leave)
        interval.watch(lambda: interval.running, lambda on, _: self._turn(on))
        interval.watch(lambda: interval.reset_key, lambda *_: self.restart())
        interval.watch(
            lambda: (interval.seconds, interval.grid, interval.at, interval.tz),
            lambda *_: self._reschedule(),
        )
        interval.watch(lambda: interval.jitter, lambda *_: self._draw())
        interval.watch(lambda: interval.max_runs, lambda *_: self._wait())

    @property
    def ended(self) -> bool:
        """Whether there have been as many runs as there shall be."""
        most = self._interval.max_runs
        return most is not None and self.calls.runs.get() >= most

    def next_run(self) -> datetime | None:
        """Return when the next run is due, as it stands now."""
        moments = self._moments
        if self._waits.get() is None or moments is None:
            return None
        coming = moments.coming() + timedelta(seconds=self._delay)
        return coming.astimezone(zone_of(self._interval.tz))

    # --- from one state to the next ---

    def go(self) -> None:
        """Begin, or go on, if it has come to a page and shall run."""
        mount = self._interval._component.mount
        if mount is None or not mount.settled or self._alarm is not None:
            return
        if not self._interval.running:
            return
        now, clock, self._over = self._clock.instant(), self._clock, False
        alarm = self._alarm = mount.alarm(lambda: mount.run(self._ring))
        self._moments = moments_of(self._interval, clock)
        if self._moments is not None:
            self._moments.lay(now - self._passed)
        if not self._begun:
            self._begin(Due(clock.now(), now))
        if alarm is self._alarm:
            self.calls.come_back()
        self._wait()

    def hold(self) -> None:
        """Begin no run any more, and keep what has passed since the last moment."""
        if self._alarm is None:
            return
        self._passed = self._since()
        self._alarm.clear()
        self._alarm = None
        self._waits.set(None)
        self.calls.drop()

    def restart(self) -> None:
        """Go back to the beginning; if it runs, begin at once."""
        runs = self._alarm is not None
        self.hold()
        self._begun, self._passed = False, 0.0
        self.calls.clear()
        if runs:
            self.go()

    def stop(self) -> None:
        """Hold, cancel the run that goes on, and go back to the beginning."""
        self._interval.running = False
        self.hold()
        self.calls.stop()
        self.restart()

    def run_now(self) -> None:
        """Let the callback run out of turn."""
        if self._interval._component.mount is not None:
            self.calls.ask(Due(self._clock.now(), self._clock.monotonic()))
            self._settle()

    def _leave(self) -> None:
        self.calls.leave()
        self.hold()

    def _turn(self, on: bool) -> None:
        if not on:
            self.hold()
            return
        if self.ended:
            self.restart()
        self.go()

    def _begin(self, now: Due) -> None:
        self._begun, self._delay = True, self._chance()
        if self._interval.immediate and self._moments is not None:
            self.calls.ask(now)

    def _reschedule(self) -> None:
        """Follow other fields; with other seconds, what has passed counts."""
        passed, before = self._since(), self._moments
        self._moments = after = moments_of(self._interval, self._clock)
        both = isinstance(before, SteadyMoments) and isinstance(after, SteadyMoments)
        self._passed = min(passed, spacing(self._interval)) if both else 0.0
        if self._alarm is not None and after is not None:
            after.lay(self._clock.monotonic() - self._passed)
        self._draw()

    # --- while it runs ---

    def _ring(self) -> None:
        """See whether a run is due, and wait for the next one."""
        moments = self._moments
        try:
            if moments is not None and moments.left() + self._delay <= NEAR:
                self._take(moments)
        finally:
            self._wait()

    def _take(self, moments: Moments) -> None:
        """Run for the last moment that has come, unless that is too late."""
        skipped = moments.take()
        delay = 0.0 if skipped else self._delay
        self._delay = self._chance()
        self.calls.missed += skipped
        late = moments.since() - delay
        latest = self._interval.max_late
        if latest is not None and late > latest:
            self.calls.missed += 1
            return
        date = moments.taken() + timedelta(seconds=delay)
        self.calls.ask(Due(date, self._clock.monotonic() - late))

    def _wait(self) -> None:
        """Wait for the next run that is due; after the last one, for nothing."""
        alarm, moments = self._alarm, self._moments
        if alarm is None:
            return
        if moments is None or self.ended:
            alarm.clear()
            self._waits.set(None)
            self._settle()
            return
        left = max(0.0, moments.left() + self._delay)
        alarm.set(self._clock.monotonic() + min(left, moments.longest))
        self._waits.set(moments.coming() + timedelta(seconds=self._delay))

    def _settle(self) -> None:
        """After the last run, say once that it is over."""
        interval = self._interval
        if self._over or not self.ended or interval._component.mount is None:
            return
        if not self.calls.busy.get():
            self._over = True
            interval.running = False
            interval.emit("complete")
        elif self._alarm is not None:
            self._alarm.clear()
            self._waits.set(None)

    def _draw(self) -> None:
        """Draw another delay."""
        self._delay = self._chance()
        self._wait()

    def _chance(self) -> float:
        jitter = self._interval.jitter
        return jitter * self._clock.random() if jitter else 0.0

    def _since(self) -> float:
        """Return the seconds since the last moment, where they can be held."""
        if self._alarm is None:
            return self._passed
        if isinstance(self._moments, SteadyMoments):
            return self._moments.since()
        return 0.0

    @property
    def _clock(self) -> TimeSource:
        return self._interval._component.own_time
