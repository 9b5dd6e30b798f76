"""`ErrorBoundary`: what it catches, shows and tries again."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from flet_components import (
    Countdown,
    ErrorBoundary,
    ErrorEvent,
    Failure,
    UserControl,
    internal,
    reactive,
)
from flet_components.testing import Screen
from tests.renders import Renders

SENTENCE = "This part could not be shown."


@reactive
class Fragile(UserControl):
    """Fails in one place, as often as it is told."""

    where: str = "mount"
    times: list[int] = internal(factory=lambda: [10**6])
    _count: int = internal(0)

    def build(self) -> ft.Control:
        self.fails("build")
        return ft.Column(
            [
                self.bind(ft.Text(), value=self.bound),
                ft.Button("press", on_click=lambda: self.fails("handler")),
            ]
        )

    def bound(self) -> str:
        if self._count:
            self.fails("binding")
        return "fine"

    async def did_mount_async(self) -> None:
        self.watch(lambda: self._count, lambda *_: self.fails("watcher"))
        self.fails("mount")
        self.create_task(self.work())
        await self.clock.sleep(1)
        self._count = 1

    async def work(self) -> None:
        await self.clock.sleep(1)
        self.fails("task")

    async def will_unmount_async(self) -> None:
        self.fails("unmount")

    def fails(self, where: str) -> None:
        if where == self.where and self.times[0] > 0:
            self.times[0] -= 1
            raise ValueError(f"broken in {where}")


def fragile(where: str, times: int = 10**6) -> Callable[[], Fragile]:
    """Return what makes components that fail together some times, then no more."""
    left = [times]

    def make() -> Fragile:
        made = Fragile(where)
        made.times = left
        return made

    return make


def named(failure: Failure) -> ft.Control:
    """Show what has failed."""
    return ft.Text(f"{failure.component.__class__.__name__}: {failure.error}")


# --- what it catches ---


PLACES = ["build", "mount", "task", "binding", "watcher", "handler"]


@pytest.mark.parametrize("where", PLACES)
async def test_an_error_inside(screen: Screen, where: str) -> None:
    """Wherever a component fails, the fallback is shown, and only there."""
    errors: list[ErrorEvent] = []
    boundary = ErrorBoundary(fragile(where), fallback=named, on_error=errors.append)
    screen.show(boundary, ft.Text("beside"))
    await screen.settle()
    if where == "handler":
        await screen.tap("press")
    await screen.advance(2)
    assert screen.texts() == [f"Fragile: broken in {where}", "beside"]
    assert [(str(e.error), e.control) for e in errors] == [
        (f"broken in {where}", boundary)
    ]
    assert boundary.failure is not None
    assert boundary.failure.component is errors[0].component
    assert boundary.tasks == ()


async def test_an_error_while_leaving(screen: Screen) -> None:
    """An error of `will_unmount_async` is caught as well."""
    errors: list[ErrorEvent] = []
    inside = Fragile("unmount")
    column = ft.Column([inside])
    screen.show(ErrorBoundary(column, fallback=named, on_error=errors.append))
    await screen.settle()
    column.controls.clear()
    screen.page.update()
    column.update()
    await screen.settle()
    assert screen.texts() == ["Fragile: broken in unmount"]
    assert len(errors) == 1


async def test_the_function_that_makes_the_child(screen: Screen) -> None:
    """An error of the function itself is caught, too."""

    def broken() -> ft.Control:
        raise ValueError("no child")

    errors: list[ErrorEvent] = []
    screen.show(ErrorBoundary(broken, fallback=named, on_error=errors.append))
    await screen.settle()
    assert screen.texts() == ["ErrorBoundary: no child"]
    assert len(errors) == 1


async def test_without_on_error_it_is_logged(screen: Screen) -> None:
    """What nobody takes is never silent; the default face says it in one sentence."""
    screen.expect_error("Fragile.did_mount_async failed: ValueError: broken in mount")
    screen.show(ErrorBoundary(fragile("mount")))
    await screen.settle()
    assert screen.texts() == [SENTENCE, "Retry"]


async def test_who_handles_its_own_errors(screen: Screen) -> None:
    """A component with an `on_error` of its own is left to it."""
    errors: list[ErrorEvent] = []

    def make() -> ft.Control:
        return Fragile("task", on_error=errors.append)

    boundary = ErrorBoundary(make)
    screen.show(boundary)
    await screen.advance(2)
    assert len(errors) == 1
    assert boundary.failure is None
    screen.shows("fine")


async def test_what_leaves_ends(screen: Screen) -> None:
    """With the fallback, everything that was shown is unmounted."""
    countdown = Countdown(60)

    def make() -> ft.Control:
        return ft.Column([countdown, fragile("task")()])

    screen.show(ErrorBoundary(make, fallback=named, on_error=lambda: None))
    await screen.advance(0.5)
    assert countdown.mounted
    await screen.advance(1)
    assert not countdown.mounted
    assert screen.tasks() == []


async def test_only_some_errors(screen: Screen) -> None:
    """What it does not catch is for the boundary around it."""
    inner = ErrorBoundary(fragile("mount"), catches=(KeyError,), fallback=named)
    outer = ErrorBoundary(inner, fallback=named, on_error=lambda: None)
    screen.show(outer)
    await screen.settle()
    assert inner.failure is None
    assert screen.texts() == ["Fragile: broken in mount"]


async def test_cancellation_is_no_error(screen: Screen) -> None:
    """A group of a cancellation and an error tells the error; one of none is none."""

    class Grouped(UserControl):
        async def did_mount_async(self) -> None:
            raise BaseExceptionGroup(
                "both", [asyncio.CancelledError(), ValueError("real")]
            )

    class Cancelled(UserControl):
        async def did_mount_async(self) -> None:
            raise BaseExceptionGroup("none", [asyncio.CancelledError()])

    errors: list[ErrorEvent] = []
    screen.show(
        ErrorBoundary(Grouped, on_error=errors.append),
        ErrorBoundary(Cancelled, on_error=errors.append),
    )
    await screen.settle()
    assert [repr(event.error) for event in errors] == [
        "ExceptionGroup('both', [ValueError('real')])"
    ]


async def test_fail(screen: Screen) -> None:
    """An app may show the fallback for an error of its own."""
    errors: list[ErrorEvent] = []
    boundary = ErrorBoundary(ft.Text("content"), fallback=named, on_error=errors.append)
    screen.show(boundary)
    boundary.fail(ValueError("of a service"))
    await screen.settle()
    assert screen.texts() == ["ErrorBoundary: of a service"]
    boundary.retry()
    await screen.settle()
    assert screen.texts() == ["content"]


# --- nested ---


async def test_the_nearest_boundary(screen: Screen) -> None:
    """Of nested boundaries the innermost catches; what is around it stays."""
    outer_errors: list[ErrorEvent] = []
    inner = ErrorBoundary(fragile("task"), fallback=named, on_error=lambda: None)
    outer = ErrorBoundary(
        ft.Column([ft.Text("around"), inner]), on_error=outer_errors.append
    )
    screen.show(outer)
    await screen.advance(2)
    assert screen.texts() == ["around", "Fragile: broken in task"]
    assert outer_errors == []


async def test_a_fallback_that_fails(screen: Screen) -> None:
    """What fails in the fallback is for the boundary around; there is no circle."""
    inner = ErrorBoundary(
        fragile("task"), fallback=lambda _: fragile("mount")(), on_error=lambda: None
    )
    outer = ErrorBoundary(inner, fallback=named, on_error=lambda: None)
    screen.show(outer)
    await screen.advance(2)
    assert screen.texts() == ["Fragile: broken in mount"]


@pytest.mark.parametrize("where", ["mount", "child"])
async def test_a_fallback_that_cannot_be_made(screen: Screen, where: str) -> None:
    """If the function itself fails, the boundary has an error of its own."""

    def broken(_: Failure) -> ft.Control:
        raise KeyError("no fallback")

    def child() -> ft.Control:
        raise ValueError("no child")

    outer_errors: list[ErrorEvent] = []
    inner = ErrorBoundary(
        fragile("mount") if where == "mount" else child, fallback=broken
    )
    screen.show(ErrorBoundary(inner, fallback=named, on_error=outer_errors.append))
    if where == "mount":
        screen.expect_error("broken in mount")
    else:
        screen.expect_error("no child")
    await screen.advance(1)
    assert screen.texts() == ["ErrorBoundary: 'no fallback'"]
    assert [event.component for event in outer_errors] == [inner]


# --- trying again ---


async def test_retry_by_hand(screen: Screen) -> None:
    """The button makes the child anew; what works then stays."""
    reasons: list[Any] = []
    screen.show(
        ErrorBoundary(
            fragile("mount", times=1),
            on_error=lambda: None,
            on_reset=lambda e: reasons.append(e.data),
        )
    )
    await screen.settle()
    await screen.tap("Retry")
    await screen.advance(5)
    assert screen.texts() == ["fine", "press"]
    assert reasons == ["retry"]


@pytest.mark.parametrize("where", ["build", "mount", "task"])
async def test_a_control_comes_back(screen: Screen, where: str) -> None:
    """A control instead of a function: the same one, its failed parts built anew."""
    inside = fragile(where, times=1)()
    label, countdown = ft.Text("label"), Countdown(60)
    column = ft.Column([label, countdown, inside])
    boundary = ErrorBoundary(column, on_error=lambda: None)
    screen.show(boundary)
    await screen.advance(2)
    screen.shows(SENTENCE)
    boundary.retry()
    await screen.advance(2)
    assert screen.texts()[0] == "label"
    screen.shows("fine")
    assert inside.mounted
    assert countdown.mounted


async def test_retry_while_all_is_well(screen: Screen) -> None:
    """Nothing happens then."""
    countdown = Countdown(60)
    boundary = ErrorBoundary(lambda: countdown)
    screen.show(boundary)
    await screen.advance(5)
    boundary.retry()
    await screen.advance(5)
    screen.shows("00:50")


async def test_backoff(screen: Screen) -> None:
    """It tries again by itself, after longer and longer delays, and then no more."""
    failures: list[Failure] = []
    times: list[float] = []

    def fallback(failure: Failure) -> ft.Control:
        failures.append(failure)
        times.append(screen.clock.monotonic())
        return ft.Text(f"attempt {failure.attempt}")

    screen.show(
        ErrorBoundary(
            fragile("mount"),
            retries=3,
            retry_delay=4,
            longest_delay=10,
            fallback=fallback,
            on_error=lambda: None,
        )
    )
    await screen.advance(100)
    screen.shows("attempt 4")
    assert [failure.attempt for failure in failures] == [1, 2, 3, 4]
    waits = [failure.retry_in for failure in failures]
    assert waits[-1] is None
    for wait, least, most in zip(waits, (2, 4, 5), (4, 8, 10), strict=False):
        assert wait is not None
        assert least <= wait <= most
    gaps = [after - before for before, after in itertools.pairwise(times)]
    assert gaps == pytest.approx(waits[:-1])
    assert screen.tasks() == []


async def test_the_default_face_says_when(screen: Screen) -> None:
    """While it waits for the next attempt, it says how long."""
    screen.show(
        ErrorBoundary(
            fragile("mount", times=1), retries=1, retry_delay=8, on_error=lambda: None
        )
    )
    await screen.settle()
    before = next(text for text in screen.texts() if "Trying again" in text)
    await screen.advance(2)
    assert before not in screen.texts()
    await screen.advance(8)
    assert screen.texts() == ["fine", "press"]


async def test_retry_by_hand_while_it_waits(screen: Screen) -> None:
    """Who does not want to wait need not, and it does not try twice."""
    reasons: list[Any] = []
    boundary = ErrorBoundary(
        fragile("mount", times=1),
        retries=5,
        retry_delay=30,
        on_error=lambda: None,
        on_reset=lambda e: reasons.append(e.data),
    )
    screen.show(boundary)
    await screen.settle()
    await screen.tap("Retry")
    await screen.advance(120)
    assert reasons == ["retry"]
    screen.shows("fine")


async def test_what_lived_long_begins_a_new_row(screen: Screen) -> None:
    """A failure after a long life counts as the first one."""
    attempts: list[int] = []

    @reactive
    class Late(UserControl):
        async def did_mount_async(self) -> None:
            await self.clock.sleep(60)
            raise ValueError("late")

    def fallback(failure: Failure) -> ft.Control:
        attempts.append(failure.attempt)
        return ft.Text("wait")

    boundary = ErrorBoundary(
        Late, retries=1, retry_delay=1, fallback=fallback, on_error=lambda: None
    )
    screen.show(boundary)
    await screen.advance(400)
    assert len(attempts) > 3
    assert set(attempts) == {1}


async def test_reset_keys(screen: Screen) -> None:
    """Other keys try again; the same ones, and any while all is well, do not."""
    reasons: list[Any] = []
    made: list[int] = []
    user = {"id": 1}

    def child() -> ft.Control:
        made.append(user["id"])
        return fragile("mount")() if user["id"] == 1 else ft.Text("second user")

    boundary = ErrorBoundary(
        child,
        reset_keys=[1],
        fallback=named,
        on_error=lambda: None,
        on_reset=lambda e: reasons.append(e.data),
    )
    screen.show(boundary)
    await screen.settle()
    boundary.reset_keys = [1]
    await screen.settle()
    user["id"] = 2
    boundary.reset_keys = [2]
    await screen.settle()
    screen.shows("second user")
    boundary.reset_keys = [3]
    await screen.settle()
    assert (made, reasons) == ([1, 2], ["keys"])


async def test_another_child(screen: Screen) -> None:
    """Assigned another child, it shows that, also when it had failed."""
    boundary = ErrorBoundary(fragile("mount"), on_error=lambda: None)
    screen.show(boundary)
    await screen.settle()
    boundary.child = lambda: ft.Text("other")
    await screen.settle()
    assert screen.texts() == ["other"]
    assert boundary.failure is None


async def test_removed_while_it_waits(screen: Screen) -> None:
    """A boundary that leaves tries no more; added again, it goes on waiting."""
    boundary = ErrorBoundary(
        fragile("mount", times=1), retries=1, retry_delay=10, on_error=lambda: None
    )
    screen.show(boundary)
    await screen.advance(1)
    screen.hide(boundary)
    await screen.settle()
    assert screen.tasks() == []
    screen.show(boundary)
    await screen.advance(15)
    assert screen.texts() == ["fine", "press"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("retries", -1), ("retry_delay", 0), ("child", "text"), ("catches", (3,))],
)
async def test_bad_values(screen: Screen, field: str, value: Any) -> None:
    """A value that cannot work is refused at once, by name."""
    with pytest.raises((ValueError, TypeError), match=field):
        ErrorBoundary(**{"child": ft.Text("x"), field: value})


async def test_an_attempt_that_was_given_up_fails_once_more(screen: Screen) -> None:
    """What is still leaving can fail; that is told, and fells nobody who is well."""
    errors: list[str] = []
    attempts = itertools.count(1)

    @reactive
    class Shaky(UserControl):
        attempt: int = 0

        def build(self) -> ft.Control:
            return ft.Text(f"attempt {self.attempt}")

        async def did_mount_async(self) -> None:
            if self.attempt == 1:
                raise ValueError("first")

        async def will_unmount_async(self) -> None:
            await self.clock.sleep(2)
            if self.attempt == 1:
                raise ValueError("goodbye of the first")

    boundary = ErrorBoundary(
        lambda: Shaky(next(attempts)), on_error=lambda e: errors.append(str(e.error))
    )
    screen.show(boundary)
    await screen.settle()
    boundary.retry()
    await screen.advance(5)
    assert errors == ["first", "goodbye of the first"]
    assert screen.texts() == ["attempt 2"]


async def test_retry_in_on_error(screen: Screen) -> None:
    """The handler of the error may try again at once."""
    boundary = ErrorBoundary(fragile("mount", times=2))
    boundary.on_error = lambda: boundary.retry()
    screen.show(boundary)
    await screen.advance(2)
    assert screen.texts() == ["fine", "press"]


# --- in declarative apps ---


@pytest.mark.parametrize("style", ["function", "control"])
async def test_renders_reach_the_child(screen: Screen, style: str) -> None:
    """What a render changes is shown, and what lives inside lives on."""

    def show(number: int) -> ft.Control:
        def child() -> ft.Control:
            return ft.Column([ft.Text(f"render {number}"), Countdown(60)])

        return ErrorBoundary(child if style == "function" else child())

    app = Renders(show)
    await app.start(screen)
    await screen.advance(5)
    screen.shows("render 0", "00:55")
    await app.to(screen, 1)
    screen.shows("render 1", "00:55")
    await screen.advance(5)
    screen.shows("render 1", "00:50")


@pytest.mark.parametrize("style", ["function", "control"])
async def test_renders_while_it_has_failed(screen: Screen, style: str) -> None:
    """They leave the fallback alone, and the next attempt shows the newest."""
    left = [1]

    def show(number: int) -> ft.Control:
        def child() -> ft.Control:
            inside = Fragile("mount")
            inside.times = left
            return ft.Column([ft.Text(f"render {number}"), inside])

        return ErrorBoundary(
            child if style == "function" else child(),
            key="boundary",
            on_error=lambda: None,
        )

    app = Renders(show)
    await app.start(screen)
    screen.shows(SENTENCE)
    await app.to(screen, 1)
    screen.shows(SENTENCE)
    await screen.tap("Retry")
    await screen.advance(3)
    screen.shows("render 1", "fine")
    await app.to(screen, 2)
    screen.shows("render 2", "fine")


async def test_a_child_that_fails_at_a_later_render(screen: Screen) -> None:
    """A function that fails when it is rendered again is caught as the first time."""

    def show(number: int) -> ft.Control:
        def child() -> ft.Control:
            if number == 1:
                raise ValueError("no child")
            return ft.Text(f"render {number}")

        return ErrorBoundary(
            child, fallback=named, reset_keys=[number], on_error=lambda: None
        )

    app = Renders(show)
    await app.start(screen)
    await app.to(screen, 1)
    assert screen.texts() == ["ErrorBoundary: no child"]
    await app.to(screen, 2)
    assert screen.texts() == ["render 2"]


async def test_hooks_inside(screen: Screen) -> None:
    """The function may use hooks, as one that is a function component may."""
    turn: dict[str, Any] = {}

    def child() -> ft.Control:
        number, turn["set"] = ft.use_state(0)
        return ft.Text(f"state {number}")

    app = Renders(lambda n: ErrorBoundary(child))
    await app.start(screen)
    turn["set"](7)
    await screen.settle()
    screen.shows("state 7")
    await app.to(screen, 1)
    screen.shows("state 7")
    turn["set"](8)
    await screen.settle()
    screen.shows("state 8")


async def test_what_is_inside_is_the_apps(screen: Screen) -> None:
    """A handler outside may change what is inside, and so may `page.update()`."""
    text = ft.Text("before")

    def change() -> None:
        text.value = "after"

    screen.show(ErrorBoundary(ft.Column([text])), ft.Button("Go", on_click=change))
    await screen.tap("Go")
    screen.shows("after")
    text.value = "later"
    screen.page.update()
    screen.shows("later")
