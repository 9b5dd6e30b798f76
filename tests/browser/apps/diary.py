"""A list that goes on above and below, with rows of different heights."""

from __future__ import annotations

import flet as ft

from flet_components import InfiniteList, ItemPage


async def fetch(first: int) -> ItemPage:
    """Return ten rows."""
    return ItemPage(range(first, first + 10), first + 10, first - 10)


def row(number: int) -> ft.Control:
    """Make a row, some higher than others."""
    return ft.Container(ft.Text(f"row {number}"), height=30 + number * 37 % 50)


async def main(page: ft.Page) -> None:
    """Show the list; it begins in the middle."""
    page.add(InfiniteList(fetch, row, both_ends=True, max_pages=6, threshold=200))


if __name__ == "__main__":
    ft.run(main)
