# docs/examples/sparkline_push.py
import random

import flet as ft

from flet_components import Interval, Sparkline, Threshold


async def main(page: ft.Page) -> None:
    chart = Sparkline(
        kind="area", limit=60, width=240, height=64, thresholds=[Threshold(80)]
    )

    def measure() -> None:
        chart.push(random.uniform(40, 90))

    page.add(chart, Interval(1, measure))


if __name__ == "__main__":
    ft.run(main)
