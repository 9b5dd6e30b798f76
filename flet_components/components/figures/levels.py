"""From where on a value is one to look at."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Literal, Optional

import attrs
import flet as ft
from attrs import validators

from flet_components.validation import check

__all__ = ["LEVEL_COLORS", "Band", "Level", "Threshold", "crossings", "level_of"]

NUMBER = validators.ge(-math.inf)
Level = Literal["warn", "alarm"]
LEVEL_COLORS: dict[Optional[Level], ft.ColorValue] = {
    "warn": ft.Colors.TERTIARY,
    "alarm": ft.Colors.ERROR,
}
"""Colours of the levels; without one it is the chart's own."""


@attrs.frozen
class Threshold:
    """From where on a value is one to look at.

    Raises:
        ValueError: If the level is none.
        TypeError: If the value is no number.
    """

    at: float
    """The value from which on it is."""
    level: Level = "warn"
    """`"warn"` or `"alarm"`."""
    below: bool = attrs.field(default=False, kw_only=True)
    """Whether it is from there down, instead of up."""

    def __attrs_post_init__(self) -> None:
        check("at", self.at, NUMBER)
        check("level", self.level, validators.in_(["warn", "alarm"]))

    def holds(self, value: float) -> bool:
        """Say whether a value is beyond it."""
        return value <= self.at if self.below else value >= self.at


@attrs.frozen
class Band:
    """Values between which all is as it should be, drawn behind the line.

    Raises:
        ValueError: If `high` is not above `low`.
        TypeError: If one of them is no number.
    """

    low: float
    """The least value."""
    high: float
    """The greatest value."""
    color: ft.ColorValue = ft.Colors.SURFACE_CONTAINER_HIGHEST
    """What it is painted with."""

    def __attrs_post_init__(self) -> None:
        check("low", self.low, NUMBER)
        check("high", self.high, validators.gt(self.low))


def level_of(
    value: Optional[float], thresholds: Sequence[Threshold]
) -> Optional[Level]:
    """Return the worst level of a value; None if it has none."""
    if value is None:
        return None
    found = {each.level for each in thresholds if each.holds(value)}
    return "alarm" if "alarm" in found else "warn" if found else None


def crossings(
    thresholds: Sequence[Threshold], low: float, high: float
) -> list[tuple[float, Optional[Level]]]:
    """Return what levels lie between two values: where each ends, and what it is."""
    inside = sorted({each.at for each in thresholds if low < each.at < high})
    edges = [low, *inside, high]
    return [
        (end, level_of((begin + end) / 2, thresholds))
        for begin, end in itertools.pairwise(edges)
    ]
