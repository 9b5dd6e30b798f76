"""The text field that knobs share: it takes what is typed, or says why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from flet_components.stories.knobs.kind import Change, Kind
from flet_components.stories.look import field_style, named

__all__ = ["fitting", "raw_field", "typed_field"]

Read = Callable[[str], Any]


def typed_field(
    kind: Kind, label: str, value: Any, change: Change, **properties: Any
) -> ft.Control:
    """Return a named field whose text is a value as its kind writes it."""
    return named(label, raw_field(kind, value, change, **properties))


def raw_field(
    kind: Kind, value: Any, change: Change, **properties: Any
) -> ft.TextField:
    """Return the field alone, for editors that have more parts."""

    def typed(event: ft.Event[ft.TextField]) -> None:
        read, event.control.error = fitting(kind, event.control.value)
        if event.control.error is None:
            change(read)

    return ft.TextField(
        value=kind.encode(value), on_change=typed, **{**field_style(), **properties}
    )


def fitting(kind: Kind, text: str) -> tuple[Any, str | None]:
    """Return what a text means, or None and why it means nothing."""
    try:
        return kind.decode(text), None
    except ValueError as error:
        return None, str(error)
