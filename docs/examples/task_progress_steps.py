# docs/examples/task_progress_steps.py
import asyncio
from collections.abc import AsyncIterator

import flet as ft

from flet_components import Progress, TaskProgress

STEPS = ["Fetch", "Unpack", "Build", "Publish"]


async def release() -> AsyncIterator[Progress]:
    yield Progress(step="Fetch")
    await asyncio.sleep(2)
    yield Progress(step="Unpack", step_status="skipped")
    for number in range(31):
        yield Progress(number, 30, step="Build")
        await asyncio.sleep(0.2)
    yield Progress(step="Publish")
    await asyncio.sleep(2)


async def main(page: ft.Page) -> None:
    page.add(TaskProgress(release, title="Release 2.4", steps=STEPS, unit="files"))


if __name__ == "__main__":
    ft.run(main)
