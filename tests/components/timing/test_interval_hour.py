"""For an hour in which everything happens, an interval runs exactly when it should.

When that is, says an oracle that knows nothing of how the interval does it: it is
asked once a second, and counts on its fingers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import attrs
import pytest

from flet_components import Interval
from flet_components.testing import Screen
from tests.components.timing.an_hour import an_hour
from tests.components.timing.machines import Machine
from tests.components.timing.run_diary import NOON, RunDiary

Runs = list[tuple[float, int]]
"""When there should be a run, in seconds, and how many were missed before."""


@attrs.define
class Fingers:
    """Counts the seconds of an interval, one at a time, while it runs."""

    seconds: int
    passed: int = 0
    at: float = 0.0
    running: bool = True
    runs: Runs = attrs.field(factory=list)

    def look(self, now: float) -> None:
        """Count the seconds since the last look."""
        due = 0
        for _ in range(round(now - self.at)):
            self.passed += self.running
            if self.passed == self.seconds:
                self.passed, due = 0, due + 1
        if due:
            self.runs.append((now, due - 1))
        self.at = now


def test_of_the_oracle() -> None:
    """It counts whole intervals, and what was missed when nobody looked."""
    fingers = Fingers(7)
    for now in (6, 7, 13, 30):
        fingers.look(now)
    assert fingers.runs == [(7, 0), (30, 2)]


@pytest.mark.parametrize("seconds", [1, 7, 60])
async def test_seconds(screen: Screen, seconds: int) -> None:
    """Exact to the second, through pauses, stalls, sleeps and clocks that are set."""
    clock, fingers = Machine(NOON, paused=True), Fingers(seconds)
    diary = RunDiary(clock)
    interval = Interval(seconds, diary.note, clock=clock)
    screen.show(interval)
    await screen.settle()

    def turn(on: bool) -> Callable[[], None]:
        def verb() -> None:
            fingers.look(fingers.at + 1)
            (interval.resume if on else interval.pause)()
            fingers.running = on

        return verb

    def again() -> None:
        fingers.look(fingers.at + 1)
        interval.reset()
        fingers.passed = 0

    def check() -> None:
        if fingers.at < clock.monotonic():  # a leap comes after the second that passes
            fingers.look(fingers.at + 1)
        fingers.look(clock.monotonic())
        seen = [(at, e.missed) for at, e in zip(diary.began, diary.events, strict=True)]
        assert seen == fingers.runs
        assert (interval.next_run is not None) is fingers.running

    verbs = {701: turn(False), 733: turn(True), 1203: again}
    verbs |= {2603: turn(False), 2700: turn(True), 3003: again}
    await an_hour(screen, clock, check, verbs=verbs)
    assert fingers.runs[-1][0] > 4100
    assert max(missed for _, missed in fingers.runs) >= 9


async def test_full_minutes(screen: Screen) -> None:
    """On each full minute of a clock on the wall that is set by hours meanwhile."""
    clock = Machine(NOON, paused=True)
    diary = RunDiary(clock)
    screen.show(Interval(grid="minute", callback=diary.note, clock=clock))
    await screen.settle()
    await an_hour(screen, clock, lambda: None)
    awake = [*range(60, 1501, 60), 2103, *range(2160, 4201, 60)]
    assert diary.began == awake, "from 1503 on it slept for ten minutes"
    assert [missed for missed in diary.missed if missed] == [9]
    assert all(event.scheduled.second == 0 for event in diary.events)


async def test_times_of_day(screen: Screen) -> None:
    """What the clock on the wall comes to is run, what it leaps over too, once.

    It goes from 12:16:43 to 13:16:43, over three times; from 13:25:03 to 13:35:03 the
    machine sleeps; then the clock goes from 13:43:23 back to 12:43:23, and comes to
    some of the times again; from 12:55:56 it goes to 13:25:56. It is looked at each
    minute.
    """
    clock = Machine(NOON, paused=True)
    diary = RunDiary(clock)
    times = [time(12, 10), time(12, 30), time(13), time(13, 20), time(13, 30)]
    times += [time(13, 40), time(12, 50), time(14)]
    screen.show(Interval(at=times, tz="UTC", callback=diary.note, clock=clock))
    await screen.settle()
    await an_hour(screen, clock, lambda: None)
    lines = [f"{event.scheduled:%H:%M} {event.missed}" for event in diary.events]
    assert lines == [
        *("12:10 0", "13:00 2", "13:20 0", "13:30 0", "13:40 0"),
        *("12:50 0", "13:20 1", "13:30 0", "13:40 0"),
    ]
    late = [round(event.late) for event in diary.events]
    assert [seconds for seconds in late if seconds > 60] == [1020, 303, 360]
