"""Small controls with which a few values are chosen from, all in sight."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

import flet as ft

from flet_components.stories.knobs.choices import dropdown
from flet_components.stories.look import MUTED, ROUND, field_style, hint, named

__all__ = ["Chooser", "LocaleChooser", "Segments", "Swatches", "Toggle"]

Change = Callable[[Any], object]

HEIGHT = 32
SMALL = {**field_style(), "content_padding": 13, "text_size": 12, "height": 40}
"""A field in the menu."""
COLOURS = ("#0B6B74", "#3F51B5", "#7B1FA2", "#C2185B", "#D84315", "#2E7D32")
"""Seeds to choose from with one press."""
LOCALES = {
    "": "System",
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "pt-BR": "Português (Brasil)",
    "ar": "العربية",
    "he": "עברית",
    "ja": "日本語",
    "zh": "中文",
}


class Chooser(ABC):
    """Shows a value, and lets a person choose another one.

    Args:
        name: What is chosen, for screen readers.
        change: Called with what was chosen.
    """

    def __init__(self, name: str, change: Change) -> None:
        self.name = name
        self._change = change

    view: ft.Control
    """What a person sees."""

    @abstractmethod
    def show(self, value: Any) -> None:
        """Show a value; the caller updates the page."""


class Segments(Chooser):
    """Values side by side; the chosen one is filled.

    Args:
        name: What is chosen.
        change: Called with the value.
        options: A word or an icon for each value.
    """

    def __init__(
        self, name: str, change: Change, options: Mapping[Any, str | ft.IconData]
    ) -> None:
        super().__init__(name, change)
        self._buttons = {
            value: self._button(value, options[value]) for value in options
        }
        parts: list[ft.Control] = [
            named(f"{name}: {value}", button) for value, button in self._buttons.items()
        ]
        self.view = ft.Container(
            ft.Row(parts, spacing=2, tight=True),
            bgcolor=ft.Colors.SURFACE_CONTAINER,
            border_radius=ROUND,
            padding=2,
        )

    def show(self, value: Any) -> None:
        """Fill the chosen one."""
        for each, button in self._buttons.items():
            button.style = _segment_style(each == value)

    def _button(self, value: Any, face: str | ft.IconData) -> ft.TextButton:
        content = (
            ft.Text(face, size=12, weight=ft.FontWeight.W_500)
            if isinstance(face, str)
            else ft.Icon(face, size=18)
        )
        return ft.TextButton(
            content,
            height=HEIGHT,
            width=None if isinstance(face, str) else 36,
            style=_segment_style(False),
            tooltip=None if isinstance(face, str) else hint(str(value).capitalize()),
            on_click=lambda: self._change(value),
        )


class Swatches(Chooser):
    """Colours side by side, none, and a field for any other."""

    def __init__(self, name: str, change: Change) -> None:
        super().__init__(name, change)
        self._dots = {each: self._dot(each) for each in (None, *COLOURS)}
        self._field = ft.TextField(
            hint_text="#RRGGBB",
            width=104,
            on_submit=self._submitted,
            **SMALL,
        )
        dots: list[ft.Control] = [
            named(f"{name}: {each or 'default'}", dot)
            for each, dot in self._dots.items()
        ]
        self.view = ft.Row(
            [
                ft.Row(dots, spacing=0, tight=True),
                named(f"{name} as text", self._field),
            ],
            spacing=8,
        )

    def show(self, value: Any) -> None:
        """Mark the chosen one."""
        for each, dot in self._dots.items():
            dot.icon = ft.Icons.CHECK_CIRCLE if each == value else ft.Icons.CIRCLE
            if each is None:
                dot.icon = ft.Icons.FORMAT_COLOR_RESET
                dot.icon_color = ft.Colors.PRIMARY if value is None else MUTED
        text = getattr(value, "name", value)
        self._field.value = "" if value in self._dots else str(text)

    def _dot(self, colour: str | None) -> ft.IconButton:
        return ft.IconButton(
            ft.Icons.CIRCLE,
            icon_size=18,
            icon_color=colour,
            width=28,
            height=HEIGHT,
            padding=0,
            tooltip=hint(colour or "Flet's own"),
            on_click=lambda: self._change(colour),
        )

    def _submitted(self, event: ft.Event[ft.TextField]) -> None:
        self._change(event.control.value.strip() or None)


class LocaleChooser(Chooser):
    """A list of languages, and a field for any other."""

    def __init__(self, name: str, change: Change) -> None:
        super().__init__(name, change)
        options = [ft.DropdownOption(key=k, text=t) for k, t in LOCALES.items()]
        self._list = dropdown("", options, on_select=self._selected)
        self._field = ft.TextField(
            hint_text="other", width=88, on_submit=self._submitted, **SMALL
        )
        self.view = ft.Row(
            [
                ft.Container(named(name, ft.Row([self._list])), width=180),
                named(f"{name} as text", self._field),
            ],
            spacing=8,
        )

    def show(self, value: Any) -> None:
        """Show the language; one that is not in the list stands in the field."""
        self._list.value = value if value in LOCALES else None
        self._field.value = "" if value in LOCALES else value

    def _selected(self, event: ft.Event[ft.Dropdown]) -> None:
        self._change(event.control.value or "")

    def _submitted(self, event: ft.Event[ft.TextField]) -> None:
        self._change(event.control.value.strip())


class Toggle(Chooser):
    """On or off."""

    def __init__(self, name: str, change: Change) -> None:
        super().__init__(name, change)
        self._switch = ft.Switch(on_change=self._changed, height=HEIGHT, scale=0.8)
        self.view = named(name, self._switch)

    def show(self, value: Any) -> None:
        """Show whether it is on."""
        self._switch.value = value

    def _changed(self, event: ft.Event[ft.Switch]) -> None:
        self._change(event.control.value)


def _segment_style(chosen: bool) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        color=ft.Colors.ON_PRIMARY_CONTAINER if chosen else MUTED,
        bgcolor=ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.TRANSPARENT,
        padding=ft.Padding.symmetric(horizontal=10),
        shape=ft.RoundedRectangleBorder(radius=ROUND - 2),
    )
