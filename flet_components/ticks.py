"""`every()`: a grid of moments, and one tick for each.

What is late never adds up: each moment is derived from the grid, not from the one
before.
"""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from flet_components.time_source import TimeSource

__all__ = ["GRIDS", "LONGEST_SLEEP", "Grid", "Missed", "Tick", "Ticks", "WallTicks"]

Grid = Literal["second", "minute", "hour"]
Missed = Literal["skip", "burst", "delay"]

GRIDS: dict[Grid, float] = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
LONGEST_SLEEP = 60.0
"""Seconds after which who waits for a date looks at the wall clock again."""
NEAR = 5e-7
"""Seconds within which a date is a point of the grid: dates have microseconds."""

AGAIN = 5.0
"""Seconds within which a date that comes again is the same one."""


@attrs.frozen
class Tick:
    """One tick of `TimeSource.every`; times in seconds."""

    index: int
    """Place on the grid, from 0; ticks that were skipped leave a gap."""
    elapsed: float
    """Since the first tick, by the clock, not by counting."""
    scheduled: float
    """When it was due, in the clock's `monotonic` time."""
    late: float
    """How much later it came."""
    missed: int
    """Ticks skipped just before it."""


class Ticks:
    """The asynchronous iterator of `TimeSource.every`."""

    def __init__(self, clock: TimeSource, interval: float, missed: Missed) -> None:
        if not (math.isfinite(interval) and interval > 0):
            raise ValueError(f"interval must be more than 0 seconds, got {interval!r}")
        if missed not in ("skip", "burst", "delay"):
            raise ValueError(
                f"missed must be 'skip', 'burst' or 'delay', got {missed!r}"
            )
        self._clock, self._interval, self._missed = clock, interval, missed
        self._begin = self._start = 0.0
        self._index = -1

    def __aiter__(self) -> Ticks:
        return self

    async def __anext__(self) -> Tick:
        if self._index >= 0:
            return await self._next()
        self._index = 0
        self._begin = self._clock.monotonic()
        self._lay()
        return self._tick(self._begin, 0)

    def _lay(self) -> None:
        """Lay the grid, at the first tick."""
        self._start = self._begin

    async def _next(self) -> Tick:
        due = self._due(self._index + 1)
        await self._clock.sleep_until(due)
        late = max(0.0, self._clock.monotonic() - due)
        skipped = 0
        if self._missed == "skip":
            # A sum of floats may end just before the point that it is meant to be.
            skipped = math.floor(late / self._interval + 1e-9)
        elif self._missed == "delay":
            self._start += late
        self._index += 1 + skipped
        return self._tick(due + skipped * self._interval, skipped)

    def _due(self, index: int) -> float:
        return self._start + index * self._interval

    def _tick(self, due: float, missed: int) -> Tick:
        now = self._clock.monotonic()
        late = max(0.0, now - due)
        return Tick(self._index, now - self._begin, due, late, missed)


class WallTicks(Ticks):
    """Ticks on the full seconds, minutes or hours of the wall clock.

    The wall clock may be set meanwhile: where the grid lies in monotonic time is
    measured anew for each tick, and at least each minute.
    """

    def __init__(
        self, clock: TimeSource, interval: float, missed: Missed, grid: Grid
    ) -> None:
        super().__init__(clock, interval, missed)
        if grid not in GRIDS:
            raise ValueError(f"grid must be one of {list(GRIDS)} or None, got {grid!r}")
        if missed == "delay":
            raise ValueError(
                "missed must be 'skip' or 'burst' with a grid, got 'delay': that would "
                "move the grid off the wall clock"
            )
        self._grid = GRIDS[grid]

    def _lay(self) -> None:
        now = self._clock.now()
        self._origin = now - timedelta(seconds=now.timestamp() % self._grid)
        self._last = self._begin - self._since()[0]

    async def _next(self) -> Tick:
        await self._clock.sleep(0)  # however late, others get a turn
        since, left = self._since()
        while (points := self._points(since)) == 0:
            await self._clock.sleep(min(left, LONGEST_SLEEP))
            since, left = self._since()
        skipped = points - 1 if self._missed == "skip" else 0
        waiting = (points - 1 - skipped) * self._interval
        self._last = self._clock.monotonic() - since - waiting
        self._index += 1 + skipped
        return self._tick(self._last, skipped)

    def _since(self) -> tuple[float, float]:
        """Return the seconds since the last point of the grid, and until the next."""
        passed = (self._clock.now() - self._origin).total_seconds()
        point = math.floor((passed + NEAR) / self._interval) * self._interval
        return passed - point, point + self._interval - passed

    def _points(self, since: float) -> int:
        """Return how many points of the grid have come since the last tick.

        A point that comes again at once, because the wall clock was set back a little,
        is the same one.
        """
        gap = self._clock.monotonic() - since - self._last
        if gap < min(self._interval / 10, AGAIN):
            return 0
        return max(1, round(gap / self._interval))
