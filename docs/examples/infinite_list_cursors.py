# docs/examples/infinite_list_cursors.py
import asyncio

import flet as ft

from flet_components import InfiniteList, ItemPage

SONGS = [{"id": n, "name": f"Song {n}"} for n in range(1, 301)]


async def fetch(cursor: int) -> ItemPage:
    await asyncio.sleep(0.5)  # a query, an API
    after = cursor + 20
    more = after < len(SONGS)
    return ItemPage(SONGS[cursor:after], next=after if more else None)


def row(song: dict[str, str]) -> ft.Control:
    return ft.ListTile(title=song["name"])


async def main(page: ft.Page) -> None:
    page.add(InfiniteList(fetch, row, title="Songs", list_height=500))


if __name__ == "__main__":
    ft.run(main)
