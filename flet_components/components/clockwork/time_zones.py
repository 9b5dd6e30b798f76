"""Time zones: which one a name means, and how two of them stand to each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Optional, Union
from zoneinfo import ZoneInfo, available_timezones

import attrs

from flet_components.components.clockwork.durations import spoken
from flet_components.wording import say

__all__ = ["Zone", "compared", "in_zone", "known_zone", "nearest_zones", "spoken_apart"]

Zone = Union[str, tzinfo, None]
"""A name of the IANA database, a zone, or None for that of the machine."""

MINUTE = 60


def known_zone(_: object, attribute: attrs.Attribute[object], value: object) -> None:
    """Validate that a value is a time zone, names one, or is None."""
    if value is None or isinstance(value, tzinfo):
        return
    if not isinstance(value, str):
        raise TypeError(
            f"'{attribute.name}' must name a time zone, as 'Europe/Berlin' does"
        )
    try:
        ZoneInfo(value)
    except (LookupError, ValueError, OSError):  # as for a folder, or an absolute path
        raise ValueError(f"'{attribute.name}' {_wanted(value)}") from None


def _wanted(name: str) -> str:
    """Say what would have been right instead of a name that is unknown."""
    known = available_timezones()
    if not known:
        return "must be known, but this machine knows no time zones: install tzdata"
    near = nearest_zones(name, known)
    if not near:
        return "must name a time zone, as 'Europe/Berlin' does"
    return f"must name a time zone, perhaps {' or '.join(map(repr, near))}"


def nearest_zones(name: str, known: Iterable[str]) -> list[str]:
    """Return the names, three at most, that somebody may have meant.

    Args:
        name: What was written: a misspelt name, in whatever case, or only a city.
        known: The names that there are.
    """
    region, city = _split(name)
    cities: dict[str, list[str]] = {}
    for each in sorted(known, key=lambda each: (_split(each)[0] != region, each)):
        cities.setdefault(_split(each)[1], []).append(each)
    near = [city] if city in cities else difflib.get_close_matches(city, cities, 3, 0.7)
    return [each for one in near for each in cities[one]][:3]


def _split(name: str) -> tuple[str, str]:
    """Return the region and the city of a name, as far as they can be compared."""
    region, _, city = name.strip().replace(" ", "_").casefold().rpartition("/")
    return region, city


def in_zone(moment: datetime, zone: Zone) -> datetime:
    """Return a moment as a clock in a zone shows it; None is the machine's zone."""
    return moment.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)


def compared(moment: datetime, other: datetime) -> str:
    """Return in short how a clock stands to another one: `Tomorrow, +9 h`.

    Args:
        moment: What the clock shows.
        other: What the other one shows at the same moment.
    """
    minutes = _minutes_apart(moment, other)
    if minutes == 0:
        return say("zone.same")
    key = "zone.ahead" if minutes > 0 else "zone.behind"
    hours, rest = divmod(abs(minutes), MINUTE)
    duration = f"{hours}:{rest:02d}" if rest else f"{hours}"
    return say(key, day=_day(moment, other), duration=duration)


def spoken_apart(moment: datetime, other: datetime) -> str:
    """Say how a clock stands to another one: `Tomorrow, 9 hours ahead`."""
    minutes = _minutes_apart(moment, other)
    if minutes == 0:
        return say("zone.same")
    key = "zone.spoken_ahead" if minutes > 0 else "zone.spoken_behind"
    duration = spoken(abs(minutes) * MINUTE)
    return say(key, day=_day(moment, other), duration=duration)


def _minutes_apart(moment: datetime, other: datetime) -> int:
    """Return by how much a clock is ahead of another one, in minutes."""
    ahead = _offset(moment) - _offset(other)
    return round(ahead / timedelta(minutes=1))


def _offset(moment: datetime) -> timedelta:
    offset: Optional[timedelta] = moment.utcoffset()
    return offset if offset is not None else timedelta()


def _day(moment: datetime, other: datetime) -> str:
    """Say on which day a clock is, as seen from another one."""
    days = (moment.date() - other.date()).days
    if days in DAYS:
        return say(DAYS[days])
    return say("zone.days_later" if days > 0 else "zone.days_earlier", n=abs(days))


DAYS = {-1: "zone.yesterday", 0: "zone.today", 1: "zone.tomorrow"}
"""The words for a day, by how many days it is on."""
