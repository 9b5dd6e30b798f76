"""The limits of a slider."""

from __future__ import annotations

import pytest

from flet_components.stories import Range


@pytest.mark.parametrize(
    ("range", "step"),
    [
        (Range(0, 1), 0.01),
        (Range(0, 100), 1.0),
        (Range(0, 3600), 10.0),
        (Range(0, 1, 0.25), 0.25),
    ],
)
def test_step(range: Range, step: float) -> None:
    """Without a step of its own a range has a hundred steps or a few more."""
    assert range.fraction == pytest.approx(step)


def test_wrong_limits() -> None:
    """Limits in the wrong order, and steps that lead nowhere, are refused."""
    with pytest.raises(ValueError, match="max must be above min, got 3 to 3"):
        Range(3, 3)
    with pytest.raises(ValueError, match="step must be above 0, got 0"):
        Range(0, 1, 0)


def test_clamp() -> None:
    """A value outside is put onto the limit."""
    assert [Range(1, 3).clamp(value) for value in (0, 2, 9)] == [1, 2, 3]
