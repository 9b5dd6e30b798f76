"""How long to wait before the next try."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.backoff import backoff


@pytest.mark.parametrize(
    ("attempt", "most"), [(1, 2), (2, 4), (3, 8), (4, 10), (5, 10), (10_000, 10)]
)
def test_it_doubles(attempt: int, most: float) -> None:
    """Up to the longest delay; chance leaves between a half and the whole."""
    assert backoff(attempt, 2, 10, 0) == most / 2
    assert backoff(attempt, 2, 10, 0.5) == most * 0.75


@given(
    st.integers(1, 10**9),
    st.floats(0.001, 1e6),
    st.floats(0.001, 1e6),
    st.floats(0, 1, exclude_max=True),
)
def test_its_bounds(attempt: int, first: float, longest: float, chance: float) -> None:
    """Whatever comes, it is more than nothing and never longer than the longest."""
    assert 0 < backoff(attempt, first, longest, chance) <= longest
