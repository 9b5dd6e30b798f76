# docs/examples/stream_builder_job.py
import asyncio
from collections.abc import AsyncIterator

import flet as ft

from flet_components import StreamBuilder


async def copied() -> AsyncIterator[float]:
    """Copy files, and tell how far it is."""
    for step in range(1, 6):
        await asyncio.sleep(0.2)
        yield step / 5


async def main(page: ft.Page) -> None:
    page.add(
        StreamBuilder(
            copied,
            ft.ProgressBar,
            initial_value=0.0,
            done=lambda _: ft.Text("All copied"),
        )
    )


if __name__ == "__main__":
    ft.run(main)
