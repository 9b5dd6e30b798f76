"""A WebSocket that is listened to: one connection after the other."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Any, Optional

import attrs

from flet_components.scope import TaskScope
from flet_components.signals import Signal
from flet_components.sources.buffer import Reader
from flet_components.sources.pushing import PushFeed, Terms
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.structure import shared_structure
from flet_components.sources.websocket_heartbeat import Heart, Heartbeat, as_data
from flet_components.sources.websocket_outbox import Outbox
from flet_components.sources.websocket_wire import ConnectionLostError, Data, Wire
from flet_components.time_source import TimeSource

__all__ = ["ListenFeed", "Listening"]

SETTLED = 5.0
"""Seconds after which a connection was a good one, even if it has brought nothing."""
TURN = 100
"""Messages in a flood after which others have their turn."""


@attrs.frozen(eq=False, kw_only=True)
class Listening:
    """What is listened to, and how; see `listen`."""

    url: Any
    connect: Callable[[str, TimeSource], Awaitable[Wire]]
    decode: Callable[[Data], Any]
    reduce: Optional[Callable[[Any, Any], Any]]
    hello: Optional[Any]
    sequence: Optional[Callable[[Any], Optional[int]]]
    on_gap: Optional[Callable[[int, int], Any]]
    heartbeat: Optional[Heartbeat]
    timeout: float
    closes: bool
    """Whether it closes the connection while a gate is closed."""
    send_queue: int


class ListenFeed(PushFeed[Any, Any]):
    """One connection after the other, until it is closed."""

    def __init__(self, source: Listening, terms: Terms, clock: TimeSource) -> None:
        patience = source.timeout if source.closes else None
        super().__init__(clock, "listen", terms, patience)
        self._source = source
        self._outbox = Outbox(source.send_queue)
        self._value: Any = None
        self._expected: int | None = None
        self._heart: Heart | None = None
        self._verdict: Exception | None = None
        self._connected = Signal(False)
        self.subprotocol: Optional[str] = None
        """What the server has chosen of the subprotocols, or None."""
        self.gaps = 0
        """How many gaps there were in the sequence."""
        self.undecodable = 0
        """How many messages could not be decoded."""

    @property
    def connected(self) -> bool:
        """Whether there is a connection; bindings that read it follow."""
        return self._connected.get()

    def messages(self) -> Reader[Any]:
        """Return an iterator of all that comes from now on, until the feed is closed.

        Each has a buffer of its own, and a count of what was `dropped` from it.
        """
        return self._outlet.reader()

    async def send(self, data: Data) -> None:
        """Send a message, or keep it until there is a connection.

        Raises:
            ConnectionLostError: If the connection is lost at this moment.
            RuntimeError: If the feed is closed.
            SendQueueFullError: If too many wait for a connection.
        """
        if self._scope.closed:
            raise RuntimeError("the feed is closed and sends nothing any more")
        await self._outbox.send(data)

    async def send_json(self, value: Any) -> None:
        """Send a value as JSON; see `send`."""
        await self.send(json.dumps(value))

    async def refresh(self) -> Snapshot[Any]:
        """Connect anew at once; return how it stands when that is done.

        While a gate is closed that is when a message has come: then it is closed again.
        """
        if self._is_open and not self._scope.closed:
            self._is_open = False
            self._stop()
        return await super().refresh()

    # --- one connection ---

    async def _take(self) -> float | None:
        began = self.clock.monotonic()
        self._verdict = None
        wire = await self._connect()
        try:
            self._opened_by(wire)
            await self._converse(wire)
        except ConnectionLostError as lost:
            if self.clock.monotonic() - began >= SETTLED:
                self._failures = 0
            raise self._verdict or lost from None
        finally:
            self._outbox.cut_off()
            self._connected.set(False)
            await wire.aclose()
        return None

    async def _connect(self) -> Wire:
        source = self._source
        try:
            async with asyncio.timeout(source.timeout) as limit:
                return await source.connect(await _made(source.url), self.clock)
        except TimeoutError:
            if not limit.expired():
                raise
            raise TimeoutError(f"no connection within {source.timeout:g} s") from None

    def _opened_by(self, wire: Wire) -> None:
        self.subprotocol = wire.subprotocol
        self._connected.set(True)
        self._opened()
        if not self._source.closes:
            self._answer()

    async def _converse(self, wire: Wire) -> None:
        """Take what comes until the connection is lost; whatever fails breaks it."""

        def break_off(error: Exception, task: asyncio.Task[Any]) -> None:
            if not isinstance(error, ConnectionLostError):  # or it is over anyway
                self._verdict = error
                wire.abort()

        beat = self._source.heartbeat
        self._heart = Heart(beat, wire, self.clock) if beat is not None else None
        helpers = TaskScope("connection", on_error=break_off)
        helpers.create_task(self._greet(wire), name="send")
        if self._heart is not None:
            helpers.create_task(self._heart.beats(), name="heartbeat")
        try:
            while True:
                for _ in range(TURN):
                    self._hear(await wire.receive())
                await self.clock.sleep(0)
        finally:
            await helpers.aclose()

    async def _greet(self, wire: Wire) -> None:
        hello = await _made(self._source.hello)
        if hello is not None:
            await wire.send(as_data(hello))
        await self._outbox.deliver(wire)

    # --- one message ---

    def _hear(self, data: Data) -> None:
        """Take a message; one that cannot be read is told, and changes nothing else."""
        source = self._source
        try:
            if self._heart is not None and self._heart.is_answer(data, source.decode):
                return
            message = source.decode(data)
        except Exception as error:
            self.undecodable += 1
            self._went_wrong(error)
            return
        trouble = self._follow(message)
        try:
            reduce = source.reduce
            self._value = reduce(self._value, message) if reduce else message
        except Exception as error:
            self._went_wrong(error)
            return
        self._came(message)
        if trouble is not None:
            self._went_wrong(trouble)
        if self.held and source.closes:
            self._stop()

    def _follow(self, message: Any) -> Exception | None:
        """Look for a gap before a message; return what failed in doing so."""
        sequence, on_gap = self._source.sequence, self._source.on_gap
        if sequence is None or on_gap is None:
            return None
        try:
            number = sequence(message)
            if number is None:
                return None
            expected, self._expected = self._expected, number + 1
            if expected is not None and number > expected:
                self.gaps += 1
                self._recover(on_gap(expected, number))
        except Exception as error:
            return error
        return None

    def _recover(self, doing: Any) -> None:
        """Let an async `on_gap` run; a new gap begins it anew."""
        if inspect.isawaitable(doing):
            task = self._finish(doing)
            self._scope.create_task(task, name="on_gap", exclusive=True)

    async def _finish(self, doing: Awaitable[Any]) -> None:
        try:
            await doing
        except Exception as error:
            self._went_wrong(error)

    # --- gates ---

    def _newest(self) -> Any:
        if self._source.reduce is not None:
            return self._value
        return shared_structure(self.snapshot.value, self._value)

    def _change(self, **changes: Any) -> None:
        """Publish; but while it buffers, keep what has come until the gate opens."""
        kept: dict[str, Any] = {}
        if self.held and not self._source.closes and not self._scope.closed:
            kept, self._pending = self._pending, {}
        super()._change(**changes)
        if kept:
            known = {name: changes[name] for name in kept if name in changes}
            self._pending = {**kept, **known}

    def _left(self) -> float | None:
        """Return the seconds until it connects, also while it buffers."""
        if self._source.closes or self._due is None:
            return super()._left()
        return self._due - self.clock.monotonic()

    def _gate_closed(self) -> None:
        if self._source.closes:
            self._stop()


async def _made(value: Any) -> Any:
    """Return a value, or what a function returns, async or not."""
    if callable(value):
        value = value()
    return await value if inspect.isawaitable(value) else value
