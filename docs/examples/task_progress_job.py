# docs/examples/task_progress_job.py
import asyncio
from collections.abc import AsyncIterator

import flet as ft

from flet_components import Progress, TaskProgress
from flet_components.sources import shared, stream


async def main(page: ft.Page) -> None:
    done = 0

    async def job() -> None:  # a task of the page: it goes on without the component
        nonlocal done
        while done < 50:
            await asyncio.sleep(1)
            done += 1

    async def look() -> AsyncIterator[Progress]:
        while True:
            yield Progress(done, 50)
            await asyncio.sleep(0.5)

    def toggle() -> None:
        box.content = None if box.content else show()
        button.content = "Hide" if box.content else "Show"

    def show() -> TaskProgress:
        return TaskProgress(shared("job", stream(look)), title="Importing")

    page.run_task(job)
    box = ft.Container(show())
    button = ft.Button("Hide", on_click=toggle)
    page.add(box, button)


if __name__ == "__main__":
    ft.run(main)
