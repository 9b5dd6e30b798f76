"""`events()`: listens to server-sent events."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import aclosing
from typing import Any, Literal, Optional, Union

import attrs
from attrs import validators

from flet_components.sources.answers import Backoff
from flet_components.sources.buffer import Drop
from flet_components.sources.http_json import LONGEST_WAIT
from flet_components.sources.pushing import PushFeed, Terms
from flet_components.sources.source import Source
from flet_components.sources.sse_http import (
    ENDED,
    OPEN,
    HttpEvents,
    Line,
    Said,
    Transport,
)
from flet_components.sources.structure import shared_structure
from flet_components.time_source import TimeSource, current_clock
from flet_components.validation import check

__all__ = ["Events", "ServerEvent", "events"]

Decode = Union[Literal["json", "raw"], Callable[[str], Any]]
Reduce = Callable[[Any, Any], Any]
BACKOFF = Backoff()
SHORTEST_WAIT = 0.01
"""Seconds between two connections at least, whatever the server says."""


@attrs.frozen
class ServerEvent:
    """An event that a server has sent."""

    name: str
    """Its name; `"message"`, if the server gave none."""
    data: Any
    """What it says, decoded; None if that is nothing."""
    id: str = ""
    """The id that the server gave last; empty if it gave none."""


@attrs.frozen(eq=False)
class Events(Source[Any]):
    """Listens to server-sent events; `events` makes one."""

    url: str
    headers: Mapping[str, str]
    names: Optional[frozenset[str]]
    decode: Callable[[str], Any]
    reduce: Optional[Reduce]
    timeout: float
    silence: Optional[float]
    terms: Terms
    clock: Optional[TimeSource]

    def open(self, clock: Optional[TimeSource] = None) -> EventsFeed:
        """Begin to listen, on the running event loop."""
        return EventsFeed(self, self.clock or clock or current_clock())

    def transport(self, clock: TimeSource) -> Transport:
        """Return what one feed connects with."""
        if sys.platform == "emscripten":
            from flet_components.sources.sse_browser import BrowserEvents

            return BrowserEvents(self.url, self.headers, self.names)
        return HttpEvents(self.url, self.headers, self.timeout, self.silence, clock)


def events(
    url: str,
    *,
    names: Union[str, Collection[str], None] = None,
    decode: Decode = "json",
    reduce: Optional[Reduce] = None,
    headers: Optional[Mapping[str, str]] = None,
    timeout: float = 30.0,
    silence: Optional[float] = None,
    backoff: Backoff = BACKOFF,
    max_failures: Optional[int] = None,
    rate: Optional[float] = 20.0,
    buffer: int = 1000,
    drop: Drop = "oldest",
    clock: Optional[TimeSource] = None,
) -> Events:
    """Listen to the events that a server sends (SSE), and connect anew when it is cut.

        prices = events("http://127.0.0.1:8000/prices", names="price")

    The value is the data of the newest event. After a connection was lost, the server
    is told the id of the last event that came whole, to go on behind it. The wait
    before that is what the server asked for with `retry`, or `backoff`. While a gate is
    closed there is no connection; when it opens, it goes on behind the last event. A
    server that answers with status 204 has nothing more to say, until `refresh`.

    Args:
        url: The address.
        names: The name, or names, of the events that are taken; None for all.
        decode: What the data is: `"json"`; `"raw"`, text; or a function of the text.
        reduce: Makes the value of the value before, None at first, and the data.
        headers: Of the requests.
        timeout: Seconds, of the event loop's own time, until the server has answered.
        silence: Seconds without anything, be it a comment, after which the connection
            is taken for lost; None for never.
        backoff: How long to wait before it connects anew.
        max_failures: How many in a row, without an event, end it, until `refresh`;
            None for never.
        rate: Publications a second at most; None for no limit. Each event goes through
            `messages()`.
        buffer: How many events wait for each who reads them with `messages()`.
        drop: Which one is dropped when they are more: `"oldest"` or `"newest"`.
        clock: By which time, whoever opens it.

    Raises:
        ValueError: If a number is out of range, or a word is none of these.
    """
    check("timeout", timeout, validators.gt(0))
    check("silence", silence, validators.optional(validators.gt(0)))
    if not callable(decode):
        check("decode", decode, validators.in_(("json", "raw")))
        decode = json.loads if decode == "json" else str
    wanted = frozenset([names] if isinstance(names, str) else names or ())
    return Events(
        url,
        dict(headers or {}),
        wanted if names is not None else None,
        decode,
        reduce,
        timeout,
        silence,
        Terms(backoff, max_failures, rate, buffer, drop),
        clock,
    )


class EventsFeed(PushFeed[Any, ServerEvent]):
    """One connection after the other, until it is closed."""

    def __init__(self, source: Events, clock: TimeSource) -> None:
        super().__init__(clock, "events", source.terms, source.timeout)
        self._source = source
        self._transport = source.transport(clock)
        self._last_id = ""
        self._value: Any = None

    async def aclose(self) -> None:
        """End the connection; returns when it has ended."""
        await super().aclose()
        await self._transport.aclose()

    async def _take(self) -> float | None:
        async with aclosing(self._transport.lines(self._last_id)) as lines:
            async for line in lines:
                if line is ENDED:
                    self._came_to_its_end()
                    return None
                self._hear(line)
        return self._backoff.wait(max(1, self._failures), self.clock.random())

    def _hear(self, line: Line) -> None:
        if line is OPEN:
            self._opened()
        elif isinstance(line, Exception):
            self._went_wrong(line)
        elif isinstance(line, Said):
            self._last_id = line.id
            if line.retry is not None:
                self._backoff = _as_asked(self._source.terms.backoff, line.retry)
            if self._is_wanted(line):
                self._decode(line)

    def _is_wanted(self, said: Said) -> bool:
        """Say whether an event is taken: one without name and data is none."""
        names = self._source.names
        real = bool(said.data) or said.name != "message"
        return real and (names is None or said.name in names)

    def _decode(self, said: Said) -> None:
        """Take an event; one that cannot be read is told, and changes nothing else."""
        source = self._source
        try:
            data = source.decode(said.data) if said.data else None
            reduce = source.reduce
            self._value = reduce(self._value, data) if reduce is not None else data
        except Exception as error:
            self._went_wrong(error)
            return
        self._came(ServerEvent(said.name, data, said.id))
        if self.held:
            self._stop()

    def _newest(self) -> Any:
        if self._source.reduce is not None:
            return self._value
        return shared_structure(self.snapshot.value, self._value)

    def _gate_closed(self) -> None:
        self._stop()


def _as_asked(backoff: Backoff, seconds: float) -> Backoff:
    """Return one whose first wait is what the server asks for, or somewhat longer."""
    first = 2 * min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)
    return Backoff(first, max(first, backoff.longest))
