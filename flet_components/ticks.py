"""`every()`: one tick for each of some moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from flet_components.moments import (
    LONGEST_SLEEP,
    MISSED,
    Grid,
    Missed,
    Moments,
    WallMoments,
)

if TYPE_CHECKING:
    pass

__all__ = ["LONGEST_SLEEP", "Grid", "Missed", "Tick", "Ticks"]


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
    """The asynchronous iterator of `TimeSource.every`.

    Args:
        moments: When to tick.
        missed: What happens to ticks that are due while the loop is late.
    """

    def __init__(self, moments: Moments, missed: Missed) -> None:
        if missed not in MISSED:
            raise ValueError(
                f"missed must be 'skip', 'burst' or 'delay', got {missed!r}"
            )
        if missed == "delay" and isinstance(moments, WallMoments):
            raise ValueError(
                "missed must be 'skip' or 'burst' with a grid, got 'delay': that would "
                "move the grid off the wall clock"
            )
        self._clock, self._moments, self._missed = moments.clock, moments, missed
        self._begin = 0.0
        self._index = -1

    def __aiter__(self) -> Ticks:
        return self

    async def __anext__(self) -> Tick:
        if self._index >= 0:
            return await self._next()
        self._index = 0
        self._begin = self._clock.monotonic()
        self._moments.lay(self._begin)
        return self._tick(self._begin, 0)

    async def _next(self) -> Tick:
        moments = self._moments
        await self._clock.sleep(self._wait())  # however late, others get a turn
        while moments.left() > 0:
            await self._clock.sleep(self._wait())
        skipped = moments.take(self._missed)
        self._index += 1 + skipped
        return self._tick(moments.at - moments.slept(), skipped)

    def _wait(self) -> float:
        return min(self._moments.left(), self._moments.longest)

    def _tick(self, due: float, missed: int) -> Tick:
        now = self._clock.monotonic()
        late = max(0.0, now - due)
        return Tick(self._index, now - self._begin, due, late, missed)
