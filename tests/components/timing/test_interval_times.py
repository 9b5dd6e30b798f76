"""An interval by the wall clock: full minutes, times of day, clocks that are set."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from flet_components import Interval, StoryTime
from flet_components.testing import Screen, VirtualTime
from tests.components.timing.run_diary import NOON, RunDiary

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)


@pytest.fixture
def diary(screen: Screen) -> RunDiary:
    """What is run, and when."""
    return RunDiary(screen.clock)


def shown(diary: RunDiary) -> list[str]:
    """Return for which times there were runs, by their own time zone."""
    return [f"{event.scheduled:%d %H:%M:%S}" for event in diary.events]


# --- the grid ---


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        ({"grid": "second"}, ["12:00:41", "12:00:42", "12:00:43"]),
        ({"grid": "minute"}, ["12:01:00", "12:02:00", "12:03:00"]),
        ({"grid": "hour"}, ["13:00:00", "14:00:00", "15:00:00"]),
        ({"seconds": 15, "grid": "minute"}, ["12:00:45", "12:01:00", "12:01:15"]),
        ({"seconds": 300, "grid": "hour"}, ["12:05:00", "12:10:00", "12:15:00"]),
        (
            {"seconds": timedelta(hours=2), "grid": "hour"},
            ["14:00:00", "16:00:00", "18:00:00"],
        ),
        ({"grid": "hour", "tz": "Asia/Kolkata"}, ["18:00:00", "19:00:00", "20:00:00"]),
    ],
)
async def test_the_full_minute(
    screen: Screen, diary: RunDiary, fields: dict[str, object], times: list[str]
) -> None:
    """Each full second, minute or hour of a zone, or so many seconds from one on."""
    await screen.advance(40.25)
    interval = Interval(callback=diary.note, **{"tz": "UTC", **fields})  # type: ignore[arg-type]
    screen.show(interval)
    await screen.settle()
    for _ in range(3):
        assert interval.next_run is not None
        await screen.advance((interval.next_run - screen.clock.now()).total_seconds())
    assert [line[3:] for line in shown(diary)] == times
    assert {event.late for event in diary.events} == {0}
    assert set(diary.missed) == {0}


async def test_the_full_minute_after_a_pause(screen: Screen, diary: RunDiary) -> None:
    """It goes on with the next full one; those in between are not missed."""
    interval = Interval(grid="minute", callback=diary.note)
    screen.show(interval)
    await screen.advance(70)
    interval.pause()
    await screen.advance(200)
    interval.resume()
    await screen.advance(60)
    assert (diary.began, diary.missed) == ([60, 300], [0, 0])


@pytest.mark.parametrize(
    ("fields", "begin", "runs", "minutes"),
    [
        # At 02:00 it is 01:30 again: the next full hour comes after 90 minutes.
        (
            {"tz": "Australia/Lord_Howe"},
            datetime(2026, 4, 4, 13, 10, tzinfo=UTC),
            ["05 01:00:00", "05 02:00:00", "05 03:00:00"],
            [50, 140, 200],
        ),
        # At 02:00 it is 02:30: the next one comes half an hour later.
        (
            {"tz": "Australia/Lord_Howe"},
            datetime(2026, 10, 3, 14, tzinfo=UTC),
            ["04 01:00:00", "04 02:30:00", "04 03:00:00"],
            [30, 90, 120],
        ),
        # At 03:00 it is 02:00 again, which has had its run.
        (
            {"tz": "Europe/Berlin", "seconds": 7200},
            datetime(2026, 10, 24, 20, tzinfo=UTC),
            ["25 00:00:00", "25 02:00:00", "25 04:00:00"],
            [120, 240, 420],
        ),
        # At 02:00 it is 03:00.
        (
            {"tz": "Europe/Berlin", "seconds": 7200},
            datetime(2026, 3, 28, 21, tzinfo=UTC),
            ["29 00:00:00", "29 03:00:00", "29 04:00:00"],
            [120, 240, 300],
        ),
    ],
    ids=["half back", "half forward", "back", "forward"],
)
async def test_full_hours_in_a_night_in_which_clocks_are_set(
    screen: Screen,
    diary: RunDiary,
    fields: dict[str, object],
    begin: datetime,
    runs: list[str],
    minutes: list[float],
) -> None:
    """They are those that the clocks show: none twice, and none is left out."""
    screen.clock.travel(begin)
    screen.show(Interval(grid="hour", callback=diary.note, **fields))  # type: ignore[arg-type]
    await screen.advance(60 * minutes[-1])
    assert shown(diary) == runs
    assert diary.began == [60 * minute for minute in minutes]
    assert {event.late for event in diary.events} == {0}
    assert set(diary.missed) == {0}


@pytest.mark.parametrize(
    "fields", [{"grid": "minute"}, {"at": [time(12, minute) for minute in range(60)]}]
)
async def test_chance_puts_off_what_is_due(
    screen: Screen, diary: RunDiary, fields: dict[str, object]
) -> None:
    """Each by another time, and none is missed; the clock's own minutes stay."""
    interval = Interval(callback=diary.note, jitter=50, tz="UTC", **fields)  # type: ignore[arg-type]
    screen.show(interval)
    await screen.advance(20 * 60 + 55)
    late = [at - 60 * (n + 1) for n, at in enumerate(diary.began)]
    assert len(late) == len(set(late)) == 20
    assert 0 <= min(late) < 15 < 35 < max(late) < 50
    assert max(event.late for event in diary.events) < 1e-5
    assert set(diary.missed) == {0}


# --- times of day ---


async def test_at_times_of_day(screen: Screen, diary: RunDiary) -> None:
    """At 9:00 and 17:30 in Berlin, each day, in whatever order they are given."""
    interval = Interval(at=[time(17, 30), time(9)], tz=BERLIN, callback=diary.note)
    screen.show(interval)
    await screen.settle()
    assert f"{interval.next_run}" == "2026-01-01 17:30:00+01:00"
    await screen.advance(2 * 86_400)
    assert shown(diary) == ["01 17:30:00", "02 09:00:00", "02 17:30:00", "03 09:00:00"]
    assert {event.late for event in diary.events} == {0}
    assert f"{interval.next_run}" == "2026-01-03 17:30:00+01:00"


async def test_a_time_that_has_passed_today(screen: Screen, diary: RunDiary) -> None:
    """It is due tomorrow; at the very moment at which it begins, too."""
    screen.show(Interval(at=(time(8), time(12)), tz="UTC", callback=diary.note))
    await screen.advance(86_400)
    assert shown(diary) == ["02 08:00:00", "02 12:00:00"]


@pytest.mark.parametrize(
    ("night", "runs"),
    [
        (datetime(2026, 3, 28, 23, tzinfo=BERLIN), ["29 03:00:00", "30 02:30:00"]),
        (datetime(2026, 10, 24, 23, tzinfo=BERLIN), ["25 02:30:00", "26 02:30:00"]),
    ],
)
async def test_the_nights_on_which_clocks_are_set(
    screen: Screen, diary: RunDiary, night: datetime, runs: list[str]
) -> None:
    """A time that is left out is the moment of the change; one that comes twice, once.

    So there is one run in either night.
    """
    screen.clock.travel(night)
    screen.show(Interval(at=time(2, 30), tz=BERLIN, callback=diary.note))
    await screen.advance(30 * 3600)
    assert shown(diary) == runs
    assert {event.late for event in diary.events} == {0}


async def test_a_week_of_days(screen: Screen, diary: RunDiary) -> None:
    """One run each day, at the same time by the clocks, over a change of them."""
    screen.clock.travel(datetime(2026, 10, 21, tzinfo=UTC))
    screen.show(Interval(at=time(7, 15), tz=BERLIN, callback=diary.note))
    await screen.advance(7 * 86_400)
    assert shown(diary) == [f"{day} 07:15:00" for day in range(21, 28)]


# --- clocks that are set ---


@pytest.mark.parametrize(
    ("set_by", "runs"),
    [
        (HOUR / 2, ["01 13:00:00"]),  # 12:30 now: half an hour sooner
        (3 * HOUR, ["01 13:00:00"]),  # 15:00 now: at once, late
        (-HOUR / 2, []),
    ],
)
async def test_a_clock_that_is_set_forward_or_back(
    screen: Screen, diary: RunDiary, set_by: timedelta, runs: list[str]
) -> None:
    """A time of day is that of the clock on the wall, noticed within a minute."""
    screen.show(Interval(at=time(13), tz="UTC", callback=diary.note))
    await screen.advance(60)
    screen.clock.travel(screen.clock.now() + set_by)
    await screen.advance(45 * 60)
    assert shown(diary) == runs
    assert all(event.late <= 2 * 3600 + 120 for event in diary.events)


async def test_a_clock_that_is_set_back_over_a_time(
    screen: Screen, diary: RunDiary
) -> None:
    """By a blink, the run was that of the time; by an hour, the time comes again."""
    interval = Interval(at=time(12, 30), tz="UTC", callback=diary.note)
    screen.show(interval)
    await screen.advance(1801)
    screen.clock.travel(screen.clock.now() - timedelta(seconds=3))
    interval.max_runs = 9  # it looks at the clock
    await screen.advance(60)
    screen.clock.travel(screen.clock.now() - HOUR)
    await screen.advance(3600)
    assert shown(diary) == ["01 12:30:00"] * 2
    assert diary.began == pytest.approx([1800, 5403])


async def test_a_clock_that_was_wrong_by_years(screen: Screen, diary: RunDiary) -> None:
    """A clock that comes to know the date has one run, and goes on from there."""
    screen.clock.travel(datetime(1970, 1, 1, tzinfo=UTC))
    interval = Interval(at=time(9), tz="UTC", callback=diary.note)
    screen.show(interval)
    await screen.advance(30)
    screen.clock.travel(NOON)
    await screen.advance(60)
    assert shown(diary) == ["01 09:00:00"]
    assert f"{interval.next_run}" == "2026-01-02 09:00:00+00:00"


async def test_seconds_do_not_notice(screen: Screen, diary: RunDiary) -> None:
    """An interval of seconds counts seconds, whatever the clock on the wall shows.

    When it is due by that clock is told right all the same.
    """
    interval = Interval(600, diary.note)
    screen.show(interval)
    await screen.advance(300)
    screen.clock.travel(screen.clock.now() - 5 * HOUR)
    assert interval.next_run == screen.clock.now() + timedelta(seconds=300)
    await screen.advance(600)
    assert diary.began == [600]


# --- a machine that slept ---


class Sleepy(VirtualTime):
    """A time that stands still while the machine sleeps, as on Linux and macOS."""

    slept = 0.0

    def sleep_for(self, seconds: float) -> None:
        """Let the machine sleep; only the clock on the wall goes on."""
        self.slept += seconds
        self.travel(self.now() + timedelta(seconds=seconds))

    def asleep(self) -> float:
        """Return for how long it has."""
        return self.slept


@pytest.mark.parametrize(
    ("fields", "runs"),
    [
        ({"seconds": 600}, [(60, 5, 30)]),
        ({"seconds": 7200}, []),
        ({"grid": "minute"}, [(60, 59, 30), (90, 0, 0)]),
        ({"grid": "hour"}, [(60, 0, 30)]),
        ({"at": [time(12, 15), time(12, 20), time(12, 45)]}, [(60, 2, 930)]),
    ],
    ids=str,
)
async def test_a_time_that_stood_still(
    screen: Screen, fields: dict[str, object], runs: list[tuple[float, int, float]]
) -> None:
    """What was slept counts all the same; it is noticed within a minute of waking up.

    There is one run, which says how many were missed, and how late it is.
    """
    clock = Sleepy(asyncio.get_running_loop())
    diary = RunDiary(clock)
    interval = Interval(callback=diary.note, tz="UTC", clock=clock, **fields)  # type: ignore[arg-type]
    screen.show(interval)
    await screen.advance(30)
    clock.sleep_for(3570)
    await screen.advance(60.5)
    told = zip(diary.began, diary.events, strict=True)
    assert [(at, e.missed, round(e.late)) for at, e in told] == runs


async def test_a_pause_before_a_sleep(screen: Screen) -> None:
    """What was slept while it was held does not count; that was no time to wait."""
    clock = Sleepy(asyncio.get_running_loop())
    diary = RunDiary(clock)
    interval = Interval(600, diary.note, clock=clock)
    screen.show(interval)
    await screen.advance(30)
    interval.pause()
    clock.sleep_for(3600)
    interval.resume()
    await screen.advance(569)
    assert diary.began == []
    await screen.advance(1)
    assert diary.missed == [0]


@pytest.mark.parametrize(
    ("fields", "missed", "late"),
    [
        ({"seconds": 60}, 59, 30),
        ({"grid": "minute"}, 59, 30),
        ({"at": [time(12, 15), time(12, 20), time(12, 45)]}, 2, 930),
    ],
)
async def test_a_machine_that_slept(
    screen: Screen, fields: dict[str, object], missed: int, late: float
) -> None:
    """There is one run; it says how many were missed, and how late it is."""
    clock = StoryTime(NOON, paused=True)
    diary = RunDiary(clock)
    screen.show(Interval(callback=diary.note, tz="UTC", clock=clock, **fields))  # type: ignore[arg-type]
    await screen.settle()
    clock.jump(3630)
    await clock.advance(0)
    assert [(event.missed, event.late) for event in diary.events] == [(missed, late)]
    await clock.advance(60)
    assert len(diary.events) == 1 + ("at" not in fields)


async def test_a_sleep_over_what_chance_puts_off(screen: Screen) -> None:
    """After it there is no reason to wait: a run is late from when it was due."""
    clock = StoryTime(NOON, paused=True)
    diary = RunDiary(clock)
    screen.show(Interval(60, diary.note, jitter=50, clock=clock))
    await screen.settle()
    clock.jump(185)
    await clock.advance(0)
    assert [(event.missed, event.late) for event in diary.events] == [(2, 5)]
    assert diary.events[0].scheduled == NOON + timedelta(seconds=180)


async def test_what_is_too_late_is_left_out(screen: Screen) -> None:
    """Beyond `max_late` there is no run; the next one says what was missed."""
    clock = StoryTime(NOON, paused=True)
    diary = RunDiary(clock)
    interval = Interval(60, diary.note, max_late=10, clock=clock)
    screen.show(interval)
    await screen.settle()
    clock.jump(68)
    await clock.advance(0)
    assert diary.take() == [68]
    clock.jump(123)
    await clock.advance(0)
    assert diary.take() == []
    await clock.advance(60)
    assert (diary.take(), diary.missed) == ([240], [0, 2])
