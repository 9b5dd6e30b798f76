# docs/examples/sources_shared.py
import random

import flet as ft

from flet_components import UserControl
from flet_components.sources import poll, shared


async def fetch_price() -> float:
    """Stand for a request to a server."""
    return 182 + random.random()


PRICE = shared("price", poll(fetch_price, interval=10))


class Price(UserControl):
    def build(self) -> ft.Control:
        self.text = ft.Text("…", size=40)
        return self.text

    async def did_mount_async(self) -> None:
        async for price in PRICE:
            self.text.value = f"{price:.2f}"
            await self.update_async()


async def main(page: ft.Page) -> None:
    page.add(Price(), Price())


if __name__ == "__main__":
    ft.run(main)
