"""One timer of the event loop for all alarms, and moments that they share."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import math
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components import SystemTime
from flet_components.testing import VirtualTime
from flet_components.ticker import (
    SHARE,
    SLACK,
    at_end_of_turn,
    gathered,
    slack_of,
    ticker_of,
)
from tests.note_timers import note_timers

MANY = 10_000


def note(clock: SystemTime, rung: list[float]) -> Callable[[], object]:
    """Return what notes when it is called."""
    return lambda: rung.append(clock.monotonic())


async def test_one_timer_for_all(
    virtual_time: VirtualTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand that tick together are one timer of the loop for each tick."""
    ticks, timers = 0, note_timers(monkeypatch)

    async def tick() -> None:
        nonlocal ticks
        async for _ in virtual_time.every(1):
            ticks += 1

    tasks = [asyncio.ensure_future(tick()) for _ in range(MANY)]
    await virtual_time.sleep(3.5)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert ticks == 4 * MANY
    ran = [timer.when() for timer in timers if not timer.cancelled()]
    assert ran == [1, 2, 3, 3.5], "one for each second, and that of the test itself"


async def test_phases_share_a_moment(
    virtual_time: VirtualTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second of a thousand phases has twenty moments, and nobody is early."""
    timers = note_timers(monkeypatch)
    clock, late = SystemTime(slack=SLACK), list[float]()

    def alarm_at(when: float) -> None:
        clock.alarm(lambda: late.append(clock.monotonic() - when)).set(when)

    for number in range(1000):
        alarm_at(1 + number / 1000)
    await virtual_time.sleep(3)
    assert len(late) == 1000
    assert min(late) >= 0
    assert max(late) <= SLACK + 1e-9
    assert len([timer for timer in timers if not timer.cancelled()]) <= 22


@given(
    st.floats(0, 1e6),
    st.floats(1e-6, 1e5),
    st.sampled_from([SLACK, 0.01, 0.5]),
)
def test_a_moment_is_never_early(now: float, wait: float, slack: float) -> None:
    """It is late by the slack at most, and by no more than a part of the wait."""
    when = now + wait
    late = gathered(when, slack, wait) - when
    assert 0 <= late <= min(slack, wait / SHARE) + math.ulp(when)


@given(st.floats(1, 1e6), st.integers(0, 5))
def test_moments_have_points_in_common(when: float, halves: int) -> None:
    """What waits for long meets what waits for a short while."""
    long = gathered(when, SLACK, 60)
    short = gathered(long, SLACK, SLACK * SHARE / 2**halves)
    assert short == long


async def test_in_the_order_in_which_they_are_due(virtual_time: VirtualTime) -> None:
    """What shares a moment still has its order, whoever was set first."""
    clock, order = SystemTime(slack=SLACK), list[str]()
    clock.alarm(lambda: order.append("later")).set(1.03)
    clock.alarm(lambda: order.append("sooner")).set(1.01)
    await virtual_time.sleep(2)
    assert order == ["sooner", "later"]


async def test_a_failure_spares_the_others(virtual_time: VirtualTime) -> None:
    """An alarm that raises is told to the loop; the others ring."""
    told, rung = list[dict[str, Any]](), list[float]()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: told.append(context))
    virtual_time.alarm(lambda: [][1]).set(1)
    virtual_time.alarm(note(virtual_time, rung)).set(1)
    await virtual_time.sleep(2)
    assert rung == [1]
    assert isinstance(told[0]["exception"], IndexError)


async def test_set_again_it_rings_once(virtual_time: VirtualTime) -> None:
    """The last time counts; cleared, it does not ring at all."""
    rung, cleared = list[float](), list[float]()
    alarm = virtual_time.alarm(note(virtual_time, rung))
    alarm.set(1)
    alarm.set(3)
    alarm.set(2)
    other = virtual_time.alarm(note(virtual_time, cleared))
    other.set(1)
    other.clear()
    await virtual_time.sleep(5)
    assert (rung, cleared) == ([2], [])


async def test_cleared_by_one_that_rings(virtual_time: VirtualTime) -> None:
    """An alarm of the same moment that is cleared on the way stays silent."""
    rung = list[float]()
    second = virtual_time.alarm(note(virtual_time, rung))
    virtual_time.alarm(second.clear).set(1)
    second.set(1)
    await virtual_time.sleep(2)
    assert rung == []


async def test_what_is_past_rings_in_the_next_turn(virtual_time: VirtualTime) -> None:
    """One that sets itself to now, again and again, lets others have their turn."""
    turns = list[float]()

    def again() -> None:
        turns.append(virtual_time.monotonic())
        if len(turns) < 5:
            alarm.set(0)

    alarm = virtual_time.alarm(again)
    alarm.set(0)
    await asyncio.sleep(0)
    assert len(turns) < 5
    await virtual_time.sleep(1)
    assert turns == [0] * 5


async def test_a_cleared_alarm_keeps_nothing_alive(virtual_time: VirtualTime) -> None:
    """However far away its moment is, what it would have called can go."""

    class Thing:
        def ring(self) -> None: ...

    thing = Thing()
    alarm = virtual_time.alarm(thing.ring)
    alarm.set(3600)
    kept = weakref.ref(thing)
    alarm.clear()
    del thing, alarm
    gc.collect()
    assert kept() is None


async def test_an_instant_is_that_of_a_turn(virtual_time: VirtualTime) -> None:
    """What begins in one turn of the loop begins together, however long that takes."""
    clock = SystemTime()
    first = clock.instant()
    await virtual_time.sleep(1)
    assert clock.instant() - first == 1


def test_an_ordinary_loop_has_slack() -> None:
    """By default it is 50 ms; a virtual loop has none, and a time may say its own."""
    with asyncio.Runner() as runner:
        assert slack_of(runner.get_loop()) == 0.05

    async def slack() -> float:
        return SystemTime().slack

    assert asyncio.run(slack()) == 0.05
    assert SystemTime(slack=0).slack == 0
    with pytest.raises(ValueError, match="seconds must be 0 or more"):
        SystemTime(slack=-1)


async def test_a_tests_time_has_none(virtual_time: VirtualTime) -> None:
    """In a test nothing is late."""
    assert virtual_time.slack == 0
    assert SystemTime().slack == 0


async def test_an_endless_wait(virtual_time: VirtualTime) -> None:
    """Who waits for ever has no timer, and can be cancelled."""
    sleeper = asyncio.ensure_future(SystemTime(slack=SLACK).sleep(math.inf))
    await virtual_time.sleep(10)
    assert not sleeper.done()
    sleeper.cancel()
    await asyncio.wait([sleeper])


async def test_cancellation_in_an_alarm(virtual_time: VirtualTime) -> None:
    """One that asks a cancelled task for its result does not end the time of others."""
    rung, gone = list[float](), asyncio.get_running_loop().create_future()
    gone.cancel()
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    virtual_time.alarm(gone.result).set(1)
    for when in (1, 2):
        virtual_time.alarm(note(virtual_time, rung)).set(when)
    await virtual_time.sleep(3)
    assert rung == [1, 2]


def test_a_program_that_ends_in_an_alarm() -> None:
    """The next event loop of the thread is none the worse for it."""

    def leave() -> None:
        raise SystemExit

    async def ends() -> None:
        SystemTime(slack=0).alarm(leave).set(0)
        await asyncio.sleep(60)

    async def begins() -> list[int]:
        ran = list[int]()
        at_end_of_turn(lambda: ran.append(1), contextvars.copy_context())
        await asyncio.sleep(0.01)
        return ran

    with pytest.raises(SystemExit):
        asyncio.run(ends())
    assert asyncio.run(begins()) == [1]


async def test_moments_are_forgotten(virtual_time: VirtualTime) -> None:
    """An alarm that is put off again and again leaves no moments behind."""
    virtual_time.alarm(lambda: None).set(1)
    alarm = virtual_time.alarm(lambda: None)
    for number in range(10_000):
        alarm.set(3600 + number)
    assert len(ticker_of(asyncio.get_running_loop())._moments) < 100
    alarm.clear()
