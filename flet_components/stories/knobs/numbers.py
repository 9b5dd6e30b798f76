"""The knobs of `int`, `float` and `timedelta`: a field, with limits a slider too."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

import flet as ft

from flet_components.stories.knobs.fields import raw_field, typed_field
from flet_components.stories.knobs.kind import Change, Kind
from flet_components.stories.look import MONO, named
from flet_components.stories.ranges import Range

__all__ = ["DurationKind", "NumberKind"]

MOST_DIVISIONS = 500
"""Steps of a slider beyond which it moves freely."""


class NumberKind(Kind):
    """A number, whole or not, within limits or not.

    Args:
        whole: Whether it is an `int`.
        range: Its limits.
    """

    def __init__(self, *, whole: bool, range: Range | None = None) -> None:
        self._whole = whole
        self._range = range
        self._step = _step(range, whole) if range else 1.0

    @property
    def says(self) -> str:
        """What the values are."""
        noun = "whole number" if self._whole else "number"
        if self._range is None:
            return noun
        return f"{noun}, {as_text(self._range.min)} to {as_text(self._range.max)}"

    @property
    def blank(self) -> Any:
        """Zero, or the limit next to it."""
        zero = self._range.clamp(0) if self._range else 0
        return int(zero) if self._whole else float(zero)

    def encode(self, value: Any) -> str:
        """Write the number, without a point if it needs none."""
        return as_text(value)

    def decode(self, text: str) -> Any:
        """Read a number that is finite and within the limits."""
        try:
            value = int(text) if self._whole else float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise ValueError(f"must be a {self.says.split(',')[0]}, got {text!r}")
        if self._range is not None and value != self._range.clamp(value):
            limits = f"{as_text(self._range.min)} to {as_text(self._range.max)}"
            raise ValueError(f"must be {limits}, got {as_text(value)}")
        return value

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return a field; with limits, a slider and a field that follow each other."""
        if self._range is None:
            return typed_field(self, label, value, change, **NUMERIC)
        return self._slider(label, value, change, self._range)

    def _slider(
        self, label: str, value: Any, change: Change, range: Range
    ) -> ft.Control:
        def slid(event: ft.Event[ft.Slider]) -> None:
            moved = self._snap(event.control.value or range.min, range)
            field.value, field.error = as_text(moved), None
            change(moved)

        def typed(number: Any) -> None:
            slider.value = number
            change(number)

        slider = ft.Slider(
            value=range.clamp(value),
            min=range.min,
            max=range.max,
            divisions=_divisions(range, self._step),
            on_change=slid,
            padding=ft.Padding.symmetric(horizontal=8),
            expand=True,
        )
        field = raw_field(self, value, typed, width=88, **NUMERIC)
        parts = [_expanded(named(label, slider)), named(f"{label}, typed", field)]
        return ft.Row(parts, spacing=8)

    def _snap(self, value: float, range: Range) -> float:
        """Put the slider's value on the grid of steps."""
        steps = round((value - range.min) / self._step)
        snapped = range.clamp(round(range.min + steps * self._step, 10))
        return int(snapped) if self._whole else snapped


class DurationKind(NumberKind):
    """A `timedelta`, in seconds."""

    def __init__(self, range: Range | None = None) -> None:
        super().__init__(whole=False, range=range)

    @property
    def says(self) -> str:
        """What the values are."""
        return f"{super().says} of seconds".replace("number of", "duration in")

    @property
    def blank(self) -> Any:
        """No time at all."""
        return timedelta(seconds=super().blank)

    def encode(self, value: Any) -> str:
        """Write the seconds."""
        return as_text(value.total_seconds())

    def decode(self, text: str) -> Any:
        """Read seconds."""
        try:
            return timedelta(seconds=super().decode(text))
        except OverflowError:
            raise ValueError(f"must be a duration that exists, got {text!r}") from None

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return what a number of seconds has."""
        return typed_field(self, label, value, change, suffix="s", **NUMERIC)


NUMERIC: dict[str, Any] = {
    "keyboard_type": ft.KeyboardType.NUMBER,
    "text_style": ft.TextStyle(font_family=MONO, size=12),
}


def as_text(value: float) -> str:
    """Write a number, without a point if it needs none."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _step(range: Range, whole: bool) -> float:
    return float(range.step or 1) if whole else range.fraction


def _divisions(range: Range, step: float) -> int | None:
    steps = (range.max - range.min) / step
    whole = math.isclose(steps, round(steps), abs_tol=1e-9)
    return round(steps) if whole and steps <= MOST_DIVISIONS else None


def _expanded(control: ft.Control) -> ft.Control:
    control.expand = True
    return control
