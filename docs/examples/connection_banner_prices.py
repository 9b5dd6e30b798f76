# docs/examples/connection_banner_prices.py
import random

import flet as ft

from flet_components import ConnectionBanner, PollingList


async def fetch() -> list[str]:
    if random.random() < 0.3:  # await httpx.get(...), a query, a queue
        raise ConnectionError("the exchange does not answer")
    return [f"Gold {random.uniform(2300, 2400):.2f}"]


async def main(page: ft.Page) -> None:
    prices = PollingList(fetch, interval=3, controls=False)
    page.add(ConnectionBanner(prices, "Prices"), prices)


if __name__ == "__main__":
    ft.run(main)
