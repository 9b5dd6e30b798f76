"""Pages in a list view of which only what is near is drawn."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Hashable, Mapping
from typing import Any, Optional, Protocol

import attrs
import flet as ft

from flet_components.component_state import ComponentState
from flet_components.components.pages.edge_row import EdgeRow, Waiting
from flet_components.components.pages.loaded_pages import Edge, LoadedPages
from flet_components.components.pages.page_box import PageBox, PageLook
from flet_components.components.pages.ruler import PATIENCE, Ruler
from flet_components.components.rows.list_faces import ROW
from flet_components.components.rows.row_box import made_of

__all__ = ["Ends", "PageList", "Reader"]

EDGES: tuple[Edge, Edge] = ("previous", "next")


class Reader(Protocol):
    """Who is told what of a list comes near, or is asked for."""

    def near(self, where: Edge | int) -> object:
        """Note that an edge is near, or a page that was dropped."""

    def load(self, where: Edge | int) -> object:
        """Load it, because the user says so."""


@attrs.frozen
class Ends:
    """What is said at the edges."""

    waiting: Mapping[Edge, Waiting]
    """How it stands with what comes there; an edge at which there is nothing, not."""
    words: str
    """What is said at the end."""


class PageList:
    """A list view with a box for each page, and a row at each edge.

    Args:
        state: That of the component.
        reader: Who is told.
    """

    def __init__(self, state: ComponentState, reader: Reader) -> None:
        self._state, self._reader = state, reader
        self._boxes: dict[int, PageBox] = {}
        self._edges: dict[Edge, tuple[object, EdgeRow]] = {}
        self._order: list[ft.Control] = []
        self._look: Optional[PageLook] = None
        self._ruler = Ruler(state)
        self.view = ft.ListView(spacing=0, padding=0, left=0, top=0, right=0, bottom=0)
        self.stack = ft.Stack([self.view, self._ruler.box])
        self._controls = state.output(self.view, "controls")

    def show(
        self,
        pages: LoadedPages,
        rows: Mapping[int, Mapping[Hashable, Any]],
        look: PageLook,
        *,
        measured: bool,
    ) -> None:
        """Show pages.

        Args:
            pages: All of them.
            rows: Of those that are there, the items by their keys.
            look: How rows look.
            measured: Whether the heights of pages are noted, for they may be dropped.
        """
        boxes: dict[int, PageBox] = {}
        for number in (page.spot.number for page in pages.pages):
            box = boxes[number] = self._boxes.get(number) or self._box(number)
            box.listen(wanted=measured)
            if number in rows:
                box.show(rows[number], look)
            else:
                box.drop(self._asks(number), look)
        if self._look is not None and look != self._look:
            for box in boxes.values():
                box.remake(look)
        self._look, self._boxes = look, boxes

    def say(self, ends: Ends, dropped: Mapping[int, Waiting], age: int) -> None:
        """Say at the edges, and where pages were dropped, how it stands.

        Args:
            ends: What is said at the edges.
            dropped: How it stands with pages that were dropped.
            age: Another number for each page that came: what is near is told again.
        """
        for number, what in dropped.items():
            self._boxes[number].say(what)
        for edge in EDGES:
            mark = (age, ends.words)
            if edge not in ends.waiting:
                self._edges.pop(edge, None)
                continue
            if edge not in self._edges or self._edges[edge][0] != mark:
                self._edges[edge] = (mark, self._edge(edge, ends.words))
            self._edges[edge][1].show(ends.waiting[edge])
        self._arrange()

    async def height(self, items: Mapping[Hashable, Any], look: PageLook) -> float:
        """Return how high a page will be; if the client does not say so, a guess."""
        if look.row_height is not None:
            return len(items) * look.row_height
        rows = [made_of(self._state, item, look.made) for item in items.values()]
        found = await self._ruler.height(rows)
        return len(items) * ROW if found is None else found

    async def move(self, delta: float) -> None:
        """Scroll by so many pixels, without a motion."""
        await self._scrolled(self.view.scroll_to(delta=delta))

    async def to_start(self) -> None:
        """Scroll to the first row."""
        await self._scrolled(self.view.scroll_to(offset=0))

    # --- inside ---

    async def _scrolled(self, call: Awaitable[None]) -> None:
        """Wait until the client has scrolled; one that has gone does not."""
        with contextlib.suppress(RuntimeError, TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await call

    def _box(self, number: int) -> PageBox:
        return PageBox(self._state, lambda: self._reader.near(number))

    def _edge(self, edge: Edge, words: str) -> EdgeRow:
        near, load = (lambda: self._reader.near(edge)), self._asks(edge)
        return EdgeRow(self._state, load, near, words if edge == "next" else None)

    def _asks(self, where: Edge | int) -> Callable[[], object]:
        return lambda: self._reader.load(where)

    def _arrange(self) -> None:
        order: list[ft.Control] = [box.box for box in self._boxes.values()]
        if "previous" in self._edges:
            order.insert(0, self._edges["previous"][1].box)
        if "next" in self._edges:
            order.append(self._edges["next"][1].box)
        if [id(each) for each in order] != [id(each) for each in self._order]:
            self._order = order
            self._controls.set(order)
