"""The verbs of an interval, and its fields, whenever they come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import flet as ft
import pytest

from flet_components import Interval
from flet_components.testing import Screen
from tests.components.timing.run_diary import NOON, RunDiary

Verb = Callable[[Interval], object]


@pytest.fixture
def diary(screen: Screen) -> RunDiary:
    """What is run, and when."""
    return RunDiary(screen.clock)


# --- verbs ---


async def test_a_pause_keeps_the_rest(screen: Screen, diary: RunDiary) -> None:
    """Six of ten seconds were left, and are left after the pause; nothing is missed."""
    interval = Interval(10, diary.note)
    screen.show(interval)
    await screen.advance(14)
    interval.pause()
    assert (interval.running, interval.next_run) == (False, None)
    await screen.advance(100)
    interval.resume()
    assert interval.next_run == NOON + timedelta(seconds=120)
    await screen.advance(20)
    assert (diary.began, diary.missed) == ([10, 120, 130], [0, 0, 0])


async def test_it_may_begin_paused(screen: Screen, diary: RunDiary) -> None:
    """With `running=False` it begins when it is started, with its run at once."""
    interval = Interval(10, diary.note, running=False, immediate=True)
    screen.show(interval)
    await screen.advance(30)
    interval.start()
    await screen.advance(15)
    assert diary.began == [30, 40]


async def test_a_pause_lets_a_run_end(screen: Screen, diary: RunDiary) -> None:
    """What goes on comes to its end; what waits behind it is missed."""
    diary.takes = 15.0
    interval = Interval(10, diary.work, overlap="queue", on_run=diary.tell)
    screen.show(interval)
    await screen.advance(22)
    assert interval.waiting
    interval.pause()
    assert not interval.waiting
    await screen.advance(100)
    assert [(event.duration, event.cancelled) for event in diary.told] == [(15, False)]
    interval.resume()
    await screen.advance(10)
    assert diary.missed == [0, 1]


async def test_back_to_the_beginning(screen: Screen, diary: RunDiary) -> None:
    """`reset()` counts runs from 0, a whole interval from now, at once."""
    interval = Interval(10, diary.note, max_runs=3)
    screen.show(interval)
    await screen.advance(24)
    interval.reset()
    assert (interval.runs, interval.next_run) == (0, NOON + timedelta(seconds=34))
    await screen.advance(100)
    assert diary.began == [10, 20, 34, 44, 54]
    assert [event.index for event in diary.events] == [0, 1, 0, 1, 2]


async def test_a_reset_runs_at_once_again(screen: Screen, diary: RunDiary) -> None:
    """With `immediate`, if it runs; paused, it begins so when it goes on."""
    interval = Interval(10, diary.note, immediate=True)
    screen.show(interval)
    await screen.advance(14)
    interval.reset()
    assert diary.take() == [0, 10, 14]
    interval.pause()
    interval.reset()
    await screen.advance(6)
    assert (diary.take(), interval.runs) == ([], 0)
    interval.resume()
    assert diary.take() == [20]


async def test_a_stop_cuts_off(screen: Screen, diary: RunDiary) -> None:
    """`stop()` cancels the run that goes on, and goes back to the beginning."""
    diary.takes = 5.0
    interval = Interval(10, diary.work, on_run=diary.tell)
    screen.show(interval)
    await screen.advance(22)
    interval.stop()
    await screen.advance(50)
    assert [(event.index, event.cancelled) for event in diary.told] == [
        *((0, False), (1, True))
    ]
    assert (interval.runs, interval.running, interval.tasks) == (0, False, ())
    interval.start()
    await screen.advance(10)
    assert diary.began == [10, 20, 82]


async def test_a_run_that_stops_it_comes_to_its_end(screen: Screen) -> None:
    """`stop()` in the callback cancels everything but the callback."""
    lines: list[str] = []

    async def last() -> None:
        interval.stop()
        await screen.clock.sleep(5)
        lines.append("done")

    interval = Interval(10, last)
    screen.show(interval)
    await screen.advance(60)
    assert (lines, interval.running) == (["done"], False)


async def test_a_run_out_of_turn(screen: Screen, diary: RunDiary) -> None:
    """`run_now()` counts as a run, is not late, and moves nothing."""
    interval = Interval(10, diary.note, max_runs=3)
    button = ft.Button("Now", on_click=interval.run_now)
    screen.show(interval, button)
    await screen.advance(13)
    await screen.tap("Now")
    assert (diary.began, interval.runs) == ([10, 13], 2)
    assert (diary.events[1].late, diary.events[1].scheduled) == (
        *(0, NOON + timedelta(seconds=13)),
    )
    assert interval.next_run == NOON + timedelta(seconds=20)
    interval.pause()
    await screen.tap("Now")
    assert diary.began == [10, 13, 13]
    assert interval.runs == 3


async def test_the_last_run_out_of_turn(screen: Screen, diary: RunDiary) -> None:
    """It may be the last one; then it is over, and no other comes."""
    ended: list[float] = []
    diary.takes = 2.0
    interval = Interval(10, diary.work, max_runs=2)
    interval.on_complete = lambda: ended.append(screen.clock.monotonic())
    screen.show(interval)
    await screen.advance(15)
    interval.run_now()
    assert interval.next_run is None
    await screen.advance(60)
    assert (diary.began, ended, interval.running) == ([10, 15], [17], False)


async def test_verbs_of_one_that_is_on_no_page(screen: Screen, diary: RunDiary) -> None:
    """They set how it begins; there is nowhere to run out of turn."""
    interval = Interval(10, diary.note)
    interval.run_now()
    interval.pause()
    interval.reset()
    interval.stop()
    screen.show(interval)
    await screen.advance(30)
    interval.start()
    await screen.advance(10)
    screen.hide(interval)
    interval.run_now()
    assert diary.began == [40]


async def test_verbs_from_another_thread(screen: Screen, diary: RunDiary) -> None:
    """They act on the page's own."""
    interval = Interval(10, diary.work)
    screen.show(interval)
    await screen.settle()
    await asyncio.to_thread(interval.run_now)
    await screen.settle()
    assert (diary.began, interval.runs) == ([0], 1)
    await asyncio.to_thread(interval.stop)
    await screen.advance(30)
    assert (diary.began, interval.runs) == ([0], 0)


VERBS: list[Verb] = [
    *(Interval.start, Interval.pause, Interval.resume),
    *(Interval.reset, Interval.stop),
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
async def test_a_verb_in_the_callback(
    screen: Screen, diary: RunDiary, verb: Verb
) -> None:
    """The run itself may call any of them, plain or async."""

    def plain() -> None:
        diary.began.append(screen.clock.monotonic())
        verb(interval)

    async def waiting() -> None:
        plain()
        await screen.clock.sleep(1)

    interval = Interval(10, plain)
    screen.show(interval)
    await screen.advance(25)
    goes_on = verb in (Interval.start, Interval.resume, Interval.reset)
    assert diary.take() == ([10, 20] if goes_on else [10])
    interval.callback = waiting
    interval.reset()
    interval.start()
    await screen.advance(25)
    assert diary.take() == ([35, 45] if goes_on else [35])


# --- fields ---


@pytest.mark.parametrize(
    ("seconds", "began"),
    [(15, [10, 25, 40]), (6, [10, 18, 24, 30, 36]), (3, [10, 18, 21, 24]), (100, [10])],
)
async def test_other_seconds(
    screen: Screen, diary: RunDiary, seconds: float, began: list[float]
) -> None:
    """What has passed since the last run counts; if that is too long, it runs now.

    Nothing was missed, for nothing was due.
    """
    interval = Interval(10, diary.note)
    screen.show(interval)
    await screen.advance(18)
    interval.seconds = seconds
    await screen.advance(24)
    assert diary.began[: len(began)] == began
    assert set(diary.missed) == {0}


async def test_a_slider_does_not_starve_it(screen: Screen, diary: RunDiary) -> None:
    """While its length is dragged about, it still runs."""
    interval = Interval(10, diary.note)
    screen.show(interval)
    for step in range(100):
        interval.seconds = 10 + step % 2
        await screen.advance(1)
    assert len(diary.began) == pytest.approx(9, abs=1)


async def test_other_seconds_while_paused(screen: Screen, diary: RunDiary) -> None:
    """They count as if they had been changed at the pause."""
    interval = Interval(10, diary.note)
    screen.show(interval)
    await screen.advance(14)
    interval.pause()
    interval.seconds = 20
    await screen.advance(100)
    interval.resume()
    await screen.advance(20)
    assert diary.began == [10, 130]


async def test_another_kind(screen: Screen, diary: RunDiary) -> None:
    """From seconds to full minutes, to a time of day and back, in any order."""
    interval = Interval(50, diary.note)
    screen.show(interval)
    await screen.advance(55)
    interval.grid, interval.seconds = "minute", None
    await screen.advance(70)
    assert diary.take() == [50, 60, 120]
    interval.at, interval.tz = time(12, 5), "UTC"
    await screen.advance(300)
    assert diary.take() == [300]
    interval.seconds = 50
    interval.grid = interval.at = None
    await screen.advance(60)
    assert diary.take() == [475]


async def test_no_kind_at_all(screen: Screen, diary: RunDiary) -> None:
    """For as long as nothing says when, it waits, and begins then."""
    interval = Interval(10, diary.note)
    screen.show(interval)
    await screen.advance(15)
    interval.seconds = None
    assert interval.next_run is None
    await screen.advance(100)
    interval.seconds = 30
    await screen.advance(30)
    assert (diary.began, set(diary.missed)) == ([10, 145], {0})


async def test_another_key_is_another_beginning(
    screen: Screen, diary: RunDiary
) -> None:
    """`reset_key` does what `reset()` does, also where a render assigns it."""
    interval = Interval(10, diary.note, immediate=True, reset_key="AAPL")
    screen.show(interval)
    await screen.advance(14)
    interval.reset_key = "MSFT"
    await screen.advance(12)
    assert diary.began == [0, 10, 14, 24]


async def test_another_jitter(screen: Screen, diary: RunDiary) -> None:
    """The run that is waited for is put off by another time, or not at all."""
    interval = Interval(10, diary.note, jitter=5)
    screen.show(interval)
    await screen.settle()
    assert interval.next_run != NOON + timedelta(seconds=10)
    interval.jitter = 0
    assert interval.next_run == NOON + timedelta(seconds=10)


async def test_another_callback(screen: Screen, diary: RunDiary) -> None:
    """The next run calls the one that is there then; nothing else changes."""
    interval = Interval(10, lambda: None)
    screen.show(interval)
    await screen.advance(18)
    interval.callback = diary.note
    await screen.advance(10)
    assert (diary.began, diary.events[0].index) == ([20], 1)


async def test_a_render_changes_what_it_declares(
    screen: Screen, diary: RunDiary
) -> None:
    """In a declarative app other renders leave it alone, and the newest is called."""
    calls: list[tuple[int, int]] = []
    setters: dict[str, Callable[[Any], None]] = {}

    @ft.component
    def app() -> Any:
        number, setters["number"] = ft.use_state(0)
        seconds, setters["seconds"] = ft.use_state(10)

        def note() -> None:
            calls.append((number, round(screen.clock.monotonic())))

        return [ft.Text(f"{number}"), Interval(seconds, note)]

    await screen.run(lambda page: page.render(app))
    for number in range(1, 13):
        await screen.advance(1)
        setters["number"](number)
    await screen.advance(1)
    setters["seconds"](5)
    await screen.advance(6)
    assert calls == [(9, 10), (12, 15)]


@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        ({}, ValueError, "an Interval must be given seconds, grid or at, got none"),
        (
            {"seconds": 10, "at": time(9)},
            ValueError,
            "an Interval must be given either at, or seconds and grid, got seconds and "
            "at: leave one out",
        ),
        ({"seconds": 0}, ValueError, "seconds must be more than 0, got 0"),
        ({"seconds": -3}, ValueError, "seconds must be more than 0, got -3"),
        ({"seconds": float("inf")}, ValueError, "seconds must be more than 0, got inf"),
        (
            {"seconds": timedelta()},
            ValueError,
            "seconds must be more than 0, got datetime.timedelta(0)",
        ),
        ({"seconds": "10"}, TypeError, "seconds must be a number or a timedelta, got "),
        ({"grid": "day"}, ValueError, "grid must be one of 'second', 'minute', 'hour'"),
        ({"at": "9:00"}, TypeError, "at must be a datetime.time, or several, got "),
        ({"at": time(9), "tz": "Mars"}, ValueError, "tz must name a time zone, "),
        ({"seconds": 9, "callback": 9}, TypeError, "callback must be callable, got 9"),
        (
            {"seconds": 9, "overlap": "drop"},
            ValueError,
            "overlap must be one of 'skip', 'queue', 'cancel', got 'drop'",
        ),
        ({"seconds": 9, "jitter": -1}, ValueError, "jitter must be 0 or more, got -1"),
        (
            {"seconds": 9, "jitter": 9},
            ValueError,
            "jitter must be less than the 9 s from one run to the next, got 9",
        ),
        (
            {"at": time(9), "jitter": 1e6},
            ValueError,
            "jitter must be less than the 864",
        ),
        ({"seconds": 9, "max_late": 0}, ValueError, "max_late must be more than 0"),
        ({"seconds": 9, "max_runs": 0}, ValueError, "max_runs must be 1 or more"),
    ],
)
def test_what_it_does_not_take(
    fields: dict[str, Any], error: type[Exception], message: str
) -> None:
    """Each is refused where it is made, with what is wanted and what was got."""
    with pytest.raises(error) as refusal:
        Interval(**fields)
    assert str(refusal.value).startswith(message)
