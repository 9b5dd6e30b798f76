"""Handlers: of a component's events, and of the controls inside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import flet as ft

from flet_components import Countdown, UserControl, reactive
from flet_components.testing import Screen


@reactive
class Counter(UserControl):
    """A button inside a component."""

    count: int = 0
    on_count: ft.ControlEventHandler[Counter] | None = None

    def build(self) -> ft.Control:
        text = self.bind(ft.Text(), value=lambda: f"{self.count} times")
        return ft.Row([text, ft.Button("more", on_click=self._more)])

    def _more(self) -> None:
        self.count += 1
        self.emit("count")


async def test_a_label_beside_is_updated(screen: Screen) -> None:
    """A handler of a component may change anything on the page, as a button's may."""
    label = ft.Text("waiting")

    def done() -> None:
        label.value = "done"

    screen.show(Countdown(3, on_complete=done), label)
    await screen.advance(3)
    screen.shows("done")


async def test_a_button_inside_updates_what_is_outside(screen: Screen) -> None:
    """After a press inside a component what lies around it is updated too."""
    label = ft.Text("none")

    class Card(UserControl):
        def build(self) -> ft.Control:
            return ft.Button("press", on_click=self.press)

        def press(self) -> None:
            label.value = "pressed"

    screen.show(ft.Column([Card()]), label)
    await screen.tap("press")
    screen.shows("pressed")


async def test_nested_components_are_all_updated(screen: Screen) -> None:
    """A press reaches the parent of the parent."""
    outer_label, page_label = ft.Text("a"), ft.Text("b")

    def both() -> None:
        outer_label.value = page_label.value = "both"

    class Outer(UserControl):
        def build(self) -> ft.Control:
            return ft.Column([outer_label, Counter(on_count=both)])

    screen.show(Outer(), page_label)
    await screen.tap("more")
    assert screen.texts().count("both") == 2


async def test_an_async_handler_loses_nothing(screen: Screen) -> None:
    """A handler that sets a field, awaits, then changes a label shows both."""
    countdown, label = Countdown(60, running=False), ft.Text("before")

    async def press() -> None:
        countdown.seconds = 30
        await asyncio.sleep(1)
        label.value = "after"

    screen.show(countdown, label, ft.Button("go", on_click=press))
    await screen.tap("go")
    screen.shows("00:30", "before")
    await screen.advance(1)
    screen.shows("after")


async def test_an_update_in_a_task_is_not_the_users(screen: Screen) -> None:
    """What a component sends meanwhile does not switch the user's auto-update off."""
    label = ft.Text("before")
    countdown = Countdown(60)

    async def press() -> None:
        await asyncio.sleep(2.5)
        await countdown.update_async()
        label.value = "after"

    screen.show(countdown, label, ft.Button("go", on_click=press))
    await screen.tap("go")
    await screen.advance(3)
    screen.shows("00:57", "after")


async def test_a_handler_that_removes_its_component_ends(screen: Screen) -> None:
    """An async handler is a task of the page: the unmount it causes spares it."""
    steps: list[str] = []

    async def done(e: ft.Event[Countdown]) -> None:
        screen.page.controls.remove(e.control)
        screen.page.update()
        await asyncio.sleep(5)
        steps.append("ended")
        screen.page.add(ft.Text("bye"))

    screen.show(Countdown(1, on_complete=done))
    await screen.advance(10)
    assert steps == ["ended"]
    screen.shows("bye")


async def test_a_button_that_removes_its_component_ends(screen: Screen) -> None:
    """The handler of a button inside a component outlives it, its own tasks do not."""
    steps: list[str] = []

    class Closable(UserControl):
        def build(self) -> ft.Control:
            return ft.Button("close", on_click=self.close)

        async def close(self) -> None:
            self.loop_task = asyncio.create_task(self.wait())
            screen.page.controls.remove(self)
            screen.page.update()
            await asyncio.sleep(5)
            steps.append("handler ended")

        async def wait(self) -> None:
            try:
                await asyncio.sleep(60)
            finally:
                steps.append("task cancelled")

    screen.show(Closable())
    await screen.tap("close")
    await screen.advance(6)
    assert steps == ["task cancelled", "handler ended"]


async def test_handlers_run_in_order(screen: Screen) -> None:
    """Async handlers of one component run one at a time, in order."""
    log: list[str] = []

    async def phase(e: ft.Event[Countdown]) -> None:
        name = e.control.phase.value
        log.append(f"{name} begins")
        await asyncio.sleep(1)
        log.append("ends")

    countdown = Countdown(60, on_phase_change=phase)
    screen.show(countdown)
    await screen.settle()
    countdown.pause()
    await screen.advance(5)
    assert log == ["running begins", "ends", "paused begins", "ends"]


async def test_a_slow_tick_handler_skips(screen: Screen) -> None:
    """A tick that comes while the tick handler still runs is left out."""
    calls: list[float] = []

    async def tick(e: ft.Event[Countdown]) -> None:
        calls.append(e.control.remaining)
        await asyncio.sleep(2.5)

    screen.show(Countdown(10, on_tick=tick))
    await screen.advance(9.5)
    assert calls == [9, 6, 3]


async def test_generators_show_their_steps(screen: Screen) -> None:
    """A handler may be a generator, as Flet allows: each `yield` shows a step."""
    label = ft.Text("0")

    async def steps() -> AsyncIterator[None]:
        for step in ("1", "2"):
            label.value = step
            yield
            await asyncio.sleep(1)

    def plain() -> Iterator[None]:
        label.value = "plain"
        yield

    countdown = Countdown(1, on_complete=steps)
    screen.show(countdown, label)
    await screen.advance(1)
    screen.shows("1")
    await screen.advance(1.5)
    screen.shows("2")
    countdown.on_complete = plain
    countdown.start()
    await screen.advance(2)
    screen.shows("plain")


async def test_a_lambda_may_return_a_coroutine(screen: Screen) -> None:
    """What a plain handler returns is awaited, if it can be."""
    label = ft.Text("before")

    async def change(text: str) -> None:
        await asyncio.sleep(1)
        label.value = text

    screen.show(Countdown(1, on_complete=lambda: change("after")), label)
    await screen.advance(3)
    screen.shows("after")


async def test_a_disabled_control_is_refused(screen: Screen) -> None:
    """The server too refuses an event of a disabled control."""
    counter = Counter()
    screen.show(counter)
    button = counter.content.controls[1]  # type: ignore[union-attr]
    counter.disabled = True
    screen.page.update()
    await screen.session.dispatch_event(button._i, "click", None)
    counter.disabled = False
    screen.page.update()
    await screen.tap("more")
    screen.shows("1 times")


async def test_a_failing_handler_is_reported(screen: Screen) -> None:
    """An error of a handler goes to the log, and the component goes on."""
    screen.expect_error("no such thing")

    def tick() -> None:
        raise ValueError("no such thing")

    screen.show(Countdown(60, on_tick=tick))
    await screen.advance(3)
    screen.shows("00:57")


async def test_a_failing_button_inside(screen: Screen) -> None:
    """An error of a control's handler is its component's, and covers no page."""

    class Panel(UserControl):
        def build(self) -> ft.Control:
            return ft.Button("press", on_click=self.press)

        def press(self) -> None:
            raise ValueError("no")

    errors: list[str] = []
    panel = Panel(on_error=lambda e: errors.append(str(e.error)))
    screen.show(panel, ft.Text("beside"))
    await screen.tap("press")
    assert errors == ["no"]
    assert screen.crashes == []
    screen.shows("beside")
    panel.on_error = None
    screen.expect_error("Panel failed: ValueError: no")
    await screen.tap("press")
