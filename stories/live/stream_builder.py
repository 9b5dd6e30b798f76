"""Stories of `StreamBuilder`."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator
from typing import Annotated, Optional

import flet as ft

from flet_components import StreamBuilder, current_clock
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, messages

VARIANT = ft.Colors.ON_SURFACE_VARIANT
HALLS = {"North": (20.0, 3.0), "South": (27.0, 5.0)}


def thermometer(
    every: Annotated[float, Range(0.05, 5)] = 0.5,
    latency: Annotated[float, Range(0, 5)] = 0.6,
    error_rate: Annotated[float, Range(0, 1)] = 0.0,
    drop_rate: Annotated[float, Range(0, 1)] = 0.0,
    disorder_rate: Annotated[float, Range(0, 1)] = 0.0,
    burst: Annotated[int, Range(1, 200)] = 1,
    keep_previous: bool = True,
    running: bool = True,
) -> ft.Control:
    """Change the hall: nothing that comes of the other one is shown any more."""
    faults = Faults(
        latency=latency,
        error_rate=error_rate,
        drop_rate=drop_rate,
        disorder_rate=disorder_rate,
        burst=burst,
    )

    def readings() -> AsyncIterator[float]:
        mean, swing = HALLS[str(builder.inputs)]
        return messages(lambda n: mean + swing * math.sin(n / 5), faults, every=every)()

    builder = StreamBuilder(
        readings,
        _degrees,
        inputs="North",
        loading=lambda: _reading(ft.Icons.THERMOSTAT, "Temperature", "\u2013"),
        keep_previous=keep_previous,
        running=running,
    )

    def choose(event: ft.Event[ft.SegmentedButton]) -> None:
        builder.inputs = event.control.selected[0]

    choice = ft.SegmentedButton(
        [ft.Segment(name, label=f"{name} hall") for name in HALLS],
        selected=["North"],
        show_selected_icon=False,
        on_change=choose,
    )
    return _framed(builder, above=choice)


def flood(burst: Annotated[int, Range(1, 1000)] = 20) -> ft.Control:
    """Ten bursts a second; however many messages they have, it builds ten times."""
    faults = Faults(burst=burst)

    def flow() -> AsyncIterator[int]:
        return messages(lambda number: number + 1, faults, every=0.1 / burst)()

    def count(number: float) -> ft.Control:
        return _reading(ft.Icons.BOLT, "Messages", f"{number:,.0f}")

    return _framed(StreamBuilder(flow, count, loading=lambda: count(0)))


def comes_to_an_end(steps: Annotated[int, Range(1, 30)] = 8) -> ft.Control:
    """An iterator that ends has a face for that."""

    async def baking() -> AsyncIterator[float]:
        for step in range(1, steps + 1):
            await current_clock().sleep(0.5)
            yield step / steps

    def done(_: float) -> ft.Control:
        return _line(ft.Icons.CHECK_CIRCLE, "The bread is done", ft.Colors.PRIMARY)

    return _framed(StreamBuilder(baking, _oven, done=done, loading=lambda: _oven(0)))


def never_comes() -> ft.Control:
    """It fails each time; it goes on trying, and so may the user."""
    faults = Faults(latency=0.3, error_rate=1)
    return _framed(
        StreamBuilder(messages(float, faults), _degrees, placeholders=2, padding=12)
    )


def _degrees(value: float) -> ft.Control:
    """Show a temperature."""
    return _reading(ft.Icons.THERMOSTAT, "Temperature", f"{value:.1f} °C")


def _reading(icon: ft.IconData, name: str, figure: str) -> ft.Control:
    """Make a line: what it is on the left, how much on the right."""
    return ft.Container(
        ft.Row(
            [
                ft.Icon(icon, color=ft.Colors.PRIMARY),
                ft.Text(name, color=VARIANT, expand=True),
                ft.Text(figure, theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM),
            ],
            spacing=12,
        ),
        padding=ft.Padding.symmetric(horizontal=16),
        height=56,
    )


def _oven(share: float) -> ft.Control:
    """Show how far it is."""
    text = f"In the oven, {share:.0%}"
    row = _line(ft.Icons.BREAKFAST_DINING, text, VARIANT)
    bar = ft.Container(
        ft.ProgressBar(share), padding=ft.Padding.only(left=16, right=16, bottom=16)
    )
    return ft.Column([row, bar], spacing=0, tight=True)


def _line(icon: ft.IconData, text: str, color: ft.Colors) -> ft.Control:
    return ft.Container(
        ft.Row([ft.Icon(icon, color=color), ft.Text(text)], spacing=12),
        padding=ft.Padding.symmetric(horizontal=16),
        height=56,
    )


def _framed(child: ft.Control, above: Optional[ft.Control] = None) -> ft.Control:
    """Put it on a card, to the edges."""
    controls = [child]
    if above is not None:
        top = ft.Padding.only(top=16)
        box = ft.Container(above, alignment=ft.Alignment.CENTER, padding=top)
        controls.insert(0, box)
    return ft.Container(
        ft.Column(
            controls,
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        width=360,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
