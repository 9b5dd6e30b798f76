"""An interval runs what it is given, when it is due, and shows what that changes."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Any

import flet as ft
import pytest

from flet_components import ErrorBoundary, ErrorEvent, Interval, IntervalEvent
from flet_components.testing import Screen
from tests.components.timing.run_diary import NOON, RunDiary


@pytest.fixture
def diary(screen: Screen) -> RunDiary:
    """What is run, and when."""
    return RunDiary(screen.clock)


# --- when ---


@pytest.mark.parametrize("seconds", [10, 10.0, timedelta(seconds=10)])
async def test_it_runs_every_ten_seconds(
    screen: Screen, diary: RunDiary, seconds: float | timedelta
) -> None:
    """For the first time after ten seconds; a plain function is called in place."""
    interval = Interval(seconds, diary.note)
    screen.show(interval)
    await screen.advance(35)
    assert diary.began == [10, 20, 30]
    assert (interval.runs, interval.tasks) == (3, ())
    assert interval.next_run == NOON + timedelta(seconds=40)


async def test_it_runs_at_once(screen: Screen, diary: RunDiary) -> None:
    """`immediate` has one more run, when it begins."""
    screen.show(Interval(10, diary.note, immediate=True))
    await screen.settle()
    assert diary.take() == [0]
    await screen.advance(25)
    assert diary.take() == [10, 20]


async def test_it_does_not_drift(screen: Screen, diary: RunDiary) -> None:
    """The thousandth run is due where it would be if time had no rounding."""
    screen.show(Interval(0.1, diary.note))
    await screen.advance(100.05)
    assert len(diary.began) == 1000
    assert diary.began[-1] == pytest.approx(100, abs=1e-9)


async def test_several_are_due_together(screen: Screen) -> None:
    """Those that came to the page in one turn run in one turn."""
    diaries = [RunDiary(screen.clock) for _ in range(3)]
    screen.show(*(Interval(10, each.note) for each in diaries))
    await screen.advance(20)
    assert [each.began for each in diaries] == [[10, 20]] * 3


async def test_what_a_run_is_told(screen: Screen, diary: RunDiary) -> None:
    """Which run it is, when it was due, how late it is, and what was missed."""
    interval = Interval(10, diary.note, on_run=diary.tell)
    screen.show(interval)
    await screen.advance(20)
    due = NOON + timedelta(seconds=20)
    event = diary.events[1]
    assert event.control is interval
    assert (event.index, event.scheduled, event.late, event.missed) == (1, due, 0, 0)
    assert (event.duration, event.error, event.cancelled) == (None, None, False)
    after = diary.told[1]
    assert (after.index, after.scheduled, after.duration) == (1, due, 0)


async def test_chance_puts_runs_off(screen: Screen, diary: RunDiary) -> None:
    """Each by less than `jitter`, and by another time; the grid stays where it is."""
    interval = Interval(10, diary.note, jitter=4)
    screen.show(interval)
    await screen.settle()
    expected = []
    for _ in range(20):
        assert interval.next_run is not None
        expected.append((interval.next_run - NOON).total_seconds())
        await screen.advance(expected[-1] - screen.clock.monotonic() + 1e-5)
    late = [moment - 10 * (n + 1) for n, moment in enumerate(diary.began)]
    assert diary.began == pytest.approx(expected, abs=1e-5)
    assert 0 <= min(late) < 1.5 < 3 < max(late) < 4
    assert {event.late for event in diary.events} == {0}
    assert set(diary.missed) == {0}


# --- what ---


async def nothing() -> None:
    """Run, and need nothing."""


def steps() -> Iterator[None]:
    """Run in steps."""
    yield


async def waiting_steps() -> AsyncIterator[None]:
    """Run in steps, and wait."""
    yield


class Job:
    """Is called as a function is."""

    async def __call__(self, event: IntervalEvent) -> None:
        """Run."""


@pytest.mark.parametrize(
    "callback",
    [
        *(nothing, steps, waiting_steps, Job(), lambda: nothing(), lambda event: None),
        *(functools.partial(nothing), None, print),
    ],
)
async def test_anything_that_can_be_called(
    screen: Screen, callback: Callable[..., Any] | None
) -> None:
    """With an argument or none, plain or async, in steps, or nothing at all."""
    diary = RunDiary(screen.clock)
    screen.show(Interval(10, callback, on_run=diary.tell))
    await screen.advance(25)
    assert [(event.index, event.error) for event in diary.told] == [
        (0, None),
        (1, None),
    ]


async def test_what_it_changes_is_shown(screen: Screen) -> None:
    """A plain callback, or an async one, need not update anything; nor is more sent."""
    plain, waiting = ft.Text("-"), ft.Text("-")

    def count(event: IntervalEvent) -> None:
        plain.value = f"{event.index}"

    async def ask(event: IntervalEvent) -> None:
        waiting.value = "..."
        await screen.clock.sleep(1)
        waiting.value = f"answer {event.index}"

    screen.show(ft.Row([plain, waiting]), Interval(10, count), Interval(10, ask))
    await screen.advance(10)
    screen.shows("0")
    await screen.advance(1)
    screen.shows("0", "answer 0")
    before = len(screen.messages)
    await screen.advance(10)
    screen.shows("1", "answer 1")
    assert len(screen.messages) - before == 2


async def test_each_step_is_shown(screen: Screen) -> None:
    """A callback that yields shows what it has changed so far."""
    text = ft.Text("-")

    async def work() -> AsyncIterator[None]:
        text.value = "begun"
        yield
        await screen.clock.sleep(5)
        text.value = "done"

    screen.show(text, Interval(10, work))
    await screen.advance(11)
    screen.shows("begun")
    await screen.advance(5)
    screen.shows("done")


async def test_who_updates_himself_is_left_to_it(screen: Screen) -> None:
    """After an `update()` in the callback nothing else is sent, as in a handler."""
    shown, kept = ft.Text("-"), ft.Text("-")

    def work() -> None:
        shown.value = kept.value = "new"
        shown.update()

    screen.show(shown, kept, Interval(10, work))
    await screen.advance(10)
    assert screen.texts() == ["new", "-"]


async def test_nothing_is_sent_of_itself(screen: Screen, diary: RunDiary) -> None:
    """Runs that change nothing cost no message."""
    screen.show(Interval(1, diary.note), Interval(1, diary.work))
    await screen.settle()
    before = len(screen.messages)
    await screen.advance(60)
    assert len(screen.messages) == before


# --- errors ---


def fails(event: IntervalEvent) -> None:
    """Fail, each time."""
    raise RuntimeError(f"run {event.index}")


async def fails_later(event: IntervalEvent) -> None:
    """Fail, each time, after a while."""
    await event.control.clock.sleep(1)
    raise RuntimeError(f"run {event.index}")


@pytest.mark.parametrize(
    ("callback", "task"), [(fails, None), (fails_later, "fails_later")]
)
async def test_errors_do_not_stop_it(
    screen: Screen, callback: Callable[..., Any], task: str | None
) -> None:
    """Each goes to `on_error` and, with the run, to `on_run`; it is not hidden away."""
    errors, diary = list[ErrorEvent](), RunDiary(screen.clock)
    interval = Interval(10, callback, on_run=diary.tell, on_error=errors.append)
    screen.show(interval)
    await screen.advance(35)
    assert [str(event.error) for event in errors] == ["run 0", "run 1", "run 2"]
    assert {event.task for event in errors} == {task}
    assert [event.error for event in diary.told] == [event.error for event in errors]
    assert not interval.busy


async def test_errors_without_a_handler(screen: Screen) -> None:
    """They are in the log."""
    screen.expect_error("RuntimeError: run 0")
    screen.show(Interval(10, fails))
    await screen.advance(10)


async def test_errors_in_a_boundary(screen: Screen) -> None:
    """A boundary around it is told, and shows its fallback."""
    boundary = ErrorBoundary(
        ft.Column([ft.Text("all is well"), Interval(10, fails_later)]),
        on_error=lambda: None,
        fallback=lambda failure: ft.Text(f"{failure.error}"),
    )
    screen.show(boundary)
    await screen.advance(12)
    assert screen.texts() == ["run 0"]


# --- how often ---


async def test_it_runs_so_often(screen: Screen, diary: RunDiary) -> None:
    """Three runs are three, the one at the beginning included; then it is over."""
    ended: list[float] = []
    interval = Interval(10, diary.note, max_runs=3, immediate=True)
    interval.on_complete = lambda: ended.append(screen.clock.monotonic())
    screen.show(interval)
    await screen.advance(100)
    assert (diary.began, ended) == ([0, 10, 20], [20])
    assert (interval.runs, interval.running, interval.next_run) == (3, False, None)


async def test_it_is_over_when_the_last_run_is(screen: Screen, diary: RunDiary) -> None:
    """`on_complete` waits for an async run, and comes after its `on_run`."""
    diary.takes, said = 5.0, list[str]()
    interval = Interval(10, diary.work, max_runs=2)
    interval.on_run = lambda event: said.append(f"run {event.index}")
    interval.on_complete = lambda: said.append(f"{screen.clock.monotonic():g}")
    screen.show(interval)
    await screen.advance(22)
    assert (interval.running, interval.next_run, said) == (True, None, ["run 0"])
    await screen.advance(60)
    assert said == ["run 0", "run 1", "25"]
    assert not interval.running


async def test_it_may_begin_again(screen: Screen, diary: RunDiary) -> None:
    """`start()` in `on_complete`, or `running` set again, begin from the beginning."""
    interval = Interval(10, diary.note, max_runs=2)
    interval.on_complete = lambda event: event.control.start()
    screen.show(interval)
    await screen.advance(45)
    assert diary.take() == [10, 20, 30, 40]
    interval.on_complete = None
    await screen.advance(20)
    assert not interval.running
    interval.running = True
    await screen.advance(15)
    assert (diary.take(), interval.runs) == ([50, 60, 75], 1)


async def test_more_runs_or_fewer(screen: Screen, diary: RunDiary) -> None:
    """More runs go on where it was over; as few as there were end it at once."""
    ended: list[None] = []
    interval = Interval(10, diary.note, max_runs=2)
    interval.on_complete = lambda: ended.append(None)
    screen.show(interval)
    await screen.advance(25)
    assert len(ended) == 1
    interval.max_runs = 4
    interval.resume()
    await screen.advance(10)
    assert (diary.take(), interval.runs, interval.running) == ([10, 20, 35], 3, True)
    interval.max_runs = 1
    assert (len(ended), interval.running) == (2, False)


async def test_its_child_is_the_apps(screen: Screen) -> None:
    """A handler outside may change the child, and so may `page.update()`."""
    text = ft.Text("before")

    def change() -> None:
        text.value = "after"

    interval = Interval(60, lambda: None, child=ft.Column([text]))
    screen.show(interval, ft.Button("Go", on_click=change))
    await screen.tap("Go")
    screen.shows("after")
    text.value = "later"
    screen.page.update()
    screen.shows("later")
