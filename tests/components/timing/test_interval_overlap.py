"""A run that is due while another goes on: it is left out, waits, or cuts that off."""

from __future__ import annotations

import asyncio

import pytest

from flet_components import ErrorEvent, Interval, IntervalEvent, StoryTime
from flet_components.testing import Screen
from tests.components.timing.run_diary import RunDiary


@pytest.fixture
def diary(screen: Screen) -> RunDiary:
    """Runs that take 25 seconds."""
    return RunDiary(screen.clock, takes=25.0)


async def test_it_is_left_out(screen: Screen, diary: RunDiary) -> None:
    """By default; the next run says how many there were."""
    interval = Interval(10, diary.work, immediate=True)
    screen.show(interval)
    await screen.advance(65)
    assert (diary.began, diary.missed) == ([0, 30, 60], [0, 2, 2])
    assert (interval.runs, interval.busy, interval.waiting) == (3, True, False)
    assert [task.name for task in interval.tasks] == ["work"]


async def test_the_newest_waits(screen: Screen, diary: RunDiary) -> None:
    """It begins when the one before has ended, so late; those in between are missed."""
    interval = Interval(10, diary.work, immediate=True, overlap="queue")
    screen.show(interval)
    await screen.advance(15)
    assert (interval.busy, interval.waiting, diary.began) == (True, True, [0])
    await screen.advance(62)
    assert (diary.began, diary.missed) == ([0, 25, 50, 75], [0, 1, 2, 1])
    assert [event.late for event in diary.events] == [0, 5, 0, 5]
    assert (interval.busy, interval.waiting) == (True, False)


async def test_nothing_waits_that_is_not_due(screen: Screen, diary: RunDiary) -> None:
    """A run that takes less than the interval leaves nobody waiting."""
    diary.takes = 9.0
    interval = Interval(10, diary.work, overlap="queue")
    screen.show(interval)
    await screen.advance(55)
    assert (diary.began, set(diary.missed)) == ([10, 20, 30, 40, 50], {0})


async def test_it_cuts_the_one_before_off(screen: Screen, diary: RunDiary) -> None:
    """Each is on time; `on_run` says of the others how far they came."""
    interval = Interval(10, diary.work, overlap="cancel", on_run=diary.tell)
    screen.show(interval)
    await screen.advance(45)
    assert (diary.began, set(diary.missed)) == ([10, 20, 30, 40], {0})
    assert [(event.duration, event.cancelled) for event in diary.told] == [
        *((10, True), (10, True), (10, True))
    ]
    interval.pause()
    await screen.advance(30)
    assert (diary.told[-1].duration, diary.told[-1].cancelled) == (25, False)


async def test_what_is_cut_off_cleans_up_first(screen: Screen) -> None:
    """The next run begins when the one before has let go, and not two at once."""
    lines: list[str] = []

    async def work(event: IntervalEvent) -> None:
        lines.append(f"{event.index} begins at {screen.clock.monotonic():g}")
        try:
            await screen.clock.sleep(100)
        finally:
            await screen.clock.sleep(3)
            lines.append(f"{event.index} has gone")

    interval = Interval(10, work, overlap="cancel")
    screen.show(interval)
    await screen.advance(24)
    assert lines == ["0 begins at 10", "0 has gone", "1 begins at 23"]
    interval.run_now()
    interval.run_now()
    await screen.advance(3)
    assert lines[3:] == ["1 has gone", "2 begins at 27"]
    interval.stop()
    await screen.advance(3)
    assert not interval.busy


async def test_what_will_not_be_cut_off_ends_first(screen: Screen) -> None:
    """A run that takes its cancellation for nothing is waited for."""
    began: list[float] = []

    async def work() -> None:
        began.append(screen.clock.monotonic())
        for _ in range(5):
            try:
                await screen.clock.sleep(5)
            except asyncio.CancelledError:
                await screen.clock.sleep(5)

    interval = Interval(10, work, overlap="cancel")
    screen.show(interval)
    await screen.advance(50)
    assert began == [10, 40]
    interval.pause()
    await screen.advance(30)
    assert not interval.busy


async def test_the_policy_may_change_on_the_way(
    screen: Screen, diary: RunDiary
) -> None:
    """It counts when a run is due."""
    interval = Interval(10, diary.work, immediate=True)
    screen.show(interval)
    await screen.advance(15)
    interval.overlap = "queue"
    await screen.advance(10)
    assert diary.take() == [0, 25]
    interval.overlap = "cancel"
    await screen.advance(20)
    assert diary.take() == [30, 40]


async def test_the_last_run_that_waits(screen: Screen, diary: RunDiary) -> None:
    """One that waits counts when it begins; then it is over when that has ended."""
    ended: list[float] = []
    interval = Interval(10, diary.work, overlap="queue", max_runs=2)
    interval.on_complete = lambda: ended.append(screen.clock.monotonic())
    screen.show(interval)
    await screen.advance(100)
    assert (diary.began, ended) == ([10, 35], [60])


async def test_a_run_that_calls_for_another(screen: Screen, diary: RunDiary) -> None:
    """`run_now` in a plain callback does what the policy says, and not for ever."""

    def again(event: IntervalEvent) -> None:
        diary.note(event)
        if event.index < 5:
            event.control.run_now()

    interval = Interval(10, again)
    screen.show(interval)
    await screen.advance(15)
    assert diary.take() == [10]
    interval.overlap = "queue"
    await screen.advance(10)
    assert diary.take() == [20] * 5
    assert not interval.busy


async def test_an_error_lets_the_next_one_in(screen: Screen, diary: RunDiary) -> None:
    """What waits behind a run that fails begins when it has failed."""
    errors: list[ErrorEvent] = []

    async def work(event: IntervalEvent) -> None:
        await diary.work(event)
        raise RuntimeError(f"run {event.index}")

    interval = Interval(10, work, overlap="queue", on_error=errors.append)
    screen.show(interval)
    await screen.advance(65)
    assert diary.began == [10, 35, 60]
    assert [str(event.error) for event in errors] == ["run 0", "run 1"]


async def test_a_busy_loop_has_one_run(screen: Screen) -> None:
    """A plain callback that takes too long has no backlog behind it."""
    clock = StoryTime(paused=True)
    diary = RunDiary(clock)

    def block(event: IntervalEvent) -> None:
        diary.note(event)
        if event.index == 0:
            clock.jump(25)

    screen.show(Interval(10, block, overlap="queue", clock=clock))
    await screen.settle()
    await clock.advance(55)
    assert (diary.began, diary.missed) == ([10, 35, 40, 50], [0, 1, 0, 0])
    assert diary.events[1].late == 5
