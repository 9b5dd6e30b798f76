"""Phrases for how far away a moment is: "in 2 days", "yesterday", "3 h 5 min".

Patterns and plural rules are Babel's, which comes when it is needed.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from flet_components.components.clockwork.native_digits import in_native_digits
from flet_components.components.clockwork.relative_time.relative_units import (
    Distance,
    Unit,
)
from flet_components.components.clockwork.relative_time.relative_words import word_for

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["STYLES", "Style", "duration_phrase", "relative_phrase", "unit_phrase"]

Style = Literal["long", "short", "narrow"]
STYLES: tuple[Style, ...] = ("long", "short", "narrow")

BABELS_UNITS: dict[Unit, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3_600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_592_000,
    "year": 31_536_000,
}
"""How many seconds Babel takes a unit for."""
FORMS: dict[Style, tuple[str, ...]] = {
    "long": ("",),
    "short": ("-short", ""),
    "narrow": ("-narrow", "-short", ""),
}
"""How the names end, in Babel's data, of the forms that will do, the best first."""
LISTS: dict[Style, tuple[str, ...]] = {
    "long": ("unit", "unit-short", "standard"),
    "short": ("unit-short", "standard"),
    "narrow": ("unit-narrow", "unit-short", "standard"),
}
"""The names of the lists that will do. Babel leaves out what CLDR has by reference."""


def relative_phrase(distance: Distance, locale: Locale, style: Style) -> str:
    """Return how far away a moment is: "yesterday", "in 2 days", "3 minutes ago"."""
    if distance.word is not None:
        word = word_for(locale, distance.unit, style, distance.word)
        if word is not None:
            return word
    count = distance.count
    pattern = _pattern(locale, distance.unit, style, distance.ahead, count)
    return in_native_digits(pattern.replace("{0}", str(count)), locale)


def unit_phrase(count: int, unit: Unit, locale: Locale, style: Style) -> str:
    """Return a number of units: "3 hours", "3 hr", "3h".

    Where a narrow month would look like a minute, it is a short one: "3 mths".
    """
    phrase = _unit_phrase(count, unit, locale, style)
    narrow_month = unit == "month" and style == "narrow"
    if narrow_month and phrase == _unit_phrase(count, "minute", locale, style):
        phrase = _unit_phrase(count, unit, locale, "short")
    return in_native_digits(phrase, locale)


def duration_phrase(
    parts: Iterable[tuple[Unit, int]], locale: Locale, style: Style
) -> str:
    """Return several numbers of units: "1 hour, 5 minutes"."""
    phrases = [unit_phrase(count, unit, locale, style) for unit, count in parts]
    return _joined(phrases, locale, style)


@functools.lru_cache(maxsize=4096)
def _pattern(locale: Locale, unit: Unit, style: Style, ahead: bool, count: int) -> str:
    """Return the pattern for a number of units: "{0} days ago".

    Babel's `format_timedelta` has no word for no time at all that is over.
    """
    fields, tense = locale._data["date_fields"], "future" if ahead else "past"
    forms = (fields.get(f"{unit}{form}", {}).get(tense, {}) for form in FORMS[style])
    plural = locale.plural_form(count)
    found = (form.get(plural) or form.get("other") for form in forms)
    return str(next(pattern for pattern in found if pattern))


def _unit_phrase(count: int, unit: Unit, locale: Locale, style: Style) -> str:
    from babel.dates import format_timedelta

    return format_timedelta(
        timedelta(seconds=count * BABELS_UNITS[unit]),
        granularity=unit,
        threshold=math.inf,  # none but this unit will do
        format=style,
        locale=locale,
    )


def _joined(phrases: Sequence[str], locale: Locale, style: Style) -> str:
    """Return phrases as a list; Babel's `format_list` fails in many languages."""
    if len(phrases) <= 2:
        return _put("2", phrases, locale, style) if phrases[1:] else phrases[0]
    whole = _put("end", phrases[-2:], locale, style)
    for phrase in reversed(phrases[1:-2]):
        whole = _put("middle", (phrase, whole), locale, style)
    return _put("start", (phrases[0], whole), locale, style)


def _put(place: str, two: Sequence[str], locale: Locale, style: Style) -> str:
    patterns = locale.list_patterns
    found = next(p for p in map(patterns.get, LISTS[style]) if p and place in p)
    joined: str = found[place].format(*two)
    return joined
