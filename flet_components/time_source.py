"""Where components get their time from: now, sleep, every.

`SystemTime` is the time of the machine. Durations are seconds.
"""

from __future__ import annotations

import asyncio
import contextvars
import functools
import math
import random
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, datetime

from flet_components.alarms import Alarm, Hold
from flet_components.moments import (
    LONGEST_SLEEP,
    Grid,
    Missed,
    SteadyMoments,
    WallMoments,
)
from flet_components.ticker import LoopAlarm, slack_of, ticker_of
from flet_components.ticks import Tick, Ticks

__all__ = [
    "SYSTEM_TIME",
    "SystemTime",
    "Tick",
    "Ticks",
    "TimeSource",
    "current_clock",
    "in_time_of",
    "require_aware",
    "require_forward",
]


ASLEEP = {
    "darwin": ("CLOCK_MONOTONIC", "CLOCK_UPTIME_RAW"),
    "linux": ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"),
}
"""By platform, a clock that goes on while the machine sleeps, and one that does not."""


class TimeSource(ABC):
    """A clock that can be waited for."""

    @abstractmethod
    def now(self) -> datetime:
        """Return the date and time, aware, in UTC. The wall clock may be set back."""

    @abstractmethod
    def monotonic(self) -> float:
        """Return seconds since some moment; never goes back."""

    @abstractmethod
    def alarm(self, function: Callable[[], object], gate: Hold | None = None) -> Alarm:
        """Return an alarm, not yet set, that calls a function on the event loop.

        Args:
            function: What to call; it runs in no context of anybody.
            gate: Who may hold the alarm up.
        """

    @property
    def slack(self) -> float:
        """Seconds by which a wake-up may come later, so that several share one."""
        return 0.0

    def continuous(self) -> float:
        """Return `monotonic` seconds in which those are that the machine slept."""
        return self.monotonic() + self.asleep()

    def asleep(self) -> float:
        """Return for how many seconds in all the machine slept, and time stood still.

        While it sleeps, `monotonic` may stand still, and so do alarms. Who counts what
        has passed adds this, and looks once a minute.
        """
        return 0.0

    @property
    def rate(self) -> float:
        """Seconds of this time for each real second; 0 while it stands still.

        What a client moves by itself, it moves by real seconds.
        """
        return 1.0

    @property
    def adjusted(self) -> int:
        """How often this time was set: its rate, or the clock on its wall.

        Watchers follow it, and look again.
        """
        return 0

    def instant(self) -> float:
        """Return the `monotonic` time of this turn of the event loop.

        What begins in one turn begins together, however long the turn takes.
        """
        return self.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait; never returns early. Zero or less gives other tasks one turn."""
        if not seconds > 0:
            return await asyncio.sleep(0)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        alarm = self.alarm(functools.partial(_wake, woken))
        alarm.set(self.monotonic() + seconds)
        try:
            await woken
        finally:
            alarm.clear()

    def random(self) -> float:
        """Return a number from 0 to below 1, for delays that shall differ.

        A time under control gives the same numbers in each run.
        """
        return random.random()

    async def sleep_until(self, deadline: datetime | float) -> None:
        """Wait until a date (aware) or a `monotonic` time has come.

        A wall clock that is set, or a machine that slept, is noticed within a minute.
        """
        if isinstance(deadline, datetime):
            deadline = require_aware(deadline)
            while (left := (deadline - self.now()).total_seconds()) > 0:
                await self.sleep(min(left, LONGEST_SLEEP))
        else:
            await self.sleep(deadline - self.monotonic())

    def every(
        self, interval: float, *, grid: Grid | None = None, missed: Missed = "skip"
    ) -> Ticks:
        """Tick at once, then on the grid `start + n * interval`, without drift.

        Args:
            interval: Seconds between ticks, more than 0.
            grid: Put the grid on the wall clock's full seconds, minutes or hours, also
                when it is set meanwhile; the first tick still comes at once.
            missed: What happens to ticks that are due while the loop is late:
                `"skip"` drops all but the last, `"burst"` delivers each at once,
                `"delay"` moves the grid.

        Raises:
            ValueError: If an argument is none of these, or would move a wall clock.
        """
        if grid is None:
            return Ticks(SteadyMoments(self, interval), missed)
        return Ticks(WallMoments(self, interval, grid), missed)


class SystemTime(TimeSource):
    """The machine's own time; waits on the running event loop.

    Args:
        slack: Seconds by which a wake-up may come later, never earlier, so that those
            of many components share one, and one message to each page. Short waits
            have less, a sixteenth at most. By default 0.05; 0 is as exact as can be.
    """

    _slack: float | None = None

    def __init__(self, *, slack: float | None = None) -> None:
        if slack is not None:
            self._slack = require_forward(slack)

    @property
    def slack(self) -> float:
        """Seconds by which a wake-up may come later."""
        if self._slack is None:
            return slack_of(asyncio.get_running_loop())
        return self._slack

    def now(self) -> datetime:
        """Return the machine's date and time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return the time of the running event loop.

        On a thread without one it is the machine's, by which asyncio's loops go.
        """
        try:
            return asyncio.get_running_loop().time()
        except RuntimeError:
            return time.monotonic()

    def asleep(self) -> float:
        """Return for how long the event loop's time has stood still."""
        return SLEPT.measure()

    def instant(self) -> float:
        """Return the event loop's time at which this turn first asked for it."""
        return ticker_of(asyncio.get_running_loop()).instant()

    def alarm(self, function: Callable[[], object], gate: Hold | None = None) -> Alarm:
        """Return an alarm by the event loop's clock."""
        loop = asyncio.get_running_loop()
        return LoopAlarm(function, gate, ticker_of(loop), self.slack)


class Slept:
    """How long the machine has slept without the event loop's clock noticing.

    Linux and macOS have a clock that goes on in a sleep beside the one that does not;
    on Windows the loop's own goes on. What differs by less than a second is noise, and
    the clocks are looked at once a second.
    """

    __slots__ = ("_clocks", "_looked", "_seconds")

    def __init__(self) -> None:
        names = ASLEEP.get(sys.platform, ())
        self._clocks = [getattr(time, name) for name in names if hasattr(time, name)]
        self._looked = -math.inf
        self._seconds = 0.0

    def measure(self) -> float:
        """Return the seconds since the machine was started; they never get less."""
        now = time.monotonic()
        if now >= self._looked + 1.0:
            self._looked = now
            self._look()
        return self._seconds

    def _look(self) -> None:
        if len(self._clocks) == 2:
            goes_on, stands_still = map(time.clock_gettime, self._clocks)
            if goes_on - stands_still >= self._seconds + 1.0:
                self._seconds = goes_on - stands_still


SLEPT = Slept()
SYSTEM_TIME = SystemTime()
CURRENT: contextvars.ContextVar[TimeSource] = contextvars.ContextVar("clock")
"""The time of who runs here."""


def current_clock() -> TimeSource:
    """Return the time of the component, or the source, on whose behalf this runs.

    What a component awaits, such as a function that fetches, sleeps by it: so it stands
    still, or runs fast, together with the component. Elsewhere it is the machine's.
    """
    return CURRENT.get(SYSTEM_TIME)


def in_time_of(
    clock: TimeSource, context: contextvars.Context | None = None
) -> contextvars.Context:
    """Return a context, by default a copy of the caller's, with a clock of its own."""
    context = contextvars.copy_context() if context is None else context
    context.run(CURRENT.set, clock)
    return context


def require_aware(when: datetime) -> datetime:
    """Return the date in UTC; one without a time zone is refused."""
    if when.tzinfo is None:
        raise ValueError(
            f"a date must be aware, got {when!r} without a time zone: "
            "pass tzinfo=, or use datetime.now(UTC)"
        )
    return when.astimezone(UTC)


def require_forward(seconds: float) -> float:
    """Return the seconds; a negative number is refused."""
    if not seconds >= 0:
        raise ValueError(
            f"seconds must be 0 or more, got {seconds!r}: jump() goes back"
        )
    return seconds


def _wake(sleeper: asyncio.Future[None]) -> None:
    if not sleeper.done():
        sleeper.set_result(None)
