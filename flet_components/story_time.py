"""A time under control, for stories: it pauses, steps, runs at a speed and jumps."""

from __future__ import annotations

import asyncio
import functools
import heapq
import itertools
import math
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flet_components import timers
from flet_components.alarms import Alarm, Hold
from flet_components.signals import Signal
from flet_components.ticker import slack_of
from flet_components.time_source import TimeSource, require_aware, require_forward

__all__ = ["StoryTime"]


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
        self._due: list[tuple[float, int]] = []
        self._set: dict[int, StoryAlarm] = {}
        self._ringing = False
        self._timer: asyncio.TimerHandle | None = None
        self._advancing = asyncio.Lock()
        self._settings = itertools.count(1)
        self._adjusted = Signal(0)
        self._random = random.Random(0)
        self.rung = 0
        """How many alarms have rung."""

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

    @property
    def slack(self) -> float:
        """Real seconds for which a message may wait for the next; alarms wait for none.

        Without it a fast story would send hundreds of messages a second.
        """
        return slack_of(self._loop)

    @property
    def rate(self) -> float:
        """Story seconds for each real second; 0 while the time stands still."""
        return 0.0 if self._paused else self._speed

    @property
    def adjusted(self) -> int:
        """How often the time was paused, sped up, or made to leap."""
        return self._adjusted.get()

    def alarm(self, function: Callable[[], object], gate: Hold | None = None) -> Alarm:
        """Return an alarm by the story's time; while it stands still, none rings."""
        return StoryAlarm(function, gate, self)

    def add(self, alarm: StoryAlarm, when: float) -> int:
        """Have an alarm ring at a time; return the number of this."""
        number = next(self._order)
        self._set[number] = alarm
        heapq.heappush(self._due, (when, number))
        self._arm()
        return number

    def drop(self, number: int) -> None:
        """Have an alarm not ring."""
        self._set.pop(number, None)
        if self._due and self._due[0][1] == number:
            self._arm()

    @property
    def due(self) -> float | None:
        """Story seconds until the next alarm rings; None if none is set."""
        due = self._next_due()
        return max(0.0, due - self.monotonic()) if due is not None else None

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
        if speed != self._speed:
            self._anchor()
            self._speed = speed
            self._set_anew()

    def pause(self) -> None:
        """Stand still."""
        self._hold(True)

    def resume(self) -> None:
        """Go on from where it stands."""
        self._hold(False)

    async def advance(self, seconds: float) -> None:
        """Go forward; everything due on the way runs at its own time, in order.

        Asked for again meanwhile, it goes on from there.
        """
        require_forward(seconds)
        async with self._advancing:
            await self._go_to(self.monotonic() + seconds)

    async def advance_to_due(self) -> None:
        """Go forward to what is due next, and run it; without any, nothing happens."""
        async with self._advancing:
            if (due := self._next_due()) is not None:
                await self._go_to(max(due, self.monotonic()))

    def _next_due(self) -> float | None:
        set_for = (when for when, number in self._due if number in self._set)
        return min(set_for, default=None)

    async def _go_to(self, end: float) -> None:
        await _all_ready()
        while self._due and self._due[0][0] <= end:
            self._move_to(self._due[0][0])
            await _all_ready()
        self._move_to(end)
        self._set_anew()
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
        self._set_anew()

    def travel(self, when: datetime) -> None:
        """Set the wall clock to a date; nothing that counts seconds notices."""
        self._wall = require_aware(when) - timedelta(seconds=self.monotonic())
        self._set_anew()

    def _hold(self, paused: bool) -> None:
        if paused is not self._paused:
            self._anchor()
            self._paused = paused
            self._set_anew()

    def _set_anew(self) -> None:
        """Follow what was set: the timer, and whoever watches."""
        self._arm()
        self._adjusted.set(next(self._settings))

    def _anchor(self) -> None:
        self._at, self._since = self.monotonic(), self._loop.time()

    def _move_to(self, at: float) -> None:
        """Go forward, and ring whatever is due until then."""
        at = max(at, self.monotonic())
        self._at, self._since = at, self._loop.time()
        if not self._ringing:
            self._ringing = True
            try:
                self._ring()
            finally:
                self._ringing = False
                self._arm()

    def _ring(self) -> None:
        """Ring what is due; what is set meanwhile has its turn in another one."""
        due = []
        while self._due and self._due[0][0] <= self._at:
            due.append(heapq.heappop(self._due))
        while due:
            try:
                if (alarm := self._set.pop(due.pop(0)[1], None)) is not None:
                    self.rung += 1
                    alarm.ring(self._loop)
            except BaseException:
                for each in due:
                    heapq.heappush(self._due, each)
                raise

    def _arm(self) -> None:
        """Set the loop's timer for the next alarm, unless time stands still."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._due and self._due[0][1] not in self._set:
            heapq.heappop(self._due)
        if self._due and (not self._paused or self._due[0][0] <= self._at):
            due = self._due[0][0]
            real = max(0.0, (due - self.monotonic()) / self._speed)
            # Exactly to it: a product of floats may end just before it, for ever.
            move = functools.partial(self._move_to, due)
            self._timer = timers.call_at(self._loop, self._loop.time() + real, move)


class StoryAlarm(Alarm):
    """Rings by a story's time."""

    __slots__ = ("_clock", "_number")

    def __init__(
        self, function: Callable[[], object], gate: Hold | None, clock: StoryTime
    ) -> None:
        super().__init__(function, gate)
        self._clock = clock
        self._number: int | None = None

    def _start(self, when: float) -> None:
        self._stop()
        self._number = self._clock.add(self, when)

    def _stop(self) -> None:
        number, self._number = self._number, None
        if number is not None:
            self._clock.drop(number)


def require_speed(speed: float) -> float:
    """Return the speed; one that is not a positive number is refused."""
    if not (math.isfinite(speed) and speed > 0):
        raise ValueError(
            f"speed must be more than 0, got {speed!r}: pause() stops time"
        )
    return speed


async def _all_ready() -> None:
    """Let everything that is ready run, and what becomes ready through it."""
    for _ in range(10):
        await asyncio.sleep(0)
