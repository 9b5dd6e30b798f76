# docs/examples/live_log_job.py
import asyncio
import logging
import time

import flet as ft

from flet_components import LiveLog

logger = logging.getLogger("backup")
logger.setLevel(logging.DEBUG)


def back_up() -> None:
    """Run in a thread, and log, as code does that knows nothing of a user."""
    for number in range(3):
        time.sleep(0.1)
        logger.info("copied file %s", number)
    logger.warning("file 3 is in use")


async def main(page: ft.Page) -> None:
    async def run() -> None:
        await asyncio.to_thread(back_up)

    page.run_task(run)
    page.add(
        LiveLog(loggers=["backup"], title="Backup"),
        ft.Button("Run again", on_click=run),
    )


if __name__ == "__main__":
    ft.run(main)
