"""Where the values of a chart lie, and which of them."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flet_components import Sparkline
from flet_components.components.figures.downsampling import group_width, reduced
from flet_components.components.figures.levels import (
    Band,
    Threshold,
    crossings,
    level_of,
)
from flet_components.components.figures.plot import FINE, Box, Span, drawn, thinned
from flet_components.components.figures.plot_scale import PlotScale, fitted
from flet_components.components.figures.series import MOST, Series, visible


def series(*values: object) -> Series:
    """Return values that came a second apart."""
    made = Series()
    made.fill(values, 100.0)  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize(
    ("value", "kept"),
    [(3, 3.0), (None, None), (math.nan, None), (math.inf, None), ((7, 2), 2.0)],
)
def test_what_is_a_value(value: object, kept: float | None) -> None:
    """A number, a pair, or a gap."""
    assert series(value).last == kept


def test_what_is_none() -> None:
    """It is refused, with what was wanted."""
    with pytest.raises(TypeError, match=r"pairs \(time, number\), got 'x'"):
        series("x")


def test_no_more_is_kept() -> None:
    """However many come, memory is bounded."""
    made = series(*range(MOST + 5))
    assert (len(made.samples), made.samples[0].number) == (MOST, 5)


def test_what_is_seen() -> None:
    """The newest, and one before them; by their times, if there is a window."""
    late = datetime(1970, 1, 1, 0, 0, 5, tzinfo=UTC)
    made = series((1, 10), (9, 90), (late, 50), (10, 100))
    assert visible(made.samples, 2, None) == [(1, 90), (2, 50), (3, 100)]
    assert visible(made.samples, None, 3) == [(5, 50), (9, 90), (10, 100)]
    assert visible([], 2, 3) == []


VALUES = st.lists(st.none() | st.floats(-1e6, 1e6), min_size=1, max_size=300)


@settings(max_examples=50)
@given(VALUES, st.integers(1, 40))
def test_no_peak_is_lost(values: list[float | None], most: int) -> None:
    """Of any values the lowest and the highest are drawn, and about as few as told."""
    points = [(float(n), value) for n, value in enumerate(values)]
    few = reduced(points, group_width(len(points), most))
    some = [value for value in values if value is not None]
    left = [value for _, value in few if value is not None]
    assert (min(left), max(left)) == (min(some), max(some)) if some else not left
    assert len(few) <= 2 * (most + 1)


def test_groups_stay() -> None:
    """One value more changes nothing but the last group."""
    points = [(float(n), math.sin(n)) for n in range(101)]
    assert reduced(points, 8)[:-2] == reduced(points[:-1], 8)[:-2]


def test_the_newest_is_drawn() -> None:
    """Whatever its group, the line ends at it."""
    points = [(float(n), float(-abs(n - 990))) for n in range(1000)]
    found, _ = thinned(points, 100, "line", None)
    assert found[-1] == points[-1]


@pytest.mark.parametrize(
    ("values", "before", "fixed", "scale"),
    [
        ([1, 5], None, (None, None), (1, 5)),
        ([], None, (None, None), (0, 0)),
        ([2, 5], (1, 5), (None, None), (1, 5)),
        ([4, 5], (1, 5), (None, None), (4, 5)),
        ([2, 6], (1, 5), (None, None), (2, 6)),
        ([2, 6], None, (0, 10), (0, 10)),
        ([2, 6], None, (10, 0), (0, 10)),
    ],
)
def test_a_scale(
    values: list[float],
    before: tuple[float, float] | None,
    fixed: tuple[float | None, float | None],
    scale: tuple[float, float],
) -> None:
    """It is that of the values; the one before stays while they fill most of it."""
    old = PlotScale(*before) if before else None
    assert fitted(values, old, *fixed) == PlotScale(*scale)


def test_nothing_is_divided_by_nothing() -> None:
    """Where all values are the same, they lie in the middle."""
    assert PlotScale(3, 3).ratio(3) == 0.5


def test_gaps() -> None:
    """A line ends at one, and begins anew; a value alone is a dot."""
    points = [(0.0, 1.0), (1.0, 2.0), (2.0, None), (3.0, 1.0)]
    box, span = Box(4, 10), Span(1, 3, 3 * FINE)
    found = drawn(points, span, PlotScale(1, 2), box, "line")
    assert found.lines == [[(0, 80), (8, 0)], [(24, 80), (24, 80)]]


def test_bars_rise_from_nothing() -> None:
    """What is below 0 hangs down."""
    found = drawn(
        [(0.0, -1.0), (1.0, 1.0)], Span(1, 0, 0), PlotScale(-1, 1), Box(2, 10), "bars"
    )
    assert found.lines == [[(0, 40), (0, 80), (8, 40), (8, 0)]]


LIMITS = (Threshold(70), Threshold(85, "alarm"), Threshold(20, below=True))


@pytest.mark.parametrize(
    ("value", "level"),
    [(None, None), (50, None), (70, "warn"), (85, "alarm"), (20, "warn")],
)
def test_levels(value: float | None, level: str | None) -> None:
    """The worst threshold that a value has reached counts."""
    assert level_of(value, LIMITS) == level


def test_where_levels_end() -> None:
    """Between two values, from the bottom to the top."""
    assert crossings(LIMITS, 0, 80) == [(20, "warn"), (70, None), (80, "warn")]


def test_what_is_no_level() -> None:
    """Words and bands that make no sense are refused."""
    with pytest.raises(ValueError, match="level must be one of 'warn', 'alarm'"):
        Threshold(1, "bad")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="high must be more than 3, got 2"):
        Band(3, 2)
    with pytest.raises(TypeError, match="at must be a number, got '70'"):
        Threshold("70")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="low must be a number, got 'a'"):
        Band("a", "b")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"thresholds must be a list of Threshold, got"):
        Sparkline([1, 2], thresholds=[70])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="bands must be a list of Band: put it in one"):
        Sparkline([1, 2], bands=Band(1, 2))  # type: ignore[arg-type]
