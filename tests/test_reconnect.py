"""Clients that go and come back: what happened meanwhile is on the screen."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft
import pytest

from flet_components import Countdown, UserControl, internal, reactive
from flet_components.testing import Screen


class Button(UserControl):
    """Counts how often it was pressed."""

    def build(self) -> ft.Control:
        self.count = 0
        self.text = ft.Text("pressed 0")
        return ft.Column([self.text, ft.Button("press", on_click=self.press)])

    def press(self) -> None:
        self.count += 1
        self.text.value = f"pressed {self.count}"


@reactive
class Rows(UserControl):
    """Shows a countdown for each number."""

    numbers: tuple[int, ...] = ()
    title: str = "rows"
    _made: int = internal(0)

    def build(self) -> ft.Control:
        return self.bind(
            ft.Column(),
            controls=lambda: [
                self.bind(ft.Text(), value=lambda: self.title),
                *(Countdown(number) for number in self.numbers),
            ],
        )


def patches(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return a list that fills with each control that Flet compares and encodes."""
    seen: list[Any] = []
    original = screen.session.patch_control

    def patch_control(*args: Any, **kwargs: Any) -> None:
        seen.append(args)
        original(*args, **kwargs)

    monkeypatch.setattr(screen.session, "patch_control", patch_control)
    return seen


@pytest.mark.parametrize("seconds", [1, 30])
async def test_back_after_a_while(screen: Screen, seconds: float) -> None:
    """What changed meanwhile is there at once, and goes on."""
    rows, countdown = Rows((90,)), Countdown(300)
    screen.show(countdown, rows)
    await screen.advance(10)
    await screen.disconnect()
    await screen.advance(seconds / 2)
    rows.title, rows.numbers = "changed", (90, 75)
    await screen.advance(seconds / 2)
    await screen.reconnect()
    screen.shows("changed", "01:30", "01:15")
    await screen.advance(5)
    screen.shows("01:25", "01:10")
    before = screen.texts()
    await screen.advance(1)
    assert screen.texts() != before


async def test_what_was_added_meanwhile_works(screen: Screen) -> None:
    """Added while nobody is connected: on the screen, mounted, with a live button."""
    screen.show(ft.Text("first"))
    await screen.disconnect()
    button = Button()
    screen.show(button)
    await screen.advance(5)
    await screen.reconnect()
    assert button.mounted
    screen.shows("pressed 0")
    await screen.tap("press")
    screen.shows("pressed 1")


async def test_the_first_component_of_a_page(screen: Screen) -> None:
    """A page may get its first component while it has no client."""
    await screen.disconnect()
    screen.show(button := Button(), Countdown(60))
    await screen.advance(5)
    await screen.reconnect()
    await screen.tap("press")
    await screen.advance(5)
    assert button.mounted
    screen.shows("pressed 1", "00:55")


async def test_added_by_a_handler_that_outlived_the_client(screen: Screen) -> None:
    """A handler relies on Flet's auto-update, which does nothing without a client."""

    async def add() -> None:
        await asyncio.sleep(10)
        screen.page.controls.append(Button())

    screen.show(ft.Button("add", on_click=add), Countdown(60))
    await screen.tap("add")
    await screen.disconnect()
    await screen.advance(20)
    await screen.reconnect()
    await screen.tap("press")
    screen.shows("pressed 1")


async def test_removed_meanwhile_and_added_again(screen: Screen) -> None:
    """Removed and re-added while nobody looks, it is there once, and counts."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(5)
    await screen.disconnect()
    screen.hide(countdown)
    await screen.advance(5)
    assert not countdown.mounted
    screen.show(countdown)
    await screen.advance(5)
    await screen.reconnect()
    await screen.advance(5)
    assert screen.texts() == ["00:50"]


async def test_what_is_removed_meanwhile_ends_at_once(screen: Screen) -> None:
    """Who leaves the tree while there is no client does not work on until one comes."""
    rows = Rows((60,))
    screen.show(rows)
    await screen.advance(1)
    await screen.disconnect()
    rows.numbers = ()
    await screen.settle()
    assert screen.tasks() == []


async def test_nothing_is_encoded_without_a_client(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour of ticks without a client makes no patch, not even a dropped one."""
    countdown = Countdown(7200)
    screen.show(countdown, Countdown(7200, face="bar", precision=1))
    await screen.disconnect()
    seen, sent = patches(screen, monkeypatch), len(screen.messages)
    await screen.advance(3600)
    assert (seen, len(screen.messages)) == ([], sent)
    assert countdown.remaining == 3600
    await screen.reconnect()
    screen.shows("1:00:00")


async def test_a_render_that_was_due_meanwhile(screen: Screen) -> None:
    """State that is set while there is no client is rendered for the next one.

    Flet itself drops such renders.
    """
    turn: dict[str, Any] = {}

    @ft.component
    def app() -> ft.Control:
        number, turn["set"] = ft.use_state(60)
        return ft.Column([ft.Text(f"of {number}"), Countdown(number), Button()])

    screen.page.render(app)
    await screen.advance(10)
    await screen.disconnect()
    turn["set"](300)
    await screen.advance(10)
    await screen.reconnect()
    screen.shows("of 300", "04:40")
    await screen.tap("press")
    screen.shows("pressed 1")
    await screen.advance(5)
    screen.shows("04:35")


async def test_what_a_render_removes_without_a_client(screen: Screen) -> None:
    """State set without a client is rendered at once: what leaves, leaves then.

    So do the effects of function components, which Flet would drop.
    """
    turn: dict[str, Any] = {}
    told: list[str] = []
    made: list[Countdown] = []

    @ft.component
    def inner() -> ft.Control:
        ft.use_effect(lambda: told.append("set up"), [], lambda: told.append("clean"))
        made.append(Countdown(60))
        return made[-1]

    @ft.component
    def app() -> ft.Control:
        shown, turn["set"] = ft.use_state(True)
        return ft.Column([inner()] if shown else [])

    screen.page.render(app)
    await screen.advance(1)
    assert made[0].mounted
    turn["set"](False)  # and in the same turn the connection is lost
    await screen.disconnect()
    await screen.settle()
    assert not made[0].mounted
    turn["set"](True)
    await screen.settle()
    assert told == ["set up", "clean", "set up"]
    await screen.reconnect()
    await screen.advance(5)
    screen.shows("00:55")


async def test_often(screen: Screen) -> None:
    """A client that comes and goes all the time loses nothing."""
    rows, countdown = Rows(), Countdown(3600)
    screen.show(countdown, rows)
    for number in range(1, 20):
        await screen.disconnect()
        rows.numbers = (*rows.numbers, 60 * number)
        await screen.advance(number % 3)
        await screen.reconnect()
        rows.title = f"round {number}"
        await screen.advance(number % 2)
    screen.shows("round 19")
    assert len(screen.texts()) == 2 + 19


async def test_changed_in_the_turn_of_the_return(screen: Screen) -> None:
    """What changes just before and just after the page is sent is there."""
    rows = Rows((60,))
    screen.show(rows)
    await screen.disconnect()
    seen: list[str] = []

    def back() -> None:
        seen.append(rows.title)
        rows.title = "set by the handler"

    screen.page.on_connect = back
    rows.title = "set before"
    await screen.reconnect()
    await screen.settle()
    assert seen == ["set before"]
    screen.shows("set by the handler")
