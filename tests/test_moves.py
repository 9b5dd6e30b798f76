"""Components that move, appear while nobody looks, or outlive what they should not."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from flet_components import Countdown, UserControl, internal, reactive
from flet_components.errors import AlreadyMountedError
from flet_components.testing import Screen


async def test_moved_in_two_updates(screen: Screen) -> None:
    """Put into its new place first, then taken out of the old, it counts on."""
    countdown = Countdown(60)
    left, right = ft.Column([countdown]), ft.Column()
    screen.show(left, right)
    await screen.advance(5)
    right.controls.append(countdown)
    right.update()
    left.controls.remove(countdown)
    left.update()
    await screen.advance(5)
    assert screen.texts() == ["00:50"]
    assert countdown.mounted


async def test_moved_inside_of_something(screen: Screen) -> None:
    """A component in a card that is moved in one update counts on."""
    countdown = Countdown(60)
    card = ft.Card(ft.Row([countdown]))
    left, right = ft.Column([card]), ft.Column()
    screen.show(left, right)
    await screen.advance(5)
    left.controls.remove(card)
    right.controls.append(card)
    screen.page.update()
    await screen.advance(5)
    assert screen.texts() == ["00:50"]
    countdown.pause()
    await screen.advance(5)
    assert screen.texts() == ["00:50"]


class Shelf(UserControl):
    """Puts a countdown on itself after some seconds, or takes it away."""

    def __init__(self, countdown: Countdown) -> None:
        super().__init__()
        self.countdown = countdown

    def build(self) -> ft.Control:
        self.box = ft.Column()
        return self.box

    async def did_mount_async(self) -> None:
        await asyncio.sleep(5)
        self.box.controls.append(self.countdown)
        self.update()
        await asyncio.sleep(20)
        self.box.controls.clear()
        self.update()


async def test_added_while_disconnected(screen: Screen) -> None:
    """What a component adds while nobody is connected begins with the reconnect."""
    countdown = Countdown(60)
    screen.show(Shelf(countdown))
    await screen.disconnect()
    await screen.advance(10)
    await screen.reconnect()
    assert countdown.mounted
    screen.shows("01:00")
    await screen.advance(1)
    screen.shows("00:59")


async def test_removed_while_disconnected(screen: Screen) -> None:
    """What a component removes while nobody is connected is unmounted."""
    countdown = Countdown(60)
    screen.show(Shelf(countdown))
    await screen.advance(10)
    await screen.disconnect()
    await screen.advance(30)
    assert not countdown.mounted
    await screen.reconnect()
    assert screen.texts() == []


async def test_a_looping_handler_ends_with_its_page(screen: Screen) -> None:
    """The endless handler of a button inside a component ends when the session does."""
    ended: list[bool] = []

    class Starter(UserControl):
        def build(self) -> ft.Control:
            return ft.Button("start", on_click=self.run)

        async def run(self) -> None:
            try:
                while True:
                    await asyncio.sleep(1)
                    self.update()
            finally:
                ended.append(True)

    screen.show(Starter())
    await screen.tap("start")
    await screen.advance(3)
    await screen.close()
    assert ended == [True]


async def test_a_row_that_removes_itself(screen: Screen) -> None:
    """What a handler changes is shown even if its button has left meanwhile."""
    label = ft.Text("before")

    @reactive
    class Rows(UserControl):
        _rows: tuple[str, ...] = internal(("a", "b"))

        def build(self) -> ft.Control:
            return self.bind(
                ft.Column(), controls=lambda: [*map(self._row, self._rows)]
            )

        def _row(self, name: str) -> ft.Control:
            return ft.Button(name, on_click=self._remove)

        async def _remove(self) -> None:
            self._rows = self._rows[1:]
            await asyncio.sleep(1)
            label.value = "after"

    screen.show(Rows(), label)
    await screen.tap("a")
    await screen.advance(1)
    assert screen.texts() == ["b", "after"]


async def test_readded_after_build_failed(screen: Screen) -> None:
    """A component whose `build` failed is built anew when it is re-added."""
    screen.expect_error("not yet")
    ready: list[bool] = []

    class Late(UserControl):
        def build(self) -> ft.Control:
            if not ready:
                raise RuntimeError("not yet")
            return ft.Text("built")

        async def did_mount_async(self) -> None:
            self.page.title = "mounted"

    late = Late()
    screen.show(late)
    screen.hide(late)
    await screen.settle()
    ready.append(True)
    screen.show(late)
    await screen.settle()
    screen.shows("built")
    assert screen.page.title == "mounted"


async def test_a_late_failure_spares_the_next_mount(screen: Screen) -> None:
    """A hook that fails while it is cancelled does not spoil the mount after it."""
    screen.expect_error("on the way out")

    class Fails(UserControl):
        times = 0

        def build(self) -> ft.Control:
            return ft.Text("here")

        async def did_mount_async(self) -> None:
            self.times += 1
            if self.times == 1:
                try:
                    await asyncio.sleep(100)
                finally:
                    raise OSError("on the way out")

    fails = Fails()
    screen.show(fails)
    await screen.settle()
    screen.hide(fails)
    screen.show(fails)
    await screen.settle()
    screen.shows("here")
    assert fails.times == 2


async def test_a_task_on_the_next_mount_lives(screen: Screen) -> None:
    """What is started right after a re-add is not taken for a leftover."""
    countdown, done = Countdown(60), []

    class Worker(UserControl):
        def go(self) -> None:
            self.create_task(self.work())

        async def work(self) -> None:
            await asyncio.sleep(1)
            done.append(True)

    worker = Worker(content=countdown)
    screen.show(worker)
    await screen.settle()
    screen.hide(worker)
    screen.show(worker)
    worker.go()
    await screen.advance(2)
    assert done == [True]


async def test_events_may_come_from_threads(screen: Screen) -> None:
    """`emit` works on any thread; the handler runs on the page's."""
    seen: list[object] = []

    @reactive
    class Job(UserControl):
        on_progress: ft.ControlEventHandler[Job] | None = None

        async def did_mount_async(self) -> None:
            await asyncio.to_thread(lambda: self.emit("progress", data=50))

    async def progress(e: ft.Event[Job]) -> None:
        seen.append(e.data)

    screen.show(Job(on_progress=progress))
    await screen.settle()
    assert seen == [50]


async def test_siblings_survive_a_refused_component(screen: Screen) -> None:
    """What is added together with a component of another page is shown."""
    countdown = Countdown(60)
    screen.show(countdown)
    other = screen.another()
    other.show(Countdown(5))
    with pytest.raises(AlreadyMountedError):
        other.show(ft.Text("sibling"), countdown)
    other.shows("sibling")
    other.page.controls.remove(countdown)
    other.page.update()
    await screen.advance(1)
    assert countdown.mounted
    screen.shows("00:59")


async def test_a_task_of_the_page_outlives_its_starter(screen: Screen) -> None:
    """`page.run_task` in a component's handler starts a task of the page."""
    saved: list[bool] = []

    async def save() -> None:
        await asyncio.sleep(1)
        saved.append(True)

    class Form(UserControl):
        def build(self) -> ft.Control:
            return ft.Button("save", on_click=self.save)

        def save(self) -> None:
            self.page.run_task(save)
            self.page.controls.remove(self)

    screen.show(Form())
    await screen.tap("save")
    await screen.advance(2)
    assert saved == [True]


async def test_one_error_is_reported_once(screen: Screen) -> None:
    """An error that passes through a task that awaits another one is one error."""
    errors: list[str] = []

    class Loader(UserControl):
        async def did_mount_async(self) -> None:
            await self.create_task(self.load())

        async def load(self) -> None:
            raise OSError("no disk")

    screen.show(Loader(on_error=lambda e: errors.append(str(e.error))))
    await screen.settle()
    assert errors == ["no disk"]


async def test_a_failing_before_update_spares_the_page(screen: Screen) -> None:
    """An error in Flet's own hook is reported once; the others are shown."""
    errors: list[str] = []

    class Fails(UserControl):
        def before_update(self) -> None:
            raise ValueError("no update")

    fails = Fails(on_error=lambda e: errors.append(str(e.error)))
    screen.show(fails, ft.Text("sibling"))
    await screen.settle()
    screen.shows("sibling")
    assert errors == ["no update"]


@pytest.mark.parametrize("built", ["text", 3, ft.Text, [ft.Text("a"), "b"]])
async def test_build_returns_controls(screen: Screen, built: object) -> None:
    """Anything but a control, or a list of them, is refused with the error face."""
    screen.expect_error("build must return a control or a list of controls")

    class Odd(UserControl):
        def build(self) -> ft.Control:
            return built  # type: ignore[return-value]

    screen.show(Odd())
    await screen.settle()
    screen.shows("This part could not be shown.")
