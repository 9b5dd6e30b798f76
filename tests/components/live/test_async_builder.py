"""An async builder shows a face for each state of what it fetches."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from flet_components import AsyncBuilder, ErrorEvent
from flet_components.sources import UNCHANGED, RetryLater
from flet_components.testing import Screen, VirtualTime
from tests.components.pages import Page, fields_of, verbs_of
from tests.sources.desk import Desk

PAGE = Page("live", "async_builder")


class Clerk:
    """Answers each input after as many seconds as it is long, cancelled or not."""

    def __init__(self, clock: VirtualTime) -> None:
        self.clock = clock
        self.builder: AsyncBuilder | None = None

    async def __call__(self) -> str:
        assert self.builder is not None
        asked = str(self.builder.inputs)
        due = self.clock.monotonic() + len(asked)
        while (left := due - self.clock.monotonic()) > 0:
            try:
                await self.clock.sleep(left)
            except BaseException:
                continue
        return asked


def opacity(screen: Screen) -> Any:
    """Return that of what is shown."""
    return screen.find_all(ft.Container)[0].get("opacity")


def is_busy(screen: Screen) -> bool:
    """Say whether there is the thin line."""
    return bool(screen.find_all(ft.ProgressBar))


async def test_a_quick_answer(screen: Screen) -> None:
    """Within the delay nothing says that it loads; there is a task until then."""
    builder = AsyncBuilder(Desk(screen.clock, "Hi", takes=0.1), ft.Text)
    screen.show(builder)
    await screen.settle()
    assert opacity(screen) == 0
    assert [task.name for task in builder.tasks] == ["fetch"]
    await screen.advance(0.1)
    screen.shows("Hi")
    assert opacity(screen) == 1
    assert builder.tasks == ()
    assert (builder.status, builder.value, builder.error) == ("success", "Hi", None)


async def test_a_slow_answer(screen: Screen) -> None:
    """Placeholders come after the delay, and stay for their time at least."""
    builder = AsyncBuilder(Desk(screen.clock, "Hi", takes=0.3), ft.Text)
    screen.show(builder)
    await screen.advance(0.21)
    assert (screen.find(ft.Semantics)["label"], opacity(screen)) == ("Loading", 1)
    await screen.advance(0.45)
    assert (screen.texts(), builder.value) == ([], "Hi")
    await screen.advance(0.05)
    screen.shows("Hi")


async def test_the_newest_inputs_win(screen: Screen) -> None:
    """What was asked before shows nothing, although it answers after all."""
    clerk, given_up = Clerk(screen.clock), list[None]()
    builder = clerk.builder = AsyncBuilder(clerk, ft.Text, inputs="a long one")
    builder.on_cancel = lambda: given_up.append(None)
    screen.show(builder)
    await screen.advance(1)
    builder.inputs = "one"
    await screen.advance(4)
    screen.shows("one")
    assert len(given_up) == 1
    await screen.advance(10)
    screen.shows("one")


async def test_what_was_shown_stays(screen: Screen) -> None:
    """It is dimmed under a thin line, and is taken for nothing that it is not."""
    desk = Desk(screen.clock, "one", "two", OSError("gone"), takes=1)
    builder = AsyncBuilder(desk, ft.Text, inputs=1)
    screen.show(builder)
    await screen.advance(2)
    builder.inputs = 2
    await screen.advance(0.1)
    assert (screen.texts(), opacity(screen), is_busy(screen)) == (["one"], 1, False)
    assert builder.value is None
    await screen.advance(0.3)
    assert (screen.texts(), opacity(screen), is_busy(screen)) == (["one"], 0.5, True)
    await screen.advance(1)
    assert (screen.texts(), opacity(screen), is_busy(screen)) == (["two"], 1, False)
    builder.inputs = 3
    await screen.advance(2)
    screen.shows("Could not be loaded.", "gone")


async def test_what_is_not_to_stay(screen: Screen) -> None:
    """Without `keep_previous` placeholders stand there each time."""
    desk = Desk(screen.clock, "one", "two", takes=1)
    builder = AsyncBuilder(desk, ft.Text, inputs=1, keep_previous=False)
    screen.show(builder)
    await screen.advance(2)
    builder.inputs = 2
    await screen.advance(0.5)
    assert screen.texts() == []
    await screen.advance(1)
    screen.shows("two")


async def test_it_grows_old(screen: Screen) -> None:
    """What cannot be loaded anew stays, and a mark says why; to press it helps."""
    desk = Desk(screen.clock, "one", OSError("gone"), "two")
    builder = AsyncBuilder(desk, ft.Text, loading_delay=0)
    screen.show(builder)
    await screen.advance(1)
    screen.page.run_task(builder.reload)
    await screen.advance(1)
    screen.shows("one")
    assert builder.snapshot.is_stale
    button = screen.find(ft.IconButton)
    assert button["tooltip"] == "Could not be updated. gone"
    await screen.tap(ft.IconButton)
    await screen.advance(1)
    screen.shows("two")


async def test_an_equal_answer_sends_nothing(screen: Screen) -> None:
    """What is built of it is not built again, nor what has not changed."""
    built: list[Any] = []

    def build(names: list[str]) -> ft.Control:
        built.append(names)
        return ft.Text(" ".join(names))

    desk = Desk(screen.clock, ["Ada"], ["Ada"], UNCHANGED)
    builder = AsyncBuilder(desk, build)
    screen.show(builder)
    await screen.advance(1)
    before = len(screen.messages)
    for _ in range(2):
        screen.page.run_task(builder.reload)
        await screen.advance(1)
    assert (len(desk.asked), built) == (3, [["Ada"]])
    assert len(screen.messages) == before


async def test_it_tries_again(screen: Screen) -> None:
    """So often, later each time, and as late as it is asked to; then it says so."""
    told: list[Any] = []
    errors = [OSError("one"), RetryLater(20), OSError("three")]
    desk = Desk(screen.clock, *errors)
    builder = AsyncBuilder(desk, ft.Text, retries=2)
    builder.on_failure = lambda e: told.append((str(e.error), e.failure_count))
    screen.show(builder)
    await screen.advance(10)
    assert (screen.texts(), told) == ([], [])
    assert builder.snapshot.retry_at is not None
    await screen.advance(15)
    assert told == [("three", 3)]
    one, two, three = desk.asked
    assert two - one <= 1
    assert three - two == 20
    screen.shows("Could not be loaded.", "three")


async def test_it_takes_too_long(screen: Screen) -> None:
    """After the timeout it has failed."""
    desk = Desk(screen.clock, "late", takes=60)
    screen.show(AsyncBuilder(desk, ft.Text, timeout=5))
    await screen.advance(6)
    screen.shows("no answer within 5 s")
    assert desk.cancelled == 1


async def test_by_hand(screen: Screen) -> None:
    """Without autostart it waits for its button, and can be given up."""
    told: list[str] = []
    desk = Desk(screen.clock, "Hi", takes=2)
    builder = AsyncBuilder(desk, ft.Text, autostart=False)
    builder.on_cancel = lambda: told.append("cancel")
    builder.on_success = lambda e: told.append(e.value)
    screen.show(builder)
    await screen.advance(5)
    assert desk.asked == []
    await screen.tap("Load")
    await screen.advance(1)
    assert screen.texts() == []
    builder.cancel()
    await screen.settle()
    screen.shows("Load")
    await screen.tap("Load")
    await screen.advance(3)
    screen.shows("Hi")
    assert (told, desk.cancelled) == (["cancel", "Hi"], 1)


async def test_nothing_to_fetch(screen: Screen) -> None:
    """Taken away, it fetches no more; given again, it begins anew."""
    desk = Desk(screen.clock, "Hi", takes=2)
    builder = AsyncBuilder(None, ft.Text, idle=lambda: ft.Text("nothing"))
    screen.show(builder)
    await screen.advance(1)
    screen.shows("nothing")
    builder.fetch = desk
    await screen.advance(1)
    builder.fetch = None
    await screen.advance(5)
    screen.shows("nothing")
    assert (len(desk.asked), desk.cancelled) == (1, 1)


async def test_it_comes_back(screen: Screen) -> None:
    """Cut off, it begins anew; with an answer, it shows that, and asks for nothing."""
    desk = Desk(screen.clock, "Hi", takes=2)
    builder = AsyncBuilder(desk, ft.Text)
    for seconds, asked in ((1, 1), (3, 2), (3, 2)):
        screen.show(builder)
        await screen.advance(seconds)
        screen.hide(builder)
        await screen.advance(1)
        assert (len(desk.asked), screen.tasks()) == (asked, [])
    screen.show(builder)
    await screen.settle()
    screen.shows("Hi")


async def test_nobody_sees_it(screen: Screen) -> None:
    """What it fetches comes to its end; nothing is begun until it is seen."""
    desk = Desk(screen.clock, "one", "two", takes=2)
    builder = AsyncBuilder(desk, ft.Text, inputs=1)
    screen.show(builder)
    await screen.advance(1)
    await screen.hide_tab()
    await screen.advance(5)
    assert builder.value == "one"
    builder.inputs = 2
    await screen.advance(5)
    assert len(desk.asked) == 1
    await screen.show_tab()
    await screen.advance(3)
    screen.shows("two")


async def test_a_builder_that_fails(screen: Screen) -> None:
    """It is an error of the component, and shown as a failure."""
    errors: list[ErrorEvent] = []
    builder = AsyncBuilder(
        Desk(screen.clock, {}, {"name": "Ada"}),
        lambda person: ft.Text(person["name"]),
        on_error=errors.append,
        failure=lambda error: ft.Text(f"oh: {error!r}"),
    )
    screen.show(builder)
    await screen.advance(1)
    screen.shows("oh: KeyError('name')")
    assert len(errors) == 1
    screen.page.run_task(builder.reload)
    await screen.advance(1)
    screen.shows("Ada")


async def test_a_render_fetches_nothing(screen: Screen) -> None:
    """Whatever functions it brings; other inputs do."""
    asked: list[str] = []
    renders: list[Any] = []

    @ft.component
    def app() -> ft.Control:
        name, set_name = ft.use_state("Ada")
        count, set_count = ft.use_state(0)
        renders[:] = [set_name, set_count]

        async def fetch() -> str:
            asked.append(name)
            return name

        def build(found: str) -> ft.Control:
            return ft.Text(f"{found} {count}")

        return AsyncBuilder(fetch, build, inputs=name)

    await screen.run(lambda page: page.render(app))
    await screen.advance(1)
    screen.page.run_task(_call, renders[1], 1)
    await screen.advance(1)
    screen.shows("Ada 1")
    screen.page.run_task(_call, renders[0], "Bob")
    await screen.advance(1)
    screen.shows("Bob 1")
    assert asked == ["Ada", "Bob"]


async def _call(function: Any, value: object) -> None:
    function(value)


async def test_nothing_left_to_wait_for(screen: Screen) -> None:
    """Who waits for a fetch goes on when there is nothing to fetch any more."""
    builder = AsyncBuilder(Desk(screen.clock, "Hi", takes=9), ft.Text)
    screen.show(builder)
    await screen.settle()
    waiting = builder.create_task(builder.run())
    await screen.advance(1)
    builder.fetch = None
    await screen.advance(1)
    assert waiting.done()


async def test_a_run_right_away(screen: Screen) -> None:
    """Who adds it and runs it waits until it has fetched, and once."""
    desk = Desk(screen.clock, "Hi", takes=1)
    builder = AsyncBuilder(desk, ft.Text, autostart=False)
    found: list[Any] = []

    async def add() -> None:
        screen.page.add(builder)
        await builder.run()
        found.append(builder.value)

    screen.page.run_task(add)
    await screen.advance(2)
    assert (found, len(desk.asked)) == (["Hi"], 1)


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(AsyncBuilder).items())
    assert set(PAGE.table("Verbs")) == verbs_of(AsyncBuilder)


@pytest.mark.parametrize("name", ["search", "api"])
async def test_the_examples(screen: Screen, name: str) -> None:
    """They show what they fetch."""
    await screen.run(PAGE.example(name).main)
    await screen.advance(2)
    assert "ProgressBar (hidden)" in screen.tree()
    await screen.close()
