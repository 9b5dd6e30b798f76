"""`listen()`: listens to a WebSocket."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Literal, Optional, Union

import attrs
from attrs import validators

from flet_components.sources.answers import Backoff
from flet_components.sources.buffer import Drop
from flet_components.sources.pushing import Terms
from flet_components.sources.source import Source
from flet_components.sources.websocket_feed import ListenFeed, Listening
from flet_components.sources.websocket_heartbeat import SECONDS, Heartbeat
from flet_components.sources.websocket_wire import Data, Request, Wire, open_wire
from flet_components.time_source import TimeSource, current_clock
from flet_components.validation import check

__all__ = ["Listen", "listen"]

Url = Union[str, Callable[[], Union[str, Awaitable[str]]]]
Decode = Union[Literal["json", "raw"], Callable[[Data], Any]]
WhenHeld = Literal["close", "buffer"]
BACKOFF = Backoff()
HEARTBEAT = Heartbeat()
COUNT = validators.and_(validators.instance_of(int), validators.ge(0))


@attrs.frozen(eq=False)
class Listen(Source[Any]):
    """Listens to a WebSocket; `listen` makes one."""

    listening: Listening
    terms: Terms
    clock: Optional[TimeSource]

    def open(self, clock: Optional[TimeSource] = None) -> ListenFeed:
        """Begin to listen, on the running event loop."""
        by = self.clock or clock or current_clock()
        return ListenFeed(self.listening, self.terms, by)


def listen(
    url: Url,
    *,
    decode: Decode = "json",
    reduce: Optional[Callable[[Any, Any], Any]] = None,
    hello: Optional[Any] = None,
    sequence: Optional[Callable[[Any], Optional[int]]] = None,
    on_gap: Optional[Callable[[int, int], Any]] = None,
    heartbeat: Optional[Heartbeat] = HEARTBEAT,
    headers: Optional[Mapping[str, str]] = None,
    subprotocols: Sequence[str] = (),
    timeout: float = 10.0,
    backoff: Backoff = BACKOFF,
    max_failures: Optional[int] = None,
    when_held: WhenHeld = "close",
    rate: float = 20.0,
    buffer: int = 1000,
    drop: Drop = "oldest",
    send_queue: int = 100,
    max_size: Optional[int] = 2**20,
    clock: Optional[TimeSource] = None,
) -> Listen:
    """Listen to a WebSocket, and connect anew whenever the connection is lost.

        prices = listen("ws://127.0.0.1:8000/prices")
        book = listen(url, reduce=lambda book, change: {**(book or {}), **change})

    The value is the newest message. However many come, it is published `rate` times a
    second at most; `messages()` of the feed has each of them. A message that cannot be
    decoded is told as an error, and ends nothing.

    Args:
        url: The address, `ws://` or `wss://`; or a function, async or not, that returns
            it, and is called for each connection.
        decode: What a message is: `"json"`; `"raw"`, a str or bytes as it was sent; or
            a function of that.
        reduce: Makes the value of the value before, None at first, and a message. It is
            handed each message, whatever a buffer drops, and returns a new value.
        hello: What is sent first on each connection, such as a subscription: a str or
            bytes as it is, other values as JSON; or a function, async or not, that
            returns it.
        sequence: Returns the number of a message, or None if it has none.
        on_gap: Called with the number that was expected and a higher one that came; it
            may be async.
        heartbeat: How it asks whether the server is still there; None for not at all.
        headers: Of the request. A browser sends none.
        subprotocols: What may be spoken, the best first.
        timeout: Seconds, of the event loop's own time, until it has to be connected.
        backoff: How long to wait after failures.
        max_failures: How many connections in a row that brought nothing end it, until
            `refresh`; None for never.
        when_held: What happens while a gate is closed: `"close"` closes the connection;
            `"buffer"` keeps it, goes on to read, and publishes when the gate opens.
        rate: Publications a second at most.
        buffer: How many messages wait for each who reads them with `messages()`.
        drop: Which one is dropped when they are more: `"oldest"` or `"newest"`.
        send_queue: How many messages may wait to be sent while there is no connection.
        max_size: Bytes of one message at most; None for any.
        clock: By which time, whoever opens it.

    Raises:
        TypeError: If `url` is neither an address nor a function.
        ValueError: If a number is out of range, or a word is none of these.
    """
    if isinstance(url, str):
        _check_address(url)
    elif not callable(url):
        raise TypeError(f"url must be an address or a function, got {url!r}")
    if (sequence is None) != (on_gap is None):
        raise ValueError("sequence and on_gap must be given together")
    check("timeout", timeout, SECONDS)
    check("rate", rate, SECONDS)
    check("send_queue", send_queue, COUNT)
    check("max_size", max_size, validators.optional(validators.ge(1)))
    check("when_held", when_held, validators.in_(("close", "buffer")))
    if not callable(decode):
        check("decode", decode, validators.in_(("json", "raw")))
    known, spoken = dict(headers or {}), tuple(subprotocols)
    as_bytes = decode == "json"

    async def connect(address: str, by: TimeSource) -> Wire:
        _check_address(address)
        request = Request(address, known, spoken, max_size, as_bytes)
        if sys.platform == "emscripten":
            from flet_components.sources.websocket_browser import open_wire_in_browser

            return await open_wire_in_browser(request)
        return await open_wire(request, by)

    listening = Listening(
        url=url,
        connect=connect,
        decode=_decoder(decode),
        reduce=reduce,
        hello=hello,
        sequence=sequence,
        on_gap=on_gap,
        heartbeat=heartbeat,
        timeout=timeout,
        closes=when_held == "close",
        send_queue=send_queue,
    )
    return Listen(listening, Terms(backoff, max_failures, rate, buffer, drop), clock)


def _decoder(decode: Decode) -> Callable[[Data], Any]:
    if callable(decode):
        return decode
    return json.loads if decode == "json" else lambda data: data


def _check_address(url: object) -> None:
    if not isinstance(url, str) or not url.startswith(("ws://", "wss://")):
        raise ValueError(f"url must begin with ws:// or wss://, got {url!r}")
