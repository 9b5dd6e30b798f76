"""The knob of a `bool`: a switch."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components.stories.knobs.kind import Change, Kind
from flet_components.stories.look import named

__all__ = ["SwitchKind"]

WORDS = {"true": True, "false": False}


class SwitchKind(Kind):
    """True or false."""

    says = "on or off"
    blank = False

    def encode(self, value: Any) -> str:
        """Write `true` or `false`."""
        return "true" if value else "false"

    def decode(self, text: str) -> Any:
        """Read `true` or `false`."""
        if text not in WORDS:
            raise ValueError(f"must be true or false, got {text!r}")
        return WORDS[text]

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return a switch."""

        def flipped(event: ft.Event[ft.Switch]) -> None:
            change(event.control.value)

        switch = ft.Switch(value=bool(value), on_change=flipped, height=40)
        return ft.Row([named(label, switch)])
