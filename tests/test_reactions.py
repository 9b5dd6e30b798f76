"""Bindings, watchers and errors of a component."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from flet_components import (
    Countdown,
    ErrorEvent,
    UserControl,
    batch,
    computed,
    reactive,
)
from flet_components.errors import UnknownPropertyError
from flet_components.testing import Screen


@reactive
class Price(UserControl):
    """A price with its currency."""

    amount: float = 1.0
    currency: str = "EUR"

    @computed
    def text(self) -> str:
        """Amount and currency."""
        return f"{self.amount:.2f} {self.currency}"

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: self.text)


async def test_assigning_a_field_is_all(screen: Screen) -> None:
    """A bound property follows its field, with one message."""
    price = Price()
    screen.show(price)
    sent = len(screen.patches)
    price.amount, price.currency = 2.5, "CHF"
    await screen.settle()
    screen.shows("2.50 CHF")
    assert len(screen.patches) == sent + 1


async def test_an_equal_value_sends_nothing(screen: Screen) -> None:
    """A field that is set to what it is notifies nobody."""
    price = Price()
    screen.show(price)
    sent = len(screen.patches)
    price.amount = 1.0
    await screen.settle()
    assert len(screen.patches) == sent


async def test_a_batch_computes_once(screen: Screen) -> None:
    """In a batch everything that follows runs once, at its end."""
    price, seen = Price(), []
    screen.show(price)
    price.watch(lambda: price.text, lambda new, old: seen.append((new, old)))
    with batch():
        price.amount, price.currency = 3, "USD"
    assert seen == [("3.00 USD", "1.00 EUR")]


async def test_a_wrong_property_names_the_nearest() -> None:
    """Binding a property that is not there says which one may be meant."""
    with pytest.raises(UnknownPropertyError, match="did you mean value"):
        Price().bind(ft.Text(), valeu=lambda: "")


async def test_a_bound_control_is_replaced_by_an_equal_one(screen: Screen) -> None:
    """A new control that equals the old one takes its place, bindings and all."""

    @reactive
    class Swap(UserControl):
        kind: int = 0
        count: int = 0

        def build(self) -> ft.Control:
            return self.bind(ft.Container(), content=self._make)

        def _make(self) -> ft.Control:
            _ = self.kind
            return self.bind(ft.Text(), value=lambda: f"count {self.count}")

    swap = Swap()
    screen.show(swap)
    swap.kind = 1
    swap.count = 7
    await screen.settle()
    screen.shows("count 7")


async def test_an_async_watcher_is_a_task(screen: Screen) -> None:
    """An async callback runs as a task; a newer call ends the one before."""
    saved: list[float] = []

    @reactive
    class Saving(Price):
        async def did_mount_async(self) -> None:
            self.watch(lambda: self.amount, self.save)

        async def save(self, new: float, old: float) -> None:
            await asyncio.sleep(1)
            saved.append(new)

    saving = Saving()
    screen.show(saving)
    await screen.settle()
    saving.amount = 2
    await screen.advance(0.5)
    saving.amount = 3
    await screen.advance(2)
    assert saved == [3]


async def test_a_watcher_ends_with_its_mount(screen: Screen) -> None:
    """A watch begun after the mount does not add up over mounts."""
    seen: list[float] = []

    @reactive
    class Watching(Price):
        async def did_mount_async(self) -> None:
            self.watch(lambda: self.amount, lambda new, _: seen.append(new))

    watching = Watching()
    for _ in range(3):
        screen.show(watching)
        await screen.settle()
        screen.hide(watching)
        await screen.settle()
    screen.show(watching)
    await screen.settle()
    watching.amount = 9
    assert seen == [9]


async def test_a_watcher_can_be_ended(screen: Screen) -> None:
    """What `watch` returns ends the watching."""
    price, seen = Price(), []
    screen.show(price)
    stop = price.watch(lambda: price.amount, lambda new, _: seen.append(new))
    stop()
    price.amount = 4
    assert seen == []


async def test_bindings_rest_while_unmounted(screen: Screen) -> None:
    """What changed while a component was away is right when it is back."""
    price = Price()
    screen.show(price)
    screen.hide(price)
    await screen.settle()
    price.amount = 8
    screen.show(price)
    screen.shows("8.00 EUR")
    price.amount = 9
    await screen.settle()
    screen.shows("9.00 EUR")


class Fragile(UserControl):
    """Fails where it is told to."""

    def __init__(self, where: str, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.where = where

    def build(self) -> ft.Control:
        if self.where == "build":
            raise RuntimeError("broken in build")
        return ft.Text("fine")

    async def did_mount_async(self) -> None:
        if self.where == "mount":
            raise RuntimeError("broken in mount")
        if self.where == "task":
            self.create_task(self.fail(), name="work")

    async def fail(self) -> None:
        raise RuntimeError("broken in work")

    async def will_unmount_async(self) -> None:
        if self.where == "unmount":
            raise RuntimeError("broken in unmount")


@pytest.mark.parametrize("where", ["build", "mount"])
async def test_the_error_face(screen: Screen, where: str) -> None:
    """A component that cannot start shows one sentence and *Retry*; others go on."""
    screen.expect_error(f"broken in {where}")
    fragile = Fragile(where)
    screen.show(fragile, Countdown(60))
    await screen.advance(1)
    screen.shows("This part could not be shown.", "00:59")
    screen.lacks("Traceback", "fine")


@pytest.mark.parametrize("where", ["build", "mount"])
async def test_retry(screen: Screen, where: str) -> None:
    """*Retry* builds and mounts the same instance anew."""
    screen.expect_error(f"broken in {where}")
    fragile = Fragile(where)
    screen.show(fragile)
    await screen.settle()
    fragile.where = "nowhere"
    await screen.tap("Retry")
    await screen.settle()
    screen.shows("fine")
    assert fragile.mounted
    screen.hide(fragile)
    await screen.settle()


async def test_debug_shows_the_traceback(screen: Screen) -> None:
    """With `debug` the error face has the traceback."""
    screen.expect_error("broken in build")
    screen.show(Fragile("build", debug=True))
    assert any("RuntimeError: broken in build" in text for text in screen.texts())


async def test_an_error_of_a_task_leaves_the_face(screen: Screen) -> None:
    """An error of a later task is logged with the component's name, nothing else."""
    screen.expect_error("Fragile.work failed: RuntimeError: broken in work")
    screen.show(Fragile("task"))
    await screen.settle()
    screen.shows("fine")


@pytest.mark.parametrize(
    ("where", "task"),
    [("build", None), ("mount", "did_mount_async"), ("task", "work")],
)
async def test_on_error_gets_all_errors(
    screen: Screen, where: str, task: str | None
) -> None:
    """`on_error` is handed the error, the task and the component; nothing is logged."""
    events: list[ErrorEvent] = []
    fragile = Fragile(where, on_error=events.append)
    screen.show(fragile)
    await screen.settle()
    assert [str(e.error) for e in events] == [
        f"broken in {where}".replace("task", "work")
    ]
    assert events[0].task == task
    assert events[0].component is fragile


async def test_an_error_in_unmount(screen: Screen) -> None:
    """An error of `will_unmount_async` reaches `on_error` and stops nobody."""
    events: list[ErrorEvent] = []
    fragile = Fragile("unmount", on_error=events.append)
    screen.show(fragile)
    await screen.settle()
    screen.hide(fragile)
    await screen.settle()
    assert [str(e.error) for e in events] == ["broken in unmount"]


async def test_a_failing_binding_is_reported(screen: Screen) -> None:
    """An error in a binding is reported; the next change tries again."""
    events: list[ErrorEvent] = []

    class Share(Price):
        def build(self) -> ft.Control:
            return self.bind(ft.Text(), value=lambda: f"{100 / self.amount:.0f} %")

    share = Share(2, on_error=events.append)
    screen.show(share)
    share.amount = 0
    share.amount = 4
    await screen.settle()
    screen.shows("25 %")
    assert isinstance(events[0].error, ZeroDivisionError)


async def test_a_failing_on_error_is_logged(screen: Screen) -> None:
    """An `on_error` that fails itself is logged once."""
    screen.expect_error("on_error of")

    def worse(e: ErrorEvent) -> None:
        raise ValueError("worse")

    screen.show(Fragile("task", on_error=worse))
    await screen.settle()
