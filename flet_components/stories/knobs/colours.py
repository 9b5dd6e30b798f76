"""The knob of a colour: a list of the theme's roles and the palette, with swatches."""

from __future__ import annotations

import re
from typing import Any

import flet as ft

from flet_components.stories.knobs.choices import dropdown
from flet_components.stories.knobs.kind import Change, Kind
from flet_components.stories.look import named

__all__ = ["ColourKind"]

HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
SHADE = re.compile(r"_\d+$")


class ColourKind(Kind):
    """A colour.

    Args:
        free: Whether a text like `#0B6B74` will do, besides the members of `ft.Colors`.
    """

    says = "colour"
    blank = ft.Colors.PRIMARY

    def __init__(self, *, free: bool = False) -> None:
        self._free = free

    def encode(self, value: Any) -> str:
        """Write the name of the colour, or its text."""
        return value.name if isinstance(value, ft.Colors) else str(value)

    def decode(self, text: str) -> Any:
        """Read the name of a colour, or a text like `#0B6B74`."""
        colour = ft.Colors.__members__.get(text.upper())
        if colour is not None:
            return colour
        if self._free and HEX.fullmatch(text):
            return text
        example = "PRIMARY or #0B6B74" if self._free else "PRIMARY"
        raise ValueError(f"must be a colour like {example}, got {text!r}")

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return a list of colours; the one that is chosen shows beside it."""

        def chosen(event: ft.Event[ft.Dropdown]) -> None:
            colour = self.decode(event.control.value or "")
            event.control.leading_icon = _in_field(colour)
            change(colour)

        current = self.encode(value)
        names = [*OFFERED, *([] if current in OFFERED else [current])]
        options = [_option(name, self.decode(name)) for name in names]
        menu = dropdown(
            current, options, leading_icon=_in_field(value), on_select=chosen
        )
        return named(label, ft.Row([menu]))


def _option(name: str, colour: ft.ColorValue) -> ft.DropdownOption:
    return ft.DropdownOption(key=name, text=name, leading_icon=_swatch(colour))


def _in_field(colour: ft.ColorValue) -> ft.Control:
    return ft.Container(_swatch(colour), width=40, alignment=ft.Alignment.CENTER)


def _swatch(colour: ft.ColorValue) -> ft.Control:
    return ft.Container(
        width=16,
        height=16,
        border_radius=8,
        bgcolor=colour,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
    )


OFFERED = tuple(
    name
    for name in ft.Colors.__members__
    if not SHADE.search(name) and not name.endswith(("_ACCENT", "_FIXED_DIM"))
)
"""The roles of the theme and the hues; their shades are too many for a list."""
