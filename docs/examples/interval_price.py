# docs/examples/interval_price.py
import random

import flet as ft

from flet_components import Interval


async def fetch_price() -> float:
    """Stand for a request to a server."""
    return 182 + random.random()


async def main(page: ft.Page) -> None:
    price = ft.Text(size=40)

    async def refresh() -> None:
        price.value = f"{await fetch_price():.2f}"

    page.add(price, Interval(10, refresh, immediate=True))


if __name__ == "__main__":
    ft.run(main)
