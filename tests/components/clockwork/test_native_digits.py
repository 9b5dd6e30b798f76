"""Digits are those that people of a language write."""

from __future__ import annotations

import unicodedata

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from flet_components.components.clockwork.native_digits import ZEROS, in_native_digits


@pytest.mark.parametrize("system", ZEROS)
def test_each_system_has_ten_digits(system: str) -> None:
    """Unicode says of ten characters in a row that they are 0 to 9."""
    zero = ord(ZEROS[system])
    digits = [unicodedata.digit(chr(zero + n)) for n in range(10)]
    assert digits == list(range(10))


def test_every_locale_has_its_digits() -> None:
    """There is no locale whose digits are not known."""
    names = (name for name in locale_identifiers() if name.count("_") < 2)
    systems = {Locale.parse(name).default_numbering_system for name in names}
    assert systems - {"latn"} == set(ZEROS)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en", "Room 104"), ("ar_EG", "Room \u0661\u0660\u0664"), ("ar_AE", "Room 104")],
)
def test_in_native_digits(locale: str, expected: str) -> None:
    """Only the digits are others, and only where others are usual."""
    assert in_native_digits("Room 104", Locale.parse(locale)) == expected
