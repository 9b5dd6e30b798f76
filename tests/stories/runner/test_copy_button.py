"""The button that copies."""

from __future__ import annotations

import flet as ft

from flet_components.stories.runner.copy_button import MOMENT, CopyButton
from flet_components.testing import Screen


async def test_says_that_it_has_copied(screen: Screen) -> None:
    """For a moment a tick stands in the place of the link."""
    button = CopyButton("Copy")
    screen.show(button)
    button.offer("http://127.0.0.1/story")
    (icon,) = screen.find_all(ft.IconButton)
    assert icon["action"]["args"] == {"data": "http://127.0.0.1/story"}
    link = icon["icon"]
    await screen.tap(ft.IconButton)
    (icon,) = screen.find_all(ft.IconButton)
    assert icon["icon"] == ft.Icons.CHECK
    await screen.advance(MOMENT)
    (icon,) = screen.find_all(ft.IconButton)
    assert icon["icon"] == link == ft.Icons.LINK
