"""A moment as a date, as people of a language write it. Babel comes when needed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Optional

from flet_components.components.clockwork.native_digits import in_native_digits
from flet_components.components.clockwork.relative_time.calendar_steps import (
    date_in,
    midnight,
    wall,
)
from flet_components.components.clockwork.relative_time.relative_units import FAR
from flet_components.components.clockwork.time_zones import Zone
from flet_components.components.clockwork.wall_time import HourCycle, written_time

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["date_and_time", "full_date", "short_date", "until_other_date"]


def short_date(moment: datetime, now: datetime, locale: Locale, zone: Zone) -> str:
    """Return the date, with the year only if it is another: "Nov 23"."""
    from babel.dates import format_skeleton

    day, today = date_in(zone, moment), date_in(zone, now)
    skeleton = "MMMd" if day.year == today.year else "yMMMd"
    when = datetime(day.year, day.month, day.day)
    return in_native_digits(format_skeleton(skeleton, when, locale=locale), locale)


def until_other_date(moment: datetime, now: datetime, zone: Zone) -> datetime:
    """Return the first date after now at which that is written in another way."""
    day, today = date_in(zone, moment), date_in(zone, now)
    if day.year < today.year:
        return FAR
    year = day.year if day.year > today.year else day.year + 1
    try:
        return midnight(zone, day.replace(year, 1, 1))
    except (OverflowError, ValueError):  # after the last date that there is
        return FAR


def date_and_time(
    moment: datetime, locale: Locale, zone: Zone, cycle: Optional[HourCycle]
) -> str:
    """Return the date and the time: "Nov 23, 2024, 8:27 AM"."""
    from babel.dates import format_skeleton

    shown = wall(zone, moment)
    day = format_skeleton("yMMMd", shown, locale=locale)
    return _with_time("medium", day, shown, locale, cycle)


def full_date(
    moment: datetime, locale: Locale, zone: Zone, cycle: Optional[HourCycle]
) -> str:
    """Return all of it: "Saturday, November 23, 2024, 8:27 AM UTC"."""
    from babel.dates import format_date

    shown = wall(zone, moment)
    day = format_date(shown, "full", locale=locale)
    return (
        f"{_with_time('full', day, shown, locale, cycle)} {_zone_name(shown, locale)}"
    )


def _with_time(
    length: str, day: str, shown: datetime, locale: Locale, cycle: Optional[HourCycle]
) -> str:
    time = str(written_time(shown, locale, cycle, seconds=False))
    whole = str(locale.datetime_formats[length]).replace("'", "").format(time, day)
    return in_native_digits(whole, locale)


def _zone_name(shown: datetime, locale: Locale) -> str:
    """Return the name of a time zone: "CET"; where there is none, how far it is off."""
    from babel.dates import format_time

    name = format_time(shown, "z", tzinfo=shown.tzinfo, locale=locale)
    if name[:1] in ("+", "-"):
        name = format_time(shown, "OOOO", tzinfo=shown.tzinfo, locale=locale)
    return in_native_digits(name, locale)
