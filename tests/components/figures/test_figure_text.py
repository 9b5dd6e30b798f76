"""Numbers as they are written, and what they do in words."""

from __future__ import annotations

from typing import Any

import pytest
from babel import Locale

from flet_components.components.figures.figure import Figure, number_in
from flet_components.components.figures.figure_text import (
    delta_of,
    delta_text,
    described,
    trend_of,
    written,
)

ENGLISH = Locale("en")


@pytest.mark.parametrize(
    ("value", "how", "locale", "text"),
    [
        (None, None, "en", "\u2013"),
        (1234.5, None, "de", "1.234,5"),
        (1234.5, "#,##0.00", "en", "1,234.50"),
        (1_234_567, "compact", "en", "1.2M"),
        (0.56, "percent", "en", "56%"),
        (3, lambda value: f"{value} !", "en", "3 !"),
        (12, None, "ar_EG", "\u0661\u0662"),
    ],
)
def test_a_number(value: Any, how: Any, locale: str, text: str) -> None:
    """It is written as people of the locale do."""
    assert written(value, how, Locale.parse(locale)) == text


@pytest.mark.parametrize(
    ("value", "other", "shown", "text"),
    [
        (7, 4, "value", "3"),
        (3, 4, "percent", "25.0%"),
        (3, 0, "percent", "3"),
        (3, None, "value", ""),
    ],
)
def test_a_change(value: float, other: Any, shown: Any, text: str) -> None:
    """It has no sign; a share of nothing is shown as the number."""
    assert delta_text(delta_of(value, other), shown, None, ENGLISH) == text


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        ([], "steady"),
        ([4], "steady"),
        ([4, 4, 4], "steady"),
        ([1, None, 2, 3], "rising"),
        ([3, 2, 1], "falling"),
        ([1, 9, 1, 9, 1, 9, 1, 9, 1], "steady"),
    ],
)
def test_a_trend(values: list[float | None], trend: str) -> None:
    """The last third is compared with the first."""
    assert trend_of(values) == trend


def test_a_chart_in_words() -> None:
    """It says where it goes, between what, and where it is."""
    said = described([1, 2, 17, 14], None, ENGLISH)
    assert said == "Rising, from 1 to 17, now 14"


def test_one_number_after_the_other() -> None:
    """The one before is the last that was another one, whatever gap lies between."""
    figure = Figure()
    for number in (1.0, 2.0, 2.0):
        figure = figure.then(number)
    assert figure == Figure(2.0, 1.0)


def test_what_has_no_number() -> None:
    """The message says what to do."""
    with pytest.raises(TypeError, match=r"got \{'a': 1\}: give it select="):
        number_in({"a": 1}, None)
    assert number_in({"a": 1}, lambda value: value["a"]) == 1
