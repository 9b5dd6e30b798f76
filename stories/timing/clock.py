"""Stories of `Clock`."""

from __future__ import annotations

from typing import Annotated, Literal

import flet as ft

from flet_components import Clock
from flet_components.stories import Range

CITIES = {
    "London": "Europe/London",
    "New York": "America/New_York",
    "Kathmandu": "Asia/Kathmandu",
    "Tokyo": "Asia/Tokyo",
}
LARGE = ft.TextStyle(size=56, weight=ft.FontWeight.W_300)


def faces(diameter: Annotated[float, Range(80, 320, 10)] = 160.0) -> ft.Control:
    """Digits, a second hand that steps, and one that sweeps."""
    zone = CITIES["London"]
    clocks: list[ft.Control] = [
        Clock(zone, date="full"),
        Clock(zone, face="analog", diameter=diameter, numbers=True),
        Clock(
            zone,
            face="analog",
            diameter=diameter,
            second_hand="sweep",
            minute_marks=False,
        ),
    ]
    return _side_by_side(clocks)


def digital(
    tz: str = "Europe/London",
    seconds: bool = True,
    hour_cycle: Literal["h12", "h23"] | None = None,
    date: Literal["short", "medium", "long", "full"] | None = "full",
) -> Clock:
    """The time as digits, with the date; without seconds it changes once a minute."""
    return Clock(
        tz, seconds=seconds, hour_cycle=hour_cycle, date=date, text_style=LARGE
    )


def analog(
    tz: str = "Europe/London",
    diameter: Annotated[float, Range(80, 320, 10)] = 200.0,
    seconds: bool = True,
    numbers: bool = True,
    hour_marks: bool = True,
    minute_marks: bool = True,
) -> Clock:
    """A dial that is drawn once; the browser turns its hands."""
    return Clock(
        tz,
        face="analog",
        diameter=diameter,
        seconds=seconds,
        numbers=numbers,
        hour_marks=hour_marks,
        minute_marks=minute_marks,
    )


def sweep(tz: str = "Europe/London") -> Clock:
    """A second hand that never stops: four messages a minute, not sixty a second."""
    return Clock(
        tz, face="analog", second_hand="sweep", minute_marks=False, date="full"
    )


def world(face: Literal["digital", "analog"] = "analog") -> ft.Control:
    """Four cities, as seen from London."""
    clocks: list[ft.Control] = [
        Clock(
            zone,
            face=face,
            label=city,
            compare_to=CITIES["London"],
            seconds=False,
            diameter=112,
            minute_marks=False,
            width=144,
            text_style=ft.TextStyle(size=32),
        )
        for city, zone in CITIES.items()
    ]
    return _side_by_side(clocks)


def by_locale(
    locale: Literal["en-US", "de", "fr", "fi", "pl", "pt-BR", "ar-EG", "he"] = "de",
) -> Clock:
    """Time and date as people of a locale write them."""
    return Clock(
        "Europe/Berlin", locale=locale, date="full", seconds=False, text_style=LARGE
    )


def _side_by_side(clocks: list[ft.Control]) -> ft.Control:
    """Put clocks beside each other, or below where there is no room."""
    return ft.Row(
        clocks,
        wrap=True,
        spacing=32,
        run_spacing=32,
        alignment=ft.MainAxisAlignment.CENTER,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
