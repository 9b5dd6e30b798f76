"""Local feeds have the faults that they were told to have, and no others."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import flet as ft
import pytest

from flet_components import PollingBase, StoryTime, current_clock, reactive
from flet_components.sources import poll, stream
from flet_components.testing import Screen, VirtualTime
from flet_components.testing.feeds import Faults, answers, messages
from flet_components.time_source import in_time_of


async def first(count: int, items: AsyncIterator[int]) -> list[int]:
    """Return the first items of a stream."""
    found: list[int] = []
    async with aclosing(items) as open_items:  # type: ignore[type-var]
        async for item in open_items:
            found.append(item)
            if len(found) == count:
                break
    return found


async def run(clock: VirtualTime, waiting: Any) -> Any:
    """Await something by the time of a test."""
    task = asyncio.get_running_loop().create_task(waiting, context=in_time_of(clock))
    return await task


async def test_without_faults(virtual_time: VirtualTime) -> None:
    """Answers are those of the function, and messages come in their order and time."""
    twice = answers(lambda number: number * 2)
    assert await run(virtual_time, twice(21)) == 42
    came = await run(virtual_time, first(4, messages(lambda n: n * n, every=0.5)()))
    assert came == [0, 1, 4, 9]
    assert virtual_time.monotonic() == pytest.approx(1.5)


async def test_latency(virtual_time: VirtualTime) -> None:
    """What an answer, or the first message, takes is as long as was said."""
    slow = Faults(latency=2)
    await run(virtual_time, answers(lambda: 1, slow)())
    assert virtual_time.monotonic() == 2
    await run(virtual_time, first(3, messages(lambda n: n, slow)()))
    assert virtual_time.monotonic() == 6


async def test_errors(virtual_time: VirtualTime) -> None:
    """The share of answers that fail is about what was said; a stream goes on."""
    half = answers(lambda: 1, Faults(error_rate=0.5))
    outcomes = await asyncio.gather(
        *(run(virtual_time, half()) for _ in range(200)), return_exceptions=True
    )
    assert 70 < outcomes.count(1) < 130
    assert any(isinstance(outcome, ConnectionError) for outcome in outcomes)
    flow = messages(lambda n: n, Faults(error_rate=0.2), every=1)
    seen: list[Any] = []
    async with stream(flow).open(virtual_time) as feed:
        for _ in range(60):
            await virtual_time.sleep(1)
            seen.append(feed.snapshot.value)
        assert feed.snapshot.attempts > 2
    came = [number for number in seen if number is not None]
    assert came == sorted(came)
    assert came[-1] > 40
    assert len(set(came)) < came[-1]


async def test_drops(virtual_time: VirtualTime) -> None:
    """A message that is dropped never comes; nor does such an answer."""
    came = await run(
        virtual_time, first(100, messages(lambda n: n, Faults(drop_rate=0.5))())
    )
    assert came == sorted(came)
    assert 150 < came[-1] < 260
    asked = run(virtual_time, answers(lambda: 1, Faults(drop_rate=1))())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asked, 3600)


async def test_disorder(virtual_time: VirtualTime) -> None:
    """A message is overtaken by the one after it, an answer by those after it."""
    came = await run(
        virtual_time, first(100, messages(lambda n: n, Faults(disorder_rate=0.3))())
    )
    assert sorted(came)[:98] == list(range(98))
    assert any(a == b + 1 for a, b in itertools.pairwise(came))
    late = answers(lambda: None, Faults(latency=1, disorder_rate=1))
    before = virtual_time.monotonic()
    await run(virtual_time, late())
    assert virtual_time.monotonic() == before + 3


async def test_bursts(virtual_time: VirtualTime) -> None:
    """Several come at once, and as many in all."""
    moments: list[float] = []

    def note(number: int) -> int:
        moments.append(virtual_time.monotonic())
        return number

    await run(virtual_time, first(10, messages(note, Faults(burst=5), every=1)()))
    assert moments == [0] * 5 + [5] * 5


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"latency": -1}, "latency must be 0 or more, got -1"),
        ({"error_rate": 1.5}, "error_rate must be 1 or less, got 1.5"),
        ({"burst": 0}, "burst must be 1 or more, got 0"),
    ],
)
def test_what_is_no_fault_is_refused(wrong: dict[str, Any], message: str) -> None:
    """A number out of range is an error that says what is wanted."""
    with pytest.raises(ValueError, match=re.escape(message)):
        Faults(**wrong)


@reactive
class Reading(PollingBase):
    """Shows a number that is fetched."""

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: str(self.value))


async def test_they_go_by_the_time_of_the_component(screen: Screen) -> None:
    """A story whose time stands still gets no answer; one that steps gets it then."""
    frozen = StoryTime(paused=True)
    fetch = answers(lambda: 7, Faults(latency=5))
    screen.show(Reading(fetch=fetch, clock=frozen), Reading(fetch=fetch))
    await screen.advance(6)
    assert screen.texts() == ["None", "7"]
    await frozen.advance(5)
    await screen.settle()
    assert screen.texts() == ["7", "7"]


async def test_the_time_on_whose_behalf_code_runs(virtual_time: VirtualTime) -> None:
    """It is that of the source, also of one that it opens; else the machine's."""
    seen: list[object] = []

    async def note() -> object:
        seen.append(current_clock())
        if len(seen) == 1:
            async with poll(note, interval=9).open() as inner:
                await inner.refresh()
        return len(seen)

    async with poll(note, interval=9).open(virtual_time) as feed:
        await feed.refresh()
    assert seen == [virtual_time, virtual_time]
    assert current_clock() is not virtual_time
