# docs/examples/infinite_list_search.py
import asyncio

import flet as ft

from flet_components import InfiniteList

WORDS = [f"{first}{second}" for first in "abcdefgh" for second in "aeiou"] * 20


async def main(page: ft.Page) -> None:
    async def fetch(number: int) -> list[dict[str, object]]:
        await asyncio.sleep(0.5)
        found = [(n, w) for n, w in enumerate(WORDS) if str(field.value) in w]
        part = found[number * 25 : number * 25 + 25]
        return [{"id": n, "word": f"{word} {n}"} for n, word in part]

    def search() -> None:
        words.reset_key = field.value

    field = ft.TextField(label="Search", on_change=search)
    words = InfiniteList(
        fetch,
        lambda item: ft.ListTile(title=item["word"]),
        list_height=None,
        expand=True,
    )
    page.add(field, words)


if __name__ == "__main__":
    ft.run(main)
