"""The knob of a `str`: a text field."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components.stories.knobs.fields import typed_field
from flet_components.stories.knobs.kind import Change, Kind

__all__ = ["TextKind"]


class TextKind(Kind):
    """Any text."""

    says = "text"
    blank = ""

    def encode(self, value: Any) -> str:
        """Write the text as it is."""
        return str(value)

    def decode(self, text: str) -> Any:
        """Read the text as it is."""
        return text

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return a field of one line, or of several where the value has them."""
        lines = str(value).count("\n") + 1
        return typed_field(
            self, label, value, change, multiline=lines > 1, max_lines=min(lines, 6)
        )
