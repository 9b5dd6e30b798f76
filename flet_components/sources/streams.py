"""`stream()`: takes what an async iterator gives."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from typing import Any, Literal, Optional, TypeVar, Union, get_args

import attrs
from attrs import validators

from flet_components.sources.answers import Backoff
from flet_components.sources.buffer import Drop
from flet_components.sources.pacing import Pacing
from flet_components.sources.pushing import PushFeed, Terms
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import Source
from flet_components.sources.structure import shared_structure
from flet_components.time_source import TimeSource, current_clock
from flet_components.validation import check

__all__ = ["Stream", "stream"]

T = TypeVar("T")

Collect = Literal["latest", "batch"]
Factory = Callable[[], Union[AsyncIterable[Any], Awaitable[AsyncIterable[Any]]]]
Restart = Literal["never", "on_failure", "always"]
BACKOFF = Backoff()
CLOSE_TIMEOUT = 5.0
"""Seconds of the event loop's own time that an iterator has to close."""
TURN = 100
"""Items after which everybody else has a turn: an iterator need not wait for any."""


@attrs.frozen(eq=False)
class Stream(Source[T]):
    """Takes what an iterator gives; `stream` makes one."""

    factory: Factory
    restart: Restart
    collect: Collect
    terms: Terms
    clock: Optional[TimeSource]

    def open(self, clock: Optional[TimeSource] = None) -> StreamFeed[T]:
        """Begin to iterate, on the running event loop."""
        return StreamFeed(self, self.clock or clock or current_clock())


def stream(
    factory: Factory,
    *,
    restart: Restart = "on_failure",
    backoff: Backoff = BACKOFF,
    max_failures: Optional[int] = None,
    collect: Collect = "latest",
    rate: Optional[float] = 20.0,
    buffer: int = 1000,
    drop: Drop = "oldest",
    clock: Optional[TimeSource] = None,
) -> Stream[Any]:
    """Take what an async iterator gives, and begin anew when it fails.

        ticks = stream(read_sensor)
        lines = stream(lambda: tail("app.log"), collect="batch", rate=5)

    The iterator is asked for the next item as soon as it has given one, and is closed
    in the end. While a gate is closed it rests where it is: it is asked for nothing.

    Args:
        factory: Returns the iterator, such as an async generator does; may be async.
            It is called anew for each beginning.
        restart: When it begins anew: `"on_failure"`; `"always"`, also after its end;
            or `"never"`.
        backoff: How long to wait before it begins anew.
        max_failures: How many in a row, without an item, end it, until `refresh`; None
            for never.
        collect: What the value is: `"latest"`, the newest item; or `"batch"`, a list
            of the items since the last publication, at most `buffer` of them.
        rate: Publications a second at most; None for no limit. Each item goes through
            `messages()`.
        buffer: How many items wait for each who reads them with `messages()`.
        drop: Which one is dropped when they are more: `"oldest"` or `"newest"`.
        clock: By which time, whoever opens it.

    Raises:
        TypeError: If `factory` is no function.
        ValueError: If a number is out of range, or a word is none of these.
    """
    if not callable(factory):
        raise TypeError(f"factory must be a function, got {factory!r}")
    check("restart", restart, validators.in_(get_args(Restart)))
    check("collect", collect, validators.in_(get_args(Collect)))
    terms = Terms(backoff, max_failures, rate, buffer, drop)
    return Stream(factory, restart, collect, terms, clock)


class StreamFeed(PushFeed[T, Any]):
    """One stream that runs, until it is closed."""

    def __init__(self, source: Stream[T], clock: TimeSource) -> None:
        super().__init__(clock, "stream", source.terms)
        self._source = source
        self._latest: Any = None
        self._batch = self._outlet.reader() if source.collect == "batch" else None
        self._resting = Pacing(clock)

    async def refresh(self) -> Snapshot[T]:
        """Begin anew at once, if it is over; return how it stands after an item.

        What runs is as new as can be. While a gate is closed, one item is let through,
        if it comes within 30 s.
        """
        self._resting.wake()
        return await super().refresh()

    async def _take(self) -> float | None:
        made = self._source.factory()
        items = aiter(await made if inspect.isawaitable(made) else made)
        try:
            await self._take_all(items)
        finally:
            if (close := getattr(items, "aclose", None)) is not None:
                async with asyncio.timeout(CLOSE_TIMEOUT):
                    await close()
        self._came_to_its_end()
        if self._source.restart != "always":
            return None
        return self._backoff.wait(1, self.clock.random())

    async def _take_all(self, items: AsyncIterator[Any]) -> None:
        count = 0
        async for item in items:
            while self.held and not self._waiting:
                await self._resting.wait(None)
            self._latest = item
            self._came(item)
            count += 1
            if count % TURN == 0:
                await self.clock.sleep(0)

    def _fail(self, error: Exception) -> None:
        super()._fail(error)
        if self._source.restart == "never":
            self._due = None

    def _newest(self) -> Any:
        if self._batch is not None:
            return self._batch.take()
        return shared_structure(self.snapshot.value, self._latest)

    def _gate_closed(self) -> None:
        """Let it rest: it goes on where it is."""

    def _gates_turned(self) -> None:
        super()._gates_turned()
        self._resting.wake()
