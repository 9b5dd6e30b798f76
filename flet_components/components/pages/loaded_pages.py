"""The pages that a list has got: which there are, and which come next."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Literal, Optional

import attrs

from flet_components.components.pages.item_page import ItemPage

__all__ = ["Edge", "LoadedPage", "LoadedPages", "Spot"]

Edge = Literal["next", "previous"]
"""The end of a list, or its beginning."""


@attrs.frozen
class Spot:
    """A place for a page."""

    number: int
    """Which page it is: 0 for the first that was fetched, below it for those before."""
    cursor: Any
    """What to fetch."""


@attrs.frozen
class LoadedPage:
    """A page that was fetched, at its place."""

    spot: Spot
    items: Optional[tuple[Any, ...]]
    """Its items; None if they were dropped, as they are far from what is read."""
    next: Any
    previous: Any
    age: int
    """Which fetch it came with: of two the higher is the newer."""


@attrs.frozen
class LoadedPages:
    """All pages from the first to the last that was fetched, in their order."""

    pages: tuple[LoadedPage, ...] = ()
    fetched: int = 0
    """How many were fetched, to tell how old they are."""

    def wanted(self, edge: Edge) -> Optional[Spot]:
        """Return what comes after the last page, or before the first; None if none."""
        if not self.pages:
            return None
        page = self.pages[-1 if edge == "next" else 0]
        cursor = page.next if edge == "next" else page.previous
        step = 1 if edge == "next" else -1
        return Spot(page.spot.number + step, cursor) if cursor is not None else None

    def spot(self, number: int) -> Optional[Spot]:
        """Return the place of a page that was dropped; None if there is none."""
        found = (
            p.spot for p in self.pages if p.spot.number == number and p.items is None
        )
        return next(found, None)

    def put(self, spot: Spot, page: ItemPage, limit: Optional[int]) -> LoadedPages:
        """Return them with one more.

        Args:
            spot: Its place: wanted at an edge, or that of one that was dropped.
            page: What was fetched.
            limit: How many keep their items; those farthest away lose them.
        """
        age = self.fetched + 1
        new = LoadedPage(spot, page.items, page.next, page.previous, age)
        others = [p for p in self.pages if p.spot.number != spot.number]
        pages = sorted([*others, new], key=lambda each: each.spot.number)
        return LoadedPages(tuple(_dropped(pages, spot.number, limit)), age)

    def rows(self, key: Callable[[Any], Hashable]) -> dict[int, dict[Hashable, Any]]:
        """Return for each page that is there its items by their keys.

        An item that came with several pages stands where it first did, as it was in
        the newest of them.
        """
        kept = [page for page in self.pages if page.items is not None]
        newest: dict[Hashable, Any] = {}
        for page in sorted(kept, key=lambda each: each.age):
            newest.update((key(item), item) for item in page.items or ())
        found: dict[int, dict[Hashable, Any]] = {}
        for page in kept:
            names = dict.fromkeys(key(item) for item in page.items or ())
            own = {name: newest.pop(name) for name in names if name in newest}
            found[page.spot.number] = own
        return found


def _dropped(
    pages: list[LoadedPage], near: int, limit: Optional[int]
) -> list[LoadedPage]:
    """Return pages of which only so many keep their items, those nearest to one."""
    kept = [page.spot.number for page in pages if page.items is not None]
    kept.sort(key=lambda number: abs(number - near))
    far = set(kept[limit:]) if limit is not None else set[int]()
    return [
        attrs.evolve(page, items=None) if page.spot.number in far else page
        for page in pages
    ]
