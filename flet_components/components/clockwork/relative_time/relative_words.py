"""Words that stand for a number: "now", "yesterday", "last month", in many languages.

Babel has none. They are data of the Unicode CLDR (relative_words.LICENSE), made by
`docs/make_relative_words.py`.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from babel import Locale

    from flet_components.components.clockwork.relative_time.relative_units import Unit

__all__ = ["FILE", "found", "word_for"]

FILE = Path(__file__).with_name("relative_words.json")
STYLES = {"narrow": ("-narrow", "-short", ""), "short": ("-short", ""), "long": ("",)}
"""By the style, how the forms end that will do, the best first."""

Words = Mapping[str, Mapping[str, str]]
"""By language and unit the words, from the past on, between bars."""


def word_for(locale: Locale, unit: Unit, style: str, ahead: int) -> Optional[str]:
    """Return the word for so many units ahead, or back; None if there is none.

    Args:
        locale: Babel's.
        unit: The unit.
        style: `"long"`, `"short"` or `"narrow"`.
        ahead: How many; 0 is "today", -1 "yesterday".
    """
    words = _words(str(locale), f"{unit}{STYLES[style][0]}")
    place = len(words) // 2 + ahead
    return (words[place] or None) if 0 <= place < len(words) else None


@functools.lru_cache(maxsize=1024)
def _words(name: str, unit: str) -> tuple[str, ...]:
    said = found(_table(), name, unit)
    return tuple(said.split("|")) if said is not None else ()


@functools.cache
def _table() -> Words:
    table: Words = json.loads(FILE.read_text(encoding="utf-8"))
    return table


def found(words: Words, name: str, unit: str) -> Optional[str]:
    """Return the words for a unit in a language, or in those from which it derives.

    Args:
        words: Those of all languages.
        name: Of the language.
        unit: The unit, with `-short` or `-narrow` if such a form is wanted.
    """
    unit, _, style = unit.partition("-")
    for ending in STYLES[style or "long"]:
        for language in _line(name):
            said = words.get(language, {}).get(unit + ending)
            if said is not None:
                return said
    return None


def _line(name: str) -> Iterator[str]:
    """Yield a language, and those from which it derives."""
    from babel.core import get_global

    parents = get_global("parent_exceptions")
    while name and name != "root":
        yield name
        name = parents.get(name) or name.rpartition("_")[0]
