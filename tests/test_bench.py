"""The benchmarks, for a moment; `make bench` takes its time."""

from __future__ import annotations

import asyncio

import attrs

from benchmarks.figures import Result, as_json, markdown
from benchmarks.load import Load
from benchmarks.scenarios import SCENARIOS
from benchmarks.sides import OURS, PLAIN

MOMENT = Load(1, 3, seconds=1.0, settle=0.4, spread=0.0)


async def test_both_sides_tick_and_are_compared() -> None:
    """A server of each side ticks for its clients, and a table says at what price."""
    scenario = attrs.evolve(SCENARIOS["S1"], load=MOMENT)
    sides = (OURS, PLAIN)
    turns = await asyncio.gather(*(scenario.measure(s, MOMENT) for s in sides))
    result = Result(scenario)
    for side, figures in zip(sides, turns, strict=True):
        assert figures["cpu"] > 0
        assert figures["payload"] > len("1:23:20")
        assert 50 < figures["delivered"] < 250  # a tick, more or less
        result.add(side.key, figures)
    assert OURS.title in markdown(result)
    assert as_json(result)["ratio"]["cpu"][OURS.key] == "1.0"
