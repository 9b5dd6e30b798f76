# docs/examples/live_value_fetch.py
import random

import flet as ft

from flet_components import LiveValue, Threshold


async def fetch() -> dict[str, float]:
    return {"celsius": random.uniform(18, 28)}  # await a sensor, a query, an API


async def main(page: ft.Page) -> None:
    page.add(
        LiveValue(
            fetch,
            "Harbour",
            select=lambda reading: reading["celsius"],
            unit="°C",
            format="0.0",
            interval=2,
            stale_time=30,
            thresholds=[Threshold(24), Threshold(27, "alarm")],
            width=240,
        )
    )


if __name__ == "__main__":
    ft.run(main)
