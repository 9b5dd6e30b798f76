# docs/examples/live_log_lines.py
from collections.abc import AsyncIterator

import flet as ft

from flet_components import LiveLog, current_clock
from flet_components.sources import stream


async def build() -> AsyncIterator[str]:
    """Yield what a program prints; here: await process.stdout.readline()."""
    for number in range(1, 60):
        await current_clock().sleep(1)
        yield f"\x1b[32mok\x1b[0m step {number} \x1b[2min 1.0 s\x1b[0m"


async def main(page: ft.Page) -> None:
    page.add(LiveLog(stream(build), title="Build", levels=False))


if __name__ == "__main__":
    ft.run(main)
