"""What every kind of knob can do: write a value, read it, let a person change it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

import flet as ft

__all__ = ["Change", "Kind"]

Change = Callable[[Any], None]
"""Called with the new value when a person has changed it."""


class Kind(ABC):
    """The values of one type: their text in a URL, and the control that edits them."""

    @property
    @abstractmethod
    def says(self) -> str:
        """What the values are, in a few words: `number, 0 to 3600`."""

    @property
    @abstractmethod
    def blank(self) -> Any:
        """The value of a parameter that has no default."""

    @abstractmethod
    def encode(self, value: Any) -> str:
        """Write a value as the text of a URL."""

    @abstractmethod
    def decode(self, text: str) -> Any:
        """Read a value from the text of a URL; the text is never evaluated.

        Raises:
            ValueError: If it cannot be: `must be a number, got 'x'`.
        """

    @abstractmethod
    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return the control that shows a value and changes it."""
