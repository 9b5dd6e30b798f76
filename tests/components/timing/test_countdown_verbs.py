"""What the verbs of a countdown do, in each of its phases."""

from __future__ import annotations

import flet as ft
import pytest

from flet_components import Countdown, StoryTime, TimerEvent, TimerPhase
from flet_components.testing import Screen
from tests.components.timing.diary import Diary, one_patch_each_second


async def begun(
    screen: Screen, seconds: float = 60, *, overtime: bool = False
) -> Countdown:
    """Return a countdown that has counted for ten seconds."""
    countdown = Countdown(seconds, overtime=overtime)
    screen.show(countdown)
    await screen.advance(10)
    return countdown


async def ended(screen: Screen) -> Countdown:
    """Return a countdown of ten seconds that is over since five."""
    countdown = await begun(screen, 10)
    await screen.advance(5)
    return countdown


async def test_a_pause_does_not_drift(screen: Screen) -> None:
    """Held, it shows what was left, to the fraction, however long."""
    countdown = Countdown(60, precision=1)
    screen.show(countdown)
    await screen.advance(10.25)
    countdown.pause()
    await screen.advance(1000)
    countdown.bgcolor = "primary"
    countdown.update()
    screen.shows("00:49.8")
    assert countdown.remaining == 49.75
    countdown.resume()
    await screen.advance(0.05)
    screen.shows("00:49.7")


async def test_pauses_add_up(screen: Screen) -> None:
    """Only what it counted is gone after many pauses."""
    countdown = await begun(screen)
    for _ in range(20):
        countdown.pause()
        await screen.advance(0.3)
        countdown.resume()
        await screen.advance(0.7)
    assert countdown.phase is TimerPhase.RUNNING
    screen.shows("00:36")
    await screen.advance(35.999)
    assert countdown.running
    await screen.advance(0.002)
    assert not countdown.running


async def test_pause_and_resume_in_one_turn(screen: Screen) -> None:
    """Toggled many times before anything else can run, it counts once."""
    countdown = await begun(screen)
    diary = Diary(countdown)
    for _ in range(10):
        countdown.pause()
        countdown.resume()
    await screen.advance(2)
    screen.shows("00:48")
    assert diary.lines[-2:] == ["tick 49", "tick 48"]
    await one_patch_each_second(screen)


async def test_pausing_twice(screen: Screen) -> None:
    """A verb that has nothing to do does nothing, and tells nothing."""
    countdown = await begun(screen)
    diary = Diary(countdown)
    for verb in (countdown.pause, countdown.pause, countdown.start, countdown.start):
        verb()
    assert diary.lines == ["paused", "running"]


async def test_start_after_the_end(screen: Screen) -> None:
    """When nothing is left, `start` begins anew."""
    countdown = await ended(screen)
    diary = Diary(countdown)
    countdown.start()
    await screen.advance(4)
    screen.shows("00:06")
    assert diary.lines[:3] == ["idle", "running", "tick 9"]


async def test_resume_after_the_end(screen: Screen) -> None:
    """When nothing is left, `resume` does nothing."""
    countdown = await ended(screen)
    diary = Diary(countdown)
    countdown.resume()
    await screen.advance(4)
    assert (countdown.running, diary.lines) == (False, [])


async def test_start_goes_on_after_a_pause(screen: Screen) -> None:
    """While something is left, `start` goes on with it."""
    countdown = await begun(screen)
    countdown.pause()
    countdown.start()
    await screen.advance(5)
    screen.shows("00:45")


async def test_reset_while_running(screen: Screen) -> None:
    """It goes on counting from the beginning, without a word."""
    countdown = await begun(screen)
    diary = Diary(countdown)
    countdown.reset()
    await screen.settle()
    screen.shows("01:00")
    await screen.advance(2)
    assert diary.lines == ["tick 59", "tick 58"]


async def test_reset_while_paused(screen: Screen) -> None:
    """It stands at the beginning."""
    countdown = await begun(screen)
    countdown.pause()
    diary = Diary(countdown)
    countdown.reset()
    await screen.advance(10)
    screen.shows("01:00")
    assert diary.lines == ["idle"]


async def test_reset_after_the_end(screen: Screen) -> None:
    """It stands at the beginning, and completes again when it is started."""
    countdown = await ended(screen)
    diary = Diary(countdown)
    countdown.reset()
    await screen.settle()
    screen.shows("00:10")
    assert (countdown.running, diary.take()) == (False, ["idle"])
    countdown.start()
    await screen.advance(10)
    assert diary.lines[-2:] == ["completed", "complete"]


@pytest.mark.parametrize("after", ["running", "paused", "completed"])
async def test_reset_to_another_length(screen: Screen, after: str) -> None:
    """A new length is the whole from then on, and no other phase is passed."""
    countdown = await (ended if after == "completed" else begun)(screen)
    if after == "paused":
        countdown.pause()
    diary, phases = Diary(countdown), [] if after == "running" else ["idle"]
    countdown.reset(100)
    await screen.settle()
    screen.shows("01:40")
    assert (countdown.seconds, diary.lines) == (100, phases)


async def test_reset_to_a_shorter_length(screen: Screen) -> None:
    """A length shorter than what has passed does not end it: that is forgotten."""
    countdown = await begun(screen)
    diary = Diary(countdown)
    countdown.reset(5)
    await screen.advance(4)
    screen.shows("00:01")
    assert diary.completions == []


async def test_a_wrong_length_changes_nothing(screen: Screen) -> None:
    """A length that is refused leaves the countdown as it was."""
    countdown = await begun(screen)
    with pytest.raises(ValueError, match="seconds must be 0 or more, got -3"):
        countdown.reset(-3)
    await screen.advance(1)
    screen.shows("00:49")


async def test_the_event_of_a_reset_tells_the_new_rest(screen: Screen) -> None:
    """Who is told of the reset is told what is left then."""
    countdown = await ended(screen)
    told: list[float] = []
    countdown.on_phase_change = lambda event: told.append(event.remaining)
    countdown.reset(100)
    assert told == [100]


async def test_add_while_running(screen: Screen) -> None:
    """Seconds that are added show at once, and the grid of the ticks moves along."""
    countdown = await begun(screen)
    await screen.advance(0.5)
    countdown.add(0.75)
    await screen.settle()
    screen.shows("00:51")
    await screen.advance(0.25)
    screen.shows("00:50")


async def test_add_while_paused(screen: Screen) -> None:
    """Seconds that are added show while it is held."""
    countdown = await begun(screen)
    countdown.pause()
    countdown.add(10)
    await screen.advance(10)
    screen.shows("01:00")
    assert countdown.phase is TimerPhase.PAUSED


async def test_take_away(screen: Screen) -> None:
    """A negative number takes seconds away."""
    countdown = await begun(screen)
    countdown.add(-20)
    await screen.settle()
    screen.shows("00:30")


async def test_take_away_more_than_there_is(screen: Screen) -> None:
    """Crossing zero completes once; it was not over when it began."""
    countdown = await begun(screen)
    diary = Diary(countdown)
    countdown.add(-20)
    countdown.add(-70)
    await screen.advance(5)
    screen.shows("00:00")
    assert diary.lines == ["completed", "complete"]
    assert not diary.completions[0].at_once


async def test_take_away_while_paused(screen: Screen) -> None:
    """Held, it ends only when it goes on: then at once."""
    countdown = await begun(screen)
    countdown.pause()
    diary = Diary(countdown)
    countdown.add(-100)
    await screen.settle()
    screen.shows("00:00")
    assert diary.take() == []
    countdown.resume()
    await screen.settle()
    assert diary.lines == ["running", "completed", "complete"]
    assert diary.completions[0].at_once


async def test_add_after_the_end(screen: Screen) -> None:
    """A countdown that had ended counts again, and completes again."""
    countdown = await ended(screen)
    diary = Diary(countdown)
    countdown.add(3)
    await screen.settle()
    screen.shows("00:03")
    await screen.advance(3)
    told = ["running", "tick 2", "tick 1", "tick 0", "completed", "complete"]
    assert diary.lines == told


async def test_add_after_a_late_end(screen: Screen) -> None:
    """However late the end was noticed, what is added counts in full."""
    story = StoryTime(paused=True)
    countdown = Countdown(5, clock=story)
    screen.show(countdown)
    await screen.settle()
    story.jump(600)
    await screen.settle()
    countdown.add(10)
    await screen.settle()
    screen.shows("00:10")


async def test_take_away_after_the_end(screen: Screen) -> None:
    """Nothing can be taken from nothing, nor is it owed."""
    countdown = await ended(screen)
    diary = Diary(countdown)
    countdown.add(-100)
    countdown.add(5)
    await screen.settle()
    screen.shows("00:05")
    assert diary.lines == ["running"]


async def test_add_in_overtime(screen: Screen) -> None:
    """Over time, what is added first makes up for that."""
    countdown = await begun(screen, 5, overtime=True)
    diary = Diary(countdown)
    countdown.add(3)
    await screen.settle()
    screen.shows("\u221200:02")
    countdown.add(3)
    await screen.advance(1)
    screen.shows("00:00")
    assert diary.lines == ["running", "tick 0", "completed", "complete"]


async def test_the_whole_chain(screen: Screen) -> None:
    """Each verb leads from phase to phase as its name says."""
    countdown = Countdown(60, running=False)
    diary = Diary(countdown)
    screen.show(countdown)
    for verb in ("start", "pause", "resume", "pause", "reset", "start"):
        getattr(countdown, verb)()
        await screen.settle()
    told = ["running", "paused", "running", "paused", "idle", "running"]
    assert diary.lines == told


@pytest.mark.parametrize(
    ("verb", "shown"),
    [("pause", "00:50"), ("reset", "01:00"), ("start", "00:50"), ("resume", "00:50")],
)
async def test_verbs_from_another_thread(screen: Screen, verb: str, shown: str) -> None:
    """A worker thread may use every verb; it runs on the page's thread."""
    countdown = await begun(screen)
    screen.page.run_thread(getattr(countdown, verb))
    await screen.settle()
    screen.shows(shown)
    screen.page.run_thread(countdown.add, 5)
    await screen.settle()
    screen.lacks(shown)


@pytest.mark.parametrize("verb", ["reset", "pause"])
async def test_verbs_in_a_tick(screen: Screen, verb: str) -> None:
    """A tick's handler may use every verb on its own countdown."""
    countdown = await begun(screen)

    def at_45(event: TimerEvent) -> None:
        if event.remaining == 45:
            getattr(event.control, verb)()

    countdown.on_tick = at_45
    await screen.advance(10)
    screen.shows("00:55" if verb == "reset" else "00:45")


async def test_a_loop(screen: Screen) -> None:
    """Started again in its own `on_complete`, it goes round and round."""
    countdown = Countdown(2)
    rounds: list[float] = []

    def again(event: TimerEvent) -> None:
        rounds.append(screen.clock.monotonic())
        event.control.start()

    countdown.on_complete = again
    screen.show(countdown)
    await screen.advance(7)
    assert rounds == [2, 4, 6]
    screen.shows("00:01")


async def test_verbs_in_a_change_of_phase(screen: Screen) -> None:
    """Started again when its phase changes, it still tells its completion."""
    countdown = Countdown(2)
    diary = Diary(countdown)

    def again(event: TimerEvent) -> None:
        if event.phase is TimerPhase.COMPLETED:
            event.control.start()

    countdown.on_phase_change = again
    screen.show(countdown)
    await screen.advance(3)
    assert diary.lines == ["tick 1", "tick 0", "complete", "tick 1"]
    assert diary.completions[0].phase is TimerPhase.COMPLETED


async def test_paused_as_soon_as_it_runs(screen: Screen) -> None:
    """Held by who is told that it runs, it does not count."""
    countdown = Countdown(60)
    countdown.on_phase_change = lambda event: event.control.pause()
    screen.show(countdown)
    await screen.advance(10)
    screen.shows("01:00")
    assert countdown.phase is TimerPhase.PAUSED
    assert countdown.tasks == ()


async def test_started_and_removed_before_it_begins(screen: Screen) -> None:
    """What was started in the turn in which it came and left counts when it is back."""
    countdown = Countdown(10, running=False)
    screen.show(countdown)
    countdown.start()
    screen.hide(countdown)
    await screen.advance(3)
    screen.show(countdown)
    await screen.advance(2)
    screen.shows("00:08")


async def test_its_build_inside_another(screen: Screen) -> None:
    """A subclass may put what it shows anywhere; at the end it is still there."""

    class Labelled(Countdown):
        def build(self) -> ft.Control:
            return ft.Row([ft.Text("left"), super().build() or ft.Text()])

    screen.show(Labelled(2))
    await screen.advance(1)
    assert screen.texts() == ["left", "00:01"]
    await screen.advance(5)
    assert screen.texts() == ["left", "00:00"]
