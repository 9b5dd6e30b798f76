"""Times of day: at which moments the clocks of a time zone show them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Union

import attrs

from flet_components.components.clockwork.time_zones import Zone, in_zone
from flet_components.moments import AGAIN, LONGEST_SLEEP, Missed, Moments
from flet_components.time_source import TimeSource

__all__ = [
    "DailyMoments",
    "TimesOfDay",
    "apart",
    "as_times",
    "moment_after",
    "moment_of",
    "moments_between",
    "times_of_day",
]

TimesOfDay = Union[time, Sequence[time], None]
"""One time of day, or several, or none."""

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
LONGEST_LOOK = 366 * DAY
"""How far back moments are counted: a clock that was set by more was plainly wrong."""


class DailyMoments(Moments):
    """The moments at which the clocks of a time zone show some times of day.

    The wall clock may be set meanwhile, so it is to be looked at each minute. Set
    forward over a time, that has come; set back over it, it will come again.

    Args:
        clock: The time.
        times: The times of day.
        zone: The time zone.
    """

    longest = LONGEST_SLEEP

    def __init__(self, clock: TimeSource, times: Sequence[time], zone: Zone) -> None:
        super().__init__(clock)
        self._times, self._zone = tuple(times), zone

    def lay(self, begin: float) -> None:
        """Begin at a time of the clock's `monotonic`; what has come is taken."""
        self.at = begin + self.slept()
        self._begin_after(self.clock.now())

    def left(self) -> float:
        """Return the seconds until the next moment; 0 or less once it has come."""
        now = self.clock.now()
        if self._is_set_back(now):
            self._begin_after(now)
        return (self._newest(now) - now).total_seconds()

    def take(self, missed: Missed = "skip") -> int:
        """Take the last of the moments that have come."""
        now = self.clock.now()
        came = moments_between(self._last, now, self._times, self._zone)
        self._begin_after(came[-1] if came else now)
        self.at = self.time() - (now - self._last).total_seconds()
        return max(0, len(came) - 1)

    def taken(self) -> datetime:
        """Return the date of the moment that was taken last."""
        return self._last

    def coming(self) -> datetime:
        """Return the date of the next moment."""
        return self._newest(self.clock.now())

    def _begin_after(self, moment: datetime) -> None:
        self._last = moment
        self._first = moment_after(moment, self._times, self._zone)

    def _newest(self, now: datetime) -> datetime:
        """Return the last moment that has come or, if none has, the first to come."""
        if now < self._first:
            return self._first
        return moments_between(self._last, now, self._times, self._zone)[-1]

    def _is_set_back(self, now: datetime) -> bool:
        """Say whether the wall clock was set back, by more than a blink.

        After a blink, the moment that comes again is the same.
        """
        ahead = (self._last - now).total_seconds()
        return ahead > 0 and self.since() + ahead >= AGAIN


def moment_after(after: datetime, times: Sequence[time], zone: Zone) -> datetime:
    """Return the first moment after another at which a time of day is shown."""
    today = in_zone(after, zone).date()
    coming = _moments_on(today - DAY, 4, times, zone)
    return next(moment for moment in coming if moment > after)


def moments_between(
    after: datetime, until: datetime, times: Sequence[time], zone: Zone
) -> list[datetime]:
    """Return the moments after one and until another, the last of them included.

    Of more than a year, those of the last one.
    """
    after = max(after, until - LONGEST_LOOK)
    first, last = (in_zone(each, zone).date() for each in (after, until))
    days = (last - first).days + 3  # a day more at either end, where some are skipped
    found = _moments_on(first - DAY, days, times, zone)
    return [moment for moment in found if after < moment <= until]


def moment_of(day: date, at: time, zone: Zone) -> datetime:
    """Return when a clock shows a time of a day, in UTC.

    A time that comes twice, as clocks are set back, is the first of both. One that is
    left out, as they are set forward, is the moment at which that happens.
    """
    shown = datetime.combine(day, at, UTC)
    offsets = {_offset_at(shown - DAY, zone), _offset_at(shown + DAY, zone)}
    moments = sorted(shown - offset for offset in offsets)
    fitting = [each for each in moments if each + _offset_at(each, zone) == shown]
    return fitting[0] if fitting else _change_between(moments[0], moments[-1], zone)


def apart(times: Sequence[time]) -> float:
    """Return the least seconds from one of some times of day to the next."""
    if not times:
        return DAY.total_seconds()
    seconds = sorted({_since_midnight(each) / SECOND for each in times})
    following = [*seconds[1:], seconds[0] + DAY.total_seconds()]
    return min(b - a for a, b in zip(seconds, following, strict=True))


def as_times(value: TimesOfDay) -> tuple[time, ...]:
    """Return the times of day that a field holds."""
    if value is None:
        return ()
    return (value,) if isinstance(value, time) else tuple(value)


def times_of_day(
    _: object, attribute: attrs.Attribute[object], value: TimesOfDay
) -> None:
    """Validate that a value is a time of day, several of them, or None."""
    several = isinstance(value, Sequence) and not isinstance(value, str)
    if not (value is None or isinstance(value, time) or several):
        raise TypeError(f"'{attribute.name}' must be a datetime.time, or several")
    times = as_times(value)
    if not all(isinstance(each, time) for each in times):
        raise TypeError(f"'{attribute.name}' must be a datetime.time, or several")
    if any(each.tzinfo is not None for each in times):
        raise ValueError(
            f"'{attribute.name}' must have no time zone of its own: use tz="
        )
    if several and not times:
        raise ValueError(f"'{attribute.name}' must be one time of day at least")


def _since_midnight(at: time) -> timedelta:
    return timedelta(
        hours=at.hour,
        minutes=at.minute,
        seconds=at.second,
        microseconds=at.microsecond,
    )


def _moments_on(
    first: date, days: int, times: Sequence[time], zone: Zone
) -> list[datetime]:
    """Return the moments of some days, in order; those of one gap are one."""
    dates = [first + n * DAY for n in range(days)]
    return sorted({moment_of(day, at, zone) for day in dates for at in times})


def _offset_at(moment: datetime, zone: Zone) -> timedelta:
    """Return by how much the clocks of a time zone are ahead of UTC."""
    offset = in_zone(moment, zone).utcoffset()
    return offset if offset is not None else timedelta()


def _change_between(early: datetime, late: datetime, zone: Zone) -> datetime:
    """Return when the clocks are set, to the second, between two moments."""
    early = early.replace(microsecond=0)
    before = _offset_at(early, zone)
    low, high = 0, math.ceil((late - early) / SECOND)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset_at(early + middle * SECOND, zone) == before:
            low = middle
        else:
            high = middle
    return early + high * SECOND
