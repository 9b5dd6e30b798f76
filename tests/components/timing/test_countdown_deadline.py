"""A countdown to a date follows the wall clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from flet_components import Countdown, StoryTime, TimerPhase, set_clock
from flet_components.testing import Screen
from tests.components.timing.diary import Diary


def soon(screen: Screen, seconds: float) -> datetime:
    """Return the date some seconds from now."""
    return screen.clock.now() + timedelta(seconds=seconds)


async def test_it_counts_to_a_date(screen: Screen) -> None:
    """It shows the time until the date, whatever `seconds` says, and ends with it."""
    countdown = Countdown(10, deadline=soon(screen, 90))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.settle()
    screen.shows("01:30")
    await screen.advance(89)
    screen.shows("00:01")
    await screen.advance(1)
    assert diary.lines[-3:] == ["tick 0", "completed", "complete"]


async def test_the_first_digits_are_right(screen: Screen) -> None:
    """What is sent first is what is left by the page's time."""
    screen.show(Countdown(deadline=soon(screen, 90)))
    screen.shows("01:30")


async def test_a_date_that_has_passed(screen: Screen) -> None:
    """It completes at once, says so and how late, and never ticks."""
    countdown = Countdown(deadline=soon(screen, -300))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(5)
    assert diary.lines == ["running", "completed", "complete"]
    assert (diary.completions[0].at_once, diary.completions[0].late) == (True, 300)
    screen.shows("00:00")


async def test_a_date_that_has_passed_with_overtime(screen: Screen) -> None:
    """It completes at once, and counts on from what it is over."""
    countdown = Countdown(deadline=soon(screen, -300), overtime=True)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(2)
    screen.shows("\u221205:02")
    assert diary.lines[:3] == ["running", "completed", "complete"]


@pytest.mark.parametrize(
    "zone",
    [ZoneInfo("Asia/Kathmandu"), ZoneInfo("America/New_York"), timezone.max],
    ids=str,
)
async def test_another_time_zone(screen: Screen, zone: tzinfo) -> None:
    """A date means the same moment in every time zone."""
    screen.show(Countdown(deadline=soon(screen, 90).astimezone(zone)))
    await screen.settle()
    screen.shows("01:30")


async def test_over_the_end_of_summer_time(screen: Screen) -> None:
    """A day on which the clocks go back has 25 hours."""
    berlin = ZoneInfo("Europe/Berlin")
    screen.clock.travel(datetime(2026, 10, 25, tzinfo=berlin))
    screen.show(Countdown(deadline=datetime(2026, 10, 26, tzinfo=berlin)))
    await screen.settle()
    screen.shows("1 day 01:00:00")


def test_a_date_needs_a_time_zone() -> None:
    """A date without a time zone is refused, with the fix."""
    with pytest.raises(ValueError, match=r"deadline .*time zone.*datetime\.now\(UTC\)"):
        Countdown(deadline=datetime(2026, 1, 1))


async def test_the_wall_clock_is_set_forward(screen: Screen) -> None:
    """An hour's leap past the date is noticed within a second."""
    countdown = Countdown(deadline=soon(screen, 600))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(10.5)
    diary.take()
    screen.clock.travel(soon(screen, 3600))
    await screen.advance(0.5)
    assert diary.lines == ["tick 0", "completed", "complete"]
    assert diary.completions[0].late == pytest.approx(3011)


async def test_the_wall_clock_is_set_back(screen: Screen) -> None:
    """An hour back is an hour more, from the next second on."""
    countdown = Countdown(deadline=soon(screen, 600))
    screen.show(countdown)
    await screen.advance(10)
    screen.clock.travel(soon(screen, -3600))
    await screen.advance(1)
    screen.shows("1:09:49")
    await screen.advance(4189)
    assert countdown.phase is TimerPhase.COMPLETED


async def test_set_back_after_the_end(screen: Screen) -> None:
    """What is over stays over, though the date lies ahead again."""
    countdown = Countdown(deadline=soon(screen, 10))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(20)
    screen.clock.travel(soon(screen, -3600))
    await screen.advance(20)
    screen.shows("00:00")
    assert len(diary.completions) == 1


async def test_jumps_both_ways(screen: Screen) -> None:
    """With a story's time: an hour forward and back, and ten minutes of sleep."""
    story = StoryTime(paused=True)
    deadline = story.now() + timedelta(hours=2)
    screen.show(Countdown(deadline=deadline, clock=story))
    await screen.settle()
    for seconds, shown in [(3600, "1:00:00"), (-3600, "1:59:59"), (600, "1:49:59")]:
        story.jump(seconds)
        await story.advance(1 if seconds < 0 else 0)
        await screen.settle()
        screen.shows(shown)


async def test_a_late_end(screen: Screen) -> None:
    """After the machine slept over the date, it says how long ago it was."""
    story = StoryTime(paused=True)
    countdown = Countdown(deadline=story.now() + timedelta(minutes=1), clock=story)
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.settle()
    story.jump(600)
    await screen.settle()
    assert [event.late for event in diary.completions] == [540]
    assert not diary.completions[0].at_once


async def test_another_date(screen: Screen) -> None:
    """A new date counts from then on; what was added belongs to the old one."""
    countdown = Countdown(deadline=soon(screen, 60))
    screen.show(countdown)
    await screen.advance(10)
    countdown.add(5)
    countdown.deadline = soon(screen, 3600)
    await screen.settle()
    screen.shows("1:00:00")


async def test_another_date_after_the_end(screen: Screen) -> None:
    """It stays stopped, and shows what is left until then."""
    countdown = Countdown(deadline=soon(screen, 10))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(20)
    diary.take()
    countdown.deadline = soon(screen, 90)
    await screen.settle()
    screen.shows("01:30")
    assert (countdown.running, diary.lines) == (False, ["paused"])
    countdown.start()
    await screen.advance(90)
    assert diary.lines[-1] == "complete"


async def test_a_date_after_a_length(screen: Screen) -> None:
    """A date that is set on the way is met exactly, whatever was held before."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(20)
    countdown.pause()
    countdown.deadline = soon(screen, 100)
    countdown.resume()
    await screen.advance(99.5)
    screen.shows("00:01")
    await screen.advance(0.5)
    assert countdown.phase is TimerPhase.COMPLETED


async def test_a_length_after_a_date(screen: Screen) -> None:
    """Without a date it counts its length again, of which the time has passed."""
    countdown = Countdown(60, deadline=soon(screen, 3600))
    screen.show(countdown)
    await screen.advance(20)
    countdown.deadline = None
    await screen.settle()
    screen.shows("00:40")


async def test_a_pause_holds_the_digits(screen: Screen) -> None:
    """Held, it shows what was left; going on, it shows what is left by then."""
    countdown = Countdown(deadline=soon(screen, 60))
    screen.show(countdown)
    await screen.advance(10)
    countdown.pause()
    await screen.advance(20)
    countdown.precision = 1
    await screen.settle()
    screen.shows("00:50.0")
    countdown.resume()
    await screen.settle()
    screen.shows("00:30.0")


async def test_a_pause_in_overtime_holds_the_digits(screen: Screen) -> None:
    """That is so over time, too."""
    countdown = Countdown(deadline=soon(screen, 5), overtime=True)
    screen.show(countdown)
    await screen.advance(10)
    countdown.pause()
    await screen.advance(20)
    countdown.precision = 1
    await screen.settle()
    screen.shows("\u221200:05.0")


async def test_the_date_passes_in_a_pause(screen: Screen) -> None:
    """It is over when it goes on, and says how long it has been."""
    countdown = Countdown(deadline=soon(screen, 60))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(10)
    countdown.pause()
    await screen.advance(100)
    diary.take()
    countdown.resume()
    await screen.settle()
    assert diary.lines == ["running", "completed", "complete"]
    assert (diary.completions[0].at_once, diary.completions[0].late) == (True, 50)


async def test_add_moves_the_date(screen: Screen) -> None:
    """Seconds that are added put the date off, and a reset puts it back."""
    countdown = Countdown(deadline=soon(screen, 60))
    screen.show(countdown)
    countdown.add(30)
    await screen.advance(10)
    screen.shows("01:20")
    countdown.reset()
    await screen.settle()
    screen.shows("00:50")


async def test_add_while_paused(screen: Screen) -> None:
    """Held, it shows what is added at once."""
    countdown = Countdown(deadline=soon(screen, 60))
    screen.show(countdown)
    await screen.advance(10)
    countdown.pause()
    await screen.advance(5)
    countdown.add(30)
    await screen.settle()
    screen.shows("01:20")
    countdown.resume()
    await screen.settle()
    screen.shows("01:15")


async def test_add_long_after_the_end(screen: Screen) -> None:
    """Snoozed, it counts what was added from now, not from the date."""
    countdown = Countdown(deadline=soon(screen, 10))
    screen.show(countdown)
    await screen.advance(3600)
    countdown.add(300)
    await screen.advance(1)
    screen.shows("04:59")


async def test_off_the_page_the_date_comes_nearer(screen: Screen) -> None:
    """Added again, it shows what is left by then."""
    countdown = Countdown(deadline=soon(screen, 60))
    screen.show(countdown)
    await screen.advance(10)
    screen.hide(countdown)
    await screen.advance(20)
    screen.show(countdown)
    await screen.settle()
    screen.shows("00:30")


async def test_far_away(screen: Screen) -> None:
    """A date in the next century is counted to the second."""
    screen.clock.travel(datetime(2026, 1, 1, tzinfo=UTC))
    screen.show(Countdown(deadline=datetime(2126, 1, 1, tzinfo=UTC)))
    await screen.advance(1)
    screen.shows("36523 days 23:59:59")


@pytest.mark.parametrize("seconds", [3.123457, 7.654321, 12.000001])
async def test_it_ends_on_time(screen: Screen, seconds: float) -> None:
    """Dates are no finer than microseconds, and none makes it late by a second."""
    await screen.advance(0.1234567)
    countdown = Countdown(deadline=soon(screen, seconds))
    diary = Diary(countdown)
    screen.show(countdown)
    await screen.advance(seconds + 0.001)
    assert [event.late < 1e-5 for event in diary.completions] == [True]


async def test_a_clock_that_is_set_while_nobody_looks(screen: Screen) -> None:
    """The end of a countdown to a date is noticed within a minute, unseen, too."""
    clock, ended = StoryTime(), list[float]()
    set_clock(screen.page, clock)
    countdown = Countdown(deadline=clock.now() + timedelta(hours=1))
    countdown.on_complete = lambda: ended.append(screen.clock.monotonic())
    screen.show(countdown)
    await screen.hide_tab()
    clock.travel(clock.now() + timedelta(hours=1))
    await screen.advance(61)
    assert len(ended) == 1
