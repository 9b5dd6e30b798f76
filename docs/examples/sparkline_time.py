# docs/examples/sparkline_time.py
import random

import flet as ft

from flet_components import Band, Interval, Sparkline


async def main(page: ft.Page) -> None:
    chart = Sparkline(
        window=60,
        bands=[Band(20, 22)],
        reference="mean",
        spots=("last", "min", "max"),
        label="Temperature",
    )

    def measure() -> None:
        if random.random() < 0.5:
            chart.push(random.gauss(21, 1))  # or a pair of a time and a number

    page.add(chart, Interval(2, measure, immediate=True))


if __name__ == "__main__":
    ft.run(main)
