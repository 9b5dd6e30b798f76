"""`InfiniteList`: rows that are fetched page by page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Any, Optional

import flet as ft
from attrs import validators

from flet_components.components.pages.edge_row import HEIGHT, Waiting
from flet_components.components.pages.item_page import ItemPage
from flet_components.components.pages.loaded_pages import Edge, LoadedPages
from flet_components.components.pages.page_box import PageLook
from flet_components.components.pages.page_faces import face_of_pages, framed
from flet_components.components.pages.page_list import Ends, PageList
from flet_components.components.pages.page_loads import (
    Flight,
    PageLoads,
    Where,
)
from flet_components.components.pages.paging_event import PagingEvent
from flet_components.components.rows.functions import same_function
from flet_components.components.rows.keys import own_key
from flet_components.fields import prop, reactive
from flet_components.presence import PageState, Policy, is_held
from flet_components.user_control import UserControl
from flet_components.wording import say

__all__ = ["InfiniteList"]

Fetch = Optional[Callable[[Any], Awaitable[Any]]]
FUNCTION = validators.optional(validators.is_callable())


def line(item: Any) -> ft.Control:
    """Make a row of whatever it is: its text."""
    return ft.Container(ft.Text(str(item)), padding=12)


@reactive
class InfiniteList(UserControl):
    """Shows a long list, of which it fetches a page more before the end is reached.

    One page is fetched at a time, however fast somebody scrolls. What fails is not
    tried again and again: a row says so, and lets the user retry.
    """

    fetch: Fetch = prop(default=None, validate=FUNCTION, kw_only=False)
    """Fetches a page: an asynchronous function that is handed a cursor and returns an
    `ItemPage`, or a plain list; then cursors are the numbers of pages. Always the
    newest is called."""

    item: Callable[[Any], ft.Control] = prop(
        default=line, validate=validators.is_callable(), kw_only=False
    )
    """Makes a control of an item."""

    _: KW_ONLY

    row_key: Callable[[Any], Hashable] = own_key
    """Returns the key of an item, its own in the list; by default its `id` or `key`, or
    the item itself. Of two items with one key the newer is shown."""

    start: Any = 0
    """Cursor of the first page."""

    page_size: Optional[int] = prop(
        default=None, validate=validators.optional(validators.ge(1))
    )
    """How many items a plain list has that is not the last; None for as many as the
    first one."""

    both_ends: bool = False
    """Whether pages before the first one are fetched, too; what is read stays where it
    is."""

    reverse: bool = False
    """Whether the first item is at the bottom and the next ones are above it, as in a
    chat."""

    threshold: float = prop(default=400.0, validate=validators.ge(0))
    """How near an end comes, in logical pixels, before more is fetched; 0 or more."""

    max_pages: Optional[int] = prop(
        default=None, validate=validators.optional(validators.ge(2))
    )
    """How many pages keep their rows, 2 or more, and more than a screen shows; those
    farthest away are fetched again when they come near. None for all."""

    running: bool = True
    """Whether it fetches more by itself; else there is a button."""

    timeout: float = prop(default=30.0, validate=validators.gt(0))
    """Seconds after which a fetch has failed."""

    retries: int = prop(default=0, validate=validators.ge(0))
    """How often a page that failed is fetched again by itself, at growing intervals."""

    reset_key: object = None
    """Whatever it is, such as what is searched for: when another one is assigned, what
    was fetched is forgotten, and it begins anew."""

    title: Optional[str] = None
    """What stands above it."""

    controls: bool = True
    """Whether it has a head: the title, and a button that fetches anew."""

    list_height: Optional[float] = prop(
        default=400.0, validate=validators.optional(validators.gt(0))
    )
    """Height of the rows, in logical pixels. None for all the room there is: then it
    needs `expand=True`, or a `height`."""

    row_height: Optional[float] = prop(
        default=None, validate=validators.optional(validators.gt(0))
    )
    """Height of each row, in logical pixels, if it is known; None for its own."""

    placeholders: int = prop(default=6, validate=validators.ge(0))
    """How many rows stand there, at most, before the first ones are fetched."""

    empty: Optional[str] = None
    """What is said if there are no items; None for words of the library."""

    end: Optional[str] = None
    """What is said after the last item; None for words of the library."""

    when_hidden: Policy = "pause"
    """As of every component; nothing is fetched by default until it is seen."""

    when_disconnected: Policy = "pause"
    """As `when_hidden`."""

    on_page: Optional[ft.EventHandler[PagingEvent]] = None
    """Called when a page has come."""

    on_failure: Optional[ft.EventHandler[PagingEvent]] = None
    """Called when a page could not be fetched. A failure is shown, and is no error of
    the component: `on_error` is not told."""

    on_end: Optional[ft.EventHandler[PagingEvent]] = None
    """Called when there is nothing more, after the last page."""

    def __post_init__(self, *args: Any) -> None:
        """Make what fetches."""
        super().__post_init__(*args)
        self._loads = PageLoads(self, self._place)

    def build(self) -> ft.Control:
        """Put the head above the rows."""
        state = self._component
        self._list = PageList(state, self._loads)
        self._made = self.item
        state.on_stay(self._loads.go_on, self._loads.stop)
        self.watch(lambda: self.reset_key, lambda *_: self._loads.forget())
        self.watch(lambda: (self._waits, self.running), lambda *_: self._loads.go_on())
        self.watch(lambda: self._contents, lambda *_: self._show())
        self.watch(lambda: self._hints, lambda *_: self._hint())
        self._show()
        return framed(self, self._list)

    async def load(self, cursor: Any) -> Any:
        """Fetch a page; by default with `fetch`. A subclass may write another one."""
        if self.fetch is None:
            raise TypeError(
                f"{type(self).__name__} needs something to fetch, got None: "
                "give it fetch=, or override load()"
            )
        return await self.fetch(cursor)

    # --- how it stands ---

    @property
    def items(self) -> list[Any]:
        """The items that are there, in their order; bindings follow."""
        rows = self._loads.state.pages.rows(self.row_key)
        return [item for page in rows.values() for item in page.values()]

    @property
    def has_more(self) -> bool:
        """Whether there is more after the last item, as far as is known."""
        pages = self._loads.state.pages
        return not pages.pages or pages.wanted("next") is not None

    @property
    def has_previous(self) -> bool:
        """Whether there is something before the first item, and is wanted."""
        return self.both_ends and self._loads.state.pages.wanted("previous") is not None

    @property
    def is_fetching(self) -> bool:
        """Whether a page is being fetched."""
        return self._loads.state.loading is not None

    @property
    def updated_at(self) -> Optional[datetime]:
        """When the first page was fetched, in UTC; None before."""
        return self._loads.state.updated_at

    # --- verbs ---

    async def load_more(self) -> None:
        """Fetch the next page, also one that failed; returns when that has ended."""
        await self._loads.loaded("next")

    async def load_previous(self) -> None:
        """Fetch the page before the first one, as `load_more` does the next."""
        await self._loads.loaded("previous")

    async def reload(self) -> None:
        """Fetch the first page again, instead of whatever is under way.

        What there is stays until it has come; then the list begins at its start.
        """
        self._loads.begin()
        await self._loads.loaded("first")

    def reset(self) -> None:
        """Forget what was fetched, and begin anew."""
        self._component.here(self._loads.forget)

    # --- rows ---

    @property
    def _contents(self) -> tuple[object, ...]:
        """On what it depends which rows there are, and how they look."""
        limited = self.max_pages is not None
        look = (self.item, self.row_key, self.row_height, self.reverse)
        return (self._loads.state.pages, *look, limited)

    @property
    def _hints(self) -> tuple[object, ...]:
        """On what it depends what is said where there are no rows."""
        state = self._loads.state
        return (state.loading, state.errors, self.running, self.both_ends, self.end)

    def _show(self) -> None:
        """Show the pages that are there."""
        pages = self._loads.state.pages
        self._list.show(
            pages,
            pages.rows(self.row_key),
            self._look,
            measured=self.max_pages is not None,
        )
        self._hint()

    @property
    def _look(self) -> PageLook:
        if not same_function(self.item, self._made):  # a render makes a new lambda
            self._made = self.item
        return PageLook(self._made, self.row_height, self.reverse)

    def _hint(self) -> None:
        """Say at the ends how it goes on."""
        pages, waiting = self._loads.state.pages, dict[Edge, Waiting]()
        if self.has_previous:
            waiting["previous"] = self._waiting("previous")
        if face_of_pages(self._loads.state) == "rows":
            waiting["next"] = self._waiting("next") if self.has_more else "end"
        gone = [page.spot.number for page in pages.pages if page.items is None]
        words = say("list.end") if self.end is None else self.end
        dropped = {number: self._waiting(number) for number in gone}
        self._list.say(Ends(waiting, words), dropped, pages.fetched)

    def _waiting(self, where: Where) -> Waiting:
        state = self._loads.state
        if where in state.errors:
            return state.errors[where]
        return "loading" if self.running or state.loading == where else "more"

    async def _place(
        self, where: Where, pages: LoadedPages, show: Callable[[], bool]
    ) -> None:
        """Show pages; what is read stays where it is."""
        had, above = bool(self._loads.state.pages.pages), 0.0
        if where == "previous":
            rows = pages.rows(self.row_key)[pages.pages[0].spot.number]
            above = await self._list.height(rows, self._look)
        if not show() or self.page_state is PageState.DISCONNECTED:
            return
        self.update()
        if where == "previous":
            await self._list.move(above - (0 if self.has_previous else HEIGHT))
        elif where == "first" and had:
            await self._list.to_start()

    # --- what happens ---

    @property
    def _waits(self) -> bool:
        """Whether nobody sees it, and it is to fetch nothing meanwhile."""
        return is_held(self)

    def _tell(self, flight: Flight, got: ItemPage | Exception) -> None:
        """Tell who handles it what has come."""
        edge: Edge = "previous" if flight.where == "previous" else "next"
        cursor = flight.spot.cursor
        if isinstance(got, Exception):
            self._emit("failure", edge=edge, cursor=cursor, error=got)
            return
        self._emit("page", edge=edge, cursor=cursor, items=got.items)
        if flight.where in ("first", "next") and not self.has_more:
            self._emit("end", cursor=cursor)

    def _emit(self, name: str, **values: Any) -> None:
        self.emit(name, PagingEvent(name=name, control=self, **values))
