"""The values of a chart: the newest of them, in their order."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Optional, Union

import attrs

__all__ = ["MOST", "Point", "Sample", "Series", "Value", "visible"]

MOST = 10_000
"""How many values are kept at most."""

Number = Optional[float]
Value = Union[Number, tuple[Union[float, datetime], Number]]
Point = tuple[float, Number]
"""Where a value lies, by its number or its time; None is a gap."""


@attrs.frozen
class Sample:
    """A value, and when it came."""

    number: int
    """The how manyth it is."""
    at: float
    """Its time, in seconds."""
    value: Number
    """None is a gap."""


class Series:
    """The newest values, of which there are never more than `MOST`."""

    def __init__(self) -> None:
        self._samples: deque[Sample] = deque(maxlen=MOST)
        self._count = 0

    @property
    def samples(self) -> Sequence[Sample]:
        """What is kept, as it came."""
        return self._samples

    @property
    def last(self) -> Number:
        """The value that came last; None if that is a gap, or there is none."""
        return self._samples[-1].value if self._samples else None

    def add(self, value: Value, now: float) -> None:
        """Take in a value; one without a time comes now.

        Raises:
            TypeError: If it is no number, None or pair of a time and one of these.
        """
        at, number = _parted(value, now)
        self._samples.append(Sample(self._count, at, number))
        self._count += 1

    def fill(self, values: Sequence[Value], now: float) -> None:
        """Take in many values; those without a time came a second apart, until now."""
        for left, value in zip(range(len(values))[::-1], values, strict=True):
            self.add(value, now - left)

    def clear(self) -> None:
        """Forget all."""
        self._samples.clear()


def visible(
    samples: Sequence[Sample], limit: Optional[int], window: Optional[float]
) -> list[Point]:
    """Return what is to be drawn, and one before it, from which the line comes in.

    Args:
        samples: As they came.
        limit: How many there are at most; None for all.
        window: Seconds of which they are, in the order of their times; None for the
            order in which they came.
    """
    if window is None:
        first = 0 if limit is None else max(0, len(samples) - limit - 1)
        return [(s.number, s.value) for s in list(samples)[first:]]
    points = [(s.at, s.value) for s in sorted(samples, key=lambda s: s.at)]
    begin = points[-1][0] - window if points else 0.0
    inside = next((n for n, (at, _) in enumerate(points) if at >= begin), 0)
    points = points[max(0, inside - 1) :]
    return points if limit is None else points[-limit - 1 :]


def _parted(value: Any, now: float) -> Point:
    """Return the time and the number; what is no finite number is a gap."""
    at: Any = now
    if isinstance(value, (tuple, list)) and len(value) == 2:
        at, value = value
    if isinstance(at, datetime):
        at = at.timestamp()
    try:
        number = None if value is None else float(value)
        at = float(at)
    except (TypeError, ValueError, OverflowError):
        raise TypeError(
            f"values must be numbers, None or pairs (time, number), got {value!r}"
        ) from None
    if not math.isfinite(at):
        raise ValueError(f"the time of a value must be finite, got {at!r}")
    return at, number if number is not None and math.isfinite(number) else None
