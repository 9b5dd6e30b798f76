# docs/examples/task_progress_upload.py
import asyncio
from collections.abc import AsyncIterator

import flet as ft

from flet_components import Progress, TaskProgress

SIZE = 27_500_000


async def upload() -> AsyncIterator[Progress]:
    sent = 0
    try:
        while sent < SIZE:
            await asyncio.sleep(0.1)  # send a piece
            sent = min(SIZE, sent + 400_000)
            yield Progress(sent, SIZE, "holiday.mp4")
    finally:
        print("connection closed")  # also when it is cancelled, or removed


async def main(page: ft.Page) -> None:
    page.add(TaskProgress(upload, title="Uploading", unit="bytes"))


if __name__ == "__main__":
    ft.run(main)
