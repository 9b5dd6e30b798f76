"""Stories of `LiveValue`."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Optional

import flet as ft

from flet_components import LiveValue, Threshold, UserControl, current_clock, reactive
from flet_components.sources import stream
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, answers, messages

LIMITS = (Threshold(70), Threshold(85, "alarm"))


def _load(number: int, phase: float = 0.0) -> float:
    """Return how busy a machine is: it depends on nothing but the number."""
    wave = 55 + 26 * math.sin(number / 9 + phase) + 9 * math.sin(number / 2.3 + phase)
    return round(wave + 5 * math.sin(number * number + phase), 1)


def _thermometer(faults: Faults) -> Callable[[], Awaitable[float]]:
    def read() -> float:
        return round(_load(int(current_clock().monotonic() * 2)) / 4 + 8, 1)

    return answers(read, faults)


def temperature(
    latency: Annotated[float, Range(0, 5)] = 0.3,
    error_rate: Annotated[float, Range(0, 1)] = 0.0,
    drop_rate: Annotated[float, Range(0, 1)] = 0.0,
    interval: Annotated[float, Range(0.2, 30)] = 1.0,
    stale_time: Annotated[float, Range(1, 60)] = 10.0,
    warn_at: Annotated[float, Range(0, 40)] = 26.0,
) -> LiveValue:
    """A figure that is fetched, with all that may go wrong."""
    return LiveValue(
        _thermometer(
            Faults(latency=latency, error_rate=error_rate, drop_rate=drop_rate)
        ),
        "Harbour",
        unit="°C",
        format="0.0",
        interval=interval,
        stale_time=stale_time,
        timeout=5,
        thresholds=(Threshold(warn_at),),
        controls=True,
        width=280,
    )


@reactive
class _Dashboard(UserControl):
    """Tiles that one stream feeds."""

    faults: Faults = Faults()
    every: float = 1.0

    def build(self) -> ft.Control:
        load, orders, paid = (
            LiveValue(
                None, "Load", unit="%", format="0", thresholds=LIMITS, better="down"
            ),
            LiveValue(
                None, "Orders an hour", format="#,##0", better="up", chart="bars"
            ),
            LiveValue(
                None,
                "Paid at once",
                format="percent",
                better="up",
                baseline=0.6,
                show_delta="percent",
                chart="line",
            ),
        )
        self.tiles = {"load": load, "orders": orders, "paid": paid}
        for tile in self.tiles.values():
            tile.width = 216
        center = ft.MainAxisAlignment.CENTER
        return ft.Row([load, orders, paid], wrap=True, alignment=center)

    async def did_mount_async(self) -> None:
        feed = messages(_business, self.faults, every=self.every)
        async for message in feed():
            for name, value in message.items():
                self.tiles[name].show(value)


def _business(number: int) -> dict[str, float]:
    return {
        "load": _load(number),
        "orders": round(20 * _load(number, 2.0)),
        "paid": round(0.4 + _load(number, 4.0) / 200, 2),
    }


def dashboard(
    every: Annotated[float, Range(0.05, 5)] = 1.0,
    burst: Annotated[int, Range(1, 100)] = 1,
    drop_rate: Annotated[float, Range(0, 1)] = 0.0,
) -> ft.Control:
    """One stream feeds all tiles, with `show`."""
    faults = Faults(burst=burst, drop_rate=drop_rate)
    return _Dashboard(faults=faults, every=every)


def streamed(
    every: Annotated[float, Range(0.01, 2)] = 1.0,
    history: Annotated[int, Range(2, 300)] = 30,
) -> LiveValue:
    """Each message of a stream is a point of the chart."""
    return LiveValue(
        stream(lambda: messages(_load, every=every)()),
        "Machine 7",
        unit="%",
        format="0.0",
        better="down",
        history=history,
        thresholds=LIMITS,
        width=280,
    )


def states() -> ft.Control:
    """Nothing yet, nothing to be had, and nothing that feeds it: all of one size."""

    async def never() -> Optional[float]:
        await current_clock().sleep(3600)
        return None

    tiles: list[Any] = [
        LiveValue(never, "Loading", timeout=7200),
        LiveValue(_thermometer(Faults(error_rate=1)), "Not to be had", unit="°C"),
        LiveValue(None, "Waiting", empty="No orders yet"),
    ]
    for tile in tiles:
        tile.width = 216
    return ft.Row(tiles, wrap=True, alignment=ft.MainAxisAlignment.CENTER)
