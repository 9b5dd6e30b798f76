# docs/examples/stream_builder_queue.py
import asyncio

import flet as ft

from flet_components import StreamBuilder


async def main(page: ft.Page) -> None:
    orders: asyncio.Queue[str] = asyncio.Queue()

    def show(batch: list[str]) -> ft.Control:
        return ft.Text("Just ordered: " + ", ".join(batch))

    page.add(
        StreamBuilder(
            orders,
            show,
            collect="batch",
            loading=lambda: ft.Text("No orders yet"),
        ),
        ft.Button("Tea", on_click=lambda: orders.put_nowait("tea")),
        ft.Button("Coffee", on_click=lambda: orders.put_nowait("coffee")),
    )


if __name__ == "__main__":
    ft.run(main)
