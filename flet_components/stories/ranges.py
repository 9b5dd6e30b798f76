"""The limits of a number that is turned with a slider."""

from __future__ import annotations

import math

import attrs

__all__ = ["Range"]


@attrs.frozen
class Range:
    """Makes the knob of a number a slider: `Annotated[float, Range(0, 3600)]`.

    Raises:
        ValueError: If `max` is not above `min`, or `step` is not above 0.
    """

    min: float
    """The least value."""
    max: float
    """The greatest value."""
    step: float | None = None
    """Between two values; by default 1 for an `int`, a round fraction else."""

    def __attrs_post_init__(self) -> None:
        if not self.min < self.max:
            raise ValueError(f"max must be above min, got {self.min} to {self.max}")
        if self.step is not None and not self.step > 0:
            raise ValueError(f"step must be above 0, got {self.step}")

    @property
    def fraction(self) -> float:
        """The step of a `float`: the one given, or a power of ten, 100 or more."""
        if self.step is not None:
            return float(self.step)
        return float(10.0 ** math.floor(math.log10((self.max - self.min) / 100)))

    def clamp(self, value: float) -> float:
        """Return the value, or the limit that it exceeds."""
        return min(max(value, self.min), self.max)
