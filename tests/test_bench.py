"""The benchmarks, for a moment; `make bench` takes its time."""

from __future__ import annotations

import asyncio

import attrs
import pytest

from benchmarks import load
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


async def test_a_list_is_fetched_on_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged list sends nothing on ours; Flet alone sends all of it again."""
    monkeypatch.setattr(load, "IDLE_FROM", 0.0)
    monkeypatch.setattr(load, "IDLE", 0.2)
    scenario = SCENARIOS["S5"]
    lists = Load(1, 200, seconds=1.1, spread=0.0)
    turns = await asyncio.gather(*(scenario.measure(s, lists) for s in (OURS, PLAIN)))
    ours, plain = turns
    assert ours["poll_messages"] == 0
    assert plain["poll_payload"] > 200 * len("Share 1")
    assert ours["poll_cpu"] > 0
