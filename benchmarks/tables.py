"""A plain table: what was measured in this process, a row for each figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import Any

import attrs

__all__ = ["Row", "Table", "spread"]


def spread(values: Sequence[float], digits: int = 0) -> str:
    """Write a median, with the least and the most."""
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return "-"
    low, middle, high = (
        f"{value:,.{digits}f}" for value in (min(known), median(known), max(known))
    )
    return middle if low == high else f"{middle} ({low} to {high})"


@attrs.define
class Row:
    """One figure: what it is, and its value each time."""

    title: str
    unit: str
    digits: int = 1
    values: list[float] = attrs.field(factory=list)


@attrs.define
class Table:
    """What one program has measured."""

    key: str
    title: str
    rows: list[Row]

    def as_json(self) -> dict[str, Any]:
        """Return all that was measured, for a program to read."""
        rows = [
            {**attrs.asdict(row), "median": median(row.values)} for row in self.rows
        ]
        return {"scenario": self.key, "title": self.title, "rows": rows}

    def markdown(self) -> str:
        """Write it."""
        lines = [(f"{self.key}: {self.title}", "median (least to most)"), ("---",) * 2]
        for row in self.rows:
            lines.append((row.title, f"{spread(row.values, row.digits)} {row.unit}"))
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
