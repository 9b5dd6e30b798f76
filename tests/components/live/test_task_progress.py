"""A task does its work, shows how far it is, and ends with its page."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import flet as ft
import pytest

from flet_components import (
    Progress,
    ProgressEvent,
    ProgressPhase,
    TaskProgress,
    current_clock,
)
from flet_components.sources import stream
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.note_timers import note_timers

PAGE = Page("live", "task_progress")
Work = Callable[[], AsyncIterator[Any]]


def counting(*yielded: Any, every: float = 1.0) -> Work:
    """Return work that yields things, with a wait after each."""

    async def work() -> AsyncIterator[Any]:
        for item in yielded:
            if isinstance(item, Exception):
                raise item
            yield item
            await current_clock().sleep(every)

    return work


def said(screen: Screen) -> str:
    """Return what a screen reader says of the task."""
    return str(screen.find(ft.Semantics)["label"])


def offset(screen: Screen) -> float:
    """Return where the bar is: 0 is the end, -1 the beginning."""
    found: list[Any] = screen.find_all(ft.Container)
    return next(float(box["offset"]["x"]) for box in found if "offset" in box)


# --- what is shown ---


async def test_work_is_done(screen: Screen) -> None:
    """It begins by itself, shows each step on the way, and says when all is done."""
    task = TaskProgress(counting(0.25, 0.5, 0.75), title="Converting")
    screen.show(task)
    await screen.advance(1.5)
    screen.shows("Converting", "50%")
    assert offset(screen) == -0.5
    assert said(screen) == "Converting, 50 percent"
    await screen.advance(2)
    screen.shows("100%", "Done")
    assert said(screen) == "Converting, Done"
    assert screen.find(ft.Semantics)["live_region"] is True
    assert task.phase is ProgressPhase.COMPLETED


async def test_amounts_speed_and_what_is_left(screen: Screen) -> None:
    """They are shown as soon as they are known, and rounded as people would."""
    megabytes = [Progress(n * 3_000_000, 300_000_000) for n in range(100)]
    task = TaskProgress(counting(*megabytes), unit="bytes", show_elapsed=True)
    screen.show(task)
    await screen.advance(10.5)
    screen.shows("30.0 of 300.0 MB · 3.0 MB/s", "00:10 · about 2 min left", "10%")
    assert said(screen) == "Working, 10 percent, about 2 minutes left"
    assert (task.speed, task.remaining) == (3_000_000, 120)


async def test_nobody_knows_how_much_there_is(screen: Screen) -> None:
    """Without a total it pulses, and counts; one may come, and go again."""
    task = TaskProgress(unit="rows", show_speed=False)
    screen.show(task)
    await screen.advance(1)
    screen.find(ft.ProgressBar)
    task.report(1200)
    await screen.advance(1)
    screen.shows("1,200 rows")
    task.report(total=2400)
    await screen.advance(1)
    screen.shows("1,200 of 2,400 rows", "50%")
    task.report(total=None)
    await screen.advance(1)
    assert task.ratio is None
    screen.find(ft.ProgressBar)


@pytest.mark.parametrize(
    ("completed", "total", "ratio"),
    [(5, 10, 0.5), (12, 10, 1.0), (-3, 10, 0.0), (0, 0, 1.0), (3, None, None)],
)
async def test_a_share(
    screen: Screen, completed: float, total: Any, ratio: float | None
) -> None:
    """It is never less than nothing or more than all; of nothing, all is done."""
    task = TaskProgress(counting(Progress(completed, total)))
    screen.show(task)
    await screen.advance(0.5)
    assert task.ratio == ratio


async def test_it_goes_backwards(screen: Screen) -> None:
    """The bar does, too; speed is measured anew."""
    task = TaskProgress(total=100, unit="rows")
    screen.show(task)
    for number in (20, 40, 60, 10):
        task.report(number)
        await screen.advance(1)
    screen.shows("10%", "10 of 100 rows")
    assert task.speed is None


async def test_its_ring(screen: Screen) -> None:
    """The ring has the share in it, and turns while nobody knows."""
    task = TaskProgress(total=4, face="ring")
    screen.show(task)
    task.advance()
    await screen.advance(1)
    screen.shows("25%")
    task.total = None
    await screen.advance(1)
    screen.find(ft.ProgressRing)


async def test_in_another_language(screen: Screen) -> None:
    """Numbers and units are written as there."""
    task = TaskProgress(total=27_500_000, unit="bytes", locale="de")
    screen.show(task)
    task.advance(12_400_000)
    await screen.advance(1)
    screen.shows("12,4 of 27,5 MB", "45\u00a0%")


# --- steps ---


async def test_steps(screen: Screen) -> None:
    """What is told of a step is counted of it; what is left out, is skipped."""
    work = counting(
        Progress(1, 4, step="Fetch"), Progress(3), Progress(1, 2, step="Pack")
    )
    task = TaskProgress(work, title="Release", steps=["Fetch", "Test", "Pack", "Ship"])
    screen.show(task)
    await screen.advance(1.5)
    screen.shows("Release", "18%", "Step 1 of 4")
    assert said(screen) == "Release, Step 1 of 4, Fetch, 18 percent"
    await screen.advance(1)
    assert [step.status for step in task.step_list] == [
        "done",
        "skipped",
        "running",
        "pending",
    ]
    screen.shows("62%", "Skipped")
    await screen.advance(2)
    assert [step.status for step in task.step_list][2:] == ["done", "skipped"]


@pytest.mark.parametrize("how", ["failed", "cancelled"])
async def test_the_step_at_hand_ends_so(screen: Screen, how: str) -> None:
    """A failure, or who cancels, ends the step at hand; the others stay as they are."""
    task = TaskProgress(counting(Progress(step=1), every=9), steps=["a", "b", "c"])
    screen.show(task)
    await screen.advance(1)
    task.cancel() if how == "cancelled" else task.fail("no")
    await screen.advance(1)
    assert [step.status for step in task.step_list] == ["skipped", how, "pending"]


async def test_an_unknown_step(screen: Screen) -> None:
    """The work fails, with the step that was meant."""
    task = TaskProgress(counting(Progress(step="Tset")), steps=["Build", "Test"])
    screen.show(task)
    await screen.advance(1)
    assert "step must be one of the steps, got 'Tset': 'Test'?" in str(task.error)


# --- it ends ---


async def test_cancel(screen: Screen) -> None:
    """The work cleans up first; then it is cancelled, and can be begun again."""
    told: list[str] = []

    async def work() -> AsyncIterator[int]:
        told.append("begun")
        try:
            while True:
                yield 1
                await current_clock().sleep(1)
        finally:
            await current_clock().sleep(2)
            told.append("cleaned up")

    task = TaskProgress(work, on_cancel=lambda: told.append("cancelled"))
    screen.show(task)
    await screen.advance(0.5)
    await screen.tap("Cancel")
    screen.shows("Cancelling")
    await screen.advance(2.5)
    screen.shows("Cancelled")
    assert told == ["begun", "cleaned up", "cancelled"]
    await screen.tap("Retry")
    await screen.advance(1)
    assert (told[3:], task.phase) == (["begun"], ProgressPhase.RUNNING)


async def test_a_failure_and_another_try(screen: Screen) -> None:
    """It says why, and tries again when it is told to; `on_error` hears nothing."""
    told: list[ProgressEvent] = []
    works = [counting(0.4, OSError("no space left")), counting(0.9, 1.0)]
    task = TaskProgress(lambda: works.pop(0)(), on_failure=told.append)
    screen.show(task)
    await screen.advance(2)
    screen.shows("Failed. no space left", "40%")
    assert (told[0].phase, str(told[0].error)) == (
        ProgressPhase.FAILED,
        "no space left",
    )
    await screen.tap("Retry")
    await screen.advance(3)
    screen.shows("Done")
    assert task.error is None


async def test_it_leaves(screen: Screen) -> None:
    """Removed, its work is cancelled and cleans up; shown again, it begins anew."""
    told: list[str] = []

    async def work() -> AsyncIterator[float]:
        told.append("begun")
        try:
            yield 0.5
            await asyncio.get_running_loop().create_future()
        finally:
            told.append("ended")

    task = TaskProgress(work)
    screen.show(task)
    await screen.advance(1)
    screen.hide(task)
    await screen.settle()
    assert (told, task.phase) == (["begun", "ended"], ProgressPhase.IDLE)
    assert screen.tasks() == []
    screen.show(task)
    await screen.advance(1)
    assert told == ["begun", "ended", "begun"]


async def test_what_goes_on_in_spite_is_ended(screen: Screen) -> None:
    """Work that will not hear of its cancellation is asked for nothing more."""
    given: list[int] = []

    async def work() -> AsyncIterator[int]:
        while True:
            given.append(1)
            yield len(given)
            try:
                await current_clock().sleep(1)
            except asyncio.CancelledError:
                continue

    task = TaskProgress(work)
    screen.show(task)
    await screen.advance(0.5)
    task.cancel()
    await screen.advance(5)
    assert (len(given), task.phase) == (2, ProgressPhase.CANCELLED)


async def test_what_is_no_work(screen: Screen) -> None:
    """What yields something else fails, and says what is wanted."""
    task = TaskProgress(counting({"done": 3}))
    screen.show(task)
    await screen.advance(1)
    assert "a share from 0.0 to 1.0 or a text, got {'done': 3}" in str(task.error)


async def test_what_was_cancelled_and_removed(screen: Screen) -> None:
    """It was told to end, and does not begin anew because it is back."""
    told: list[ProgressEvent] = []

    async def work() -> AsyncIterator[int]:
        try:
            await current_clock().sleep(9)
            yield 1
        finally:
            await current_clock().sleep(3)

    task = TaskProgress(work, on_start=told.append)
    screen.show(task)
    await screen.advance(1)
    task.cancel()
    await screen.advance(1)
    screen.hide(task)
    await screen.advance(9)
    screen.show(task)
    await screen.advance(1)
    assert (len(told), task.phase) == (1, ProgressPhase.CANCELLED)


async def test_what_cannot_begin_again() -> None:
    """What was begun already is refused, with the fix."""
    begun: Any = counting(1)()
    with pytest.raises(TypeError, match=r"leave out the \(\), got <async_generator"):
        TaskProgress(begun)


# --- by verbs ---


async def test_others_tell(screen: Screen) -> None:
    """Without work of its own, verbs count; reaching the total is the end of it."""
    told: list[float] = []
    task = TaskProgress(total=3, autostart=False)
    task.on_complete = lambda event: told.append(event.completed)
    screen.show(task)
    await screen.advance(1)
    screen.shows("Ready")
    for _ in range(3):
        task.advance()
        await screen.advance(0.5)
    screen.shows("Done")
    task.advance()  # what comes after the end does not count
    await screen.advance(1)
    assert (told, task.completed) == ([3], 3)
    task.reset()
    await screen.settle()
    screen.shows("Ready")


async def test_from_another_thread(screen: Screen) -> None:
    """Work in a thread may tell how far it is."""
    task = TaskProgress(total=10)
    screen.show(task)
    await screen.advance(1)

    def work() -> None:
        task.report(3)
        task.advance(2)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    await screen.advance(1)
    screen.shows("50%")


async def test_an_async_function(screen: Screen) -> None:
    """It may be the work as well, and tell by the verbs."""

    async def work() -> None:
        for _ in range(4):
            await current_clock().sleep(1)
            task.advance()

    task = TaskProgress(work, total=4)
    screen.show(task)
    await screen.advance(2.5)
    screen.shows("50%")
    await screen.advance(2)
    screen.shows("Done")


async def test_another_job(screen: Screen) -> None:
    """Another `reset_key` cancels what runs, and begins anew."""
    task = TaskProgress(counting(*range(9)), total=10, reset_key=1)
    screen.show(task)
    await screen.advance(5.5)
    screen.shows("50%")
    task.reset_key = 2
    await screen.advance(0.5)
    screen.shows("0%")


async def test_what_an_async_function_returns(screen: Screen) -> None:
    """Nobody wants it: the work is done."""

    async def work() -> str:
        return "etag-7"

    task = TaskProgress(work)
    screen.show(task)
    await screen.advance(1)
    assert (task.phase, task.error) == (ProgressPhase.COMPLETED, None)


async def test_no_number(screen: Screen) -> None:
    """What cannot be counted is refused, and a name is no list of steps."""
    task = TaskProgress(total=3)
    with pytest.raises(ValueError, match="amount must be"):
        task.advance(float("nan"))
    with pytest.raises(TypeError, match="steps must be a list of str: put it in one"):
        TaskProgress(steps="unpack")


# --- a source ---


async def test_a_source(screen: Screen) -> None:
    """Its values say how far it is; while it has trouble, that is shown."""
    broken: list[Exception] = [OSError("gone"), OSError("gone")]

    async def rows() -> AsyncIterator[Progress]:
        yield Progress(10, 20)
        await current_clock().sleep(1)
        if broken:
            raise broken.pop()
        yield Progress(20, 20)
        await current_clock().sleep(1000)

    task = TaskProgress(stream(rows))
    screen.show(task)
    await screen.advance(1.1)
    screen.shows("Could not be updated. gone", "50%")
    await screen.advance(10)
    screen.shows("Done")
    assert (task.phase, task.tasks) == (ProgressPhase.COMPLETED, ())


# --- what it costs ---


async def test_a_hundred_thousand_steps_in_a_second(screen: Screen) -> None:
    """They leave as a few messages, and are counted rightly."""
    task = TaskProgress(total=200_000, unit="rows")
    screen.show(task)
    await screen.advance(1)
    before = len(screen.messages)
    for _ in range(100):
        for _ in range(1000):
            task.advance()
        await screen.advance(0.01)
    assert 3 <= len(screen.messages) - before <= 20
    assert task.completed == 100_000


async def test_work_that_never_waits(screen: Screen) -> None:
    """Others have their turns, and little is sent."""
    turns: list[float] = []

    async def work() -> AsyncIterator[int]:
        for number in range(5000):
            yield number

    async def other() -> None:
        while task.phase is not ProgressPhase.COMPLETED:
            turns.append(1)
            await asyncio.sleep(0)

    task = TaskProgress(work, total=5000)
    screen.show(task)
    before = len(screen.messages)
    screen.page.run_task(other)
    await screen.advance(1)
    assert len(turns) >= 50
    assert len(screen.messages) - before <= 5
    screen.shows("Done")


async def test_what_cannot_be_seen_is_not_sent(screen: Screen) -> None:
    """Of a long job, steps that move the bar by less than a pixel cost nothing."""
    task = TaskProgress(total=1_000_000, show_eta=False)
    screen.show(task)
    await screen.advance(1)
    before = len(screen.patches)
    for _ in range(100):
        task.advance()
        await screen.advance(0.3)
    assert len(screen.patches) == before


async def test_nobody_looks(screen: Screen) -> None:
    """The work goes on, and nothing is sent; seen again, it is right at once."""
    task = TaskProgress(counting(*range(1, 90)), total=100)
    screen.show(task)
    await screen.advance(2.5)
    await screen.hide_tab()
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(20)
    assert len(screen.patches) == before
    await screen.show_tab()
    await screen.settle()
    screen.shows("23%")


@pytest.mark.parametrize("away", ["hidden", "disconnected"])
async def test_it_rests_if_that_is_wanted(screen: Screen, away: str) -> None:
    """With the policy "pause" it is asked for nothing while nobody sees it."""
    asked: list[int] = []

    async def work() -> AsyncIterator[int]:
        while True:
            asked.append(1)
            yield len(asked)
            await current_clock().sleep(1)

    screen.show(TaskProgress(work, when_hidden="pause", when_disconnected="pause"))
    await screen.advance(2.5)
    await (screen.hide_tab() if away == "hidden" else screen.disconnect())
    await screen.advance(20)
    before = len(asked)
    await (screen.show_tab() if away == "hidden" else screen.reconnect())
    await screen.advance(1.5)
    assert (before <= 4, len(asked) > before) == (True, True)


async def test_the_timeline(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """It wakes once a second while it runs, and is silent before and after."""
    wakes = note_timers(monkeypatch)
    task = TaskProgress(total=5, autostart=False)
    screen.show(task)
    begins: list[Callable[[], None]] = [task.reset, task.start, task.complete]
    counts = []
    for begin in begins:
        begin()
        await screen.settle()
        wakes.clear()
        before = len(screen.patches)
        await screen.advance(4.5)
        counts.append(len(wakes) - 1)  # one is that of the test
        assert len(screen.patches) == before
    assert counts == [0, 4, 0]
    screen.hide(task)
    await screen.settle()
    assert (task.tasks, screen.tasks()) == ((), [])


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(TaskProgress).items())
    assert set(PAGE.table("Verbs")) == verbs_of(TaskProgress)


async def test_the_example_of_an_upload(screen: Screen) -> None:
    """It can be cancelled, and closes its connection then."""
    await screen.run(PAGE.example("upload").main)
    await screen.advance(3)
    screen.shows("Uploading", "holiday.mp4", "3.8 MB/s")
    await screen.tap("Cancel")
    await screen.advance(1)
    screen.shows("Cancelled")


async def test_the_example_of_steps(screen: Screen) -> None:
    """One step after the other is done."""
    await screen.run(PAGE.example("steps").main)
    await screen.advance(30)
    screen.shows("Done")


async def test_the_example_of_a_job_of_the_page(screen: Screen) -> None:
    """The job goes on while the component is away."""
    await screen.run(PAGE.example("job").main)
    await screen.advance(2)
    await screen.tap("Hide")
    await screen.advance(3)
    await screen.tap("Show")
    await screen.advance(1)
    screen.shows("12%")
    await screen.advance(60)
    screen.shows("Done")
