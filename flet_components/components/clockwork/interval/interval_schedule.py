"""When an interval is due: every so many seconds, on a grid, or at times of day."""

from __future__ import annotations

import math
from datetime import timedelta, tzinfo
from typing import TYPE_CHECKING, Optional, Union
from zoneinfo import ZoneInfo

import attrs

from flet_components.components.clockwork.interval.times_of_day import (
    DailyMoments,
    apart,
    as_times,
)
from flet_components.components.clockwork.time_zones import Zone
from flet_components.moments import GRIDS, Moments, SteadyMoments, WallMoments

if TYPE_CHECKING:
    from flet_components.components.timing.interval import Interval
    from flet_components.time_source import TimeSource

__all__ = [
    "Seconds",
    "check_schedule",
    "in_seconds",
    "moments_of",
    "some_seconds",
    "spacing",
    "zone_of",
]

Seconds = Union[float, timedelta]
"""A length of time: a number of seconds, or a `timedelta`."""

KINDS = ("seconds", "grid", "at")
"""The fields that say when; `seconds` and `grid` go together."""


def in_seconds(length: Seconds) -> float:
    """Return a length of time as a number of seconds."""
    return length.total_seconds() if isinstance(length, timedelta) else float(length)


def some_seconds(
    _: object, attribute: attrs.Attribute[object], value: Optional[Seconds]
) -> None:
    """Validate that a value is a length of time, more than none at all, or None."""
    if value is None:
        return
    if not isinstance(value, (int, float, timedelta)):
        raise TypeError(f"'{attribute.name}' must be a number or a timedelta")
    if not 0 < in_seconds(value) < math.inf:
        raise ValueError(f"'{attribute.name}' must be more than 0")


def moments_of(interval: Interval, clock: TimeSource) -> Optional[Moments]:
    """Return when an interval is due; None if its fields do not say so now.

    They are changed one after the other, so they may say too little or too much for a
    moment: times of day go first.
    """
    if interval.at is not None:
        return DailyMoments(clock, as_times(interval.at), interval.tz)
    if interval.grid is not None:
        every, zone = spacing(interval), zone_of(interval.tz)
        return WallMoments(clock, every, interval.grid, zone)
    if interval.seconds is not None:
        return SteadyMoments(clock, in_seconds(interval.seconds), asleep=True)
    return None


def spacing(interval: Interval) -> float:
    """Return the least seconds from one run to the next."""
    if interval.at is not None:
        return apart(as_times(interval.at))
    if interval.seconds is not None:
        return in_seconds(interval.seconds)
    return GRIDS[interval.grid] if interval.grid is not None else math.inf


def zone_of(tz: Zone) -> Optional[tzinfo]:
    """Return the time zone that a field holds; None is that of the machine."""
    return ZoneInfo(tz) if isinstance(tz, str) else tz


def check_schedule(interval: Interval) -> None:
    """Refuse fields that say too little or too much together.

    Raises:
        ValueError: If they do.
    """
    given = [name for name in KINDS if getattr(interval, name) is not None]
    if not given:
        raise ValueError("an Interval must be given seconds, grid or at, got none")
    if "at" in given and len(given) > 1:
        raise ValueError(
            f"an Interval must be given either at, or seconds and grid, got "
            f"{' and '.join(given)}: leave one out"
        )
    if interval.jitter >= (least := spacing(interval)):
        raise ValueError(
            f"jitter must be less than the {least:g} s from one run to the next, "
            f"got {interval.jitter!r}"
        )
