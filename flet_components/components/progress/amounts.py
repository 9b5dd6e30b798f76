"""Amounts, speeds and what is left, as people write and say them. Pure functions."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, Optional

from flet_components.wording import say

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["BYTES", "amount", "amount_of", "left_in_words", "percent", "speed_in_words"]

BYTES = "bytes"
"""The unit that is written as kB, MB and so on."""
SIZES = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte")
"""Names of sizes, each a thousand times the one before."""
SOON = 10
"""Seconds below which what is left is no number any more."""
MINUTE, HOURS, DAYS = 60, 2 * 60 * 60, 48 * 60 * 60
"""Seconds from which on other units are used."""
Length = Literal["short", "long"]


def percent(ratio: float, locale: Locale) -> str:
    """Return a share in percent, rounded down: it is not all before it is."""
    from babel.numbers import format_percent

    return format_percent(math.floor(ratio * 100 + 1e-9) / 100, locale=locale)


def amount(number: float, unit: str, locale: Locale) -> str:
    """Return so many of something: `12.4 MB`, `1,200 rows`."""
    if unit != BYTES:
        return f"{_whole(number, locale)} {unit}"
    return _sized(number, _size_of(number), locale)


def amount_of(number: float, total: Optional[float], unit: str, locale: Locale) -> str:
    """Return how many of all: `12.4 of 27.5 MB`, in the unit that suits all."""
    if total is None:
        return amount(number, unit, locale)
    if unit != BYTES:
        done = _whole(number, locale)
    else:
        size = _size_of(total)
        done = _decimal(number, size, locale)
    return say("progress.of", n=done, total=amount(total, unit, locale))


def speed_in_words(speed: float, unit: str, locale: Locale) -> str:
    """Return how many in a second: `3.2 MB/s`, `120 rows/s`."""
    if unit != BYTES:
        number = _whole(speed, locale) if speed >= 10 else _tenth(speed, locale)
        return say("progress.speed", n=number, unit=unit)
    from babel.units import format_compound_unit

    size = _size_of(speed)
    written = format_compound_unit(
        speed / 1000**size,
        f"digital-{SIZES[size]}",
        denominator_unit="duration-second",
        length="short",
        format=_format(size),
        locale=locale,
    )
    return str(written)


def left_in_words(seconds: int, locale: Locale, length: Length = "short") -> str:
    """Return a rough duration that is left: `about 2 min left`."""
    if seconds < SOON:
        return say("progress.soon")
    from babel.units import format_unit

    unit, size = _unit_of(seconds)
    number = round(seconds / size)
    written = format_unit(number, f"duration-{unit}", length=length, locale=locale)
    return say("progress.about", duration=written)


def _unit_of(seconds: int) -> tuple[str, int]:
    if seconds < MINUTE:
        return "second", 1
    if seconds < HOURS:
        return "minute", MINUTE
    return ("hour", 3600) if seconds < DAYS else ("day", 86_400)


def _size_of(number: float) -> int:
    """Return which unit suits a size, by its place."""
    reached = (n for n in range(1, len(SIZES)) if abs(number) >= 0.99995 * 1000**n)
    return max(reached, default=0)


def _sized(number: float, size: int, locale: Locale) -> str:
    from babel.units import format_unit

    unit = f"digital-{SIZES[size]}"
    value, form = number / 1000**size, _format(size)
    return format_unit(value, unit, length="short", format=form, locale=locale)


def _decimal(number: float, size: int, locale: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number / 1000**size, format=_format(size), locale=locale)


def _format(size: int) -> str:
    """Return how a size is written; always alike, so that nothing jumps."""
    return "#,##0.0" if size else "#,##0"


def _whole(number: float, locale: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(math.floor(number + 1e-9), locale=locale)


def _tenth(number: float, locale: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(number, format="#,##0.0", locale=locale)
