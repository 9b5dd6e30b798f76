"""`ft.ElevatedButton`."""

from __future__ import annotations

import flet_components.aio as ft
from flet_components.testing import Screen


async def test_its_text(screen: Screen) -> None:
    """The text comes first, can be passed by name, read, and changed."""
    first, second = ft.ElevatedButton("one"), ft.ElevatedButton(text="two")
    screen.show(first, second)
    assert screen.texts() == ["one", "two"]
    first.text = "three"
    await first.update_async()
    assert screen.texts() == ["three", "two"]
    assert first.text == "three"


async def test_its_handler(screen: Screen) -> None:
    """A click is handled, and the handler may change the button."""

    async def clicked(e: ft.ControlEvent) -> None:
        e.control.text = "clicked"
        await e.control.update_async()

    screen.show(ft.ElevatedButton("click", icon=ft.icons.ADD, on_click=clicked))
    await screen.tap("click")
    assert screen.texts() == ["clicked"]
