"""The knob of an `Optional`: that of its type, and a box for none."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components.stories.knobs.kind import Change, Kind
from flet_components.stories.look import named

__all__ = ["OptionalKind"]

NONE = "!none"
"""How the URL says none; a text that begins with `!` gets another one before it."""


class OptionalKind(Kind):
    """None, or a value of another kind."""

    blank = None

    def __init__(self, inner: Kind) -> None:
        self._inner = inner

    @property
    def says(self) -> str:
        """What the values are."""
        return f"{self._inner.says}, or none"

    def encode(self, value: Any) -> str:
        """Write `!none`, or the value."""
        if value is None:
            return NONE
        text = self._inner.encode(value)
        return f"!{text}" if text.startswith("!") else text

    def decode(self, text: str) -> Any:
        """Read `!none`, or a value."""
        if text == NONE:
            return None
        return self._inner.decode(text.removeprefix("!"))

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return the editor of the value, and a box that says whether there is one."""
        last = self._inner.blank if value is None else value

        def changed(new: Any) -> None:
            nonlocal last
            last = new
            change(new)

        def ticked(event: ft.Event[ft.Checkbox]) -> None:
            editor.disabled = bool(event.control.value)
            change(None if event.control.value else last)

        editor = ft.Container(
            self._inner.editor(label, last, changed),
            expand=True,
            disabled=value is None,
        )
        box = ft.Checkbox(
            label="none",
            label_style=ft.TextStyle(size=13),
            value=value is None,
            on_change=ticked,
        )
        return ft.Row([editor, named(label, box)], spacing=8)
