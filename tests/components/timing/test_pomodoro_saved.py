"""A Pomodoro can be saved, and another one stands where it stood."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import flet as ft
import pytest

from flet_components import Pomodoro, PomodoroRound, TimerPhase
from flet_components.testing import Screen
from tests.components.timing.round_diary import RoundDiary, quick

WORK, SHORT, LONG = PomodoroRound


async def saved_after(screen: Screen, seconds: float, **fields: Any) -> dict[str, Any]:
    """Return what is saved of one that has run for some seconds, through JSON."""
    pomodoro = quick(**fields)
    screen.show(pomodoro)
    await screen.advance(seconds)
    saved: dict[str, Any] = json.loads(json.dumps(pomodoro.to_dict()))
    screen.hide(pomodoro)
    await screen.settle()
    return saved


async def test_it_stands_where_it_stood(screen: Screen) -> None:
    """Round, time, history and lengths are those of the one that was saved."""
    one = quick()
    screen.show(one)
    await screen.advance(22.5)
    other = Pomodoro.from_dict(one.to_dict(), clock=screen.clock)
    assert (other.round, other.round_number, other.remaining) == (SHORT, 1, 2.5)
    assert (other.history, other.completed_rounds) == (one.history, 1)
    assert (other.work, other.rounds, other.running) == (20, 2, True)
    assert other.to_dict() == one.to_dict()


async def test_one_that_ran_goes_on(screen: Screen) -> None:
    """It goes on when it is shown; by default the time between does not count."""
    saved = await saved_after(screen, 12)
    await screen.advance(3600)
    pomodoro = Pomodoro.from_dict(saved)
    screen.show(pomodoro)
    screen.shows("Focus", "00:08")
    await screen.advance(10)
    screen.shows("Short break", "00:03")
    begun = pomodoro.history[0].started_at
    assert begun == screen.clock.now() - timedelta(seconds=12 + 3600 + 10)


async def test_the_time_between_counts(screen: Screen) -> None:
    """With `"count"` it has passed, and so have rounds: each is told how late."""
    saved = await saved_after(screen, 12, when_asleep="count")
    await screen.advance(40)
    pomodoro = Pomodoro.from_dict(saved)
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.settle()
    screen.shows("Long break", "00:03")
    ended = [event for event in diary.events if event.name == "complete"]
    assert [event.round for event in ended] == [WORK, SHORT, WORK]
    assert [event.late for event in ended] == [32, 27, 7]
    assert [record.seconds for record in pomodoro.history] == [20, 5, 20]


async def test_a_clock_that_was_set_back_between(screen: Screen) -> None:
    """What was saved in the future is as if it were saved now."""
    saved = await saved_after(screen, 12, when_asleep="count")
    screen.clock.travel(screen.clock.now() - timedelta(days=1))
    screen.show(Pomodoro.from_dict(saved))
    screen.shows("00:08")


async def test_one_that_was_paused_waits(screen: Screen) -> None:
    """Of what was held, no time counts, in either case; it goes on when started."""
    one = quick(when_asleep="count")
    screen.show(one)
    await screen.advance(12)
    one.pause()
    saved = one.to_dict()
    screen.hide(one)
    await screen.advance(600)
    pomodoro = Pomodoro.from_dict(saved)
    assert pomodoro.phase is TimerPhase.PAUSED
    screen.show(pomodoro)
    await screen.advance(60)
    screen.shows("00:08")
    pomodoro.start()
    await screen.advance(3)
    screen.shows("00:05")


async def test_one_that_waits_for_its_start(screen: Screen) -> None:
    """A round that had not begun has not begun."""
    one = quick(auto_start_break=False)
    screen.show(one)
    await screen.advance(30)
    pomodoro = Pomodoro.from_dict(one.to_dict())
    assert (pomodoro.phase, pomodoro.running) == (TimerPhase.IDLE, False)
    assert (pomodoro.round, pomodoro.remaining) == (SHORT, 5)


async def test_one_that_was_suspended_goes_on(screen: Screen) -> None:
    """Saved because the machine goes to sleep, it runs when it is back."""
    one = quick()
    screen.show(one)
    await screen.advance(12)
    one.suspend()
    saved = one.to_dict()
    screen.hide(one)
    await screen.advance(600)
    screen.show(Pomodoro.from_dict(saved))
    await screen.advance(3)
    screen.shows("00:05")


async def test_other_fields(screen: Screen) -> None:
    """Fields that are given take the place of those that were saved."""
    saved = await saved_after(screen, 12)
    pomodoro = Pomodoro.from_dict(saved, work=60.0, running=False, face="bar")
    screen.show(pomodoro)
    await screen.advance(5)
    screen.shows("00:48")
    assert (pomodoro.face, pomodoro.short_break) == ("bar", 5)


async def test_paused_before_it_is_shown(screen: Screen) -> None:
    """What was held before it came to a page has lost nothing."""
    saved = await saved_after(screen, 12, when_asleep="count")
    pomodoro = Pomodoro.from_dict(saved)
    pomodoro.pause()
    await screen.advance(600)
    screen.show(pomodoro)
    pomodoro.start()
    await screen.settle()
    screen.shows("00:08")


@pytest.mark.parametrize("verb", ["skip", "restart_round", "reset"])
async def test_a_new_round_before_it_is_shown(screen: Screen, verb: str) -> None:
    """The time between counts for the round that was saved, not for another."""
    saved = await saved_after(screen, 12, when_asleep="count")
    pomodoro = Pomodoro.from_dict(saved)
    getattr(pomodoro, verb)()
    await screen.advance(600)
    screen.show(pomodoro)
    screen.shows("00:05" if verb == "skip" else "00:20")


async def test_over_time(screen: Screen) -> None:
    """What was over time is, and is not told once more."""
    saved = await saved_after(screen, 25, overtime=True)
    pomodoro = Pomodoro.from_dict(saved, overtime=True)
    diary = RoundDiary(pomodoro)
    assert pomodoro.phase is TimerPhase.COMPLETED
    screen.show(pomodoro)
    await screen.advance(5)
    screen.shows("\u221200:10")
    assert diary.lines == []


async def test_no_longer_over_time(screen: Screen) -> None:
    """Without `overtime` it goes on to the next round, which has all its time."""
    saved = await saved_after(screen, 25, overtime=True)
    screen.show(Pomodoro.from_dict(saved))
    await screen.settle()
    screen.shows("Short break", "00:05")


async def test_what_was_saved_off_the_page(screen: Screen) -> None:
    """It can be saved before it is shown, and after it was removed."""
    assert Pomodoro().to_dict()["elapsed"] == 0
    one = quick()
    screen.show(one)
    await screen.advance(12.5)
    screen.hide(one)
    await screen.advance(60)
    assert one.to_dict()["elapsed"] == 12.5


async def test_what_cannot_be_read(screen: Screen) -> None:
    """Bad data is an error that names the key; no Pomodoro is made."""
    saved = Pomodoro().to_dict()
    saved["round"] = "nap"
    with pytest.raises(ValueError, match=r"round must be one of 'work'.*got 'nap'"):
        Pomodoro.from_dict(saved)


async def test_one_of_a_subclass(screen: Screen) -> None:
    """A subclass is restored as one of its own."""

    class Mine(Pomodoro):
        pass

    assert isinstance(Mine.from_dict(Pomodoro().to_dict()), Mine)


async def test_in_a_declarative_app(screen: Screen) -> None:
    """Made anew by each render, the one that runs goes on."""
    saved = await saved_after(screen, 12)
    renders: list[Any] = []

    @ft.component
    def app() -> ft.Control:
        count, again = ft.use_state(0)
        renders.append(lambda: again(count + 1))
        return ft.Column([ft.Text(f"render {count}"), Pomodoro.from_dict(saved)])

    await screen.run(lambda page: page.render(app))
    await screen.advance(3)
    screen.page.run_thread(renders[-1])
    await screen.advance(2)
    screen.shows("render 1", "00:03")
    await screen.advance(5)
    screen.shows("Short break", "00:03")
