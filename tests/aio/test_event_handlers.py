"""Handlers that are plain functions, coroutine functions or lambdas."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.testing import Screen


class Scene:
    """A text, and handlers of every kind that change it."""

    def __init__(self) -> None:
        self.text = ft.Text("before")

    def plain(self, e: ft.ControlEvent) -> None:
        self.text.value = f"after {e.name}"

    async def slow(self, e: ft.ControlEvent) -> None:
        await asyncio.sleep(1)
        self.text.value = f"after {e.name}"

    async def without_event(self) -> None:
        await asyncio.sleep(1)
        self.text.value = "after click"

    def steps(self, e: ft.ControlEvent) -> Iterator[None]:
        yield
        self.text.value = "after click"

    async def slow_steps(self, e: ft.ControlEvent) -> AsyncIterator[None]:
        yield
        self.text.value = "after click"


HANDLERS: dict[str, Any] = {
    "plain": lambda scene: scene.plain,
    "coroutine function": lambda scene: scene.slow,
    "no argument": lambda scene: scene.without_event,
    "lambda": lambda scene: lambda e: scene.plain(e),
    "lambda of a coroutine": lambda scene: lambda e: scene.slow(e),
    "lambda of a coroutine, no argument": lambda scene: lambda: scene.without_event(),
    "generator": lambda scene: scene.steps,
    "async generator": lambda scene: scene.slow_steps,
}


@pytest.mark.parametrize("kind", HANDLERS)
async def test_every_kind_runs_and_updates(screen: Screen, kind: str) -> None:
    """Whatever the handler is, it runs to its end and what it changed is seen."""
    scene = Scene()
    handler: Any = HANDLERS[kind](scene)
    button = ft.ElevatedButton("go", on_click=handler)
    screen.show(scene.text, button)
    await screen.tap("go")
    await screen.advance(2)
    screen.shows("after click")
    assert button.on_click is handler


async def test_a_handler_may_replace_itself(screen: Screen) -> None:
    """What a handler assigns in its own place stays there."""

    def second(e: ft.ControlEvent) -> None:
        e.control.text = "twice"

    def first(e: ft.ControlEvent) -> None:
        e.control.on_click = second

    button = ft.ElevatedButton("go", on_click=lambda e: first(e))
    screen.show(button)
    await screen.tap("go")
    assert button.on_click is second
    await screen.tap("go")
    screen.shows("twice")


async def test_two_events_at_a_time(screen: Screen) -> None:
    """While a lambda's coroutine runs, the next event runs another."""
    seen: list[str] = []

    async def note(e: ft.ControlEvent) -> None:
        await asyncio.sleep(1)
        seen.append(e.name)

    screen.show(ft.ElevatedButton("go", on_click=lambda e: note(e)))
    await screen.tap("go")
    await screen.tap("go")
    await screen.advance(1)
    assert seen == ["click", "click"]


async def test_an_error_reaches_the_browser(screen: Screen) -> None:
    """What a lambda's coroutine raises is reported as that of any handler."""

    async def fail() -> None:
        raise ValueError("no luck")

    screen.expect_error("no luck")
    screen.show(ft.ElevatedButton("go", on_click=lambda e: fail()))
    await screen.tap("go")
    await screen.settle()


async def test_page_errors(screen: Screen) -> None:
    """`page.on_error` may be a lambda, as in the guide."""
    seen: list[object] = []
    screen.page.on_error = lambda e: seen.append(e.data)
    await screen.session.dispatch_event(1, "error", "out of memory")
    assert seen == ["out of memory"]
