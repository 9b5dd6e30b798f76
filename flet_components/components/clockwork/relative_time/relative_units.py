"""How far away a moment is, in the unit that a person would take. Pure functions.

Up to a day it is the time that counts; from then on the dates in a time zone, so that
"yesterday" is the day before, and a month is a month, however long. What has passed is
counted in full units, what is to come to the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal, Optional, cast

import attrs

from flet_components.components.clockwork.relative_time.calendar_steps import (
    MONTHS,
    CalendarUnit,
    calendar_units,
    date_in,
    full_months,
    midnight,
    months_later,
)
from flet_components.components.clockwork.time_zones import Zone

__all__ = [
    "FAR",
    "LENGTHS",
    "STEPS",
    "TENSES",
    "UNITS",
    "Distance",
    "Scale",
    "Tense",
    "Unit",
    "distance",
    "seen_from",
    "until_other",
]

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year")
Tense = Literal["auto", "past", "future"]
TENSES: tuple[Tense, ...] = ("auto", "past", "future")

ClockUnit = Literal["second", "minute", "hour"]
LENGTHS: dict[Unit, timedelta] = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
}
"""The units that have one length."""
LIMITS: dict[ClockUnit, int] = {"second": 60, "minute": 60, "hour": 24}
"""How many of them are one of the next unit."""
STEPS: dict[Unit, int] = {"day": 1, "week": 7, "month": 1, "year": MONTHS}
"""Days of a day and a week, months of a month and a year."""
WORDS: dict[Unit, int] = {"day": 2}
"""By how many of a unit a language may have a word for it, if not by one at most."""
WEEK = 7
NOW = 10
"""Seconds below which words are used: it is "now"."""
FAR = datetime.max.replace(tzinfo=UTC)
"""When something changes that does not change as far as anybody can see."""


@attrs.frozen
class Scale:
    """How a distance is measured."""

    zone: Zone = None
    """Time zone whose dates count."""
    precision: Unit = "second"
    """The smallest unit."""
    tense: Tense = "auto"
    """What is to come is now, if this is `"past"`; and the other way round."""
    words: bool = True
    """Whether there may be words instead of a number, such as "yesterday"."""
    first_weekday: int = 0
    """The day with which a week begins; 0 is Monday."""

    def allows(self, unit: Unit) -> bool:
        """Say whether a unit is not too small."""
        return UNITS.index(unit) >= UNITS.index(self.precision)


@attrs.frozen
class Distance:
    """How far away a moment is."""

    unit: Unit
    count: int
    """How many, 0 or more."""
    ahead: bool
    """Whether it is to come."""
    word: Optional[int] = None
    """By how many units of the calendar it is ahead, if that can be said with a word
    instead: -1 is "last month". None if it cannot."""


def seen_from(moment: datetime, now: datetime, tense: Tense) -> datetime:
    """Return the moment, or what stands for one of the other tense: now."""
    other = moment > now if tense == "past" else moment <= now
    return now if tense != "auto" and other else moment


def distance(moment: datetime, now: datetime, scale: Scale) -> Distance:
    """Return how far away a moment is.

    Args:
        moment: The moment.
        now: The date and time now; both in UTC.
        scale: How it is measured.
    """
    moment = seen_from(moment, now, scale.tense)
    ahead = moment > now or (moment == now and scale.tense == "future")
    day, today = date_in(scale.zone, moment), date_in(scale.zone, now)
    unit = _clock_unit(abs(moment - now), ahead, scale, is_today=day == today)
    if unit is None:
        return _by_date(day, today, scale, ahead=ahead)
    count = _counted(abs(moment - now), unit, ahead)
    if not scale.words:
        return Distance(unit, count, ahead)
    if _is_now(unit, count):
        return Distance("second", 0, ahead=False, word=0)
    return Distance(unit, count, ahead) if count else Distance(unit, 0, False, 0)


def until_other(moment: datetime, now: datetime, scale: Scale) -> datetime:
    """Return the first date after now at which the distance is another one."""
    here, at = distance(moment, now, scale), now
    if scale.tense == "past":
        at = max(at, moment)
    try:
        while distance(moment, at, scale) == here:
            if scale.tense == "future" and moment <= at:
                return FAR
            at = min(turn for turn in _turns(moment, at, scale) if turn > at)
    except (OverflowError, ValueError):  # after the last date that there is
        return FAR
    return at


def _turns(moment: datetime, at: datetime, scale: Scale) -> Iterator[datetime]:
    """Yield dates; the first after `at` is not after the next change."""
    yield moment
    ahead = moment > at
    day, today = date_in(scale.zone, moment), date_in(scale.zone, at)
    unit = _clock_unit(abs(moment - at), ahead, scale, is_today=day == today)
    if unit is None:
        yield midnight(scale.zone, _other_day(day, today, scale))
    else:
        yield midnight(scale.zone, today + timedelta(days=1))
        count, length = _counted(abs(moment - at), unit, ahead), LENGTHS[unit]
        yield (
            moment - (count - 0.5) * length if ahead else moment + (count + 1) * length
        )
    if ahead:  # where a smaller unit will do
        for smaller, limit in LIMITS.items():
            if scale.allows(smaller):
                yield moment - (limit - 0.5) * LENGTHS[smaller]


# --- by the clock ---


def _clock_unit(
    size: timedelta, ahead: bool, scale: Scale, *, is_today: bool
) -> Optional[ClockUnit]:
    """Return the unit of a distance of less than a day; None for a longer one."""
    for unit, limit in LIMITS.items():
        if scale.allows(unit) and _counted(size, unit, ahead) < limit:
            return unit
    long_day = is_today and scale.allows("hour")  # of 25 hours
    return "hour" if long_day else None


def _counted(size: timedelta, unit: ClockUnit, ahead: bool) -> int:
    """Return how many units it is: of what is ahead to the nearest, else full ones."""
    length = LENGTHS[unit]
    return -((length / 2 - size) // length) if ahead else size // length


def _is_now(unit: ClockUnit, count: int) -> bool:
    return count < NOW if unit == "second" else unit == "minute" and count == 0


# --- by the calendar ---


def _by_date(day: date, today: date, scale: Scale, *, ahead: bool) -> Distance:
    """Return how far away a day is; `ahead` matters only for today."""
    unit = _date_unit(day, today, scale)
    full = _full(day, today, unit)
    count = _nearest(day, today, unit, full) if day > today else full
    if not scale.words:
        return Distance(unit, count, ahead)
    word = calendar_units(day, today, unit, scale.first_weekday)
    within = full == 0 and unit == scale.precision  # "this year", if no unit is smaller
    if within or (count == abs(word) and count <= WORDS.get(unit, 1)):
        return Distance(unit, abs(word), word > 0, word)
    return Distance(unit, count, ahead)


def _date_unit(day: date, today: date, scale: Scale) -> CalendarUnit:
    """Return the largest unit of which there is a full one, or the smallest allowed."""
    days, months = _full(day, today, "day"), _full(day, today, "month")
    if months and day > today:
        months = _nearest(day, today, "month", months)
    unit: CalendarUnit = "year" if months >= MONTHS else "month" if months else "week"
    if days < WEEK:
        unit = "day"
    return unit if scale.allows(unit) else cast(CalendarUnit, scale.precision)


def _full(day: date, today: date, unit: CalendarUnit) -> int:
    """Return how many full units a day is away."""
    if unit in ("month", "year"):
        return full_months(day, today) // STEPS[unit]
    return abs((day - today).days) // STEPS[unit]


def _nearest(day: date, today: date, unit: CalendarUnit, full: int) -> int:
    """Return how many units a later day is away, to the nearest."""
    before, after = (_units_before(day, unit, full + more) for more in (1, 0))
    return full + (after - today > today - before)


def _units_before(day: date, unit: CalendarUnit, count: int) -> date:
    if unit in ("month", "year"):
        return months_later(day, -count * STEPS[unit])
    return day - timedelta(days=count * STEPS[unit])


def _other_day(day: date, today: date, scale: Scale) -> date:
    """Return the first day on which a day is at another distance.

    No distance comes back, so it can be found by halving.
    """
    here = _by_date(day, today, scale, ahead=day > today)

    def is_other(days: int) -> bool:
        then = today + timedelta(days=days)
        return _by_date(day, then, scale, ahead=day > today) != here

    same, other = 0, 1
    while not is_other(other):
        same, other = other, 2 * other
    while other - same > 1:
        middle = (same + other) // 2
        same, other = (same, middle) if is_other(middle) else (middle, other)
    return today + timedelta(days=other)
