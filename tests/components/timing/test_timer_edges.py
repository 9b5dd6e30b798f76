"""Where timers once went wrong: due in one turn, changed by others, from threads."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from flet_components import (
    Countdown,
    ErrorEvent,
    Lap,
    LapEvent,
    Stopwatch,
    TimerBase,
    TimerEvent,
    TimerPhase,
    internal,
    reactive,
)
from flet_components.testing import Screen
from tests.components.timing.diary import Diary
from tests.components.timing.machines import Slack, Sleepy


def told_by(timer: TimerBase) -> list[float | None]:
    """Return the milestones that a timer tells of."""
    told: list[float | None] = []
    timer.on_milestone = lambda event: told.append(event.milestone)
    return told


# --- due at the same moment ---


@pytest.mark.parametrize(
    ("name", "value"), [("precision", 1), ("face", "bar"), ("overtime", True)]
)
async def test_a_change_swallows_no_milestone(
    screen: Screen, name: str, value: object
) -> None:
    """One that is due in the same turn is told, whatever another timer changes."""
    first, second = (Countdown(60, milestones=[30]) for _ in range(2))
    first.on_milestone = lambda: setattr(second, name, value)
    told = told_by(second)
    screen.show(first, second)
    await screen.advance(31)
    assert told == [30]


async def test_another_length_swallows_no_milestone(screen: Screen) -> None:
    """What was due before the leap is told; what is leapt over is not."""
    first, second = (Countdown(60, milestones=[30, 25]) for _ in range(2))
    first.on_milestone = lambda: setattr(second, "seconds", 50)
    told = told_by(second)
    screen.show(first, second)
    await screen.advance(30)
    assert told == [30]
    screen.shows("00:20")


async def test_a_pause_at_the_end_is_the_end(screen: Screen) -> None:
    """Paused in the turn in which it is over, it is over, and says so."""
    first, second = Countdown(10), Countdown(10)
    first.on_complete = second.pause
    diary = Diary(second)
    screen.show(first, second)
    await screen.advance(11)
    assert diary.lines[-2:] == ["completed", "complete"]
    assert second.phase is TimerPhase.COMPLETED


async def test_no_tick_after_it_was_held(screen: Screen) -> None:
    """Paused and reset by its own `on_complete`, it tells nothing more."""

    def again(event: TimerEvent) -> None:
        event.control.pause()
        event.control.reset()

    countdown = Countdown(3, overtime=True)
    diary = Diary(countdown)
    countdown.on_complete = again
    screen.show(countdown)
    await screen.advance(10)
    assert diary.lines[-1] == "idle"


# --- changed on the way ---


async def test_milestones_that_lie_behind(screen: Screen) -> None:
    """Assigned on the way, what has passed by then is not told."""
    countdown = Countdown(100)
    screen.show(countdown)
    await screen.advance(30)
    countdown.milestones = [80, 50]
    told = told_by(countdown)
    await screen.advance(30)
    assert told == [50]


async def test_another_format_sees_what_is_left_now(screen: Screen) -> None:
    """A function is handed what is left at that moment."""
    seen: list[float] = []

    def note(seconds: float) -> str:
        seen.append(seconds)
        return ""

    countdown = Countdown(100)
    screen.show(countdown)
    await screen.advance(30)
    countdown.format = note
    assert seen[0] == 70


async def test_controlled_it_tells_milestones(screen: Screen) -> None:
    """Whoever counts, what is reached is told."""
    countdown = Countdown(60, milestones=[30], controlled=True)
    told = told_by(countdown)
    screen.show(countdown)
    for seconds in (50, 40, 30, 20):
        countdown.seconds = seconds
        await screen.advance(1)
    assert told == [30]


async def test_a_reset_key_after_the_end(screen: Screen) -> None:
    """What is over runs again; what was paused stays so."""
    over, paused = Countdown(3), Countdown(60)
    screen.show(over, paused)
    await screen.advance(5)
    paused.pause()
    over.reset_key = paused.reset_key = 1
    await screen.advance(1)
    assert screen.texts() == ["00:02", "01:00"]


async def test_what_is_no_number_is_not_added(screen: Screen) -> None:
    """Endless seconds are refused, and nothing changes."""
    countdown = Countdown(60)
    screen.show(countdown)
    with pytest.raises(ValueError, match="seconds must be less than inf, got inf"):
        countdown.add(math.inf)
    await screen.advance(1)
    screen.shows("00:59")


async def test_another_beginning_keeps_the_laps(screen: Screen) -> None:
    """Time and laps may be restored one after the other, in any order."""
    laps = [Lap(1, 10.0, 10.0, screen.clock.now())]
    stopwatch = Stopwatch(running=False)
    screen.show(stopwatch)
    stopwatch.laps = laps
    stopwatch.start_at = 10
    await screen.settle()
    assert stopwatch.laps == laps
    screen.shows("00:10")


# --- from another thread ---


@pytest.mark.parametrize(
    ("verbs", "shown"),
    [
        (lambda timer: (timer.stop(), timer.start()), "00:55"),
        (lambda timer: (timer.pause(), timer.resume(), timer.pause()), "00:50"),
        (lambda timer: (timer.reset(), timer.pause()), "01:00"),
    ],
    ids=["stop-start", "pause-resume-pause", "reset-pause"],
)
async def test_verbs_from_a_thread_keep_their_order(
    screen: Screen, verbs: Callable[[Countdown], object], shown: str
) -> None:
    """Several in a row do what they would do on the page's thread."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(10)
    await asyncio.to_thread(verbs, countdown)
    await screen.advance(5)
    screen.shows(shown)


async def test_laps_from_a_thread(screen: Screen) -> None:
    """Each has a number of its own."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    await screen.advance(30)
    await asyncio.to_thread(lambda: (stopwatch.lap(), stopwatch.lap()))
    await screen.settle()
    assert [lap.number for lap in stopwatch.laps] == [1, 2]


# --- the machine ---


async def test_an_endless_timer_notices_a_sleep(screen: Screen) -> None:
    """Hidden, it tells of a milestone within a minute of waking up."""
    clock = Sleepy(asyncio.get_running_loop())
    timer = TimerBase(milestones=[6000], clock=clock)
    told = told_by(timer)
    screen.show(timer)
    await screen.hide_tab()
    await screen.advance(10)
    clock.slept = 7000
    await screen.advance(60)
    assert told == [6000]


async def test_what_is_said_when_it_wakes_late(screen: Screen) -> None:
    """Some milliseconds late, it still says that time is up, and counts on."""
    clock = Slack(asyncio.get_running_loop())
    await screen.advance(0.02)
    screen.show(Countdown(3, overtime=True, clock=clock))
    await screen.advance(3.1)
    assert screen.find(ft.Semantics)["label"] == "time is up"


# --- what fails ---


@reactive
class Faulty(TimerBase):
    """A timer whose hooks fail."""

    length: float = 3.0
    """Its length, in seconds."""

    @property
    def duration(self) -> float:
        return self.length

    def did_complete(self, event: TimerEvent) -> None:
        raise ValueError("in did_complete")

    def until_change(self) -> float:
        if 0 < self.elapsed < 2:
            raise ValueError("in until_change")
        return super().until_change()


async def test_a_hook_that_fails(screen: Screen) -> None:
    """Its error is told, it goes on, and so do the events."""
    errors: list[ErrorEvent] = []
    timer = Faulty(overtime=True, on_error=errors.append)
    diary = Diary(timer)
    screen.show(timer)
    await screen.advance(5)
    assert {str(event.error) for event in errors} == {
        "in until_change",
        "in did_complete",
    }
    assert "complete" in diary.lines
    screen.shows("\u221200:02")


@reactive
class Hasty(TimerBase):
    """A timer that wants to wake again at once."""

    looks: int = 0
    """How often it was asked."""

    def until_change(self) -> float:
        self.looks += 1
        return 1e-17


async def test_a_change_that_never_comes(screen: Screen) -> None:
    """It wakes a thousand times a second at most, and time goes on."""
    timer = Hasty()
    screen.show(timer)
    await screen.advance(0.1)
    assert 50 < timer.looks < 250


async def test_names_of_its_own(screen: Screen) -> None:
    """A subclass may keep anything under names that come to mind."""

    @reactive
    class Named(TimerBase):
        _target: float = internal(100.0)
        _given: float = internal(1.0)
        _beginning: str = internal("now")
        _face: str = internal("round")
        _color: str = internal("red")

    screen.show(Named())
    await screen.advance(5)
    screen.shows("00:05")


# --- what is told and shown ---


async def test_a_lap_tells_what_is_left(screen: Screen) -> None:
    """The event of a lap is of that moment, also between two looks."""
    left: list[float] = []

    def note(event: LapEvent) -> None:
        left.append(event.remaining)

    stopwatch = Stopwatch(max_duration=100, on_lap=note)
    screen.show(stopwatch)
    await screen.advance(30.5)
    stopwatch.lap()
    assert left == [69.5]


@pytest.mark.parametrize("face", ["ring", "bar"])
async def test_over_time_nothing_moves(screen: Screen, face: Any) -> None:
    """Ring and bar stay empty, and send no more than the digits."""
    screen.show(Countdown(3, face=face, overtime=True))
    await screen.advance(5)
    before = len(screen.patches)
    await screen.advance(60)
    assert len(screen.patches) - before == 60
