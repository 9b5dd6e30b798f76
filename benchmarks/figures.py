"""What several turns have shown: medians, spread, ratios; as tables and as JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import attrs

from benchmarks.load import Figures
from benchmarks.scenarios import FIGURES, Scenario
from benchmarks.sides import OURS, SIDES
from benchmarks.tables import spread

__all__ = ["Result", "as_json", "markdown", "ratio"]


@attrs.define
class Result:
    """What the turns of one scenario have shown."""

    scenario: Scenario
    turns: dict[str, list[Figures]] = attrs.field(factory=dict)
    """Figures of each turn, for each side in the order in which it was measured."""
    skipped: dict[str, str] = attrs.field(factory=dict)
    """Why a side was not measured."""

    def add(self, side: str, figures: Figures) -> None:
        """Note a turn."""
        self.turns.setdefault(side, []).append(figures)

    def values(self, side: str, name: str) -> list[float]:
        """Return a figure of all turns of a side."""
        return [turn[name] for turn in self.turns.get(side, ()) if name in turn]


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    """Return how many times ours the other's is, by the medians."""
    if not theirs or not ours:
        return math.nan
    below = median(ours)
    return median(theirs) / below if below else math.inf


def markdown(result: Result) -> str:
    """Write the table of a scenario."""
    sides = list(result.turns)
    scenario = result.scenario
    heads = [f"{scenario.key}: {scenario.title}", *(SIDES[s].title for s in sides)]
    lines = [heads, ["---"] * len(heads)]
    for name, figure in FIGURES.items():
        if any(result.values(side, name) for side in sides):
            cells = [spread(result.values(side, name), figure.digits) for side in sides]
            lines.append([figure.title, *cells])
    for name in scenario.first:
        title = f"**{FIGURES[name].title}: its ÷ ours**"
        lines.append([title, *_ratios(result, name)])
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    notes = [
        f"Not measured: {SIDES[s].title}, {why}." for s, why in result.skipped.items()
    ]
    return "\n\n".join([table, *notes])


def _ratios(result: Result, name: str) -> list[str]:
    ours = result.values(OURS.key, name)
    found = [ratio(result.values(side, name), ours) for side in result.turns]
    return ["-" if math.isnan(value) else f"{value:.1f}" for value in found]


def as_json(result: Result) -> Mapping[str, Any]:
    """Return all that was measured, for a program to read."""
    return {
        "scenario": result.scenario.key,
        "title": result.scenario.title,
        "load": attrs.asdict(result.scenario.load),
        "turns": result.turns,
        "skipped": result.skipped,
        "median": {side: _medians(result, side) for side in result.turns},
        "spread": {side: _spreads(result, side) for side in result.turns},
        "ratio": {
            name: dict(zip(result.turns, _ratios(result, name), strict=True))
            for name in result.scenario.first
        },
    }


def _medians(result: Result, side: str) -> Figures:
    return {name: median(result.values(side, name)) for name in result.turns[side][0]}


def _spreads(result: Result, side: str) -> dict[str, tuple[float, float]]:
    return {
        name: (min(values), max(values))
        for name in result.turns[side][0]
        if (values := result.values(side, name))
    }
