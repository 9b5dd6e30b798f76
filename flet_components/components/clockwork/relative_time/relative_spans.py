"""The time between a moment and now in several units: 1 hour, 5 minutes, 2 seconds.

Months and days are those of the calendar in a time zone. What has passed counts when it
is full, what is left until it is over: as a stopwatch and a countdown count.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from flet_components.components.clockwork.relative_time.calendar_steps import (
    MONTHS,
    CalendarUnit,
    calendar_units,
    months_later,
    wall,
    wall_moment,
)
from flet_components.components.clockwork.relative_time.relative_units import (
    FAR,
    LENGTHS,
    STEPS,
    Scale,
    Unit,
    seen_from,
)

__all__ = ["Parts", "span", "until_other_span"]

Parts = tuple[tuple[Unit, int], ...]
"""Units with how many of each, the largest first."""


def span(moment: datetime, now: datetime, scale: Scale) -> Parts:
    """Return the time between a moment and now, down to the smallest unit allowed."""
    moment = seen_from(moment, now, scale.tense)
    edge = _edge(moment, _edges_passed(moment, now, scale), scale)
    parts = _parts(moment, edge, scale)
    found = tuple((unit, n) for unit, n in parts if n and scale.allows(unit))
    return found or ((scale.precision, 0),)


def until_other_span(moment: datetime, now: datetime, scale: Scale) -> datetime:
    """Return the first date after now at which that is another time."""
    here, at = span(moment, now, scale), now
    if scale.tense == "past":
        at = max(at, moment)
    try:
        number = _edges_passed(moment, at, scale)
        while span(moment, at, scale) == here:
            if scale.tense == "future" and moment <= at:
                return FAR
            number += 1
            at = _edge(moment, number, scale)
    except (OverflowError, ValueError):  # after the last date that there is
        return FAR
    return at


def _edges_passed(moment: datetime, now: datetime, scale: Scale) -> int:
    """Return the number of the last edge that is not after now.

    The edges lie one smallest unit from each other; that of number 0 is the moment.
    """
    unit = scale.precision
    if unit in LENGTHS:
        return (now - moment) // LENGTHS[unit]
    today, day = (wall(scale.zone, each).date() for each in (now, moment))
    kind: CalendarUnit = "month" if unit in ("month", "year") else "day"
    number = calendar_units(today, day, kind) // STEPS[unit]
    while _edge(moment, number, scale) > now:
        number -= 1
    return number


def _edge(moment: datetime, number: int, scale: Scale) -> datetime:
    """Return a moment so many smallest units later."""
    unit = scale.precision
    if unit in LENGTHS:
        return moment + number * LENGTHS[unit]
    months = unit in ("month", "year")
    steps = number * STEPS[unit]
    return _later(moment, scale, steps if months else 0, 0 if months else steps)


def _later(moment: datetime, scale: Scale, months: int, days: int) -> datetime:
    """Return a moment some months and days later, at the same time of the day."""
    if not months and not days:
        return moment
    shown = months_later(wall(scale.zone, moment), months) + timedelta(days=days)
    return wall_moment(scale.zone, shown)


def _parts(
    moment: datetime, then: datetime, scale: Scale
) -> Iterator[tuple[Unit, int]]:
    """Yield how many of each unit lie between two moments, the largest first."""
    sign = 1 if then >= moment else -1
    day, last = (wall(scale.zone, each).date() for each in (moment, then))
    months = abs(calendar_units(last, day, "month"))
    while _is_beyond(_later(moment, scale, sign * months, 0), then, sign):
        months -= 1
    days = abs((last - months_later(day, sign * months)).days)
    while _is_beyond(_later(moment, scale, sign * months, sign * days), then, sign):
        days -= 1
    rest = abs(then - _later(moment, scale, sign * months, sign * days))
    yield "year", months // MONTHS
    yield "month", months % MONTHS
    yield from _days(days, scale)
    for unit in ("hour", "minute", "second"):
        yield unit, rest // LENGTHS[unit]
        rest %= LENGTHS[unit]


def _days(days: int, scale: Scale) -> Iterator[tuple[Unit, int]]:
    """Yield days; as weeks, if nothing smaller is wanted."""
    if scale.precision == "week":
        yield "week", days // STEPS["week"]
    else:
        yield "day", days


def _is_beyond(reached: datetime, then: datetime, sign: int) -> bool:
    return reached > then if sign > 0 else reached < then
