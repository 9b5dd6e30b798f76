"""Where components get their time from: now, sleep, every.

`SystemTime` is the time of the machine; `StoryTime` one that can pause, step, run at
a speed and jump. Durations are seconds.
"""

from __future__ import annotations

import asyncio
import functools
import heapq
import itertools
import math
import random
import time
from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta

from flet_components import timers
from flet_components.ticks import LONGEST_SLEEP, Grid, Missed, Tick, Ticks, WallTicks

__all__ = ["StoryTime", "SystemTime", "Tick", "Ticks", "TimeSource", "require_aware"]


class TimeSource(ABC):
    """A clock that can be waited for."""

    @abstractmethod
    def now(self) -> datetime:
        """Return the date and time, aware, in UTC. The wall clock may be set back."""

    @abstractmethod
    def monotonic(self) -> float:
        """Return seconds since some moment; never goes back."""

    @abstractmethod
    async def sleep(self, seconds: float) -> None:
        """Wait; never returns early. Zero or less gives other tasks one turn."""

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
            return Ticks(self, interval, missed)
        return WallTicks(self, interval, missed, grid)


class SystemTime(TimeSource):
    """The machine's own time; waits on the running event loop."""

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

    async def sleep(self, seconds: float) -> None:
        """Wait by the event loop's clock."""
        await timers.sleep(seconds)


class StoryTime(TimeSource):
    """A time under control: it pauses, steps, runs at a speed and jumps.

    Args:
        start: The date and time at which it begins, by default the machine's.
        speed: Story seconds for each real second, more than 0.
        paused: Whether it begins standing still.
    """

    def __init__(
        self, start: datetime | None = None, *, speed: float = 1.0, paused: bool = False
    ) -> None:
        self._wall = require_aware(start) if start is not None else datetime.now(UTC)
        self._loop = asyncio.get_running_loop()
        self._at = 0.0
        self._since = self._loop.time()
        self._speed = require_speed(speed)
        self._paused = paused
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._alarm: asyncio.TimerHandle | None = None
        self._random = random.Random(0)

    def random(self) -> float:
        """Return the next number of a row that is always the same."""
        return self._random.random()

    def now(self) -> datetime:
        """Return the story's date and time, in UTC."""
        return self._wall + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Return the story's seconds since it began."""
        if self._paused:
            return self._at
        return self._at + (self._loop.time() - self._since) * self._speed

    async def sleep(self, seconds: float) -> None:
        """Wait by the story's time; while it stands still, for ever."""
        if not seconds > 0:
            return await asyncio.sleep(0)
        sleeper: asyncio.Future[None] = self._loop.create_future()
        due = self.monotonic() + seconds
        heapq.heappush(self._sleepers, (due, next(self._order), sleeper))
        self._arm()
        await sleeper

    @property
    def paused(self) -> bool:
        """Whether the time stands still."""
        return self._paused

    @property
    def speed(self) -> float:
        """Story seconds for each real second; may be set at any time."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        require_speed(speed)
        self._anchor()
        self._speed = speed
        self._arm()

    def pause(self) -> None:
        """Stand still."""
        self._anchor()
        self._paused = True
        self._arm()

    def resume(self) -> None:
        """Go on from where it stands."""
        self._anchor()
        self._paused = False
        self._arm()

    async def advance(self, seconds: float) -> None:
        """Go forward; everything due on the way runs at its own time, in order."""
        end = self.monotonic() + require_forward(seconds)
        await _all_ready()
        while self._sleepers and self._sleepers[0][0] <= end:
            self._move_to(self._sleepers[0][0])
            await _all_ready()
        self._move_to(end)
        await _all_ready()

    def jump(self, seconds: float) -> None:
        """Leap: forward, what was due meanwhile runs late, as after a machine slept.

        Back, only the wall clock is set; `monotonic` never goes back.
        """
        if not math.isfinite(seconds):
            raise ValueError(f"seconds must be a number, got {seconds!r}")
        if seconds < 0:
            self._wall += timedelta(seconds=seconds)
        else:
            self._move_to(self.monotonic() + seconds)

    def travel(self, when: datetime) -> None:
        """Set the wall clock to a date; nothing that counts seconds notices."""
        self._wall = require_aware(when) - timedelta(seconds=self.monotonic())

    def _anchor(self) -> None:
        self._at, self._since = self.monotonic(), self._loop.time()

    def _move_to(self, at: float) -> None:
        """Go forward, and wake everybody whose time has come."""
        at = max(at, self.monotonic())
        self._at, self._since = at, self._loop.time()
        while self._sleepers and self._sleepers[0][0] <= at:
            sleeper = heapq.heappop(self._sleepers)[2]
            if not sleeper.done():
                sleeper.set_result(None)
        self._arm()

    def _arm(self) -> None:
        """Set the loop's alarm for the next sleeper, unless time stands still."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        if self._sleepers and not self._paused:
            due = self._sleepers[0][0]
            real = (due - self.monotonic()) / self._speed
            # Exactly to it: a product of floats may end just before it, for ever.
            move = functools.partial(self._move_to, due)
            self._alarm = timers.call_later(self._loop, max(0.0, real), move)


def require_aware(when: datetime) -> datetime:
    """Return the date in UTC; one without a time zone is refused."""
    if when.tzinfo is None:
        raise ValueError(
            f"a date must be aware, got {when!r} without a time zone: "
            "pass tzinfo=, or use datetime.now(UTC)"
        )
    return when.astimezone(UTC)


def require_speed(speed: float) -> float:
    """Return the speed; one that is not a positive number is refused."""
    if not (math.isfinite(speed) and speed > 0):
        raise ValueError(
            f"speed must be more than 0, got {speed!r}: pause() stops time"
        )
    return speed


def require_forward(seconds: float) -> float:
    """Return the seconds; a negative number is refused."""
    if not seconds >= 0:
        raise ValueError(
            f"seconds must be 0 or more, got {seconds!r}: jump() goes back"
        )
    return seconds


async def _all_ready() -> None:
    """Let everything that is ready run, and what becomes ready through it."""
    for _ in range(10):
        await asyncio.sleep(0)
