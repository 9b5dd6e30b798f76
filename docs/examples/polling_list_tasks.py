# docs/examples/polling_list_tasks.py
from typing import Any

import flet as ft

from flet_components import PollingList

TASKS = [{"id": 1, "name": "Water the plants"}, {"id": 2, "name": "Feed the cat"}]


async def fetch() -> list[dict[str, Any]]:
    return [dict(task) for task in TASKS]  # await a query, an API, a queue


def row(task: dict[str, Any]) -> ft.Control:
    return ft.ListTile(title=task["name"])


async def main(page: ft.Page) -> None:
    def add() -> None:
        TASKS.append({"id": len(TASKS) + 1, "name": "Another one"})

    page.add(
        PollingList(fetch, row, interval=2, title="To do"),
        ft.Button("Add", on_click=add),
    )


if __name__ == "__main__":
    ft.run(main)
