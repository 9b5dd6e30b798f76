"""What a tile shows of a number."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal, Optional

import attrs

from flet_components.components.figures.figure_text import Delta, delta_of
from flet_components.components.figures.levels import Level, Threshold, level_of

__all__ = ["Better", "Figure", "Given", "number_in"]

Better = Optional[Literal["up", "down"]]


@attrs.frozen
class Figure:
    """A number, and the one that was there before it."""

    number: Optional[float] = None
    """None before there is one, and if it is no number."""
    before: Optional[float] = None
    """The last number that was another one."""

    def then(self, number: Optional[float]) -> Figure:
        """Return what is shown when a number has come."""
        if self.number is None or number == self.number:
            return attrs.evolve(self, number=number)
        return Figure(number, self.number)

    def delta(self, baseline: Optional[float]) -> Optional[Delta]:
        """Compare it with a number, or else with the one before."""
        return delta_of(self.number, self.before if baseline is None else baseline)

    def level(self, thresholds: Sequence[Threshold]) -> Optional[Level]:
        """Return how much it is one to look at."""
        return level_of(self.number, thresholds)


@attrs.frozen
class Given:
    """A value that was not fetched, but given."""

    value: Any
    at: datetime
    """When it came, in UTC."""
    came: float
    """The same, by a clock that is never set."""


def number_in(
    value: Any, select: Optional[Callable[[Any], Optional[float]]]
) -> Optional[float]:
    """Return the number of what was fetched; None if there is none in it.

    Raises:
        TypeError: If it is something else.
    """
    found = value if select is None else select(value)
    try:
        number = None if found is None else float(found)
    except (TypeError, ValueError):
        fix = "give it select=" if select is None else "select= must return it"
        raise TypeError(f"a number is wanted, got {found!r}: {fix}") from None
    return number if number is not None and math.isfinite(number) else None
