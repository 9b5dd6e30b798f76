# docs/examples/live_feed_sensor.py
from collections.abc import AsyncIterator

import flet as ft

from flet_components import LiveFeed, current_clock
from flet_components.sources import stream


async def readings() -> AsyncIterator[float]:
    """Yield what a sensor says; here a warm afternoon."""
    for number in range(10_000):
        yield 20 + number % 7 / 10
        await current_clock().sleep(1)


def row(degrees: float) -> ft.Control:
    return ft.Container(ft.Text(f"{degrees:.1f} °C"), padding=8)


async def main(page: ft.Page) -> None:
    page.add(LiveFeed(stream(readings), row, title="Greenhouse"))


if __name__ == "__main__":
    ft.run(main)
