"""A page under test: the app's side of it, its time, its wire and its end."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Iterator

import flet as ft
import pytest

from flet_components import UserControl
from flet_components.errors import NotOnScreenError
from flet_components.lifetime import clock_of
from flet_components.testing import Call, Screen, VirtualTimeLoop


class Ticker(UserControl):
    """Counts seconds on its clock, and says when it leaves."""

    def __init__(self, log: list[str] | None = None) -> None:
        super().__init__()
        self.log = log if log is not None else []

    def build(self) -> ft.Text:
        """Show the count."""
        self.text = ft.Text("0")
        return self.text

    async def did_mount_async(self) -> None:
        """Count."""
        async for tick in self.clock.every(1.0):
            self.text.value = str(tick.index)
            await self.update_async()

    async def will_unmount_async(self) -> None:
        """Take a second to leave."""
        await asyncio.sleep(1)
        self.log.append("left")


# --- the app's side ---


async def test_show_and_hide(screen: Screen) -> None:
    """What is shown is on the screen until it is hidden."""
    one, two = ft.Text("one"), ft.Text("two")
    screen.show(one, two)
    assert screen.texts() == ["one", "two"]
    screen.hide(one)
    assert screen.texts() == ["two"]


async def test_hide_takes_the_very_control(screen: Screen) -> None:
    """Of two equal controls the one that was meant is hidden."""
    first, second = ft.Text("same"), ft.Text("same")
    screen.show(first, ft.Text("between"), second)
    screen.hide(second)
    assert screen.texts() == ["same", "between"]
    assert screen.page.controls[0] is first


async def test_hide_wants_a_control_of_the_page(screen: Screen) -> None:
    """What is not among the page's controls cannot be hidden."""
    with pytest.raises(NotOnScreenError, match="must be one of the page's controls"):
        screen.hide(ft.Text("elsewhere"))


async def test_a_forgotten_update_is_not_on_the_screen(screen: Screen) -> None:
    """A change is visible when it was sent, not when it was made."""
    text = ft.Text("before")
    screen.show(text)
    text.value = "after"
    screen.shows("before")
    text.update()
    screen.shows("after")


async def test_run_a_main(screen: Screen) -> None:
    """A whole app is run as Flet runs it: auto-update shows what `main` added."""

    def main(page: ft.Page) -> None:
        page.title = "Shop"
        page.controls.append(ft.Text(f"{page.platform} {page.route} {page.width}"))

    await screen.run(main)
    screen.shows("PagePlatform.LINUX / 800.0")


async def test_run_a_main_that_waits(screen: Screen) -> None:
    """`run` returns when `main` waits; what follows happens in its own time."""

    async def main(page: ft.Page) -> None:
        page.add(ft.Text("loading"))
        await asyncio.sleep(2)
        page.add(ft.Text("loaded"))

    await screen.run(main)
    assert screen.texts() == ["loading"]
    await screen.advance(2)
    assert screen.texts() == ["loading", "loaded"]


async def test_run_a_main_that_yields(screen: Screen) -> None:
    """A generator's page is updated at each `yield`."""

    def steps(page: ft.Page) -> Iterator[None]:
        page.controls.append(ft.Text("one"))
        yield
        page.controls.append(ft.Text("two"))

    async def slow_steps(page: ft.Page) -> AsyncIterator[None]:
        page.controls.append(ft.Text("three"))
        yield
        await asyncio.sleep(1)

    await screen.run(steps)
    assert screen.texts() == ["one", "two"]
    await screen.run(slow_steps)
    assert screen.texts() == ["one", "two", "three"]
    await screen.advance(1)


async def test_a_main_that_fails_crashes_the_session(screen: Screen) -> None:
    """A `main` that fails shows the user an error, as Flet does."""
    screen.expect_error("no such shop")

    def main(page: ft.Page) -> None:
        raise LookupError("no such shop")

    await screen.run(main)
    assert screen.crashes == ["no such shop"]


async def test_the_page_is_the_current_one(screen: Screen) -> None:
    """`ft.context.page` is the screen's page, in the test and in handlers."""
    seen: list[ft.Page] = []
    screen.show(ft.Button("Look", on_click=lambda e: seen.append(ft.context.page)))
    await screen.tap("Look")
    assert seen == [screen.page]
    assert ft.context.page is screen.page


async def test_two_users_share_one_app(screen: Screen) -> None:
    """Another user has a page of their own, and hears what is published."""
    other = screen.another()
    heard = ft.Text("nothing")
    other.show(heard)

    def hear(message: str) -> None:
        heard.value = message
        heard.update()

    other.page.pubsub.subscribe(hear)
    screen.page.pubsub.send_others("hello")
    await screen.settle()
    other.shows("hello")
    screen.lacks("hello", "nothing")
    assert ft.context.page is screen.page


# --- time ---


async def test_advance_lets_everything_due_happen(screen: Screen) -> None:
    """At the end of `advance` what is due then is on the screen, what is later not."""
    screen.show(Ticker())
    await screen.advance(0)
    screen.shows("0")
    await screen.advance(0.999)
    screen.shows("0")
    await screen.advance(0.001)
    screen.shows("1")
    await screen.advance(3600)
    screen.shows("3601")


async def test_components_have_the_time_of_the_screen(screen: Screen) -> None:
    """The page's clock is the screen's: its date is fixed, and moves with `advance`."""
    assert clock_of(screen.page) is screen.clock
    before = screen.clock.now()
    await screen.advance(90)
    assert (screen.clock.now() - before).total_seconds() == 90


async def test_time_does_not_go_back(screen: Screen) -> None:
    """A negative number of seconds is refused."""
    with pytest.raises(ValueError, match="seconds must be 0 or more, got -1"):
        await screen.advance(-1)


async def test_settle_waits_for_threads(screen: Screen) -> None:
    """`settle` returns when work in a thread is done and shown; no time passes."""
    text = ft.Text("working")
    begun, finish = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        finish.wait(30)
        text.value = "done"
        text.update()

    screen.show(text)
    screen.page.run_thread(work)
    screen.shows("working")
    finish.set()
    await screen.settle()
    assert begun.is_set()
    screen.shows("done")
    assert screen.clock.monotonic() == 0


# --- the wire ---


async def test_messages_can_be_counted(screen: Screen) -> None:
    """Each message that went over the wire is there, with what it says."""
    text = ft.Text("a")
    screen.show(text)
    screen.messages.clear()
    text.value, text.size = "b", 20
    text.update()
    (patch,) = screen.patches
    assert patch.operations == [[0, 0, "value", "b"], [0, 0, "size", 20]]
    text.update()
    assert len(screen.messages) == 1


async def test_calls_are_answered(screen: Screen) -> None:
    """A call to the browser is noted and answered, so that nobody waits for ever."""
    field = ft.TextField()
    screen.show(field)
    await field.focus()
    assert screen.calls == [Call("TextField", "focus", None)]


async def test_answers_can_be_chosen(screen: Screen) -> None:
    """A test says what the browser answers: a value, a function or an error."""
    clipboard = ft.Clipboard()
    screen.answer("get", "copied")
    assert await clipboard.get() == "copied"
    screen.answer("get", lambda call: call.control.lower())
    assert await clipboard.get() == "clipboard"
    screen.answer("get", PermissionError("not allowed"))
    with pytest.raises(RuntimeError, match="not allowed"):
        await clipboard.get()


async def test_a_call_on_an_unknown_control_is_an_error(screen: Screen) -> None:
    """What the browser was not sent cannot be called there."""
    field = ft.TextField()
    screen.show(field)
    field._i += 1_000_000
    screen.session.index[field._i] = field
    with pytest.raises(RuntimeError, match="inexistent control"):
        await field.focus()


async def test_disconnect_and_reconnect(screen: Screen) -> None:
    """While nobody is connected nothing is seen; on return the page is as it is now."""
    events: list[str] = []
    screen.page.on_disconnect = lambda e: events.append("disconnect")
    screen.page.on_connect = lambda e: events.append("connect")
    text = ft.Text("before")
    screen.show(text)
    await screen.disconnect()
    text.value = "after"
    text.update()
    screen.shows("before")
    await screen.reconnect()
    screen.shows("after")
    assert events == ["disconnect", "connect"]
    text.value = "later"
    text.update()
    screen.shows("later")


async def test_hide_and_show_the_tab(screen: Screen) -> None:
    """The app hears what a browser tells when the user looks at another tab."""
    states: list[str] = []
    screen.page.on_app_lifecycle_state_change = lambda e: states.append(e.state.value)
    await screen.hide_tab()
    assert not screen.page.app_visible
    await screen.show_tab()
    assert screen.page.app_visible
    assert states == ["inactive", "hide", "show", "resume"]


async def test_nobody_can_tap_while_disconnected(screen: Screen) -> None:
    """A user without a connection reaches nothing."""
    screen.show(ft.Button("Save", on_click=lambda e: None))
    await screen.disconnect()
    with pytest.raises(RuntimeError, match="must be connected"):
        await screen.tap("Save")


# --- the end ---


async def test_close_waits_for_what_leaves(screen: Screen) -> None:
    """`close` returns when `will_unmount_async` of everything has ended."""
    left: list[str] = []
    screen.show(Ticker(left), Ticker(left))
    await screen.advance(3)
    await screen.close()
    assert left == ["left", "left"]
    assert screen.tasks() == []


async def test_a_browser_that_never_comes_back(screen: Screen) -> None:
    """A session that ends while nobody is connected takes everything along as well."""
    left: list[str] = []
    screen.show(Ticker(left))
    await screen.disconnect()
    await screen.advance(3600)
    await screen.close()
    assert left == ["left"]


def test_a_handler_that_still_waits_is_left_over() -> None:
    """Flet does not end a handler with its session, so the kit names it."""

    async def main() -> None:
        async with Screen() as screen:
            screen.show(ft.Button("Wait", on_click=wait))
            await screen.tap("Wait")

    async def wait() -> None:
        await asyncio.sleep(9)

    with (
        pytest.raises(AssertionError, match=r"left over: click of Button 'Wait', wait"),
        asyncio.Runner(loop_factory=VirtualTimeLoop) as runner,
    ):
        runner.run(main())


async def test_close_sends_the_close_event(screen: Screen) -> None:
    """The page's `on_close` is called, once."""
    events: list[str] = []
    screen.page.on_close = lambda e: events.append("close")
    await screen.close()
    await screen.close()
    assert events == ["close"]


async def test_tasks_are_named(screen: Screen) -> None:
    """The tasks that are alive have the names that logs and failures use."""
    screen.show(Ticker())
    await screen.settle()
    assert screen.tasks() == ["did_mount_async"]
    await screen.close()
    assert screen.tasks() == []


def test_a_screen_without_pytest() -> None:
    """A screen is a context manager, which raises what went wrong."""

    async def main() -> None:
        async with Screen() as screen:
            screen.show(ft.Text("hello"))
            logging.getLogger("shop").error("the till is empty")

    with (
        pytest.raises(AssertionError, match="the till is empty"),
        asyncio.Runner(loop_factory=VirtualTimeLoop) as runner,
    ):
        runner.run(main())


def test_an_error_in_the_block_is_not_replaced() -> None:
    """An error of the test itself is raised, with what else went wrong as notes."""

    async def main() -> None:
        async with Screen():
            logging.getLogger("shop").error("the till is empty")
            raise LookupError("mine")

    with (
        pytest.raises(LookupError, match="mine") as caught,
        asyncio.Runner(loop_factory=VirtualTimeLoop) as runner,
    ):
        runner.run(main())
    assert any("the till is empty" in note for note in caught.value.__notes__)


async def test_a_screen_wants_virtual_time() -> None:
    """On a usual loop a screen says which loop it needs."""
    with pytest.raises(RuntimeError, match="needs a VirtualTimeLoop, got _Unix"):
        Screen()
