"""The user's handlers of a countdown."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from flet_components import Countdown, ErrorEvent, TimerEvent
from flet_components.testing import Screen


@pytest.mark.parametrize("event", ["tick", "complete", "phase_change"])
async def test_all_kinds_of_handlers(screen: Screen, event: str) -> None:
    """A handler is a plain or an async function, and takes the event or nothing."""
    told: list[object] = []

    async def later(event: TimerEvent) -> None:
        told.append(event.name)

    async def later_without() -> None:
        told.append("nothing")

    kinds = (
        lambda event: told.append(event.name),
        lambda: told.append("nothing"),
        *(later, later_without),
    )
    countdowns = [Countdown(1, **{f"on_{event}": kind}) for kind in kinds]  # type: ignore[arg-type]
    screen.show(*countdowns)
    await screen.advance(0 if event == "phase_change" else 1)
    assert sorted(map(str, told)) == sorted([event, "nothing", event, "nothing"])


async def test_what_an_event_says(screen: Screen) -> None:
    """An event knows its countdown, its page, what is left and the phase."""
    events: list[TimerEvent] = []
    countdown = Countdown(60, on_tick=events.append)
    screen.show(countdown)
    await screen.advance(1)
    (event,) = events
    assert event.control is countdown
    assert event.page is screen.page
    assert (event.remaining, event.phase) == (59, countdown.phase)


@pytest.mark.parametrize("asynchronous", [False, True])
async def test_a_label_beside_it(screen: Screen, asynchronous: bool) -> None:
    """What `on_complete` changes anywhere on the page is on the screen."""
    label = ft.Text("wait")

    def done() -> None:
        label.value = "go"

    async def done_later() -> None:
        done()

    handler = done_later if asynchronous else done
    row = ft.Row([Countdown(3, on_complete=handler), ft.Column([label])])
    screen.show(row)
    await screen.advance(3)
    screen.shows("go", "00:00")


async def test_a_handler_that_waits(screen: Screen) -> None:
    """One that sets a field, waits, then changes a label loses nothing."""
    label = ft.Text("wait")

    async def done(event: TimerEvent) -> None:
        event.control.face = "bar"
        await asyncio.sleep(1)
        label.value = "go"

    screen.show(Countdown(3, on_complete=done), label)
    await screen.advance(4)
    screen.shows("go")


async def test_a_slow_tick_is_skipped(screen: Screen) -> None:
    """A tick that comes while its handler still runs is left out."""
    ticks: list[float] = []

    async def slow(event: TimerEvent) -> None:
        ticks.append(event.remaining)
        await asyncio.sleep(2.5)

    screen.show(Countdown(10, on_tick=slow))
    await screen.advance(9)
    screen.shows("00:01")
    assert ticks == [9, 6, 3]


async def test_completion_waits_for_the_tick(screen: Screen) -> None:
    """Handlers run one at a time: the last tick's ends before `on_complete` begins."""
    told: list[str] = []

    async def slow() -> None:
        await asyncio.sleep(2)
        told.append("tick")

    screen.show(Countdown(1, on_tick=slow, on_complete=lambda: told.append("plain")))
    await screen.advance(2)
    assert told == ["plain"], "a plain function is called in place"
    await screen.advance(1)

    async def done() -> None:
        told.append("complete")

    screen.show(Countdown(1, on_tick=slow, on_complete=done))
    await screen.advance(3)
    assert told == ["plain", "tick", "tick", "complete"]


async def test_a_handler_that_removes_it(screen: Screen) -> None:
    """A handler that removes the countdown and then waits runs to its end."""
    label = ft.Text("wait")

    async def done(event: TimerEvent) -> None:
        screen.page.controls.remove(event.control)
        screen.page.update()
        await asyncio.sleep(5)
        label.value = "gone"
        screen.page.update()

    countdown = Countdown(3, on_complete=done)
    screen.show(countdown, label)
    await screen.advance(8)
    assert screen.texts() == ["gone"]
    assert not countdown.mounted


async def test_removed_in_a_tick(screen: Screen) -> None:
    """A plain handler may remove the countdown, too; then it tells no more."""
    told: list[str] = []

    def remove(event: TimerEvent) -> None:
        told.append("tick")
        screen.page.controls.clear()

    screen.show(Countdown(3, on_tick=remove, on_complete=lambda: told.append("end")))
    await screen.advance(5)
    assert (told, screen.texts(), screen.tasks()) == (["tick"], [], [])


async def test_a_handler_that_fails(screen: Screen) -> None:
    """It goes on counting, and each failure reaches `on_error` with the countdown."""
    errors: list[ErrorEvent] = []

    def fail() -> None:
        raise RuntimeError("no")

    countdown = Countdown(3, on_tick=fail, on_error=errors.append)
    screen.show(countdown)
    await screen.advance(2)
    screen.shows("00:01")
    assert [str(event.error) for event in errors] == ["no", "no"]
    assert errors[0].component is countdown


async def test_a_failure_nobody_takes(screen: Screen) -> None:
    """Without `on_error`, a failure is logged with the component's name."""

    async def fail() -> None:
        raise RuntimeError("no")

    screen.expect_error("Countdown failed: RuntimeError: no")
    screen.show(Countdown(1, on_complete=fail))
    await screen.advance(1)
    screen.shows("00:00")


async def test_handlers_can_be_changed(screen: Screen) -> None:
    """The handler is the one that is set when something happens."""
    told: list[str] = []
    countdown = Countdown(60, on_tick=lambda: told.append("old"))
    screen.show(countdown)
    await screen.advance(1)
    countdown.on_tick = lambda: told.append("new")
    await screen.advance(1)
    countdown.on_tick = None
    await screen.advance(1)
    assert told == ["old", "new"]


async def test_off_the_page_it_tells_nothing(screen: Screen) -> None:
    """Verbs on a countdown that is not mounted call no handler."""
    told: list[str] = []
    countdown = Countdown(3, on_phase_change=lambda: told.append("phase"))
    countdown.reset()
    screen.show(countdown)
    await screen.settle()
    told.clear()
    screen.hide(countdown)
    await screen.settle()
    countdown.reset()
    assert told == []


@pytest.mark.parametrize(
    ("verb", "shown"), [("pause", "00:50"), ("reset", "00:50"), ("start", "00:40")]
)
async def test_a_verb_is_a_handler(screen: Screen, verb: str, shown: str) -> None:
    """A verb is a button's handler as it is, `reset` too, which takes an argument."""
    countdown = Countdown(60)
    screen.show(countdown, ft.Button("Do it", on_click=getattr(countdown, verb)))
    await screen.advance(10)
    await screen.tap("Do it")
    await screen.advance(10)
    screen.shows(shown)


async def test_no_tick_is_lost_to_another_look(screen: Screen) -> None:
    """A field that is assigned just before a tick does not swallow it."""
    ticks: list[float] = []
    heard = Countdown(10, on_tick=lambda event: ticks.append(event.remaining))

    def meddle(event: TimerEvent) -> None:
        heard.warn_at = event.remaining / 100

    screen.show(Countdown(10, on_tick=meddle), heard)
    await screen.advance(5)
    assert ticks == [9, 8, 7, 6, 5]


async def test_a_handler_that_is_cancelled(screen: Screen) -> None:
    """One that asks a cancelled task for its result does not stop the counting."""
    gone = asyncio.get_running_loop().create_future()
    gone.cancel()
    screen.show(Countdown(60, on_tick=gone.result), Countdown(60))
    await screen.advance(5)
    assert screen.texts() == ["00:55", "00:55"]
