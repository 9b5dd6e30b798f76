"""What the tests of the story runner share: types of fixtures, buttons by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.stage.tapping import controls_in
from flet_components.testing import Screen

__all__ = ["Read", "Write", "icon"]

Write = Callable[[str, str], Path]
"""Writes a text to a file of the stories' folder."""
Read = Callable[[], Book]
"""Reads the folder as a book."""


def icon(screen: Screen, name: str) -> ft.IconButton:
    """Return the button without words that has this name."""
    for control in controls_in(screen.page):
        if isinstance(control, ft.IconButton) and isinstance(
            control.tooltip, ft.Tooltip
        ):
            if control.tooltip.message == name:
                return control
    raise AssertionError(f"a button called {name!r} is wanted:\n{screen.tree()}")
