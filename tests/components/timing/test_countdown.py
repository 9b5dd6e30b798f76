"""A countdown counts, exactly, and says once when nothing is left."""

from __future__ import annotations

import asyncio

import pytest

from flet_components import Countdown, StoryTime, TimerPhase
from flet_components.testing import Screen, VirtualTime
from tests.components.timing.diary import Diary, one_patch_each_second


async def test_it_counts(screen: Screen) -> None:
    """Each second it shows one less."""
    screen.show(Countdown(90))
    for shown in ("01:30", "01:29", "01:28"):
        screen.shows(shown)
        await screen.advance(1)


async def test_two_in_step(screen: Screen) -> None:
    """Two countdowns that begin together count together."""
    screen.show(Countdown(120), Countdown(60))
    await screen.advance(59)
    assert screen.texts() == ["01:01", "00:01"]


async def test_what_it_tells(screen: Screen) -> None:
    """It tells that it runs, each tick, and after the last one that it is over."""
    countdown = Countdown(3)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(10)
    told = ["running", "tick 2", "tick 1", "tick 0", "completed", "complete"]
    assert diary.lines == told


async def test_nothing_moves_after_the_end(screen: Screen) -> None:
    """When it is over it shows zero, stops, and sends nothing more."""
    countdown = Countdown(3)
    screen.show(countdown)
    await screen.advance(3)
    screen.shows("00:00")
    assert (countdown.running, countdown.remaining) == (False, 0.0)
    assert [task.name for task in countdown.tasks] == []
    sent = len(screen.patches)
    await screen.advance(60)
    assert len(screen.patches) == sent


@pytest.mark.parametrize("start", [0.0, 0.1, 7.3, 1000.7])
@pytest.mark.parametrize("seconds", [3.1, 12.6, 23.7])
async def test_it_ends_on_time(screen: Screen, start: float, seconds: float) -> None:
    """It is over when its length has passed, whatever floats make of the sums."""
    await screen.advance(start)
    countdown = Countdown(seconds)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(seconds - 0.001)
    assert diary.completions == []
    await screen.advance(0.002)
    assert [event.late for event in diary.completions] == [pytest.approx(0, abs=1e-6)]


class Sluggish(VirtualTime):
    """A time whose every wait takes some milliseconds longer, as in a busy loop."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(max(0.0, seconds) + 0.007)


async def test_exact_after_an_hour(screen: Screen) -> None:
    """Late wake-ups do not add up: after an hour it is over within one of them."""
    countdown = Countdown(3600, clock=Sluggish(asyncio.get_running_loop()))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(3599.5)
    screen.shows("00:01")
    assert diary.completions == []
    await screen.advance(0.52)
    screen.shows("00:00")
    assert diary.completions[0].late < 0.01


async def test_no_length_is_over_at_once(screen: Screen) -> None:
    """A countdown of nothing completes when it begins, without a tick."""
    countdown = Countdown(0)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.settle()
    assert diary.lines == ["running", "completed", "complete"]
    assert diary.completions[0].at_once


async def test_it_waits_to_be_started(screen: Screen) -> None:
    """With `running=False` it shows its length, and counts when it is set."""
    countdown = Countdown(60, running=False)
    screen.show(countdown)
    await screen.advance(30)
    screen.shows("01:00")
    assert countdown.phase is TimerPhase.IDLE
    countdown.running = True
    await screen.advance(30)
    screen.shows("00:30")


async def test_running_has_its_effect_after_a_pause_by_hand(screen: Screen) -> None:
    """What a user paused, the program can set running, and the other way round."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(1)
    for _ in range(3):
        countdown.pause()
        await screen.advance(100)
        countdown.running = True
        await screen.advance(1)
    screen.shows("00:56")


async def test_running_again_without_a_rest(screen: Screen) -> None:
    """Set running when nothing is left, it stays where it is, and says nothing."""
    countdown = Countdown(3)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(5)
    diary.take()
    countdown.running = True
    await screen.settle()
    assert (countdown.running, diary.lines) == (False, [])
    screen.shows("00:00")


async def test_a_longer_way(screen: Screen) -> None:
    """A new length counts what has passed."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(20)
    countdown.seconds = 100
    await screen.settle()
    screen.shows("01:20")
    await screen.advance(80)
    assert countdown.phase is TimerPhase.COMPLETED


async def test_a_length_that_has_passed(screen: Screen) -> None:
    """A length shorter than what has passed ends it: once, and not late at once."""
    countdown = Countdown(60)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(20)
    diary.take()
    countdown.seconds = 15
    await screen.advance(5)
    assert diary.lines == ["completed", "complete"]
    assert diary.completions[0].late == pytest.approx(5)
    assert not diary.completions[0].at_once


async def test_a_longer_way_after_the_end(screen: Screen) -> None:
    """A new length after the end leaves it stopped, with what is left of it."""
    countdown = Countdown(60)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(90)
    diary.take()
    countdown.seconds = 100
    await screen.advance(10)
    screen.shows("00:40")
    assert diary.lines == ["paused"]
    countdown.resume()
    await screen.advance(40)
    assert diary.lines[-1] == "complete"


async def test_overtime(screen: Screen) -> None:
    """With `overtime` it completes once and counts on below zero."""
    countdown = Countdown(2, overtime=True)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(2.5)
    screen.shows("00:00")
    await screen.advance(2.5)
    screen.shows("\u221200:03")
    told = ["tick 0", "completed", "complete", "tick -1", "tick -2", "tick -3"]
    assert diary.lines[-6:] == told
    assert countdown.running


async def test_a_pause_in_overtime(screen: Screen) -> None:
    """Over time it can be held and go on, too."""
    countdown = Countdown(2, overtime=True)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(5)
    countdown.pause()
    await screen.advance(60)
    screen.shows("\u221200:03")
    countdown.resume()
    await screen.advance(2)
    screen.shows("\u221200:05")
    assert len(diary.completions) == 1


async def test_overtime_that_ends(screen: Screen) -> None:
    """No longer with `overtime` it is over, and stops; with it again, it can go on."""
    countdown = Countdown(2, overtime=True)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(5)
    countdown.overtime = False
    await screen.settle()
    screen.shows("00:00")
    assert not countdown.running
    countdown.overtime = countdown.running = True
    await screen.advance(1)
    screen.shows("\u221200:01")
    assert len(diary.completions) == 1


async def test_a_time_of_its_own(screen: Screen) -> None:
    """With a clock of its own it follows that clock alone."""
    story = StoryTime(paused=True)
    screen.show(Countdown(60, clock=story))
    await screen.advance(30)
    screen.shows("01:00")
    await story.advance(20)
    await screen.settle()
    screen.shows("00:40")


async def test_an_hours_jump(screen: Screen) -> None:
    """After an hour in which the machine slept it completes once, and says how late."""
    story = StoryTime(paused=True)
    countdown = Countdown(600, clock=story)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.settle()
    story.jump(3600)
    await screen.settle()
    assert diary.lines == ["running", "tick 0", "completed", "complete"]
    assert diary.completions[0].late == 3000


async def test_a_nap(screen: Screen) -> None:
    """After ten minutes of sleep it shows what is left, with one tick."""
    story = StoryTime(paused=True)
    countdown = Countdown(3600, clock=story)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.settle()
    story.jump(600)
    await screen.settle()
    screen.shows("50:00")
    assert diary.lines == ["running", "tick 3000"]


async def test_the_wall_clock_does_not_matter(screen: Screen) -> None:
    """A length is counted by the monotonic clock: setting the date changes nothing."""
    story = StoryTime(paused=True)
    screen.show(Countdown(60, clock=story))
    for hours in (1, -1):
        story.travel(story.now().replace(year=2000 + hours))
        await story.advance(10)
    await screen.settle()
    screen.shows("00:40")


async def test_off_the_page_it_waits(screen: Screen) -> None:
    """It counts only while mounted; added again, it goes on where it was."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(20)
    screen.hide(countdown)
    await screen.advance(600)
    assert countdown.remaining == 40
    screen.show(countdown)
    screen.shows("00:40")
    await screen.advance(10)
    screen.shows("00:30")
    await one_patch_each_second(screen)


async def test_changes_while_off_the_page(screen: Screen) -> None:
    """What is set while it is off the page holds when it is added again."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(20)
    screen.hide(countdown)
    await screen.settle()
    countdown.seconds, countdown.running = 90, False
    screen.show(countdown)
    await screen.advance(5)
    screen.shows("01:10")
    assert countdown.phase is TimerPhase.PAUSED


async def test_verbs_before_the_first_page(screen: Screen) -> None:
    """Verbs work on a countdown that has never been on a page."""
    countdown = Countdown(60)
    countdown.add(30)
    countdown.pause()
    assert countdown.remaining == 90
    countdown.reset(45)
    countdown.start()
    screen.show(countdown)
    await screen.advance(5)
    screen.shows("00:40")


async def test_from_page_to_page(screen: Screen) -> None:
    """Moved to the page of another user, it goes on there."""
    other, countdown = screen.another(), Countdown(60)
    screen.show(countdown)
    await screen.advance(10)
    screen.hide(countdown)
    await screen.settle()
    other.show(countdown)
    await screen.advance(10)
    other.shows("00:40")
    screen.lacks("00:40")


async def test_the_end_of_the_session(screen: Screen) -> None:
    """When the page's session ends, so does its counting."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(10)
    await screen.close()
    assert not countdown.mounted
    assert screen.tasks() == []
    assert countdown.remaining == 50
