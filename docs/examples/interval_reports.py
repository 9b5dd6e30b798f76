# docs/examples/interval_reports.py
import asyncio
from collections.abc import AsyncIterator
from datetime import time

import flet as ft

from flet_components import Interval, IntervalEvent

BERLIN = "Europe/Berlin"


async def main(page: ft.Page) -> None:
    now, status = ft.Text(), ft.Text("Nothing to report yet.")

    def look(event: IntervalEvent) -> None:
        now.value = f"It is {event.scheduled:%H:%M} in Berlin."

    async def report(event: IntervalEvent) -> AsyncIterator[None]:
        status.value = f"Writing the report of {event.scheduled:%H:%M} ..."
        yield
        await asyncio.sleep(90)  # as a slow query would take
        status.value = f"The report of {event.scheduled:%H:%M} is out."

    reports = Interval(
        at=[time(9), time(17, 30)],
        tz=BERLIN,
        callback=report,
        overlap="queue",
        max_late=3600,
    )
    minutes = Interval(grid="minute", tz=BERLIN, callback=look, immediate=True)
    button = ft.Button("Report now", on_click=reports.run_now)
    page.add(now, status, button, reports, minutes)


if __name__ == "__main__":
    ft.run(main)
