"""What live data is: a `Source` says how to get it, a `Feed` gets it."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from types import TracebackType
from typing import Any, Generic, Optional, Self, TypeVar

from flet_components.signals import Effect, Signal
from flet_components.sources.snapshot import Snapshot
from flet_components.time_source import TimeSource

__all__ = ["Feed", "Source", "messages_of"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Feed(ABC, Generic[T]):
    """Live data that is being got, until it is closed.

    async with source.open() as feed:
        async for snapshot in feed:
            print(snapshot.value)
    """

    def __init__(self, clock: TimeSource) -> None:
        self.clock = clock
        self._state: Signal[Snapshot[T]] = Signal(Snapshot())
        self._holds: set[str] = set()

    @property
    def snapshot(self) -> Snapshot[T]:
        """How it stands; bindings, watchers and effects that read it follow."""
        return self._state.get()

    @property
    def held(self) -> bool:
        """Whether a gate is closed."""
        return bool(self._holds)

    def hold(self, reason: str = "paused") -> None:
        """Close a gate: nothing new is got until all gates are open again."""
        before = self.held
        self._holds.add(reason)
        if not before:
            self._gates_turned()

    def release(self, reason: str = "paused") -> None:
        """Open a gate; when all are open, it catches up at once, and once."""
        before = self.held
        self._holds.discard(reason)
        if before and not self.held:
            self._gates_turned()

    @abstractmethod
    async def refresh(self) -> Snapshot[T]:
        """Get the newest at once, whatever the gates say; return how it stands then."""

    @abstractmethod
    async def aclose(self) -> None:
        """End everything; returns when it has ended. May be called again."""

    @abstractmethod
    def _gates_turned(self) -> None:
        """Follow the gates, which were opened or closed."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def __aiter__(self) -> AsyncIterator[Snapshot[T]]:
        """Yield how it stands, now and after each change; of several the newest."""
        changed = asyncio.Event()
        effect = Effect(lambda: _note(self._state, changed))
        try:
            while True:
                await changed.wait()
                changed.clear()
                yield self._state.get()
        finally:
            effect.suspend()


class Source(ABC, Generic[T_co]):
    """Live data: how to get it. Nothing is got until it is opened, as often as needed.

    As an iterator it yields each new value, and is closed with the iterator.
    """

    @abstractmethod
    def open(self, clock: Optional[TimeSource] = None) -> Feed[Any]:
        """Begin to get the data, on the running event loop.

        Args:
            clock: By which time, unless the source has one of its own; by default
                that of the component which opens it, else the machine's.
        """

    async def __aiter__(self) -> AsyncIterator[T_co]:
        """Yield each value that differs from the one before."""
        async with self.open() as feed, aclosing(_values(feed)) as values:
            async for value in values:
                yield value


def _note(state: Signal[Snapshot[T]], changed: asyncio.Event) -> None:
    state.get()
    changed.set()


async def messages_of(feed: Feed[Any]) -> AsyncGenerator[Any, None]:
    """Yield each message of a feed; of one that has none, each value."""
    messages = getattr(feed, "messages", None)
    if messages is None:
        async with aclosing(_values(feed)) as values:
            async for value in values:
                yield value
        return
    async for message in messages():
        yield message


async def _values(feed: Feed[T]) -> AsyncGenerator[T, None]:
    last: Any = feed
    async for snapshot in feed:
        if snapshot.has_value and snapshot.value is not last:
            last = snapshot.value
            yield last
