# docs/examples/live_table_market.py
import random
from typing import Any

import flet as ft

from flet_components import Column, LiveTable

PRICES = {"ANKH": 76.6, "DART": 150.6, "FLET": 129.0}


async def fetch() -> list[dict[str, Any]]:
    for name in PRICES:  # await a query, an API, a queue
        PRICES[name] *= random.choice((0.99, 1, 1, 1.01))
    return [{"id": name, "price": price} for name, price in PRICES.items()]


async def main(page: ft.Page) -> None:
    columns = [
        Column("id", "Share"),
        Column("price", numeric=True, format=",.2f"),
        Column(
            "lot",
            "A hundred",
            numeric=True,
            value=lambda share: 100 * share["price"],
            format=",.0f",
        ),
    ]
    page.add(LiveTable(fetch, columns, interval=1, title="Market", sort_by="price"))


if __name__ == "__main__":
    ft.run(main)
