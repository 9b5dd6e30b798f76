"""What an idle timer takes for a user's doing, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from flet_components import IdleEvent, IdleTimer
from flet_components.testing import Screen
from tests.components.timing.idle_diary import MOUSE, do_something, move_mouse


class Doings:
    """Takes what an idle timer tells of each action, and keeps its cause."""

    def __init__(self, timer: IdleTimer) -> None:
        self.causes: list[str] = []
        timer.on_action = self._note

    def _note(self, event: IdleEvent) -> None:
        self.causes.append(event.cause)


def form() -> ft.Column:
    """Make a part of an app that listens to next to nothing."""
    return ft.Column(
        [
            ft.Button("press", on_click=lambda: None),
            ft.TextField(label="name"),
            ft.Checkbox(label="yes"),
        ]
    )


# --- what counts ---


async def test_the_mouse_over_the_child(screen: Screen) -> None:
    """A mouse that moves over the child counts, and its wheel; nothing is sent for it.

    The browser folds what comes within `throttle` seconds.
    """
    doings = Doings(timer := IdleTimer(10, child=form(), throttle=0.5))
    screen.show(timer)
    await screen.settle()
    before = len(screen.messages)
    await screen.advance(3)
    await move_mouse(screen)
    assert (timer.remaining, doings.causes) == (10, ["hover"])
    await screen.advance(1)
    await screen.send(ft.GestureDetector, "scroll", {"l": {}, "sd": {"x": 0, "y": 9}})
    assert (timer.remaining, doings.causes) == (10, ["hover", "scroll"])
    assert len(screen.messages) == before
    assert screen.find(ft.GestureDetector).get("hover_interval") == 500
    timer.throttle = 1
    await screen.settle()
    assert screen.find(ft.GestureDetector).get("hover_interval") == 1000


async def test_what_is_done_anywhere(screen: Screen) -> None:
    """Clicks, values and keys count inside the child, beside it and in a dialog."""
    doings = Doings(timer := IdleTimer(10, child=form(), throttle=0))
    screen.show(timer, ft.Button("beside", on_click=lambda: None))
    await screen.tap("press")
    await screen.type("Ada", "name")
    await screen.tap("yes")
    await screen.tap("beside")
    await do_something(screen)
    ok = ft.Button("ok", on_click=lambda: None)
    screen.page.show_dialog(ft.AlertDialog(actions=[ok]))
    await screen.tap("ok")
    assert doings.causes == [
        *("click", "value", "value", "click", "keyboard_event", "click")
    ]


async def test_without_a_child(screen: Screen) -> None:
    """It takes no room, and what is done on the page counts all the same."""
    doings = Doings(timer := IdleTimer(10, throttle=0))
    screen.show(timer, form())
    await screen.tap("press")
    await screen.type("Ada", "name")
    await do_something(screen)
    assert doings.causes == ["click", "value", "keyboard_event"]
    assert screen.find_all(IdleTimer) == []
    assert "IdleTimer (hidden)" in screen.tree()


async def test_what_counts_wakes_the_apps_handlers_too(screen: Screen) -> None:
    """The app's own handlers of the same events are called as ever."""
    pressed: list[str] = []
    screen.page.on_keyboard_event = lambda: pressed.append("key")
    button = ft.Button("press", on_click=lambda: pressed.append("click"))
    mouse = ft.GestureDetector(
        ft.Text("here"), on_hover=lambda: pressed.append("hover")
    )
    doings = Doings(
        timer := IdleTimer(10, child=ft.Column([button, mouse]), throttle=0)
    )
    screen.show(timer)
    await screen.tap("press")
    await do_something(screen)
    await screen.send(mouse, "hover", MOUSE)
    assert pressed == ["click", "key", "hover"]
    assert doings.causes == ["click", "keyboard_event", "hover"]


async def test_keys_need_not_count(screen: Screen) -> None:
    """With `keyboard=False` the browser is not asked to tell of keys; it may change."""
    doings = Doings(timer := IdleTimer(10, keyboard=False))
    screen.show(timer)
    await screen.settle()
    assert screen.page.on_keyboard_event is None
    timer.keyboard = True
    await do_something(screen)
    timer.keyboard = False
    await screen.settle()
    assert screen.page.on_keyboard_event is None
    assert doings.causes == ["keyboard_event"]


async def test_only_the_child(screen: Screen) -> None:
    """With `child_only` nothing counts but what is done inside; not even keys."""
    doings = Doings(timer := IdleTimer(10, child=form(), child_only=True, throttle=0))
    screen.show(timer, ft.Button("beside", on_click=lambda: None))
    await screen.tap("beside")
    await screen.hide_tab()
    await screen.show_tab()
    assert doings.causes == []
    assert screen.page.on_keyboard_event is None
    await screen.tap("press")
    await screen.type("Ada", "name")
    await move_mouse(screen)
    assert doings.causes == ["click", "value", "hover"]


async def test_one_inside_another(screen: Screen) -> None:
    """Both see what is done in the inner one; the outer one sees the rest, too."""
    inner = IdleTimer(10, child=form(), child_only=True, throttle=0)
    outer = IdleTimer(10, child=ft.Column([inner]), throttle=0)
    inside, outside = Doings(inner), Doings(outer)
    screen.show(outer)
    sensors = screen.find_all(ft.GestureDetector)
    assert len(sensors) == 2
    await screen.tap("press")
    await screen.send(inner._sensor, "hover", MOUSE)  # type: ignore[arg-type]
    await screen.send(outer._sensor, "hover", MOUSE)  # type: ignore[arg-type]
    assert inside.causes == ["click", "hover"]
    assert outside.causes == ["click", "hover", "hover"]


async def test_several_on_a_page(screen: Screen) -> None:
    """Each is told of each action; when one leaves, the others hear keys still."""
    one, other = IdleTimer(10), IdleTimer(20)
    first, second = Doings(one), Doings(other)
    screen.show(one, other)
    await do_something(screen)
    screen.hide(one)
    await screen.advance(1)
    await do_something(screen)
    assert (len(first.causes), len(second.causes)) == (1, 2)


async def test_actions_are_told_so_often(screen: Screen) -> None:
    """`on_action` is called each `throttle` seconds at most; each action counts."""
    doings = Doings(timer := IdleTimer(10, throttle=1))
    screen.show(timer)
    for _ in range(10):
        await do_something(screen)
        assert timer.remaining == 10
        await screen.advance(0.25)
    assert len(doings.causes) == 3


async def test_what_the_app_does_is_no_action(screen: Screen) -> None:
    """Time that passes, updates, dialogs, routes and other sizes change nothing."""
    screen.show(timer := IdleTimer(100, child=form()))
    await screen.settle()
    page = screen.page
    dialog = ft.AlertDialog(title=ft.Text("hello"))
    doings: list[Callable[[], Any]] = [
        lambda: page.update(),
        lambda: page.show_dialog(dialog),
        lambda: page.pop_dialog(),
        lambda: screen.show(ft.Text("more")),
    ]
    for number, do in enumerate(doings, 1):
        await screen.advance(1)
        do()
        await screen.settle()
        assert timer.inactive == number
    await screen.resize(300, 300)
    await screen.visit("/elsewhere")
    assert timer.inactive == 4


# --- the child is the app's ---


async def test_the_page_updates_the_child(screen: Screen) -> None:
    """`page.update()` and handlers outside reach what is in the child."""
    text = ft.Text("one")

    def press() -> None:
        text.value = "three"

    screen.show(IdleTimer(10, child=text), ft.Button("press", on_click=press))
    text.value = "two"
    screen.page.update()
    screen.shows("two")
    await screen.tap("press")
    screen.shows("three")


async def test_another_child(screen: Screen) -> None:
    """The child may be exchanged, taken away and given back."""
    screen.show(timer := IdleTimer(10, child=ft.Text("one")))
    screen.shows("one")
    timer.child = ft.Text("two")
    await screen.settle()
    assert screen.texts() == ["two"]
    timer.child = None
    await screen.settle()
    assert "IdleTimer (hidden)" in screen.tree()
    timer.child = ft.Text("three")
    await screen.settle()
    assert screen.texts() == ["three"]


@pytest.mark.parametrize("child", [None, ft.Text("one")])
async def test_one_that_is_hidden_stays_hidden(
    screen: Screen, child: ft.Control | None
) -> None:
    """What the app has hidden is not shown by another child; it goes on watching."""
    screen.show(timer := IdleTimer(10, child=child, visible=False))
    timer.child = ft.Text("two")
    await screen.advance(10)
    assert (screen.texts(), timer.is_idle) == ([], True)


async def test_the_child_of_each_render(screen: Screen) -> None:
    """In a declarative app the child is the one of the last render, or none."""
    turn: dict[str, Callable[[str], None]] = {}

    @ft.component
    def app() -> Any:
        name, turn["set"] = ft.use_state("Ada")
        child = ft.Column([ft.Text(name)]) if name else None
        return ft.Column([IdleTimer(10, child=child)])

    screen.page.render(app)
    await screen.settle()
    for name in ("Bob", "", "Cy"):
        turn["set"](name)
        await screen.settle()
        assert screen.texts() == [name] * bool(name)


async def test_in_a_declarative_app(screen: Screen) -> None:
    """The child of each render is shown, and what it holds keeps its state.

    The timer goes on, and takes over fields that are declared anew.
    """
    log: list[str] = []

    @ft.component
    def counter() -> Any:
        count, set_count = ft.use_state(0)
        return ft.Button(f"count {count}", on_click=lambda: set_count(count + 1))

    @ft.component
    def app() -> Any:
        name, set_name = ft.use_state("Ada")
        return ft.Column(
            [
                IdleTimer(
                    10 if name == "Ada" else 20,
                    prompt_before=5 if name == "Ada" else 15,
                    child=ft.Column([ft.Text(name), counter()]),
                    on_idle=lambda: log.append(name),
                ),
                ft.Button("Bob", on_click=lambda: set_name("Bob")),
            ]
        )

    screen.page.render(app)
    await screen.settle()
    await screen.tap("count 0")
    await screen.tap("count 1")
    screen.shows("Ada", "count 2")
    await screen.advance(4)
    await move_mouse(screen)
    await screen.tap("Bob")
    await screen.settle()
    screen.shows("Bob", "count 2")
    await screen.advance(19.9)
    assert log == []
    await screen.advance(0.1)
    assert log == ["Bob"]
