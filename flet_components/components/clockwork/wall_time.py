"""The time of day and the date, as people write them. Babel comes when it is needed."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, Optional

import attrs

from flet_components.components.clockwork.native_digits import in_native_digits

if TYPE_CHECKING:
    from babel import Locale
    from babel.dates import DateTimePattern

__all__ = [
    "DATE_LENGTHS",
    "HOUR_CYCLES",
    "DateLength",
    "HourCycle",
    "TimeText",
    "auto_or_function",
    "begun",
    "reached",
    "until_next",
    "written_date",
    "written_time",
]

HourCycle = Literal["h12", "h23"]
HOUR_CYCLES: tuple[HourCycle, ...] = ("h12", "h23")
DateLength = Literal["short", "medium", "long", "full"]
DATE_LENGTHS: tuple[DateLength, ...] = ("short", "medium", "long", "full")
PERIODS = frozenset("abB")
"""Letters of a pattern that stand for AM, PM and the like."""
EARLY = timedelta(microseconds=1)
"""By how much a wake-up may be early, where a sum of floats is rounded."""


@attrs.frozen
class TimeText:
    """A time of day as it is written; before or after its digits may stand AM or PM."""

    before: str
    """What stands before the digits, with the space between them."""
    digits: str
    """The digits."""
    after: str
    """What stands after the digits, with the space between them."""

    def __str__(self) -> str:
        return f"{self.before}{self.digits}{self.after}"


def written_time(
    moment: datetime, locale: Locale, cycle: Optional[HourCycle], *, seconds: bool
) -> TimeText:
    """Return the time of day as people of a locale write it.

    Args:
        moment: What a clock shows.
        locale: Babel's.
        cycle: 12 or 24 hours, by default what is usual there.
        seconds: Whether to write them.
    """
    patterns = _patterns(locale, cycle, seconds)
    before, digits, after = (pattern.apply(moment, locale) for pattern in patterns)
    return TimeText(before, in_native_digits(digits, locale), after)


def auto_or_function(
    _: object, attribute: attrs.Attribute[object], value: object
) -> None:
    """Validate that a format is `"auto"`, or makes a text of a date and time."""
    if value != "auto" and not callable(value):
        raise ValueError(
            f"'{attribute.name}' must be 'auto' or a function of a datetime"
        )


def written_date(moment: datetime, locale: Locale, length: DateLength) -> str:
    """Return the date as people of a locale write it."""
    from babel.dates import format_date

    return in_native_digits(format_date(moment.date(), length, locale), locale)


@functools.lru_cache
def _patterns(
    locale: Locale, cycle: Optional[HourCycle], seconds: bool
) -> tuple[DateTimePattern, ...]:
    """Return how the time is written, in the three parts of a `TimeText`."""
    from babel.dates import parse_pattern, tokenize_pattern, untokenize_pattern

    tokens = tokenize_pattern(_pattern(locale, cycle, seconds).pattern)
    first, last = 0, len(tokens)
    periods = [i for i, token in enumerate(tokens) if _letter(token) in PERIODS]
    if periods and periods[0] == 0:
        first = next(i for i, token in enumerate(tokens) if i and _letter(token))
    elif periods:
        last = max(i for i in range(periods[0]) if _letter(tokens[i])) + 1
    parts = (tokens[:first], tokens[first:last], tokens[last:])
    return tuple(parse_pattern(untokenize_pattern(part)) for part in parts)


def _pattern(
    locale: Locale, cycle: Optional[HourCycle], seconds: bool
) -> DateTimePattern:
    """Return how the time is written: the usual way, if it has the cycle asked for."""
    from babel.dates import get_time_format, parse_pattern

    usual: DateTimePattern = get_time_format("medium" if seconds else "short", locale)
    if cycle is None or cycle == ("h12" if _letters(usual) & set("hK") else "h23"):
        return usual
    hours = "h" if cycle == "h12" else "H"
    found: DateTimePattern
    found = locale.datetime_skeletons[f"{hours}ms" if seconds else f"{hours}m"]
    if cycle == "h12" and not _letters(found) & PERIODS:
        return parse_pattern(f"{found.pattern}\u202fa")  # some locales leave it out
    return found


def _letters(pattern: DateTimePattern) -> set[str]:
    """Return the letters of a pattern that stand for something."""
    from babel.dates import tokenize_pattern

    return {_letter(token) for token in tokenize_pattern(pattern.pattern)}


def _letter(token: tuple[str, Any]) -> str:
    """Return the letter of a part of a pattern; nothing, if it stands for itself."""
    kind, value = token
    return str(value[0]) if kind == "field" else ""


def reached(now: datetime) -> datetime:
    """Return the moment that a clock has reached when it is woken for it.

    Args:
        now: In UTC, as the arithmetic of other zones knows neither gaps nor folds.
    """
    return now + EARLY


def begun(moment: datetime, *, seconds: bool) -> datetime:
    """Return the second, or the minute, in which a moment lies."""
    whole = moment.replace(microsecond=0)
    return whole if seconds else whole.replace(second=0)


def until_next(moment: datetime, *, seconds: bool) -> float:
    """Return the seconds until a clock reaches another second, or another minute."""
    since = moment.microsecond / 1e6 + (0 if seconds else moment.second)
    return (1 if seconds else 60) - since + EARLY.total_seconds()
