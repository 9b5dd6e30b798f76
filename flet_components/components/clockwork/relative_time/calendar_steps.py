"""Steps of the calendar: months, weeks, and when a day begins. Pure functions."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

from flet_components.components.clockwork.time_zones import Zone

__all__ = [
    "MONTHS",
    "CalendarUnit",
    "calendar_units",
    "date_in",
    "full_months",
    "midnight",
    "months_later",
    "wall",
    "wall_moment",
]

CalendarUnit = Literal["day", "week", "month", "year"]
D = TypeVar("D", bound=date)

MONTHS = 12
"""Months of a year."""


def wall(zone: Zone, moment: datetime) -> datetime:
    """Return a moment as a clock in a zone shows it; near the end of time, in UTC."""
    tz = ZoneInfo(zone) if isinstance(zone, str) else zone
    try:
        return moment.astimezone(tz)
    except OverflowError:
        return moment


def wall_moment(zone: Zone, shown: datetime) -> datetime:
    """Return the moment, in UTC, at which a clock in a zone shows something."""
    tz = ZoneInfo(zone) if isinstance(zone, str) else zone
    return shown.replace(tzinfo=tz).astimezone(UTC)  # without one: the machine's


def date_in(zone: Zone, moment: datetime) -> date:
    """Return the date that a moment has in a zone."""
    return wall(zone, moment).date()


def midnight(zone: Zone, day: date) -> datetime:
    """Return the moment, in UTC, at which a day begins in a zone."""
    return wall_moment(zone, datetime(day.year, day.month, day.day))


def months_later(day: D, months: int) -> D:
    """Return the same day of another month, or its last one if that is too short."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return day.replace(year, month, min(day.day, last))


def full_months(day: date, today: date) -> int:
    """Return how many full months lie between a day and today."""
    months = abs(calendar_units(day, today, "month"))
    if day > today:
        return months - (months_later(day, -months) < today)
    return months - (months_later(day, months) > today)


def calendar_units(
    day: date, today: date, unit: CalendarUnit, first_weekday: int = 0
) -> int:
    """Return by how many units a day is ahead in the calendar, however short they are.

    From the last day of a month to the first of the next, it is one month.

    Args:
        day: The day.
        today: Seen from where.
        unit: What is counted.
        first_weekday: The day with which a week begins; 0 is Monday.
    """
    if unit == "year":
        return day.year - today.year
    if unit == "month":
        return (day.year - today.year) * MONTHS + day.month - today.month
    if unit == "day":
        return (day - today).days
    return _week(day, first_weekday) - _week(today, first_weekday)


def _week(day: date, first_weekday: int) -> int:
    """Return the number of a week, counted from the first that there was."""
    return (day.toordinal() - 1 - first_weekday) // 7
