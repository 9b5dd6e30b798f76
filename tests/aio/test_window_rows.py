"""`page.window_*`."""

from __future__ import annotations

from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.aio.window_rows import PROPERTIES
from flet_components.testing import Screen


async def test_a_browser_page_is_its_own_window(screen: Screen) -> None:
    """Without a window of its own a page tells its own size."""
    page: Any = screen.page
    assert (page.window_width, page.window_height) == (800.0, 600.0)


async def test_resizing(screen: Screen) -> None:
    """A plain handler of `page.on_resize` reads the size, as the guide shows."""
    page: Any = screen.page
    seen: list[tuple[float, float]] = []

    def page_resize(e: ft.PageResizeEvent) -> None:
        seen.append((page.window_width, page.window_height))

    page.on_resize = page_resize
    await screen.session.dispatch_event(1, "resize", {"width": 800, "height": 600})
    assert seen == [(800.0, 600.0)]


async def test_the_size_is_set_on_the_window(screen: Screen) -> None:
    """Setting the size is setting the window's."""
    page: Any = screen.page
    page.window_width, page.window_height = 320, 240
    assert (screen.page.window.width, page.window_width) == (320, 320.0)
    assert (screen.page.window.height, page.window_height) == (240, 240.0)


@pytest.mark.parametrize("name", PROPERTIES)
async def test_properties_are_the_windows(screen: Screen, name: str) -> None:
    """Each `page.window_*` reads what is set on `page.window`, and the reverse."""
    setattr(screen.page, f"window_{name}", 0.5)
    assert getattr(screen.page.window, name) == 0.5
    assert getattr(screen.page, f"window_{name}") == 0.5


@pytest.mark.parametrize("name", ["center", "close", "destroy", "to_front"])
async def test_methods_are_the_windows(screen: Screen, name: str) -> None:
    """Each `page.window_*_async` calls the window in the browser."""
    await getattr(screen.page, f"window_{name}_async")()
    assert (screen.calls[-1].control, screen.calls[-1].method) == ("Window", name)


async def test_window_events(screen: Screen) -> None:
    """`page.on_window_event` is the window's handler."""
    page: Any = screen.page
    page.on_window_event = print
    assert screen.page.window.on_event is print
