"""A timer is made of `TimerBase` by saying what differs."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import Optional

import flet as ft
import pytest

from flet_components import (
    Countdown,
    StoryTime,
    TimerBase,
    TimerEvent,
    TimerPhase,
    reactive,
)
from flet_components.testing import Screen
from tests.components.timing.diary import Diary
from tests.components.timing.machines import Sleepy
from tests.components.timing.timeline import Count
from tests.note_timers import note_timers


@reactive
class Tea(TimerBase):
    """A timer with an end that a field gives it."""

    strength: float = 1.0
    """How strong it shall be."""
    finished: int = 0
    """How often it was finished."""

    @property
    def duration(self) -> Optional[float]:
        return 60.0 * self.strength

    def did_complete(self, event: TimerEvent) -> None:
        self.finished += 1


@reactive
class Fuel(TimerBase):
    """A timer with a look of its own, which changes every 20 seconds."""

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: f"{self.elapsed // 20:.0f} l")

    def until_change(self) -> float:
        return 20 - self.elapsed % 20


async def test_as_it_is_it_counts_up(screen: Screen) -> None:
    """Without an end it shows what has passed, whole steps only."""
    screen.show(TimerBase())
    screen.shows("00:00")
    await screen.advance(59.9)
    screen.shows("00:59")
    await screen.advance(0.1)
    screen.shows("01:00")
    await screen.advance(3600)
    screen.shows("1:01:00")


async def test_each_second_is_one_message(screen: Screen) -> None:
    """Counting up costs a message a second, and no task."""
    timer = TimerBase()
    screen.show(timer)
    await screen.advance(1)
    before = len(screen.patches)
    await screen.advance(10)
    assert len(screen.patches) == before + 10
    assert timer.tasks == ()


async def test_precision(screen: Screen) -> None:
    """Tenths change ten times a second; hundredths twenty times at most."""
    screen.show(TimerBase(precision=1))
    before = len(screen.patches)
    await screen.advance(1.05)
    screen.shows("00:01.0")
    assert len(screen.patches) - before == 10


async def test_with_an_end(screen: Screen) -> None:
    """With a duration it counts down; what fields it reads may change on the way."""
    tea = Tea()
    diary = Diary(tea)
    screen.show(tea)
    await screen.advance(50)
    screen.shows("00:10")
    tea.strength = 2.0
    await screen.settle()
    screen.shows("01:10")
    await screen.advance(70)
    assert diary.lines[-2:] == ["completed", "complete"]
    assert tea.finished == 1


async def test_a_look_of_its_own(screen: Screen) -> None:
    """What is bound to `elapsed` follows, when `until_change` says so."""
    screen.show(Fuel())
    before = len(screen.patches)
    await screen.advance(60)
    screen.shows("3 l")
    assert len(screen.patches) - before == 3


async def test_an_end_comes_between_two_changes(screen: Screen) -> None:
    """It wakes for its end, and for milestones, whatever `until_change` says."""
    told: list[float] = []

    @reactive
    class Slow(Fuel):
        @property
        def duration(self) -> Optional[float]:
            return 30.5

    slow = Slow(milestones=[12.5], on_milestone=lambda e: told.append(e.elapsed))
    slow.on_complete = lambda event: told.append(event.elapsed)
    screen.show(slow)
    await screen.advance(31)
    assert told == [18.0, 30.5]


async def test_elapsed_and_remaining_are_of_now(screen: Screen) -> None:
    """They can be read at any time, between two changes of the digits, too."""
    up, down = TimerBase(), Countdown(60)
    assert (up.elapsed, up.remaining, down.remaining) == (0, math.inf, 60)
    screen.show(up, down)
    await screen.advance(1.25)
    assert (up.elapsed, up.remaining) == (1.25, math.inf)
    assert (down.elapsed, down.remaining) == (1.25, 58.75)
    for timer in (up, down):
        timer.pause()
    await screen.advance(10)
    assert (up.elapsed, down.elapsed) == (1.25, 1.25)


async def test_elapsed_leaves_pauses_out(screen: Screen) -> None:
    """Also to a date, to which the time goes on in a pause."""
    deadline = screen.clock.now().replace(year=2100)
    timer = Countdown(deadline=deadline)
    screen.show(timer)
    await screen.advance(10)
    timer.pause()
    await screen.advance(10)
    timer.resume()
    await screen.advance(5)
    assert timer.elapsed == 15


async def test_parts(screen: Screen) -> None:
    """What is shown comes in parts, of which the largest unit takes what is over."""
    countdown = Countdown(93_784.25)
    parts = countdown.parts
    assert (parts.days, parts.hours, parts.minutes) == (1, 2, 3)
    assert (parts.seconds, parts.milliseconds) == (4, 250)
    countdown.largest_unit = "hour"
    assert (countdown.parts.days, countdown.parts.hours) == (0, 26)


async def test_the_largest_unit(screen: Screen) -> None:
    """It says what is counted beyond its usual end."""
    countdown = Countdown(5400)
    screen.show(countdown)
    screen.shows("1:30:00")
    for unit, shown in [("minute", "90:00"), ("second", "5400"), ("day", "1:30:00")]:
        setattr(countdown, "largest_unit", unit)  # noqa: B010
        await screen.settle()
        screen.shows(shown)


# --- stop, reset ---


async def test_stop(screen: Screen) -> None:
    """It holds and goes back to the beginning, in one change of phase."""
    timer = TimerBase()
    diary = Diary(timer)
    screen.show(timer)
    await screen.advance(10)
    diary.take()
    timer.stop()
    await screen.advance(10)
    screen.shows("00:00")
    assert (diary.lines, timer.running) == (["idle"], False)
    timer.start()
    await screen.advance(2)
    screen.shows("00:02")


async def test_stop_after_the_end(screen: Screen) -> None:
    """What is over goes back to the beginning, too."""
    countdown = Countdown(3)
    screen.show(countdown)
    await screen.advance(5)
    countdown.stop()
    await screen.advance(5)
    screen.shows("00:03")
    assert countdown.phase is TimerPhase.IDLE


async def test_stop_before_the_first_page(screen: Screen) -> None:
    """Stopped before it was ever shown, it waits to be started."""
    timer = TimerBase()
    timer.stop()
    screen.show(timer)
    await screen.advance(5)
    screen.shows("00:00")


async def test_a_reset_key(screen: Screen) -> None:
    """Another key starts it anew; the same one does nothing."""
    countdown = Countdown(60, reset_key="first")
    screen.show(countdown)
    await screen.advance(10)
    countdown.reset_key = "first"
    await screen.advance(1)
    screen.shows("00:49")
    countdown.reset_key = "second"
    await screen.advance(1)
    screen.shows("00:59")


# --- milestones ---


def told_by(timer: TimerBase) -> list[tuple[float | None, float]]:
    """Return what a timer tells of milestones: which one, and how late."""
    told: list[tuple[float | None, float]] = []
    timer.on_milestone = lambda event: told.append((event.milestone, event.late))
    return told


async def test_milestones(screen: Screen) -> None:
    """Each is told once, at its time, before the end; in fractions, too."""
    countdown = Countdown(60, milestones=[0, 30, 10.5, 90, 60])
    told, diary = told_by(countdown), Diary(countdown)
    screen.show(countdown)
    await screen.advance(49.4)
    assert told == [(30, 0)]
    await screen.advance(0.1)
    assert told == [(30, 0), (10.5, 0)]
    await screen.advance(20)
    assert told == [(30, 0), (10.5, 0), (0, 0)]
    assert diary.lines[-1] == "complete"


async def test_milestones_of_what_counts_up(screen: Screen) -> None:
    """There they are seconds that have passed."""
    timer = TimerBase(milestones=(60, 5))
    told = told_by(timer)
    screen.show(timer)
    await screen.advance(59)
    assert told == [(5, 0)]
    await screen.advance(1)
    assert told == [(5, 0), (60, 0)]


async def test_milestones_after_a_sleep(screen: Screen) -> None:
    """What was slept over is told at once, in order, and says how late."""
    story = StoryTime(paused=True)
    countdown = Countdown(100, milestones=[50, 80, 20], clock=story)
    told = told_by(countdown)
    screen.show(countdown)
    await screen.settle()
    story.jump(60)
    await screen.settle()
    assert told == [(80, 40), (50, 10)]


async def test_what_is_leapt_over_is_not_told(screen: Screen) -> None:
    """Neither `add` nor a pause nor a reset passes a milestone."""
    countdown = Countdown(100, milestones=[50])
    told = told_by(countdown)
    screen.show(countdown)
    await screen.advance(10)
    countdown.add(-60)
    await screen.advance(5)
    assert told == []
    countdown.reset()
    await screen.advance(50)
    assert told == [(50, 0)]


async def test_a_milestone_while_nobody_looks(screen: Screen) -> None:
    """On a hidden page it is told on time; the digits wait."""
    countdown = Countdown(100, milestones=[50])
    told = told_by(countdown)
    screen.show(countdown)
    await screen.advance(1)
    await screen.hide_tab()
    await screen.advance(48.5)
    assert told == []
    await screen.advance(0.5)
    assert told == [(50, 0)]


# --- controlled ---


async def test_somebody_else_counts(screen: Screen) -> None:
    """Controlled, it shows what it was assigned, and says when that is nothing."""
    countdown = Countdown(90, controlled=True)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(10)
    screen.shows("01:30")
    countdown.seconds = 42
    await screen.settle()
    screen.shows("00:42")
    countdown.seconds = 0
    await screen.settle()
    assert diary.lines == ["running", "completed", "complete"]
    countdown.seconds = 60
    await screen.advance(10)
    screen.shows("01:00")
    assert (countdown.phase, countdown.running) == (TimerPhase.RUNNING, True)


async def test_no_longer_controlled(screen: Screen) -> None:
    """It goes on by itself from what is left of its length."""
    countdown = Countdown(90, controlled=True)
    screen.show(countdown)
    await screen.advance(10)
    countdown.controlled = False
    await screen.advance(10)
    screen.shows("01:10")


# --- the machine sleeps ---


@pytest.mark.parametrize("make", [TimerBase, lambda: Countdown(3600)])
async def test_time_goes_on_in_a_sleep(
    screen: Screen, make: Callable[[], TimerBase]
) -> None:
    """What was slept has passed: that is noticed within a minute of waking up."""
    clock = Sleepy(asyncio.get_running_loop())
    timer = make()
    timer.clock = clock
    screen.show(timer)
    await screen.advance(10)
    clock.slept = 600
    assert timer.elapsed == 610
    await screen.advance(60)
    screen.shows("11:10" if timer.remaining == math.inf else "48:50")
    assert timer.elapsed == 670
    timer.pause()
    clock.slept = 1200
    assert timer.elapsed == 670


async def test_an_end_that_was_slept_over(screen: Screen) -> None:
    """Also on a page that nobody sees it completes within a minute of waking up."""
    clock = Sleepy(asyncio.get_running_loop())
    countdown = Countdown(600, clock=clock)
    diary = Diary(countdown)
    countdown.on_tick = None
    screen.show(countdown)
    await screen.hide_tab()
    await screen.advance(10)
    clock.slept = 1000
    await screen.advance(60)
    assert diary.lines == ["running", "completed", "complete"]
    assert 410 <= diary.completions[0].late <= 470


async def test_a_pause_before_a_sleep(screen: Screen) -> None:
    """What slept while it was held does not count, also when it goes on."""
    clock = Sleepy(asyncio.get_running_loop())
    timer = TimerBase(clock=clock)
    screen.show(timer)
    await screen.advance(10)
    timer.pause()
    clock.slept = 600
    timer.resume()
    await screen.advance(5)
    screen.shows("00:15")


# --- when it wakes ---


async def test_its_timeline(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """It wakes once a second while it is seen, else not at all, and has no task."""
    timer = TimerBase()
    count = Count(screen, note_timers(monkeypatch))

    async def woken_in(seconds: float) -> int:
        woken, _ = await count.during(seconds)
        return woken

    assert await woken_in(10.5) == 0  # not on a page
    screen.show(timer)
    assert await woken_in(10.5) == 10
    timer.pause()
    assert await woken_in(10.5) == 0
    timer.resume()
    await screen.hide_tab()
    assert await woken_in(10.5) == 0
    timer.on_tick = lambda: None
    assert await woken_in(10.5) == 10
    timer.on_tick = None
    await screen.show_tab()
    screen.hide(timer)
    assert await woken_in(10.5) == 0
    screen.show(timer)
    await screen.close()
    assert (await woken_in(10.5), timer.tasks) == (0, ())


async def test_from_any_thread(screen: Screen) -> None:
    """What has passed can be read in a thread."""
    timer = TimerBase()
    screen.show(timer)
    await screen.advance(2.5)
    assert math.isclose(await asyncio.to_thread(lambda: timer.elapsed), 2.5)
