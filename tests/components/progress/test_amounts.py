"""Amounts are written as people write them."""

from __future__ import annotations

from typing import Any

import pytest
from babel import Locale

from flet_components.components.progress import amounts
from flet_components.components.progress.progress_value import Progress, progress_of

EN = Locale.parse("en_US")


@pytest.mark.parametrize(
    ("number", "total", "unit", "written"),
    [
        (12_400_000, 27_500_000, "bytes", "12.4 of 27.5 MB"),
        (0, 900, "bytes", "0 of 900 byte"),
        (999_990, None, "bytes", "1.0 MB"),
        (1234.9, 4000, "rows", "1,234 of 4,000 rows"),
        (7, None, "files", "7 files"),
    ],
)
def test_an_amount(number: float, total: Any, unit: str, written: str) -> None:
    """Both have the unit that suits all, and bytes always one digit after the point."""
    assert amounts.amount_of(number, total, unit, EN) == written


@pytest.mark.parametrize(
    ("speed", "unit", "written"),
    [
        (3_200_000, "bytes", "3.2 MB/s"),
        (120.7, "rows", "120 rows/s"),
        (1.25, "rows", "1.2 rows/s"),
    ],
)
def test_a_speed(speed: float, unit: str, written: str) -> None:
    """Slow ones get a digit more."""
    assert amounts.speed_in_words(speed, unit, EN) == written


@pytest.mark.parametrize(
    ("seconds", "short", "long"),
    [
        (0, "a few seconds left", "a few seconds left"),
        (40, "about 40 sec left", "about 40 seconds left"),
        (120, "about 2 min left", "about 2 minutes left"),
        (7200, "about 2 hr left", "about 2 hours left"),
        (172_800, "about 2 days left", "about 2 days left"),
    ],
)
def test_what_is_left(seconds: int, short: str, long: str) -> None:
    """Written short, said in full."""
    assert amounts.left_in_words(seconds, EN) == short
    assert amounts.left_in_words(seconds, EN, "long") == long


def test_a_share_is_rounded_down() -> None:
    """It is not all before it is; nor does a float make less of it."""
    assert [amounts.percent(n, EN) for n in (0.999, 0.29, 1)] == ["99%", "29%", "100%"]


@pytest.mark.parametrize(
    ("told", "total", "meant"),
    [
        (3, 10, Progress(3)),
        (0.3, None, Progress(0.3, 1.0)),
        (0.5, 10, Progress(5.0)),
        ("a.txt", None, Progress(note="a.txt")),
    ],
)
def test_what_is_told_in_short(told: object, total: Any, meant: Progress) -> None:
    """A whole number counts, another one is a share, a text is a note."""
    assert progress_of(told, total) == meant


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"total": -1}, "total must be 0 or more, got -1"),
        ({"completed": float("nan")}, "completed must be more than -inf, got nan"),
        ({"step_status": "over"}, "step_status must be one of 'running', 'done'"),
    ],
)
def test_what_cannot_be(wrong: dict[str, Any], message: str) -> None:
    """It is refused where it is made, and said what is wanted."""
    with pytest.raises(ValueError, match=message):
        Progress(**wrong)
