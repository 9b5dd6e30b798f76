"""The text field that knobs share: it reads what is typed, or says why it cannot."""

from __future__ import annotations

from typing import Any

import flet as ft

from ..look import MONO, field_style
from .kind import Change, Kind

__all__ = ["TypedField", "typed_field"]


def typed_field(
    kind: Kind, label: str, value: Any, change: Change, **properties: Any
) -> ft.TextField:
    """Return a field whose text is a value as its kind writes it."""

    def read(event: ft.Event[ft.TextField]) -> None:
        try:
            read_value = kind.decode(event.control.value)
        except ValueError as error:
            event.control.error = str(error)
        else:
            event.control.error = None
            change(read_value)

    return ft.TextField(
        value=kind.encode(value),
        on_change=read,
        aria_label=label,
        **field_style(),
        **properties,
    )
