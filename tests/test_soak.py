"""The soak, a short one; `make soak` runs the long one."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from benchmarks.census import Census
from benchmarks.closed_tabs import broken as unkept
from benchmarks.closed_tabs import measure
from benchmarks.soak import Wave, broken, grown, soak

SESSIONS, AT_ONCE = 50, 25
NOTHING = Census(tasks=(), components=(), sessions=(), errors=(), memory=100, peak=100)
CLEAN = Wave(size=1, seconds=1, deleted=0, settled=0, left=NOTHING, failures=())


async def test_nothing_is_left_of_waves_of_sessions() -> None:
    """Tabs that close, vanish, hide and come back leave no task, component or error."""
    assert broken(await soak(SESSIONS, AT_ONCE)) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"tasks": ("Task-1: count",)}, "tasks that are left, got 1, first Task-1"),
        ({"components": ("Poller",) * 2}, "components that are left, got 2, first Po"),
        ({"sessions": ("_x",)}, "sessions that are left, got 1, first _x"),
        ({"errors": ("flet: no",)}, "errors since the start, got 1, first flet: no"),
    ],
)
def test_what_is_left_is_said(change: dict[str, Any], what: str) -> None:
    """What must not be left is counted and named, with its wave."""
    bad = attrs.evolve(CLEAN, left=attrs.evolve(NOTHING, **change))
    [sentence] = broken([CLEAN, bad])
    assert sentence.startswith("wave 2: there must be no ")
    assert what in sentence


def test_what_somebody_did_not_see_is_said() -> None:
    """A visit that failed fails the soak."""
    [sentence] = broken([attrs.evolve(CLEAN, failures=("hide: 3 polls",))])
    assert "hide: 3 polls" in sentence


def waves(*memory: int) -> list[Wave]:
    """Return waves that left memory."""
    return [attrs.evolve(CLEAN, left=attrs.evolve(NOTHING, memory=m)) for m in memory]


@pytest.mark.parametrize(
    "memory",
    [
        [*(10, 90), *(100, 101, 100, 101, 100, 101)],  # the first waves warm up
        [*(100, 100), *(100, 130, 100, 100, 100, 100)],  # one wave needed more
        [1, 2, 3],  # too few to say
    ],
)
def test_steady_memory_is_well(memory: list[int]) -> None:
    """After a warm-up, memory may vary a little."""
    assert grown(waves(*memory)) == []


def test_memory_that_grows_is_said() -> None:
    """A few percent more in the last quarter than in the second is too much."""
    [sentence] = grown(waves(*range(1000, 1080, 10)))
    assert sentence.startswith("memory must not grow")


def test_memory_that_does_not_come_back_is_said() -> None:
    """The last wave must leave no more than the plateau, and a little."""
    [sentence] = grown(waves(*[100] * 11, 106))
    assert sentence.startswith("memory must come back to 105% of its plateau")


async def test_what_pauses_stands_still_when_its_tab_is_closed() -> None:
    """`make closed-tabs` in short: no turn a second later, and nothing left."""
    [row] = rows = await measure("poller", tabs=10)
    assert (row.tabs, row.loops) == (10, 0)
    assert unkept(rows) == []
