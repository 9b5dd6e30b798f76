"""The knob of a `Literal` or an `Enum`: a list to choose from."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

import flet as ft

from flet_components.stories.knobs.kind import Change, Kind
from flet_components.stories.look import field_style, named

__all__ = ["ChoiceKind", "dropdown"]


TIGHT = {"content_padding": ft.Padding.symmetric(horizontal=12)}
"""Makes a list as high as a field."""


class ChoiceKind(Kind):
    """One of a few values.

    Args:
        choices: The values by the names that a person and the URL know them by.
    """

    def __init__(self, choices: Mapping[str, Any]) -> None:
        self._choices = dict(choices)

    @classmethod
    def of_enum(cls, members: type[enum.Enum]) -> ChoiceKind:
        """Return the choice between the members of an enumeration."""
        return cls({name: members[name] for name in members.__members__})

    @classmethod
    def of_values(cls, values: tuple[Any, ...]) -> ChoiceKind:
        """Return the choice between the values of a `Literal`."""
        plain = {str(value): value for value in values}
        if len(plain) == len(values):
            return cls(plain)
        return cls({repr(value): value for value in values})  # 1 and "1"

    @property
    def says(self) -> str:
        """What the values are."""
        return f"one of {len(self._choices)}"

    @property
    def blank(self) -> Any:
        """The first choice."""
        return next(iter(self._choices.values()), None)

    def encode(self, value: Any) -> str:
        """Write the name of the choice."""
        for name, choice in self._choices.items():
            if choice == value and type(choice) is type(value):
                return name
        return str(value)

    def decode(self, text: str) -> Any:
        """Read the name of a choice."""
        if text not in self._choices:
            raise ValueError(f"must be one of {', '.join(self._choices)}, got {text!r}")
        return self._choices[text]

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return a list to choose from."""

        def chosen(event: ft.Event[ft.Dropdown]) -> None:
            change(self.decode(event.control.value or ""))

        options = [ft.DropdownOption(key=name, text=name) for name in self._choices]
        menu = dropdown(self.encode(value), options, on_select=chosen)
        return named(label, ft.Row([menu]))


def dropdown(
    value: str, options: list[ft.DropdownOption], **properties: Any
) -> ft.Dropdown:
    """Return a list to choose from, as all knobs have it."""
    return ft.Dropdown(
        value=value,
        options=options,
        menu_height=320,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        expand=True,
        height=40,
        **{**field_style(), **TIGHT, **properties},
    )
