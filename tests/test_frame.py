"""What leaves when: one message a turn, and nothing that is out of date."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft
import pytest

from flet_components import Countdown, SystemTime, UserControl, reactive, set_clock
from flet_components.testing import Screen
from tests.tabs import open_tab, serve

LARGE, MANY = 900_000, 40
"""Characters of a text, and how many of them no socket takes at once."""


@reactive
class Counter(UserControl):
    """Shows a number."""

    number: int = 0

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: f"number {self.number}")


class Notes(UserControl):
    """A list that grows, as the guide would write it."""

    def build(self) -> ft.Control:
        self.column = ft.Column()
        return self.column

    async def note(self, text: str) -> None:
        """Add a line."""
        self.column.controls.append(ft.Text(text))
        await self.update_async()


async def test_two_components_in_one_message(screen: Screen) -> None:
    """Values and lists of several components of a page leave as one patch."""
    notes, counters = Notes(), [Counter() for _ in range(3)]
    screen.show(ft.Row([notes]), *counters)
    await screen.settle()
    before = len(screen.patches)
    for counter in counters:
        counter.number = 7
    await notes.note("hello")
    await screen.settle()
    assert len(screen.patches) == before + 1
    assert screen.texts() == ["hello", "number 7", "number 7", "number 7"]


async def test_what_grows_when_it_is_mounted(screen: Screen) -> None:
    """An update in a `did_mount`, while others wait to be sent, has its turn."""

    class Growing(ft.Column):
        def did_mount(self) -> None:
            self.controls.append(ft.Text("grown"))
            self.update()

    notes = [Notes(), Notes()]
    screen.show(*notes)
    await screen.settle()
    before = len(screen.patches)
    for each in notes:
        each.column.controls.append(Growing([ft.Text("small")]))
        each._component.changed()
    await screen.settle()
    assert screen.texts() == ["small", "grown"] * 2
    assert len(screen.patches) == before + 1


async def test_one_value_needs_no_path(screen: Screen) -> None:
    """A single value goes to its control by number."""
    counter = Counter()
    screen.show(ft.Column([counter]))
    counter.number = 5
    await screen.settle()
    body = screen.patches[-1].body
    assert body["id"] == screen.find(ft.Text)["_i"]
    assert body["patch"] == [[0], [0, 0, "value", "number 5"]]


@pytest.mark.parametrize("spread", [0.0, 1.0])
async def test_a_page_gets_twenty_messages_a_second(
    screen: Screen, spread: float
) -> None:
    """However many tick, in whatever phases, one slack lies between two messages."""
    set_clock(screen.page, SystemTime(slack=0.05))
    for number in range(100):
        screen.page.add(Countdown(600 + spread * number / 100, precision=1))
        await screen.advance(spread / 100)
    await screen.advance(1)
    before = len(screen.patches)
    await screen.advance(10)
    assert 90 <= len(screen.patches) - before <= 200


async def test_a_thousand_events_make_twenty_patches(screen: Screen) -> None:
    """Of values that come faster only the newest leave, the last of all for sure."""
    set_clock(screen.page, SystemTime(slack=0.05))
    counter = Counter()
    screen.show(counter)
    await screen.settle()
    before = len(screen.patches)
    for number in range(1, 1001):
        counter.number = number
        await screen.advance(0.001)
    await screen.advance(0.1)
    assert len(screen.patches) - before <= 21
    screen.shows("number 1000")


async def test_the_first_of_many_is_not_held_up(screen: Screen) -> None:
    """What comes after a rest leaves at once."""
    set_clock(screen.page, SystemTime(slack=0.05))
    counter = Counter()
    screen.show(counter)
    await screen.advance(1)
    counter.number = 1
    await screen.settle()
    screen.shows("number 1")


async def test_a_handler_waits_for_nothing(screen: Screen) -> None:
    """What a press changes shows at once, however much ticks."""
    set_clock(screen.page, SystemTime(slack=0.05))
    counter = Counter()
    button = ft.Button("press", on_click=lambda: setattr(counter, "number", 9))
    screen.show(counter, button)
    await screen.advance(1)
    counter.number = 1
    await screen.settle()
    await screen.tap("press")
    screen.shows("number 9")


async def test_a_hidden_page_is_sent_no_values(screen: Screen) -> None:
    """While nobody looks nothing is encoded; who comes back sees the newest."""
    counter = Counter()
    screen.show(counter)
    await screen.hide_tab()
    before = len(screen.messages)
    for number in range(10):
        counter.number = number
        await screen.advance(1)
    assert len(screen.messages) == before
    await screen.show_tab()
    screen.shows("number 9")
    assert len(screen.messages) == before + 1


async def test_a_hidden_page_still_has_a_title(screen: Screen) -> None:
    """The title of a hidden tab can be seen."""

    @reactive
    class Title(Counter):
        def build(self) -> ft.Control:
            self.bind(self.page, title=lambda: f"{self.number} new")
            return super().build()

    title = Title()
    screen.show(title)
    await screen.hide_tab()
    title.number = 3
    await screen.settle()
    assert screen.patches[-1].body == {
        "id": 1,
        "patch": [[0], [0, 0, "title", "3 new"]],
    }


async def test_a_failing_connection_lets_nobody_wait(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When handing on fails, that is logged, and `update_async` returns."""
    counter, notes = Counter(), Notes()
    screen.show(counter, notes)
    await screen.settle()
    screen.expect_error("the wire is cut")

    def send(message: Any) -> None:
        raise RuntimeError("the wire is cut")

    with monkeypatch.context() as patched:
        patched.setattr(screen.session.connection, "send_message", send)
        counter.number = 4
        await counter.update_async()
        await notes.note("lost")
    await screen.settle()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:uvicorn")
async def test_a_client_that_does_not_keep_up() -> None:
    """While a real socket takes no more, values are not queued; the newest arrives."""
    counters: list[Counter] = []

    def main(page: ft.Page) -> None:
        counters.append(Counter())
        page.add(counters[0], ft.Text("large"))

    async with serve(main) as address, open_tab(address) as tab:
        await tab.shows("number 0")
        text = counters[0].page.controls[1]
        assert isinstance(text, ft.Text)
        for number in range(MANY):
            text.value = f"{number}" + "x" * LARGE
            text.update()
        for number in range(1, 51):
            counters[0].number = number
            await asyncio.sleep(0.01)
        before = tab.messages
        await tab.shows("number 50")
        assert tab.messages - before <= MANY + 4
