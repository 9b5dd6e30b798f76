"""Stories of `Sparkline`."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Literal, Optional

import flet as ft

from flet_components import Band, Sparkline, Threshold, reactive
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, messages

Kind = Literal["line", "area", "bars"]


def _load(number: int) -> float:
    """Return how busy a machine is: it depends on nothing but the number."""
    wave = 50 + 28 * math.sin(number / 9) + 11 * math.sin(number / 2.3)
    return round(wave + 7 * math.sin(number * number), 1)


@reactive
class _Fed(Sparkline):
    """A chart that is pushed what comes."""

    feed: Optional[Callable[[], AsyncIterator[Optional[float]]]] = None
    """What comes."""

    async def did_mount_async(self) -> None:
        """Push what comes."""
        if self.feed is not None:
            async for value in self.feed():
                self.push(value)


def live(
    kind: Kind = "area",
    every: Annotated[float, Range(0.02, 2)] = 1.0,
    burst: Annotated[int, Range(1, 50)] = 1,
    gaps: Annotated[float, Range(0, 1)] = 0.05,
    limit: Annotated[int, Range(2, 500)] = 40,
    warn_at: Annotated[float, Range(0, 100)] = 75,
) -> ft.Control:
    """What is pushed comes in at the right, and the client glides there."""

    def value(number: int) -> Optional[float]:
        lost = gaps and math.sin(number * 12.9898) * 43758.5453 % 1 < gaps
        return None if lost else _load(number)

    chart = _Fed(
        [_load(n) for n in range(-limit, 0)],
        kind=kind,
        limit=limit,
        thresholds=[Threshold(warn_at)],
        width=280,
        height=72,
        label="Load",
        feed=lambda: messages(value, Faults(burst=burst), every=every)(),
    )
    return _card("Load", chart)


def kinds(color: ft.Colors = ft.Colors.PRIMARY) -> ft.Control:
    """A line, an area, or bars, which may go below nothing."""
    values = [_load(n) for n in range(40)]
    profits = [_load(n) - 45 for n in range(24)]
    all_kinds = {
        "line": Sparkline(values, color=color),
        "area": Sparkline(values, kind="area", color=color),
        "bars": Sparkline(profits, kind="bars", color=color),
    }
    return _row(all_kinds)


def marked() -> ft.Control:
    """What is normal, the mean, the extremes, and what is beyond a threshold."""
    values = [_load(n) for n in range(60)]
    limits = [Threshold(70), Threshold(80, "alarm"), Threshold(25, below=True)]
    return _row(
        {
            "band": Sparkline(values, bands=[Band(35, 65)]),
            "mean": Sparkline(values, reference="mean"),
            "extremes": Sparkline(values, spots=("last", "min", "max")),
            "thresholds": Sparkline(values, thresholds=limits),
        }
    )


def odd_values() -> ft.Control:
    """Nothing, one value, all the same, gaps, each at its time, and very many."""
    gaps = [None if n % 12 in (5, 6) or n == 21 else _load(n) for n in range(40)]
    late = [(t + t % 7 / 5, _load(t)) for t in range(60) if t % 30 > 7]
    many = [_load(n // 150) + n % 7 + 60 * (n == 3210) for n in range(5000)]
    return _row(
        {
            "none": Sparkline(),
            "one": Sparkline([3]),
            "all equal": Sparkline([3, 3, 3, 3]),
            "gaps": Sparkline(gaps),
            "by time": Sparkline(late, window=40),
            "5000": Sparkline(many),
        }
    )


def _row(charts: dict[str, Sparkline]) -> ft.Control:
    """Put charts beside each other, each over its name."""
    return ft.Row([_named(*each) for each in charts.items()], wrap=True, spacing=32)


def _named(name: str, chart: Sparkline) -> ft.Control:
    text = ft.Text(
        name,
        theme_style=ft.TextThemeStyle.LABEL_MEDIUM,
        color=ft.Colors.ON_SURFACE_VARIANT,
    )
    return ft.Column([chart, text], spacing=8, tight=True)


def _card(title: str, child: ft.Control) -> ft.Control:
    """Put a chart on a card."""
    text = ft.Text(
        title,
        theme_style=ft.TextThemeStyle.LABEL_LARGE,
        color=ft.Colors.ON_SURFACE_VARIANT,
    )
    return ft.Container(
        ft.Column([text, child], spacing=12, tight=True),
        padding=16,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
