"""What a clock writes, and what it says."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Optional

from flet_components.components.clockwork.time_zones import (
    compared,
    in_zone,
    spoken_apart,
)
from flet_components.components.clockwork.wall_time import (
    TimeText,
    written_date,
    written_time,
)

if TYPE_CHECKING:
    from flet_components.components.timing.clock import Clock

__all__ = ["comparison_of", "date_of", "digits_of", "spoken_of"]


def digits_of(clock: Clock, shown: datetime) -> Optional[TimeText]:
    """Return the time as digits; nothing if a function fails, which is told."""
    if not callable(clock.format):
        return time_of(clock, shown, seconds=clock.seconds)
    try:
        return TimeText("", clock.format(shown), "")
    except Exception as error:
        clock._component.reaction_failed(error)
        return None


def time_of(clock: Clock, shown: datetime, *, seconds: bool) -> TimeText:
    """Return the time as it is written in the clock's locale."""
    return written_time(shown, clock._locale, clock._cycle, seconds=seconds)


def date_of(clock: Clock, shown: datetime) -> Optional[str]:
    """Return the date, if there is to be one."""
    return written_date(shown, clock._locale, clock.date) if clock.date else None


def comparison_of(clock: Clock, shown: datetime) -> Optional[str]:
    """Return how the clock stands to the other zone, if there is one."""
    other = clock.compare_to
    return compared(shown, in_zone(shown, other)) if other is not None else None


def spoken_of(clock: Clock, shown: datetime, digits: Optional[str]) -> str:
    """Say what a person would say: without the seconds.

    Args:
        clock: The clock.
        shown: The date and time.
        digits: What stands for the time, if a function has made it.
    """
    time = digits or str(time_of(clock, shown, seconds=False))
    other = clock.compare_to
    apart = spoken_apart(shown, in_zone(shown, other)) if other is not None else None
    parts = (clock.label, time, date_of(clock, shown), apart)
    return ", ".join(part for part in parts if part)
