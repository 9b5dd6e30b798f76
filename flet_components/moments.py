"""Moments that come one after the other: every so many seconds, or by the wall clock.

What is late never adds up: each moment is derived from the first, or from the wall
clock, not from the one before.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from flet_components.time_source import TimeSource

__all__ = [
    "AGAIN",
    "GRIDS",
    "LONGEST_SLEEP",
    "MISSED",
    "NEAR",
    "Grid",
    "Missed",
    "Moments",
    "SteadyMoments",
    "WallMoments",
]

Grid = Literal["second", "minute", "hour"]
Missed = Literal["skip", "burst", "delay"]

GRIDS: dict[Grid, float] = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
MISSED: tuple[Missed, ...] = ("skip", "burst", "delay")
LONGEST_SLEEP = 60.0
"""Seconds after which who waits for a date looks at the wall clock again."""
NEAR = 5e-7
"""Seconds within which a moment has come: dates have microseconds."""
AGAIN = 5.0
"""Seconds within which a date that comes again is the same one."""


class Moments(ABC):
    """Moments that come one after the other, and which of them have been taken.

    Args:
        clock: The time.
    """

    longest: float = math.inf
    """Seconds after which to look again at the latest, whatever is left."""
    at: float
    """The moment that was taken last, in the seconds of `time`."""

    def __init__(self, clock: TimeSource) -> None:
        self.clock = clock

    def slept(self) -> float:
        """Return the seconds that count though the clock's `monotonic` has not."""
        return self.clock.asleep()

    def time(self) -> float:
        """Return the seconds by which moments are measured."""
        return self.clock.monotonic() + self.slept()

    def since(self) -> float:
        """Return the seconds since the moment that was taken last."""
        return self.time() - self.at

    @abstractmethod
    def lay(self, begin: float) -> None:
        """Begin at a time of the clock's `monotonic`, as if that had been taken."""

    @abstractmethod
    def left(self) -> float:
        """Return the seconds until the next moment; 0 or less once it has come."""

    @abstractmethod
    def take(self, missed: Missed = "skip") -> int:
        """Take the next moment, which has come, or the last of those that have.

        Returns:
            How many were skipped.
        """

    @abstractmethod
    def taken(self) -> datetime:
        """Return the date of the moment that was taken last."""

    @abstractmethod
    def coming(self) -> datetime:
        """Return the date of the next moment."""


class SteadyMoments(Moments):
    """A moment every so many seconds of the clock's own time.

    Args:
        clock: The time.
        interval: Seconds from one to the next, more than 0.
        asleep: Whether those count that the machine has slept; then it is to be looked
            at each minute.
    """

    def __init__(
        self, clock: TimeSource, interval: float, *, asleep: bool = False
    ) -> None:
        super().__init__(clock)
        self.interval, self._asleep = _require_interval(interval), asleep
        if asleep:
            self.longest = LONGEST_SLEEP

    def slept(self) -> float:
        """Return the seconds that count though the clock's `monotonic` has not."""
        return self.clock.asleep() if self._asleep else 0.0

    def lay(self, begin: float) -> None:
        """Begin at a time of the clock's `monotonic`, as if that had been taken."""
        self.at = self._start = begin + self.slept()
        self._index = 0

    def left(self) -> float:
        """Return the seconds until the next moment; 0 or less once it has come."""
        left = self._next - self.time()
        return left if abs(left) > NEAR else 0.0

    def take(self, missed: Missed = "skip") -> int:
        """Take the next moment, which has come, or the last of those that have."""
        late = max(0.0, self.time() - self._next)
        # A sum of floats may end just before the point that it is meant to be.
        skipped = math.floor(late / self.interval + 1e-9) if missed == "skip" else 0
        self._index += 1 + skipped
        self.at = self._start + self._index * self.interval
        if missed == "delay":
            self._start += late
        return skipped

    def taken(self) -> datetime:
        """Return the date of the last moment, as the wall clock stands now."""
        return self._date_of(self.at)

    def coming(self) -> datetime:
        """Return the date of the next moment, as the wall clock stands now."""
        return self._date_of(self._next)

    @property
    def _next(self) -> float:
        return self._start + (self._index + 1) * self.interval

    def _date_of(self, moment: float) -> datetime:
        left = moment - self.time()
        return self.clock.now() + timedelta(seconds=left)


class WallMoments(Moments):
    """The full seconds, minutes or hours of the wall clock, or every so many seconds.

    The wall clock may be set meanwhile: where the grid lies in monotonic time is
    measured anew for each moment, and at least each minute.

    Args:
        clock: The time.
        interval: Seconds from one to the next, more than 0.
        grid: Of what the first is a full one.
        tz: Time zone in which it is; None for the machine's own.
    """

    longest = LONGEST_SLEEP

    def __init__(
        self, clock: TimeSource, interval: float, grid: Grid, tz: tzinfo | None = UTC
    ) -> None:
        super().__init__(clock)
        self._interval = _require_interval(interval)
        if grid not in GRIDS:
            raise ValueError(f"grid must be one of {list(GRIDS)} or None, got {grid!r}")
        self._grid, self._tz = GRIDS[grid], tz

    def lay(self, begin: float) -> None:
        """Begin at a time of the clock's `monotonic`; the point before is taken."""
        now = self.clock.now()
        self._offset = self._offset_at(now)
        since = (now.timestamp() + self._offset) % self._grid
        self._origin = now - timedelta(seconds=since)
        self._taken = self._look()
        self.at = begin + self.slept() - self._taken.since

    def left(self) -> float:
        """Return the seconds until the next moment; 0 or less once it has come."""
        look = self._look()
        return min(0.0, -look.late) if self._points(look) else look.left

    def take(self, missed: Missed = "skip") -> int:
        """Take the next moment, which has come, or the last of those that have."""
        look = self._look()
        points = max(1, self._points(look))
        skipped = points - 1 if missed == "skip" else 0
        waiting = (points - 1 - skipped) * self._interval
        self.at, self._taken = self.time() - look.late - waiting, look
        return skipped

    def taken(self) -> datetime:
        """Return the date of the moment that was taken last."""
        return self._taken.date

    def coming(self) -> datetime:
        """Return the next point of the grid."""
        look = self._look()
        return look.now + timedelta(seconds=look.left)

    def _look(self) -> _Look:
        """Look at the clock of the time zone, which is set twice a year in some."""
        now = self.clock.now()
        offset = self._offset_at(now)
        moved = offset - self._offset
        passed = (now - self._origin).total_seconds() + moved
        point = math.floor((passed + NEAR) / self._interval) * self._interval
        date = self._origin + timedelta(seconds=point - moved)
        if self._offset_at(date) < offset:  # it was set forward, over the point
            date = now
        left = point + self._interval - passed
        return _Look(now, offset, date, since=passed - point, left=left)

    def _offset_at(self, moment: datetime) -> float:
        """Return by how many seconds the time zone is ahead."""
        offset = moment.astimezone(self._tz).utcoffset()
        return offset.total_seconds() if offset is not None else 0.0

    def _points(self, look: _Look) -> int:
        """Return how many points of the grid have come since the last one taken.

        A point that comes again at once, because the wall clock was set back a little,
        is the same one.
        """
        gap = self.since() - look.since
        gap += look.offset - self._taken.offset
        if gap < min(self._interval / 10, AGAIN):
            return 0
        return max(1, round(gap / self._interval))


@attrs.frozen
class _Look:
    """Where a grid stands on the wall clock; times in seconds."""

    now: datetime
    offset: float
    """By which the time zone is ahead."""
    date: datetime
    """When the last point has come."""
    since: float = attrs.field(kw_only=True)
    """Since the last point, as the clocks of the time zone show it."""
    left: float = attrs.field(kw_only=True)
    """Until the next one."""

    @property
    def late(self) -> float:
        """Since the last point has come."""
        return (self.now - self.date).total_seconds()


def _require_interval(interval: float) -> float:
    if not (math.isfinite(interval) and interval > 0):
        raise ValueError(f"interval must be more than 0 seconds, got {interval!r}")
    return interval
