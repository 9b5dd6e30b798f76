"""The table of words has what it should, and is found from any locale."""

from __future__ import annotations

import json

import pytest
from babel import Locale

from flet_components.components.clockwork.relative_time.relative_units import Unit
from flet_components.components.clockwork.relative_time.relative_words import (
    FILE,
    found,
    word_for,
)

TABLE = json.loads(FILE.read_text(encoding="utf-8"))
LANGUAGES = [name for name in TABLE if name != "CLDR"]
LENGTHS = {"second": 1, "hour": 1, "day": 5, "week": 3, "month": 3, "year": 3}
"""How many words a unit has in each language."""


def test_every_language_of_the_table() -> None:
    """Babel knows each language of it, and each unit has its number of words."""
    for name in LANGUAGES:
        assert str(Locale.parse(name)) == name
        for unit, words in TABLE[name].items():
            assert words.count("|") == LENGTHS[unit.partition("-")[0]] - 1, (name, unit)


def test_the_licence() -> None:
    """The licence of the data lies beside it, and the version is told."""
    assert "UNICODE LICENSE" in FILE.with_suffix(".LICENSE").read_text()
    assert TABLE["CLDR"]["version"]


@pytest.mark.parametrize(
    ("locale", "unit", "style", "ahead", "expected"),
    [
        ("en_US", "day", "long", -1, "yesterday"),
        ("en_US", "week", "short", -1, "last wk."),
        ("en_US", "week", "narrow", 1, "next wk."),
        ("en_GB", "week", "narrow", 1, "next wk"),  # by way of en_001
        ("en_GB", "week", "long", 1, "next week"),
        ("de_AT", "day", "long", -2, "vorgestern"),
        ("zh_Hant_TW", "day", "long", 2, "\u5f8c\u5929"),
        ("pl", "day", "narrow", -1, "wcz."),
        ("pl", "day", "short", -1, "wczoraj"),
        ("en_US", "day", "long", -2, None),
        ("en_US", "day", "long", -3, None),
        ("en_US", "minute", "long", 0, None),
        ("aa", "day", "long", 0, None),  # not translated
    ],
)
def test_word_for(
    locale: str, unit: Unit, style: str, ahead: int, expected: str | None
) -> None:
    """It is that of the locale, or of those from which it derives; or there is none."""
    assert word_for(Locale.parse(locale), unit, style, ahead) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("day", "b"), ("day-short", "c"), ("day-narrow", "c"), ("week-narrow", "d")],
)
def test_found(unit: str, expected: str) -> None:
    """A narrow form may be a short or a long one, in the locale or above it."""
    words = {"xx": {"day": "a", "day-short": "c", "week": "d"}, "xx_YY": {"day": "b"}}
    assert found(words, "xx_YY", unit) == expected
