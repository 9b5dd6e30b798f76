"""`page.window_*` of Flet 0.x, which are `page.window.*` now."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components.aio.rows import Row, alias, calls

__all__ = ["ROWS"]

PROPERTIES = {
    "bgcolor": "Any",
    "top": "Any",
    "left": "Any",
    "max_width": "Any",
    "max_height": "Any",
    "min_width": "Any",
    "min_height": "Any",
    "opacity": "float",
    "maximized": "bool",
    "minimized": "bool",
    "minimizable": "bool",
    "maximizable": "bool",
    "resizable": "bool",
    "movable": "bool",
    "full_screen": "bool",
    "always_on_top": "bool",
    "prevent_close": "bool",
    "title_bar_hidden": "bool",
    "title_bar_buttons_hidden": "bool",
    "skip_task_bar": "bool",
    "frameless": "bool",
    "progress_bar": "Any",
    "focused": "bool",
    "visible": "bool",
}
METHODS = ("center", "close", "destroy", "to_front")


def _size(name: str) -> Row:
    """Make `window_width` or `window_height`.

    A page in a browser has no window of its own; it is then the size of the page, so
    that a handler of `page.on_resize` reads a number, as it did.
    """

    def get(page: ft.Page) -> float:
        size = getattr(page.window, name)
        return float(size if size is not None else getattr(page, name) or 0)

    def put(page: ft.Page, value: Any) -> None:
        setattr(page.window, name, value)

    doc = f"`window.{name}` in Flet 1.x."
    return Row(
        f"window_{name}",
        f"window.{name}",
        "property",
        property(get, put, doc=doc),
        "Any",
    )


ROWS: dict[str, tuple[Row, ...]] = {
    "flet:Page": (
        _size("width"),
        _size("height"),
        *(alias(f"window_{n}", f"window.{n}", t) for n, t in PROPERTIES.items()),
        *(calls(f"window_{name}_async", f"window.{name}") for name in METHODS),
        alias("on_window_event", "window.on_event"),
    ),
}
"""For each of Flet's classes the names that it had in Flet 0.x."""
