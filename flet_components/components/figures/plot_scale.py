"""Which values a chart reaches from and to, and where each lies in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

import attrs

__all__ = ["PlotScale", "fitted"]

ENOUGH = 0.6
"""Share of the height that values take up at least, before they are drawn larger."""


@attrs.frozen
class PlotScale:
    """The values at the bottom and at the top of a chart."""

    low: float
    high: float

    def ratio(self, value: float) -> float:
        """Return how high a value lies, 0 to 1; in the middle, if all are the same."""
        if self.high <= self.low:
            return 0.5
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def fitted(
    values: Iterable[float],
    before: Optional[PlotScale],
    low: Optional[float],
    high: Optional[float],
) -> PlotScale:
    """Return the scale of some values.

    The one before stays while it does, for then all that is drawn stays, too.

    Args:
        values: What is to be seen.
        before: The scale until now.
        low: Value at the bottom, if that is fixed.
        high: Value at the top, if that is fixed.
    """
    found = list(values)
    least = low if low is not None else min(found, default=0.0)
    most = high if high is not None else max(found, default=0.0)
    least, most = min(least, most), max(least, most)
    if before is None or not before.low <= least <= most <= before.high:
        return PlotScale(least, most)
    fixed = (low is None or before.low == low) and (high is None or before.high == high)
    fills = most - least >= ENOUGH * (before.high - before.low)
    return before if fixed and fills else PlotScale(least, most)
