"""What becomes of a round while the machine sleeps."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import pytest

from flet_components import Policy
from flet_components.testing import Screen
from tests.components.timing.machines import Machine
from tests.components.timing.round_diary import RoundDiary, quick

Asleep = Literal["hold", "count"]


class Windows(Machine):
    """A clock that goes on while the machine sleeps; wake-ups are late."""

    def sleep_for(self, seconds: float) -> None:
        self.jump(seconds)


class Linux(Machine):
    """A clock that stands still while the machine sleeps, and tells of it."""

    slept = 0.0

    def asleep(self) -> float:
        return self.slept

    def sleep_for(self, seconds: float) -> None:
        self.slept += seconds
        self.travel(self.now() + timedelta(seconds=seconds))


AnyMachine = Windows | Linux


@pytest.mark.parametrize(("machine", "left"), [(Windows, 13), (Linux, 14)])
async def test_a_sleep_does_not_count(
    screen: Screen, machine: type[AnyMachine], left: float
) -> None:
    """With `"hold"` it goes on from the tick that was due when the machine slept.

    Where the clock stood still, that tick is still to come.
    """
    clock = machine(paused=True)
    pomodoro = quick(clock=clock, face="digits")
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.settle()
    await clock.advance(5)
    clock.sleep_for(3600)
    await clock.advance(1)
    await screen.settle()
    assert (pomodoro.remaining, diary.lines) == (left, [])
    await clock.advance(left)
    await screen.settle()
    screen.shows("Short break", "00:05")
    assert diary.events[0].late == 0


@pytest.mark.parametrize(("machine", "late"), [(Windows, 2), (Linux, 3)])
async def test_a_sleep_counts(
    screen: Screen, machine: type[AnyMachine], late: float
) -> None:
    """With `"count"` what the machine slept over is behind, and told how late."""
    clock = machine(paused=True)
    pomodoro = quick(clock=clock, face="digits", when_asleep="count")
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.settle()
    await clock.advance(5)
    clock.sleep_for(17)
    await clock.advance(1)
    await screen.settle()
    screen.shows("Short break", "00:02")
    assert diary.lines == ["work 1 done", "short_break 1"]
    assert diary.events[0].late == late
    assert pomodoro.history[0].seconds == 20


@pytest.mark.parametrize("mode", ["hold", "count"])
async def test_a_busy_loop_is_no_sleep(screen: Screen, mode: Asleep) -> None:
    """What comes some seconds late has passed, in any case."""
    clock = Windows(paused=True)
    pomodoro = quick(clock=clock, when_asleep=mode)
    screen.show(pomodoro)
    await screen.settle()
    clock.jump(8)
    await screen.settle()
    assert pomodoro.remaining == 12


async def test_paused_right_after_a_sleep(screen: Screen) -> None:
    """Who pauses it before it could look does not count the sleep either."""
    clock = Linux(paused=True)
    pomodoro = quick(clock=clock, face="digits")
    screen.show(pomodoro)
    await screen.settle()
    await clock.advance(5.5)
    clock.sleep_for(3600)
    pomodoro.pause()
    assert pomodoro.remaining == 14


@pytest.mark.parametrize("verb", ["skip", "to_dict"])
async def test_asked_right_after_a_sleep(screen: Screen, verb: str) -> None:
    """Neither a record nor what is saved has the sleep in it."""
    clock = Linux(paused=True)
    pomodoro = quick(clock=clock, face="digits")
    screen.show(pomodoro)
    await screen.settle()
    await clock.advance(5.5)
    clock.sleep_for(3600)
    saved = getattr(pomodoro, verb)() or pomodoro.to_dict()["history"][0]
    elapsed = saved.get("elapsed", saved.get("seconds"))
    assert elapsed == 6


async def test_a_sleep_that_nobody_sees(screen: Screen) -> None:
    """On a hidden page it looks once a minute; what was slept is left out."""
    clock = Linux(paused=True)
    pomodoro = quick(clock=clock, work=600.0)
    screen.show(pomodoro)
    await screen.settle()
    await screen.hide_tab()
    await clock.advance(100)
    clock.sleep_for(3600)
    await clock.advance(100)
    await screen.show_tab()
    assert pomodoro.remaining == 400


async def test_a_sleep_that_nobody_sees_counts(screen: Screen) -> None:
    """With `"count"` it is noticed within a minute, seen or not."""
    clock = Linux(paused=True)
    pomodoro = quick(clock=clock, work=600.0, when_asleep="count")
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.settle()
    await screen.hide_tab()
    await clock.advance(100)
    clock.sleep_for(503)
    await clock.advance(60)
    assert diary.lines[0] == "work 1 done"


async def test_hidden_right_after_a_sleep(screen: Screen) -> None:
    """That its page is hidden before it could look does not make the sleep count."""
    clock = Linux(paused=True)
    pomodoro = quick(clock=clock, face="digits")
    screen.show(pomodoro)
    await screen.settle()
    await clock.advance(5.5)
    clock.sleep_for(3600)
    await screen.hide_tab()
    assert pomodoro.remaining == 14


async def test_over_time_nobody_sees_a_sleep(screen: Screen) -> None:
    """Over time on a hidden page, it looks once a minute, too."""
    clock = Windows(paused=True)
    pomodoro = quick(clock=clock, overtime=True, face="digits")
    screen.show(pomodoro)
    await screen.settle()
    await screen.hide_tab()
    await clock.advance(100)
    clock.sleep_for(3600)
    await screen.settle()
    await screen.show_tab()
    assert pomodoro.remaining == -120


async def test_over_time_sleep_does_not_count(screen: Screen) -> None:
    """Over time, a sleep is left out as well."""
    clock = Windows(paused=True)
    pomodoro = quick(clock=clock, overtime=True, face="digits")
    screen.show(pomodoro)
    await screen.settle()
    await clock.advance(25)
    clock.sleep_for(3600)
    await clock.advance(2)
    assert pomodoro.remaining == -8


@pytest.mark.parametrize("policy", ["run", "pause"])
async def test_what_a_policy_holds_up_is_no_sleep(
    screen: Screen, policy: Policy
) -> None:
    """Hidden, its time goes on, whether it looks meanwhile or not."""
    pomodoro = quick(work=600.0, when_hidden=policy)
    screen.show(pomodoro)
    await screen.advance(100)
    await screen.hide_tab()
    await screen.advance(300)
    await screen.show_tab()
    screen.shows("03:20")


async def test_a_clock_that_is_set(screen: Screen) -> None:
    """The date may be set as one likes: rounds count seconds."""
    clock = Windows(paused=True)
    pomodoro = quick(clock=clock)
    screen.show(pomodoro)
    await screen.settle()
    for hours in (5, -10):
        clock.travel(clock.now() + timedelta(hours=hours))
        await clock.advance(5)
    assert pomodoro.remaining == pytest.approx(10)
