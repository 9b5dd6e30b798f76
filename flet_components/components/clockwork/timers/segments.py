"""A timer's digits in boxes: days, hours, minutes and seconds, each with its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import flet as ft

from flet_components.bindings import Output
from flet_components.components.clockwork.durations import (
    STEPS,
    UNITS,
    TimeParts,
    Unit,
    in_steps,
    parts_of,
)
from flet_components.components.clockwork.timers.timer_display import Display
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.timing.timer_base import TimerBase

__all__ = ["Segments", "segment_texts"]

GAP = 8
"""Room between two boxes, in logical pixels."""
SIZE = 36.0
"""Size of the digits, unless their style has another; that of the theme's style."""
DIGIT, MARGIN, LEAST_DIGITS = 0.58, 0.55, 2
"""Width of a digit, and of what is around them all, for each pixel of that size; a box
has room for two digits at least, so that boxes do not jump."""
LEAST: Unit = "minute"
"""The largest unit whose box is always there, and those below."""


class Segments:
    """Boxes in a row; one that is not needed is not there until it is.

    Args:
        timer: Whose they are.
        digits: Makes the text in a box.
    """

    def __init__(self, timer: TimerBase, digits: Callable[[], ft.Text]) -> None:
        self._timer = timer
        output = timer._component.output
        boxes = {unit: _Box(digits()) for unit in UNITS}
        self.view = ft.Row(
            [box.view for box in boxes.values()],
            spacing=GAP,
            run_spacing=GAP,
            wrap=True,
            tight=True,
            alignment=ft.MainAxisAlignment.CENTER,
        )
        self._outputs = {
            unit: (
                output(box.digits, "value"),
                output(box.name, "value"),
                output(box.view, "visible"),
                output(box.tile, "width"),
            )
            for unit, box in boxes.items()
        }
        self._largest = UNITS.index(LEAST)

    def display(self, label: Output, words: Callable[[float], str]) -> Display:
        """Return what shows seconds in the boxes, and says them."""
        return _SegmentDisplay(self, label, words)

    def write(self, seconds: float) -> None:
        """Show seconds, in the boxes that it takes."""
        precision, largest = self._timer.precision, self._timer.largest_unit
        texts = segment_texts(seconds, precision, largest)
        needed = next(i for i, unit in enumerate(UNITS) if unit in texts)
        self._largest = max(UNITS.index(largest), min(self._largest, needed))
        shown = segment_texts(seconds, precision, largest, least=UNITS[self._largest])
        for unit, (digits, name, visible, width) in self._outputs.items():
            visible.set(unit in shown)
            if unit in shown:
                text, word = shown[unit]
                digits.set(text)
                name.set(word)
                width.set(self._width(text))

    def _width(self, text: str) -> float:
        style = self._timer.text_style
        size = style.size if style is not None and style.size else SIZE
        return round(size * (DIGIT * max(LEAST_DIGITS, len(text)) + MARGIN))


class _Box:
    """Digits on a tile, and under it the name of their unit."""

    def __init__(self, digits: ft.Text) -> None:
        self.digits = digits
        self.name = ft.Text(
            theme_style=ft.TextThemeStyle.LABEL_MEDIUM,
            color=ft.Colors.ON_SURFACE_VARIANT,
            text_align=ft.TextAlign.CENTER,
        )
        self.tile = ft.Container(
            digits,
            padding=ft.Padding.symmetric(vertical=12),
            alignment=ft.Alignment.CENTER,
            bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
            border_radius=12,
        )
        self.view = ft.Column(
            [self.tile, self.name],
            spacing=6,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        )


class _SegmentDisplay(Display):
    """Shows seconds in boxes; a text made by a function has no place there."""

    __slots__ = ("_segments",)

    def __init__(
        self, segments: Segments, label: Output, words: Callable[[float], str]
    ) -> None:
        super().__init__(None, label, words)
        self._segments = segments

    def write(self, text: str, seconds: float) -> None:
        """Show the seconds."""
        self._segments.write(seconds)


def segment_texts(
    seconds: float, precision: int, largest_unit: Unit, least: Unit = LEAST
) -> dict[Unit, tuple[str, str]]:
    """Return, for each unit that it takes, its digits and its name.

    Args:
        seconds: Seconds left, begun steps whole. What counts up has less than none left
            but shows no sign: its timer says what it means.
        precision: Digits after the second, 0 to 3.
        largest_unit: What takes all that is over.
        least: The largest unit that is there even if it is nothing.
    """
    steps = abs(in_steps(seconds, precision))
    parts = parts_of(steps * STEPS[precision] / STEPS[0], largest_unit)
    numbers = _numbers(parts)
    first = next((i for i, unit in enumerate(UNITS) if numbers[unit]), len(UNITS) - 1)
    first = max(UNITS.index(largest_unit), min(first, UNITS.index(least)))
    texts = {unit: _text(numbers[unit], unit) for unit in UNITS[first:]}
    if precision:
        digits, name = texts["second"]
        part = steps % 10**precision
        texts["second"] = f"{digits}.{part:0{precision}d}", name
    return texts


def _numbers(parts: TimeParts) -> dict[Unit, int]:
    numbers = (parts.days, parts.hours, parts.minutes, parts.seconds)
    return dict(zip(UNITS, numbers, strict=True))


def _text(number: int, unit: Unit) -> tuple[str, str]:
    digits = f"{number}" if unit == "day" else f"{number:02d}"
    return digits, say(f"unit.{unit}" if number == 1 else f"unit.{unit}s")
