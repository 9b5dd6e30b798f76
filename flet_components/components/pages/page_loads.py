"""How pages are fetched: one at a time, whoever asks, and however often."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Optional, Union

import attrs

from flet_components.components.pages.item_page import ItemPage, as_item_page
from flet_components.components.pages.loaded_pages import Edge, LoadedPages, Spot
from flet_components.disturbance import disturbed
from flet_components.failures import error_in
from flet_components.signals import Signal, untracked
from flet_components.sources.answers import Backoff, RetryLater

if TYPE_CHECKING:
    from flet_components.components.live.infinite_list import InfiniteList

__all__ = ["Flight", "PageLoads", "Paging", "Where"]

Where = Union[Edge, int, Literal["first"]]
"""Which page: the first one, the one at an edge, or one that was dropped."""
PACE = 0.1
"""Seconds from one page to the next fetch at least, however short pages are."""
CALM = 1.0
"""Seconds for which a page that was dropped is not fetched by itself: if the screen
shows more pages than are kept, that would never end."""
BACKOFF = Backoff()


@attrs.frozen
class Paging:
    """How a list stands that is fetched page by page."""

    pages: LoadedPages = attrs.field(factory=LoadedPages)
    loading: Optional[Where] = None
    """Which page is being fetched."""
    errors: Mapping[Where, Exception] = attrs.field(factory=dict)
    """Which pages could not be fetched, and why."""
    updated_at: Optional[datetime] = None
    """When the first page was fetched."""


@attrs.define(eq=False)
class Flight:
    """A fetch that is under way."""

    where: Where
    spot: Spot
    task: Optional[asyncio.Task[None]] = None


class PageLoads:
    """Fetches the pages of a list, one at a time.

    Args:
        owner: The list.
        place: Shows pages: called with what was fetched, all pages, and what makes them
            the list's own.
    """

    def __init__(
        self,
        owner: InfiniteList,
        place: Callable[[Where, LoadedPages, Callable[[], bool]], Awaitable[None]],
    ) -> None:
        self._owner, self._place = owner, place
        self._state: Signal[Paging] = Signal(Paging())
        self._flight: Optional[Flight] = None
        self._asked: dict[Where, None] = {}
        self._near: dict[Where, None] = {}
        self._dropped: dict[int, float] = {}
        self._shown = -math.inf

    @property
    def state(self) -> Paging:
        """How the list stands; bindings and watchers follow."""
        return self._state.get()

    # --- who asks ---

    def near(self, where: Where) -> None:
        """Note that a page is about to be seen."""
        at = (
            self._dropped.get(where, -math.inf) if isinstance(where, int) else -math.inf
        )
        if self._clock.monotonic() >= at + CALM:
            self._near[where] = None
            self.go_on()

    def load(self, where: Where) -> None:
        """Fetch a page because somebody says so, also one that failed."""
        if self._flight is None or self._flight.where != where:
            self._asked[where] = None
            self._go()

    async def loaded(self, where: Where) -> None:
        """Fetch a page; return when that has ended."""
        await self._owner._component.arrived()
        self.load(where)
        while (flight := self._flight) is not None and flight.task is not None:
            if flight.where != where and where not in self._asked:
                return
            await asyncio.wait([flight.task])

    def begin(self) -> None:
        """Fetch the first page, instead of whatever is under way."""
        self.stop()
        self._asked["first"] = None
        self._go()

    def forget(self) -> None:
        """Forget all pages, and begin anew."""
        self.stop()
        pages = LoadedPages(fetched=self._now.pages.fetched)
        self._change(pages=pages, errors={}, updated_at=None)
        self.go_on()

    def go_on(self) -> None:
        """Fetch what is due, unless it is to wait."""
        if self._owner._waits or self._flight is not None:
            return
        state = self._now
        if not state.pages.pages and "first" not in state.errors:
            self._asked["first"] = None
        elif self._owner.running:
            due = (where for where in self._near if where not in state.errors)
            self._asked.update(dict.fromkeys(due))
        self._go()

    def stop(self) -> None:
        """End the fetch that is under way, whatever it may still bring."""
        flight, self._flight = self._flight, None
        self._asked.clear()
        if flight is not None and flight.task is not None:
            flight.task.cancel()
            self._change(loading=None)

    # --- inside ---

    @property
    def _now(self) -> Paging:
        with untracked():
            return self._state.get()

    @property
    def _clock(self) -> Any:
        return self._owner._component.own_time

    def _go(self) -> None:
        """Fetch the first of what is asked for, if nothing is under way."""
        mount = self._owner._component.mount
        if mount is None or not mount.settled or self._flight is not None:
            return
        while self._asked:
            where = next(iter(self._asked))
            del self._asked[where]
            if (spot := self._spot(where)) is not None:
                self._flight = flight = Flight(where, spot)
                errors = {w: e for w, e in self._now.errors.items() if w != where}
                self._change(loading=where, errors=errors)
                task = self._run(flight)
                flight.task = mount.scope.create_task(task, name=f"load {where}")
                return

    def _spot(self, where: Where) -> Optional[Spot]:
        pages = self._now.pages
        if where == "first":
            return Spot(0, self._owner.start)
        if isinstance(where, int):
            return pages.spot(where)
        if where == "previous" and not self._owner.both_ends:
            return None
        return pages.wanted(where)

    async def _run(self, flight: Flight) -> None:
        """Fetch, and show what came; what is no longer wanted is dropped."""
        try:
            got = await self._got(flight)
            if self._flight is not flight:
                return
            if isinstance(got, ItemPage):
                await self._take(flight, got)
            else:
                self._fail(flight, got)
        finally:
            if self._flight is flight:  # what shows it has failed: an error of the app
                self._near.pop(flight.where, None)
                self._flight = None
                self._change(loading=None)

    async def _got(self, flight: Flight) -> Union[ItemPage, Exception]:
        """Return a page, or why there is none, after as many retries as wanted."""
        wait = self._shown + PACE - self._clock.monotonic()
        await self._clock.sleep(max(0.0, wait))
        failures = 0
        while True:
            try:
                return await self._fetched(flight.spot.cursor)
            except BaseException as failure:
                error = _error_of(failure)
                if error is None or self._flight is not flight:
                    raise
            failures += 1
            if failures > self._owner.retries:
                return error
            delay = BACKOFF.wait(failures, self._clock.random())
            if isinstance(error, RetryLater):
                delay = max(delay, error.seconds)
            await self._clock.sleep(delay)

    async def _fetched(self, cursor: Any) -> ItemPage:
        owner = self._owner
        async with asyncio.timeout(owner.timeout) as limit:
            try:
                result = await disturbed(lambda: owner.load(cursor))
            except asyncio.CancelledError:
                if limit.expired():
                    raise TimeoutError(
                        f"no answer within {owner.timeout:g} s"
                    ) from None
                raise
        return as_item_page(result, cursor, self._size)

    @property
    def _size(self) -> Optional[int]:
        """How many items a page has."""
        first = next(
            (p.items for p in self._now.pages.pages if p.items is not None), None
        )
        return self._owner.page_size or (len(first) if first is not None else None)

    async def _take(self, flight: Flight, page: ItemPage) -> None:
        before, anew = self._now.pages, dict[str, Any]()
        if flight.where == "first":
            before = LoadedPages(fetched=before.fetched)
            anew = {"errors": {}, "updated_at": self._clock.now()}
        pages = before.put(flight.spot, page, self._owner.max_pages)

        def show() -> bool:
            if self._flight is not flight:
                return False
            self._shown = now = self._clock.monotonic()
            gone = [each.spot.number for each in pages.pages if each.items is None]
            self._dropped = {each: self._dropped.get(each, now) for each in gone}
            self._near.clear()
            self._flight = None
            self._change(pages=pages, loading=None, **anew)
            return True

        await self._place(flight.where, pages, show)
        self._owner._tell(flight, page)
        self.go_on()

    def _fail(self, flight: Flight, error: Exception) -> None:
        self._near.pop(flight.where, None)
        self._flight = None
        errors = {**self._now.errors, flight.where: error}
        self._change(loading=None, errors=errors)
        self._owner._tell(flight, error)
        self.go_on()

    def _change(self, **changes: Any) -> None:
        self._state.set(attrs.evolve(self._now, **changes))


def _error_of(failure: BaseException) -> Optional[Exception]:
    """Return the error that a fetch ended with; None if it was told to end."""
    error = error_in(failure)
    if isinstance(error, Exception):
        return error
    task = asyncio.current_task()
    told = task is not None and task.cancelling() > 0
    if isinstance(failure, asyncio.CancelledError) and not told:
        return RuntimeError("the fetch was cancelled by somebody else")
    return None
