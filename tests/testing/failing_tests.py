"""Tests that the kit must fail; `test_plugin.py` runs them."""

from __future__ import annotations

import asyncio
import contextlib
import logging

import flet as ft
from flet.messaging.protocol import Message, MessageAction, PatchControlBody

from flet_components.testing import Screen


async def test_left_over_task(screen: Screen) -> None:
    """A task is alive when the page has been closed."""

    async def poll() -> None:
        await asyncio.sleep(10)

    screen.page.run_task(poll)
    await screen.settle()


async def test_logged_error(screen: Screen) -> None:
    """Anybody logs an error."""
    logging.getLogger("shop").error("the till is empty")


async def test_failing_handler(screen: Screen) -> None:
    """A handler fails."""
    screen.show(ft.FilledButton("Divide", on_click=lambda e: 1 / 0))
    await screen.tap("Divide")


async def test_failing_main(screen: Screen) -> None:
    """An app's `main` fails."""

    def main(page: ft.Page) -> None:
        raise LookupError("no such shop")

    await screen.run(main)


async def test_forgotten_await(screen: Screen) -> None:
    """A coroutine is never awaited."""
    asyncio.sleep(1)  # type: ignore[unused-coroutine]


async def test_error_that_nobody_retrieves(screen: Screen) -> None:
    """A task fails, and nobody looks at it."""

    async def fail() -> None:
        raise LookupError("nobody asked")

    asyncio.get_running_loop().create_task(fail())
    await screen.settle()


async def test_forgotten_update(screen: Screen) -> None:
    """A change is never sent to the browser."""
    text = ft.Text("before")
    screen.show(text)
    text.value = "after"
    screen.shows("after")


async def test_bad_patch(screen: Screen) -> None:
    """A patch addresses what the browser does not have, and the error is hidden."""
    text = ft.Text("a")
    screen.show(text)
    body = PatchControlBody(text._i, [[0, {"spans": [1]}], [2, 1, 5]])
    with contextlib.suppress(AssertionError):
        screen.session.connection.send_message(
            Message(MessageAction.PATCH_CONTROL, body)
        )


async def test_deadlock(screen: Screen) -> None:
    """What is waited for can never come."""
    await asyncio.Event().wait()


async def test_disabled_button(screen: Screen) -> None:
    """A button that is disabled is tapped."""
    screen.show(ft.FilledButton("Pay", disabled=True, on_click=lambda e: None))
    await screen.tap("Pay")
