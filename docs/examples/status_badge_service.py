# docs/examples/status_badge_service.py
import random

import flet as ft

from flet_components import Status, StatusBadge


async def probe() -> Status:
    load = random.random()  # await httpx.get(...), a ping, a query
    if load > 0.9:
        return Status("degraded", f"load {load:.0%}")
    return Status("up")


async def main(page: ft.Page) -> None:
    page.add(StatusBadge(probe, "API", face="row", interval=5, stale_time=30))


if __name__ == "__main__":
    ft.run(main)
