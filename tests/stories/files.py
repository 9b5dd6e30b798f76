"""What the tests of the story runner share: types of fixtures, buttons by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.stage.tapping import controls_in
from flet_components.testing import Screen

__all__ = ["Read", "Write", "field", "icon", "inside"]

C = TypeVar("C", bound=ft.Control)

Write = Callable[[str, str], Path]
"""Writes a text to a file of the stories' folder."""
Read = Callable[[], Book]
"""Reads the folder as a book."""


def icon(screen: Screen, name: str) -> ft.IconButton:
    """Return the button without words that has this name."""
    return _only(
        name,
        (
            control
            for control in controls_in(screen.page)
            if isinstance(control, ft.IconButton)
            and isinstance(control.tooltip, ft.Tooltip)
            and control.tooltip.message == name
        ),
    )


def field(screen: Screen, name: str) -> ft.TextField:
    """Return the text field that is known to screen readers by this name."""
    return _only(
        name,
        (
            control.content
            for control in controls_in(screen.page)
            if isinstance(control, ft.Semantics)
            and control.label == name
            and isinstance(control.content, ft.TextField)
        ),
    )


def inside(screen: Screen, name: str) -> ft.Control:
    """Return the control that is known to screen readers by this name."""
    return _only(
        name,
        (
            control.content
            for control in controls_in(screen.page)
            if isinstance(control, ft.Semantics)
            and control.label == name
            and control.content is not None
        ),
    )


def _only(name: str, found: Iterator[C]) -> C:
    control = next(found, None)
    assert control is not None, f"nothing on the page is called {name!r}"
    return control
