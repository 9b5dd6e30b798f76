"""Knows when the browser has drawn what it was sent."""

from __future__ import annotations

import flet as ft

from flet_components.lifetime import of_page
from flet_components.stories.stage.stage import Stage

__all__ = ["has_drawn", "has_heard"]


async def has_drawn(stage: Stage) -> None:
    """Wait until a stage shows its story, or why there is nothing to see."""
    await stage.ready()
    if stage.page is not None:
        await has_heard(stage.page)


async def has_heard(page: ft.Page) -> None:
    """Wait until the browser has all that was sent to a page, and has answered it."""
    of_page(page).frame.flush()
    await page.get_device_info()  # in its turn, after all before it
