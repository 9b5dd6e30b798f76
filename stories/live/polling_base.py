"""Stories of `PollingBase`: what can be made of it."""

from __future__ import annotations

import math
from typing import Annotated, Any

import flet as ft

from flet_components import PollingBase, reactive
from flet_components.stories import Range


@reactive
class Thermometer(PollingBase):
    """Shows a temperature that is fetched again and again."""

    place: str = "Harbour"
    """Where it is."""

    async def load(self) -> Any:
        """Ask the weather station."""
        await self.clock.sleep(0.1)
        return 18 + 6 * math.sin(self.clock.monotonic() / 10)

    def build(self) -> ft.Control:
        """Show the figure, or a dash before there is one."""
        figure = self.bind(
            ft.Text(theme_style=ft.TextThemeStyle.DISPLAY_MEDIUM),
            value=lambda: "\u2013" if self.value is None else f"{self.value:.1f} °C",
        )
        place = self.bind(
            ft.Text(color=ft.Colors.ON_SURFACE_VARIANT), value=lambda: self.place
        )
        return ft.Column(
            [figure, place],
            spacing=4,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        )


def thermometer(
    place: str = "Harbour", interval: Annotated[float, Range(0.5, 30)] = 1.0
) -> Thermometer:
    """A figure of one's own: `load` fetches it, `build` is bound to `value`."""
    return Thermometer(place=place, interval=interval)
