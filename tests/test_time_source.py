"""Time: now, sleep, every; the machine's, and a story's under control."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from flet_components.gate import Gate, GatedTime
from flet_components.scope import TaskScope
from flet_components.signals import Effect
from flet_components.story_time import StoryTime
from flet_components.testing import VirtualTime
from flet_components.ticks import Grid, Missed, Tick, Ticks
from flet_components.time_source import ASLEEP, Slept, SystemTime, TimeSource

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


async def first(count: int, ticks: Ticks) -> AsyncIterator[Tick]:
    """Take some ticks, and no more."""
    for _ in range(count):
        yield await anext(ticks)


async def times(count: int, ticks: Ticks) -> list[float]:
    """Return when some ticks come, in seconds since the first."""
    return [tick.elapsed async for tick in first(count, ticks)]


@pytest.fixture
async def tasks() -> AsyncIterator[TaskScope]:
    """Tasks that end with the test."""
    scope = TaskScope("test")
    yield scope
    await scope.aclose()


def note_wakes(tasks: TaskScope, clock: TimeSource, *seconds: float) -> list[float]:
    """Start sleepers; return the list in which each notes when it woke."""
    woken: list[float] = []

    async def sleeper(duration: float) -> None:
        await clock.sleep(duration)
        woken.append(clock.monotonic())

    for duration in seconds:
        tasks.create_task(sleeper(duration))
    return woken


# --- the machine's time ---


async def test_the_system_s_date_is_aware_and_in_utc() -> None:
    """`now()` of the machine's time has a time zone."""
    assert SystemTime().now().tzinfo is UTC


async def test_the_system_s_time_is_that_of_the_running_loop(
    virtual_time: VirtualTime,
) -> None:
    """The machine's time waits on the loop, so a virtual loop makes it virtual."""
    clock = SystemTime()
    await clock.sleep(3600)
    assert clock.monotonic() == asyncio.get_running_loop().time() == 3600


async def test_the_system_s_time_on_another_thread() -> None:
    """There it is the same, though no loop runs: a page may be updated from there."""
    here = SystemTime().monotonic()
    there = await asyncio.to_thread(SystemTime().monotonic)
    assert here <= there <= here + 60


class Machine:
    """A machine whose clocks are turned by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
        self.ran, self.slept = 1000.0, 500.0
        goes_on, stands_still = ASLEEP.get(platform, ("CLOCK_A", "CLOCK_B"))
        clocks = {
            1: lambda: self.ran + self.slept,
            2: lambda: self.ran,
        }
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(time, goes_on, 1, raising=False)
        monkeypatch.setattr(time, stands_still, 2, raising=False)
        monkeypatch.setattr(time, "clock_gettime", lambda which: clocks[which]())
        monkeypatch.setattr(time, "monotonic", lambda: self.ran)
        monkeypatch.setattr("flet_components.time_source.SLEPT", Slept())


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_machine_that_sleeps(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """What it sleeps is noticed at the next look; less than a second is noise."""
    machine, slept = Machine(monkeypatch, platform), Slept()
    before = slept.measure()
    for noise in (0.003, -0.9, 0.0, 0.4):
        machine.ran, machine.slept = machine.ran + 10, 500 + noise
        assert slept.measure() == before
    machine.ran, machine.slept = machine.ran + 1, machine.slept + 3600
    assert slept.measure() - before == pytest.approx(3600.4)


@pytest.mark.parametrize("platform", ["win32", "emscripten", "linux-without"])
def test_a_machine_whose_clock_goes_on(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """Where nothing is known of it, or the loop's clock goes on, nothing is added."""
    machine, slept = Machine(monkeypatch, platform), Slept()
    machine.slept += 3600
    assert slept.measure() == 0


async def test_time_that_goes_on_in_a_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """`continuous` goes on by what the machine slept, `monotonic` does not."""
    machine, clock = Machine(monkeypatch, "linux"), SystemTime()
    gated = GatedTime(clock, Gate())
    before = clock.continuous() - clock.monotonic()
    machine.ran, machine.slept = machine.ran + 1, machine.slept + 600
    for each in (clock, gated):
        after = each.continuous() - each.monotonic()
        assert after - before == pytest.approx(600, abs=0.5)


async def test_a_storys_sleep_is_in_both(virtual_time: VirtualTime) -> None:
    """A story that leaps goes on by both; while it stands still, neither does."""
    clock = StoryTime(paused=True)
    clock.jump(600)
    await virtual_time.sleep(5)
    assert clock.continuous() == clock.monotonic() == 600


async def test_a_sleep_of_nothing_gives_others_a_turn(tasks: TaskScope) -> None:
    """Zero seconds, or less, is one turn of the loop."""
    woken = note_wakes(tasks, SystemTime(), 0)
    for _ in range(3):
        await SystemTime().sleep(-1)
    assert len(woken) == 1


# --- until ---


async def test_sleep_until_a_monotonic_time(virtual_time: VirtualTime) -> None:
    """A number is a time of the clock's `monotonic`; one that is past does not wait."""
    await virtual_time.sleep_until(90.5)
    await virtual_time.sleep_until(10)
    assert virtual_time.monotonic() == 90.5


async def test_sleep_until_a_date(virtual_time: VirtualTime) -> None:
    """A date in any time zone can be waited for."""
    lunch = (NOON + timedelta(hours=1)).astimezone(ZoneInfo("Asia/Kolkata"))
    await virtual_time.sleep_until(lunch)
    assert virtual_time.now() == lunch


@pytest.mark.parametrize(
    ("set_by", "woken_at"), [(timedelta(minutes=-10), 1200), (timedelta(hours=2), 60)]
)
async def test_a_date_is_met_when_the_wall_clock_is_set(
    virtual_time: VirtualTime, tasks: TaskScope, set_by: timedelta, woken_at: float
) -> None:
    """Set back, the wait is longer; set forward, it ends within a minute."""
    waiting = virtual_time.sleep_until(NOON + timedelta(minutes=10))
    task = tasks.create_task(waiting)
    await asyncio.sleep(0)
    virtual_time.travel(virtual_time.now() + set_by)
    await task
    assert virtual_time.monotonic() == woken_at


async def test_a_date_without_a_time_zone_is_refused(virtual_time: VirtualTime) -> None:
    """A naive date is an error that says how to write an aware one."""
    with pytest.raises(ValueError, match=r"a date must be aware, got .*datetime\.now"):
        await virtual_time.sleep_until(datetime(2026, 1, 1))


# --- every ---


async def test_ticks_come_at_once_and_then_on_the_grid(
    virtual_time: VirtualTime,
) -> None:
    """The first tick does not wait; each has its place, its time and no delay."""
    await virtual_time.sleep(0.25)
    ticks = [tick async for tick in first(3, virtual_time.every(2))]
    assert ticks == [
        Tick(index=0, elapsed=0, scheduled=0.25, late=0, missed=0),
        Tick(index=1, elapsed=2, scheduled=2.25, late=0, missed=0),
        Tick(index=2, elapsed=4, scheduled=4.25, late=0, missed=0),
    ]


async def test_ticks_do_not_drift(virtual_time: VirtualTime) -> None:
    """However long the work after each tick takes, the thousandth is on the grid."""
    async for tick in virtual_time.every(0.1):
        await virtual_time.sleep(0.037)
        if tick.index == 1000:
            break
    assert tick.elapsed == pytest.approx(100, abs=1e-9)
    assert tick.missed == 0


SKIPPED = ([0, 3.5, 4, 5], [(0, 0), (3, 2), (4, 0), (5, 0)])
BURST = ([0, 3.5, 3.5, 3.5], [(0, 0), (1, 0), (2, 0), (3, 0)])
DELAYED = ([0, 3.5, 4.5, 5.5], [(0, 0), (1, 0), (2, 0), (3, 0)])


@pytest.mark.parametrize(
    ("missed", "grid", "elapsed", "counts"),
    [
        ("skip", None, *SKIPPED),
        ("skip", "second", *SKIPPED),
        ("burst", None, *BURST),
        ("burst", "second", *BURST),
        ("delay", None, *DELAYED),
    ],
)
async def test_missed_ticks(
    virtual_time: VirtualTime,
    missed: Missed,
    grid: Grid | None,
    elapsed: list[float],
    counts: list[tuple[int, int]],
) -> None:
    """After 3.5 s of work two ticks are skipped, given at once, or the grid moves."""
    ticks = virtual_time.every(1, missed=missed, grid=grid)
    seen = [await anext(ticks)]
    await virtual_time.sleep(3.5)
    seen += [tick async for tick in first(3, ticks)]
    assert [tick.elapsed for tick in seen] == elapsed
    assert [(tick.index, tick.missed) for tick in seen] == counts


async def test_an_overslept_tick_comes_once(virtual_time: VirtualTime) -> None:
    """After a machine slept in the midst of a wait, one tick comes, not two."""
    clock = StoryTime(paused=True)
    ticks = clock.every(1)
    await anext(ticks)
    waiting = asyncio.ensure_future(anext(ticks))
    await asyncio.sleep(0)
    clock.jump(3600.5)
    assert await waiting == Tick(3600, 3600.5, 3600, 0.5, missed=3599)
    waiting = asyncio.ensure_future(anext(ticks))
    await clock.advance(0.5)
    assert (await waiting).scheduled == 3601


async def test_a_late_tick_says_how_late(virtual_time: VirtualTime) -> None:
    """`late` is the time between when a tick was due and when it came."""
    ticks = virtual_time.every(1, missed="burst")
    await anext(ticks)
    await virtual_time.sleep(2.5)
    assert [tick.late async for tick in first(3, ticks)] == [1.5, 0.5, 0]


@pytest.mark.parametrize(
    ("interval", "grid", "elapsed"),
    [
        (1, "second", [0, 0.75, 1.75, 2.75]),
        (60, "minute", [0, 19.75, 79.75, 139.75]),
        (3600, "hour", [0, 3559.75, 7159.75, 10759.75]),
        (5, "second", [0, 4.75, 9.75, 14.75]),
        (20, "minute", [0, 19.75, 39.75, 59.75]),
    ],
)
async def test_a_grid_lies_on_the_wall_clock(
    virtual_time: VirtualTime, interval: float, grid: Grid, elapsed: list[float]
) -> None:
    """From 12:00:40.25 on, ticks come at the full second, minute or hour."""
    await virtual_time.sleep(40.25)
    ticks = [tick async for tick in first(4, virtual_time.every(interval, grid=grid))]
    assert [tick.elapsed for tick in ticks] == pytest.approx(elapsed, abs=1e-5)
    assert [(tick.index, tick.missed) for tick in ticks] == [(n, 0) for n in range(4)]


async def test_a_tick_on_the_wall_clock_is_never_early(
    virtual_time: VirtualTime,
) -> None:
    """At each tick the wall clock shows the new second, not the end of the old one."""
    virtual_time.travel(NOON + timedelta(microseconds=333_333))
    await virtual_time.sleep(1 / 7)
    shown = []
    async for tick in first(200, virtual_time.every(1, grid="second")):
        if tick.index > 0:
            shown.append(virtual_time.now().second)
        await virtual_time.sleep(1 / 3)
    assert shown == [n % 60 for n in range(1, 200)]


@pytest.mark.parametrize(
    "by", [0.3, -0.3, 12.7, -12.7, 0.4995, 3599.5, -86400.5, 0.000001, -0.000001]
)
async def test_a_grid_stays_on_the_wall_clock_when_that_is_set(
    virtual_time: VirtualTime, by: float
) -> None:
    """When the wall clock is set, the next ticks are due at its new full seconds."""
    ticks = virtual_time.every(1, grid="second")
    await times(3, ticks)
    await virtual_time.sleep(0.5)
    virtual_time.travel(virtual_time.now() + timedelta(seconds=by))
    async for tick in first(4, ticks):
        due = virtual_time.now() - timedelta(seconds=tick.late)
        assert min(due.microsecond, 1_000_000 - due.microsecond) <= 1
        assert (tick.missed, tick.late < 1) == (0, True)


async def test_an_hour_notices_a_wall_clock_that_was_set(
    virtual_time: VirtualTime,
) -> None:
    """Who waits for a full hour looks at the wall clock each minute."""
    ticks = virtual_time.every(3600, grid="hour")
    await anext(ticks)
    asyncio.get_running_loop().call_later(
        90, virtual_time.travel, NOON + timedelta(hours=2, minutes=59)
    )
    assert (await anext(ticks)).elapsed == pytest.approx(150)


async def test_a_minute_comes_soon_after_the_wall_clock_is_set(
    virtual_time: VirtualTime, tasks: TaskScope
) -> None:
    """Set back by half an hour, a clock does not wait half an hour for its minute.

    It notices at its next tick, which is a late one of the minute that it now is.
    """
    shown: list[str] = []

    async def show() -> None:
        async for _ in virtual_time.every(60, grid="minute"):
            shown.append(f"{virtual_time.now():%H:%M:%S}")

    tasks.create_task(show())
    await virtual_time.sleep(90)
    virtual_time.travel(NOON - timedelta(minutes=30, seconds=15))
    await virtual_time.sleep(120)
    assert shown == ["12:00:00", "12:01:00", "11:30:15", "11:31:00"]


async def test_a_point_that_comes_again_at_once_is_the_same(
    virtual_time: VirtualTime,
) -> None:
    """A wall clock that is set back by a blink does not repeat its tick."""
    ticks = virtual_time.every(1, grid="second")
    await times(2, ticks)
    virtual_time.travel(virtual_time.now() - timedelta(milliseconds=5))
    assert (await anext(ticks)).elapsed == pytest.approx(2.005)


@pytest.mark.parametrize("grid", [None, "second"])
async def test_late_ticks_still_give_others_a_turn(grid: Grid | None) -> None:
    """A backlog of ticks does not keep the loop from running others."""
    clock = StoryTime(paused=True)
    ticks = clock.every(1, grid=grid, missed="burst")
    await anext(ticks)
    clock.jump(3600)
    others: list[str] = []
    asyncio.get_running_loop().call_soon(others.append, "others")
    await anext(ticks)
    assert others


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"interval": 0}, "interval must be more than 0 seconds, got 0"),
        ({"interval": float("nan")}, "interval must be more than 0 seconds, got nan"),
        ({"interval": 1, "grid": "day"}, "grid must be one of .*'hour'.* got 'day'"),
        ({"interval": 1, "missed": "drop"}, "missed must be 'skip', .* got 'drop'"),
        ({"interval": 1, "missed": "delay", "grid": "hour"}, "move the grid off the"),
    ],
)
def test_bad_ticks_are_refused(arguments: dict[str, object], message: str) -> None:
    """What `every` cannot do is refused when it is called, with what it can."""
    with pytest.raises(ValueError, match=message):
        SystemTime().every(**arguments)  # type: ignore[arg-type]


# --- story time ---


async def test_story_time_stands_still_while_paused(
    virtual_time: VirtualTime, tasks: TaskScope
) -> None:
    """A pause keeps date, time and sleepers where they are; resuming goes on."""
    clock = StoryTime(NOON)
    woken = note_wakes(tasks, clock, 10)
    await virtual_time.sleep(4)
    clock.pause()
    await virtual_time.sleep(100)
    assert (clock.paused, clock.monotonic()) == (True, 4)
    assert clock.now() == NOON + timedelta(seconds=4)
    clock.resume()
    await virtual_time.sleep(6)
    assert (clock.paused, woken) == (False, [10])


@pytest.mark.parametrize(
    ("speed", "duration"), [(0.1, 1.9), (0.3, 0.9), (3, 0.9), (7.3, 0.5), (60, 1.9)]
)
async def test_story_time_runs_at_its_speed(
    virtual_time: VirtualTime, speed: float, duration: float
) -> None:
    """A sleep ends exactly when it is due, where a product of floats ends before."""
    assert (duration / speed) * speed < duration
    clock = StoryTime(speed=speed)
    await clock.sleep(duration)
    assert clock.monotonic() == duration
    assert virtual_time.monotonic() == pytest.approx(duration / speed)


async def test_a_speed_may_change_on_the_way(virtual_time: VirtualTime) -> None:
    """A new speed counts from now on, also for those who sleep already."""
    clock = StoryTime(speed=1)
    asyncio.get_running_loop().call_later(10, setattr, clock, "speed", 10)
    await clock.sleep(110)
    assert (virtual_time.monotonic(), clock.speed) == (20, 10)


async def test_to_what_is_due_next(tasks: TaskScope) -> None:
    """A clock knows when the next alarm rings, goes there exactly, and counts it."""
    clock = StoryTime(paused=True)
    assert clock.due is None
    await clock.advance_to_due()
    woken = note_wakes(tasks, clock, 0.1, 0.7, 0.7)
    await asyncio.sleep(0)
    assert clock.due == 0.1
    await clock.advance_to_due()
    assert (len(woken), clock.rung) == (1, 1)
    await clock.advance_to_due()
    assert (len(woken), clock.rung, clock.due) == (3, 3, None)


async def test_advances_come_one_after_the_other(virtual_time: VirtualTime) -> None:
    """Asked for twice at once, a clock goes twice as far."""
    clock = StoryTime(paused=True)
    await asyncio.gather(clock.advance(1), clock.advance(1))
    assert clock.monotonic() == 2


async def test_who_watches_a_clock_is_told_when_it_is_set(
    virtual_time: VirtualTime,
) -> None:
    """Pauses, speeds, leaps and dates are told; what changes nothing is not."""
    clock, seen = StoryTime(), list[int]()
    assert (SystemTime().rate, SystemTime().adjusted) == (1, 0)
    effect = Effect(lambda: seen.append(clock.adjusted))
    for change in (
        clock.resume,
        clock.pause,
        clock.pause,
        lambda: clock.jump(-1),
        lambda: clock.travel(clock.now()),
        lambda: setattr(clock, "speed", 1),
    ):
        change()
    assert len(seen) == 1 + 3
    assert clock.rate == 0
    clock.resume()
    clock.speed = 4
    assert (clock.rate, len(seen)) == (4, 6)
    effect.suspend()


async def test_advance_runs_everything_at_its_own_time(tasks: TaskScope) -> None:
    """What is due on the way runs in order, and sees the time at which it was due."""
    clock = StoryTime(paused=True)
    woken = note_wakes(tasks, clock, 3, 1, 2, 1, 60.5)
    ticked: list[float] = []

    async def tick() -> None:
        async for each in clock.every(20):
            ticked.append(each.elapsed)

    tasks.create_task(tick())
    await clock.advance(60)
    assert (woken, ticked) == ([1, 1, 2, 3], [0, 20, 40, 60])
    assert clock.monotonic() == 60


async def test_who_slept_first_wakes_first(tasks: TaskScope) -> None:
    """Sleepers that are due at the same time wake in the order in which they slept."""
    clock = StoryTime(paused=True)
    woken: list[str] = []

    async def sleeper(name: str) -> None:
        await clock.sleep(1)
        woken.append(name)

    for name in "abc":
        tasks.create_task(sleeper(name))
    await clock.advance(1)
    assert woken == ["a", "b", "c"]


async def test_advance_of_a_running_time_never_goes_back(
    tasks: TaskScope, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time that passes by itself meanwhile is kept."""
    loop = asyncio.get_running_loop()
    real = [loop.time()]
    monkeypatch.setattr(loop, "time", lambda: real[0])
    clock = StoryTime(speed=2)

    async def work_for_five_real_seconds() -> None:
        await clock.sleep(1)
        real[0] += 5

    tasks.create_task(work_for_five_real_seconds())
    await clock.advance(2)
    assert clock.monotonic() == 11


async def test_a_jump_forward_wakes_sleepers_late(tasks: TaskScope) -> None:
    """What was due meanwhile runs once, late, as after a machine slept."""
    clock = StoryTime(NOON, paused=True)
    woken = note_wakes(tasks, clock, 5, 10, 4000)
    await clock.advance(0)
    clock.jump(3600)
    await clock.advance(0)
    assert woken == [3600, 3600]
    assert clock.now() == NOON + timedelta(hours=1)


async def test_a_jump_back_sets_only_the_wall_clock(tasks: TaskScope) -> None:
    """Whoever counts seconds does not notice a jump back."""
    clock = StoryTime(NOON, paused=True)
    woken = note_wakes(tasks, clock, 5)
    await clock.advance(4)
    clock.jump(-3600)
    assert (clock.now().hour, clock.monotonic()) == (11, 4)
    await clock.advance(1)
    assert woken == [5]


async def test_travel_sets_the_wall_clock(virtual_time: VirtualTime) -> None:
    """A story's date can be any; its seconds go on."""
    clock = StoryTime(NOON)
    await clock.sleep(30)
    clock.travel(datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC))
    await clock.sleep(1)
    assert (clock.now().year, clock.monotonic()) == (2000, 31)


async def test_story_time_is_in_utc(virtual_time: VirtualTime) -> None:
    """A story that begins in a time zone goes on through its change to summer time."""
    berlin = ZoneInfo("Europe/Berlin")
    clock = StoryTime(datetime(2026, 3, 29, 1, 59, 59, tzinfo=berlin))
    await clock.sleep(1)
    assert clock.now().tzinfo is UTC
    assert f"{clock.now().astimezone(berlin):%H:%M}" == "03:00"


async def test_a_sleeper_can_be_cancelled_while_time_stands_still() -> None:
    """Cancelling needs no time, and leaves nothing that would wake."""
    clock = StoryTime(paused=True)
    tasks = TaskScope("test")
    woken = note_wakes(tasks, clock, 1)
    await asyncio.sleep(0)
    await tasks.aclose()
    await clock.advance(10)
    assert woken == []


async def test_bad_story_times_are_refused() -> None:
    """What a story's time cannot do is refused, with what can."""
    clock = StoryTime(paused=True)
    with pytest.raises(ValueError, match=r"seconds must be 0 or more, .*: jump\(\)"):
        await clock.advance(-1)
    with pytest.raises(ValueError, match="seconds must be a number, got nan"):
        clock.jump(float("nan"))
    with pytest.raises(ValueError, match=r"speed must be more than 0, .*: pause\(\)"):
        clock.speed = 0
    with pytest.raises(ValueError, match="speed must be more than 0, got inf"):
        StoryTime(speed=float("inf"))
    with pytest.raises(ValueError, match="a date must be aware"):
        StoryTime(datetime(2026, 1, 1))
    assert clock.speed == 1


async def test_alarms_of_one_moment_of_a_story(virtual_time: VirtualTime) -> None:
    """One may clear another, and may leap: what is due first rings first."""
    clock, order = StoryTime(paused=True), list[str]()

    def first() -> None:
        order.append("first")
        cleared.clear()
        clock.jump(10)

    clock.alarm(first).set(1)
    clock.alarm(lambda: order.append("second")).set(1)
    cleared = clock.alarm(lambda: order.append("cleared"))
    cleared.set(1)
    clock.alarm(lambda: order.append("later")).set(5)
    await clock.advance(1)
    await virtual_time.sleep(0.1)
    assert order == ["first", "second", "later"]


async def test_what_is_past_rings_though_time_stands_still(
    virtual_time: VirtualTime,
) -> None:
    """A story that is paused holds up what is to come, not what is due."""
    clock, rung = StoryTime(paused=True), list[float]()
    clock.alarm(lambda: rung.append(clock.monotonic())).set(0)
    await virtual_time.sleep(0.1)
    assert rung == [0]
