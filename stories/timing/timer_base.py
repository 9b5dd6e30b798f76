"""Stories of `TimerBase`, and of what can be made of it."""

from __future__ import annotations

from typing import Annotated, Literal

import flet as ft

from flet_components import TimerBase, reactive
from flet_components.stories import Range

LARGE = ft.TextStyle(size=56, weight=ft.FontWeight.W_300)


@reactive
class EggTimer(TimerBase):
    """Boils an egg: all it takes is an end."""

    yolk: Literal["soft", "medium", "hard"] = "soft"
    """How the yolk shall be."""

    @property
    def duration(self) -> float:
        """The time that it takes."""
        return {"soft": 300.0, "medium": 420.0, "hard": 600.0}[self.yolk]


@reactive
class ParkingMeter(TimerBase):
    """Says what parking costs so far: a look of its own, and when that changes."""

    cent: float = 15.0
    """Seconds that a cent pays for."""

    def build(self) -> ft.Control:
        """Make the look."""
        cost = self.bind(
            ft.Text(theme_style=ft.TextThemeStyle.DISPLAY_MEDIUM),
            value=lambda: f"{self.elapsed // self.cent / 100:.2f} €",
        )
        return ft.Column(
            [cost, ft.Text("to pay", color=ft.Colors.ON_SURFACE_VARIANT)],
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
            spacing=4,
            tight=True,
        )

    def until_change(self) -> float:
        """Wake when it is a cent more."""
        return self.cent - self.elapsed % self.cent


def as_it_is(precision: Annotated[int, Range(0, 3)] = 0) -> TimerBase:
    """As it is, it counts up for ever."""
    return TimerBase(precision=precision, text_style=LARGE)


def with_an_end(yolk: Literal["soft", "medium", "hard"] = "soft") -> EggTimer:
    """With a `duration` it counts down, and has every face."""
    return EggTimer(yolk=yolk, face="ring", warn_at=60)


def with_a_look(cent: Annotated[float, Range(0.5, 60)] = 2.0) -> ParkingMeter:
    """With a `build` and an `until_change` it wakes when its own look changes."""
    return ParkingMeter(cent=cent)
