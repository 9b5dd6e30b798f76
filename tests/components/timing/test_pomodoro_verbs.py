"""What the verbs of a Pomodoro do, in whatever phase it is."""

from __future__ import annotations

from typing import Any

import pytest

from flet_components import Pomodoro, PomodoroRound, TimerPhase
from flet_components.testing import Screen
from tests.components.timing.round_diary import RoundDiary, quick

WORK, SHORT, LONG = PomodoroRound
IDLE, RUNNING, PAUSED = TimerPhase.IDLE, TimerPhase.RUNNING, TimerPhase.PAUSED


async def begun(screen: Screen, seconds: float = 12, **fields: Any) -> Pomodoro:
    """Return a Pomodoro that has run for some seconds."""
    pomodoro = quick(**fields)
    screen.show(pomodoro)
    await screen.advance(seconds)
    return pomodoro


# --- skip ---


async def test_skip(screen: Screen) -> None:
    """It ends the round at once, as skipped, and what was left of it is told."""
    pomodoro = await begun(screen)
    diary = RoundDiary(pomodoro)
    pomodoro.skip()
    await screen.settle()
    screen.shows("Short break", "00:05")
    assert diary.lines == ["work 1 skipped", "short_break 1"]
    ended, follows = diary.events
    assert (ended.elapsed, ended.remaining, ended.late) == (12, 8, 0)
    assert follows.skipped
    await screen.advance(2)
    screen.shows("00:03")


async def test_skip_to_a_round_that_waits(screen: Screen) -> None:
    """What does not begin by itself does not begin because of a skip."""
    pomodoro = await begun(screen, 22, auto_start_work=False)
    pomodoro.skip()
    await screen.advance(60)
    screen.shows("Focus", "00:20")
    assert pomodoro.phase is IDLE


async def test_skip_while_paused(screen: Screen) -> None:
    """Held, the next round waits, too."""
    pomodoro = await begun(screen)
    pomodoro.pause()
    pomodoro.skip()
    await screen.advance(60)
    screen.shows("Short break", "00:05")
    assert (pomodoro.phase, pomodoro.running) == (IDLE, False)


async def test_skip_what_has_not_begun(screen: Screen) -> None:
    """A round that never ran can be skipped as well."""
    pomodoro = quick(running=False)
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    pomodoro.skip()
    pomodoro.skip()
    told = ["work 1 skipped", "short_break 1", "short_break 1 skipped", "work 2"]
    assert diary.lines == told
    assert [record.seconds for record in pomodoro.history] == [0, 0]


async def test_skip_before_the_first_page(screen: Screen) -> None:
    """Off the page, it goes on to the next round, which runs when it is shown."""
    pomodoro = quick()
    pomodoro.skip()
    assert (pomodoro.round, pomodoro.remaining) == (SHORT, 5)
    screen.show(pomodoro)
    await screen.advance(2)
    screen.shows("Short break", "00:03")


async def test_skip_from_the_last_seconds(screen: Screen) -> None:
    """Skipped in its last moment, a round does not end twice."""
    pomodoro = await begun(screen, 19.999)
    diary = RoundDiary(pomodoro)
    pomodoro.skip()
    await screen.advance(3)
    assert diary.lines == ["work 1 skipped", "short_break 1"]


# --- restart_round, reset, stop ---


async def test_restart_round(screen: Screen) -> None:
    """The round at hand begins again and runs on; nothing is told."""
    pomodoro = await begun(screen)
    diary = RoundDiary(pomodoro)
    pomodoro.restart_round()
    await screen.advance(2)
    screen.shows("Focus", "00:18")
    assert (diary.lines, pomodoro.history, pomodoro.phase) == ([], (), RUNNING)
    await screen.advance(18)
    assert pomodoro.history[0].seconds == 20


async def test_restart_round_while_paused(screen: Screen) -> None:
    """Held, it stands at the beginning of its round."""
    pomodoro = await begun(screen, 22)
    pomodoro.pause()
    pomodoro.restart_round()
    await screen.advance(60)
    screen.shows("Short break", "00:05")
    assert pomodoro.phase is IDLE


async def test_restart_round_over_time(screen: Screen) -> None:
    """A round that is over time begins again, and completes again."""
    pomodoro = await begun(screen, 22, overtime=True)
    diary = RoundDiary(pomodoro)
    pomodoro.restart_round()
    await screen.advance(20)
    assert diary.lines == ["work 1 done"]


async def test_reset(screen: Screen) -> None:
    """The session begins again, with work; what was done is remembered."""
    pomodoro = await begun(screen, 47)
    diary = RoundDiary(pomodoro)
    pomodoro.reset()
    await screen.advance(2)
    screen.shows("Focus", "00:18")
    assert diary.lines == ["work 1"]
    assert diary.events[0].before is LONG
    assert (pomodoro.completed_rounds, len(pomodoro.history)) == (0, 3)


async def test_reset_in_the_first_round(screen: Screen) -> None:
    """Where it is the same round, no other one is told."""
    pomodoro = await begun(screen)
    diary = RoundDiary(pomodoro)
    pomodoro.reset()
    await screen.settle()
    screen.shows("Focus", "00:20")
    assert diary.lines == []


async def test_stop(screen: Screen) -> None:
    """It holds, at the beginning of the session."""
    pomodoro = await begun(screen, 22)
    diary = RoundDiary(pomodoro)
    pomodoro.stop()
    await screen.advance(60)
    screen.shows("Focus", "00:20")
    assert (pomodoro.phase, diary.lines) == (IDLE, ["work 1"])


async def test_a_reset_key(screen: Screen) -> None:
    """Another key begins the session again, as `reset` does."""
    pomodoro = await begun(screen, 22, reset_key="monday")
    pomodoro.reset_key = "tuesday"
    await screen.advance(1)
    screen.shows("Focus", "00:19")


# --- pause, suspend, wake ---


async def test_a_pause_is_exact(screen: Screen) -> None:
    """Held, nothing is lost, however long and how often."""
    pomodoro = await begun(screen, 10.25)
    pomodoro.pause()
    await screen.advance(1000)
    assert pomodoro.remaining == 9.75
    pomodoro.start()
    await screen.advance(9.75)
    screen.shows("Short break", "00:05")


async def test_suspend_and_wake(screen: Screen) -> None:
    """Between the two no time passes, to the fraction."""
    pomodoro = await begun(screen, 12.25)
    pomodoro.suspend()
    await screen.advance(3600)
    assert (pomodoro.remaining, pomodoro.phase) == (7.75, PAUSED)
    pomodoro.wake()
    assert (pomodoro.remaining, pomodoro.phase) == (7.75, RUNNING)
    await screen.advance(8)
    screen.shows("Short break")


async def test_what_was_paused_does_not_wake(screen: Screen) -> None:
    """Only what ran when it was suspended goes on."""
    pomodoro = await begun(screen)
    pomodoro.pause()
    pomodoro.suspend()
    pomodoro.wake()
    await screen.advance(5)
    screen.shows("00:08")


@pytest.mark.parametrize("verb", ["pause", "stop"])
async def test_held_while_it_is_suspended(screen: Screen, verb: str) -> None:
    """What somebody holds meanwhile, waking up does not start."""
    pomodoro = await begun(screen)
    pomodoro.suspend()
    getattr(pomodoro, verb)()
    pomodoro.wake()
    assert not pomodoro.running


async def test_started_while_it_is_suspended(screen: Screen) -> None:
    """What somebody starts meanwhile, and holds, waking up does not start."""
    pomodoro = await begun(screen)
    pomodoro.suspend()
    pomodoro.start()
    pomodoro.running = False
    pomodoro.wake()
    assert not pomodoro.running


async def test_wake_alone_does_nothing(screen: Screen) -> None:
    """What was never suspended does not wake."""
    pomodoro = quick(running=False)
    screen.show(pomodoro)
    pomodoro.wake()
    assert not pomodoro.running


async def test_suspended_twice(screen: Screen) -> None:
    """Once is enough to wake it."""
    pomodoro = await begun(screen)
    pomodoro.suspend()
    pomodoro.suspend()
    pomodoro.wake()
    await screen.advance(1)
    screen.shows("00:07")


# --- from everywhere ---


@pytest.mark.parametrize(
    ("verb", "shown"),
    [
        ("skip", "00:05"),
        ("restart_round", "00:20"),
        ("suspend", "00:08"),
        ("pause", "00:08"),
        ("start", "00:08"),
        ("reset", "00:20"),
    ],
)
async def test_verbs_from_another_thread(screen: Screen, verb: str, shown: str) -> None:
    """A worker thread may use every verb; it runs on the page's thread."""
    pomodoro = await begun(screen)
    screen.page.run_thread(getattr(pomodoro, verb))
    await screen.settle()
    screen.shows(shown)


async def test_the_buttons(screen: Screen) -> None:
    """They pause and start, begin the round again, and skip it."""
    pomodoro = await begun(screen)
    await screen.tap("Pause")
    await screen.advance(5)
    screen.shows("00:08")
    await screen.tap("Start")
    await screen.advance(5)
    screen.shows("00:03")
    await screen.tap("Restart round")
    screen.shows("00:20")
    await screen.tap("Skip")
    screen.shows("Short break", "00:05")
    assert pomodoro.running
