"""The knob of a list, a dictionary or a class with fields: a field for JSON."""

from __future__ import annotations

import json
from typing import Any

import flet as ft

from flet_components.stories.knobs.fields import typed_field
from flet_components.stories.knobs.kind import Change, Kind
from flet_components.stories.knobs.plain import from_plain, has_fields, to_plain
from flet_components.stories.look import MONO

__all__ = ["StructureKind"]


class StructureKind(Kind):
    """What JSON can write.

    Args:
        hint: The type, with that of its items: `list[int]`.
    """

    def __init__(self, hint: Any) -> None:
        self._hint = hint

    @property
    def says(self) -> str:
        """What the values are."""
        name = getattr(self._hint, "__name__", str(self._hint))
        return f"{name}, as JSON"

    @property
    def blank(self) -> Any:
        """An empty one, if there is such a thing."""
        return from_plain(self._hint, [] if not _is_object(self._hint) else {})

    def encode(self, value: Any) -> str:
        """Write JSON."""
        return json.dumps(to_plain(value), ensure_ascii=False, default=str)

    def decode(self, text: str) -> Any:
        """Read JSON that fits the type."""
        try:
            data = json.loads(text)
        except (json.JSONDecodeError, RecursionError):
            raise ValueError(f"must be JSON, got {_short(text)}") from None
        return from_plain(self._hint, data)

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return a field of several lines."""
        return typed_field(
            self,
            label,
            value,
            change,
            multiline=True,
            min_lines=1,
            max_lines=6,
            text_style=ft.TextStyle(font_family=MONO, size=12),
        )


def _is_object(hint: Any) -> bool:
    origin = getattr(hint, "__origin__", hint)
    return has_fields(origin) or (isinstance(origin, type) and issubclass(origin, dict))


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")
