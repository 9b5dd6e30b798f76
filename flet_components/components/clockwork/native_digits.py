"""Digits as people of a language write them. Babel writes all with 0 to 9."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["ZEROS", "in_native_digits"]

ZEROS = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "hmnp": "\U0001e140",
    "mtei": "\uabf0",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "tibt": "\u0f20",
}
"""The zero of each system of digits; the others follow it."""


def in_native_digits(text: str, locale: Locale) -> str:
    """Return a text with the digits that are usual in a locale."""
    zero = ZEROS.get(locale.default_numbering_system)
    return text.translate(_digits(zero)) if zero is not None else text


@functools.cache
def _digits(zero: str) -> dict[int, str]:
    return {ord("0") + n: chr(ord(zero) + n) for n in range(10)}
