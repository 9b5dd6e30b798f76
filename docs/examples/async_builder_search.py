# docs/examples/async_builder_search.py
import asyncio

import flet as ft

from flet_components import AsyncBuilder

NAMES = ["Ada", "Alan", "Barbara", "Edsger", "Grace", "Margaret"]


async def main(page: ft.Page) -> None:
    async def search() -> list[str]:
        await asyncio.sleep(0.5)  # await a query, an API, a file
        word = str(found.inputs).lower()
        return [name for name in NAMES if word in name.lower()]

    def show(names: list[str]) -> ft.Control:
        return ft.Text(", ".join(names) or "Nobody")

    def other(event: ft.Event[ft.TextField]) -> None:
        found.inputs = event.control.value

    found = AsyncBuilder(search, show, inputs="a", placeholders=1)
    page.add(ft.TextField("a", label="Name", on_change=other), found)


if __name__ == "__main__":
    ft.run(main)
