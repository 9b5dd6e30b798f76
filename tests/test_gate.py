"""Sleeping in front of a gate."""

from __future__ import annotations

import asyncio

import pytest

from flet_components.gate import Gate, GatedTime
from flet_components.testing import VirtualTime
from tests.note_timers import note_timers

pytestmark = pytest.mark.usefixtures("virtual_time")


async def test_an_open_gate_holds_nobody(virtual_time: VirtualTime) -> None:
    """A sleep ends when it is due."""
    await GatedTime(virtual_time, Gate()).sleep(3)
    assert virtual_time.monotonic() == 3


async def test_who_is_late_goes_on_at_once(virtual_time: VirtualTime) -> None:
    """A sleep that was due while the gate was closed ends as soon as it opens."""
    gate = Gate()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(3))
    await virtual_time.sleep(1)
    gate.close()
    await virtual_time.sleep(9)
    assert not sleeper.done()
    gate.open()
    await sleeper
    assert virtual_time.monotonic() == 10


async def test_the_time_goes_on(virtual_time: VirtualTime) -> None:
    """A sleep that is not due when the gate opens keeps its deadline."""
    gate = Gate()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(10))
    await virtual_time.sleep(1)
    gate.close()
    await virtual_time.sleep(4)
    gate.open()
    await sleeper
    assert virtual_time.monotonic() == 10


async def test_no_timer_runs_while_it_is_closed(
    virtual_time: VirtualTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last who sleeps has given up, so has the timer that they share."""
    timers = note_timers(monkeypatch)
    gate = Gate()
    clock = GatedTime(virtual_time, gate)
    sleepers = [asyncio.ensure_future(clock.sleep(n)) for n in range(1, 4)]
    await asyncio.sleep(0)
    assert [timer.cancelled() for timer in timers] == [False]
    gate.close()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert all(timer.cancelled() for timer in timers)
    gate.open()
    await asyncio.wait(sleepers)
    assert virtual_time.monotonic() == 3


async def test_ticks_do_not_come_in_a_burst(virtual_time: VirtualTime) -> None:
    """A grid of ticks has one when the gate opens, then goes on as before."""
    gate, ticks = Gate(), []

    async def count() -> None:
        async for tick in GatedTime(virtual_time, gate).every(1):
            ticks.append((virtual_time.monotonic(), tick.missed))

    counter = asyncio.ensure_future(count())
    await virtual_time.sleep(1.5)
    gate.close()
    await virtual_time.sleep(8)
    gate.open()
    await virtual_time.sleep(2)
    counter.cancel()
    assert ticks == [(0, 0), (1, 0), (9.5, 7), (10, 0), (11, 0)]


async def test_a_wait_for_a_date(virtual_time: VirtualTime) -> None:
    """`sleep_until` a date is held up as well."""
    gate = Gate()
    date = virtual_time.now().replace(minute=30)
    gate.close()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep_until(date))
    await virtual_time.sleep(3600)
    assert not sleeper.done()
    gate.open()
    await sleeper
    assert virtual_time.monotonic() == 3600


async def test_closed_again_before_anybody_went_on(virtual_time: VirtualTime) -> None:
    """A gate that opens only for a moment lets nobody through."""
    gate = Gate()
    gate.close()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(1))
    await virtual_time.sleep(5)
    gate.open()
    gate.close()
    await virtual_time.sleep(5)
    assert not sleeper.done()
    gate.open()
    await sleeper


async def test_closed_in_the_turn_in_which_it_is_due(virtual_time: VirtualTime) -> None:
    """A sleep that has just ended when the gate closes waits for it all the same."""
    gate = Gate()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(1))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_at(1, gate.close)
    await virtual_time.sleep(5)
    assert not sleeper.done()
    gate.open()
    await sleeper


@pytest.mark.parametrize("closed", [False, True])
async def test_a_sleeper_can_be_cancelled(
    virtual_time: VirtualTime, closed: bool
) -> None:
    """Before the gate, or asleep, a cancellation is one."""
    gate = Gate()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(1))
    await asyncio.sleep(0)
    if closed:
        gate.close()
        await asyncio.sleep(0)
    sleeper.cancel()
    await asyncio.wait([sleeper])
    assert sleeper.cancelled()


async def test_cancelled_in_the_turn_in_which_it_closes(
    virtual_time: VirtualTime,
) -> None:
    """Who is cancelled while the gate takes the timer away is cancelled."""
    gate = Gate()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(1))
    await asyncio.sleep(0)
    gate.close()
    sleeper.cancel()
    await asyncio.wait([sleeper])
    assert sleeper.cancelled()


async def test_a_timeout_around_a_sleep(virtual_time: VirtualTime) -> None:
    """`asyncio.timeout` counts on while the gate is closed."""
    gate = Gate()
    asyncio.get_running_loop().call_later(1, gate.close)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(5):
            await GatedTime(virtual_time, gate).sleep(3)
    assert virtual_time.monotonic() == 5


async def test_others_wait_on_when_one_is_cancelled(virtual_time: VirtualTime) -> None:
    """Many may wait for one gate, and leave it without the others."""
    gate = Gate()
    gate.close()
    clock = GatedTime(virtual_time, gate)
    one, other = (asyncio.ensure_future(clock.sleep(1)) for _ in range(2))
    await asyncio.sleep(0)
    one.cancel()
    await asyncio.sleep(2)
    gate.open()
    await other
    assert one.cancelled()


async def test_closed_twice_in_one_turn(virtual_time: VirtualTime) -> None:
    """A gate that shuts, opens and shuts again in one turn ends nobody."""
    gate = Gate()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(1))
    await asyncio.sleep(0)
    for _ in range(3):
        gate.close()
        gate.open()
    await sleeper
    assert virtual_time.monotonic() == 1


async def test_a_gate_that_is_done_with(virtual_time: VirtualTime) -> None:
    """Once retired it holds nobody up, whatever is said to it."""
    gate = Gate()
    gate.close()
    sleeper = asyncio.ensure_future(GatedTime(virtual_time, gate).sleep(1))
    await virtual_time.sleep(5)
    gate.retire()
    gate.close()
    await sleeper
    await GatedTime(virtual_time, gate).sleep(1)
    assert virtual_time.monotonic() == 6


async def test_who_cleans_up_is_not_held_up(virtual_time: VirtualTime) -> None:
    """A task that was cancelled may sleep on its way out, though the gate is closed."""
    gate, log = Gate(), list[float]()
    clock = GatedTime(virtual_time, gate)

    async def work() -> None:
        try:
            await clock.sleep(3600)
        finally:
            await clock.sleep(2)
            log.append(virtual_time.monotonic())

    task = asyncio.ensure_future(work())
    await asyncio.sleep(0)
    gate.close()
    await virtual_time.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    assert log == [3]
