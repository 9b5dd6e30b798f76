# docs/examples/live_feed_socket.py
from typing import Any

import flet as ft

from flet_components import LiveFeed
from flet_components.sources import listen

TRADES = listen("ws://127.0.0.1:8765/trades")


def row(trade: dict[str, Any]) -> ft.Control:
    price = ft.Text(f"{trade['price']:.2f}")
    return ft.ListTile(title=f"Trade {trade['id']}", trailing=price)


async def main(page: ft.Page) -> None:
    page.add(
        LiveFeed(TRADES, row, title="Trades", sequence=lambda trade: trade["id"]),
    )


if __name__ == "__main__":
    ft.run(main)
