"""`shared()`: one upstream for all who want the same."""

from __future__ import annotations

import asyncio
import contextvars
import logging
import math
from collections.abc import Hashable
from typing import Any, Optional, TypeVar

import attrs
from attrs import validators

from flet_components.signals import untracked
from flet_components.sources.snapshot import FetchStatus, Snapshot
from flet_components.sources.source import Feed, Source
from flet_components.sources.upstreams import upstream_of
from flet_components.time_source import TimeSource
from flet_components.validation import Validator, check

__all__ = ["Shared", "SharedFeed", "shared"]

T = TypeVar("T")

SOME_TIME: Validator = validators.and_(validators.ge(0), validators.lt(math.inf))
LEAST_LEASE: Validator = validators.and_(validators.ge(0.1), validators.lt(math.inf))

logger = logging.getLogger("flet_components")


@attrs.frozen
class Shared(Source[T]):
    """Opens another source once for all; `shared` makes one."""

    key: Hashable
    source: Source[T]
    linger: float

    def open(self, clock: Optional[TimeSource] = None) -> SharedFeed[T]:
        """Join those who share it on the running event loop.

        Args:
            clock: Of no use here: what belongs to all goes by nobody's own time.

        Raises:
            ValueError: If another source is in use by the same key.
        """
        return SharedFeed(self)


def shared(
    key: Hashable,
    source: Source[T],
    *,
    linger: float = 5.0,
    redis: Optional[str] = None,
    lease: float = 10.0,
) -> Shared[T]:
    """Get data once for all pages of the process that show it.

        PRICES = shared("prices", poll(fetch_prices, interval=10))

    The first one who opens it begins, those who come later are told at once what is
    known, and some time after the last one has left it ends. It goes by the system's
    time, or by the source's own clock.

    Each has gates of its own: whoever is held is told nothing new, and the source is
    held only while all are. A refresh of one is one for all.

    Args:
        key: The name by which they find each other, on one event loop.
        source: What they share. It must be the same one, or an equal one: polls are
            equal if they are made of the same function, or address, and numbers.
        linger: Seconds of the event loop's own time, 0 or more, for which it goes on
            as it was without anybody, for who comes back.
        redis: Address of a Redis server, such as `"redis://localhost"`, through which
            all processes that share the key have one upstream among them. The key is
            then a text, the values are JSON, and `flet-async-components[redis]` is
            needed.
        lease: Seconds after which another process takes over from one that has died.

    Raises:
        TypeError: If the key cannot be one, or `source` is no source.
        ValueError: If `linger` is out of range.
    """
    check("key", key, _hashable)
    check("source", source, validators.instance_of(Source))
    check("linger", linger, SOME_TIME)
    check("lease", lease, LEAST_LEASE)
    if redis is not None:
        from flet_components.sources.through_redis import ThroughRedis

        check("key", key, validators.instance_of(str))
        source = ThroughRedis(str(key), source, redis, lease)
    return Shared(key, source, linger)


class SharedFeed(Feed[T]):
    """One of those who share a source, until it is closed."""

    def __init__(self, source: Shared[T]) -> None:
        self._upstream = upstream_of(source.key, source.source)
        super().__init__(self._upstream.feed.clock)
        self._source = source
        self._context = contextvars.copy_context()
        self._refreshing = 0
        self._closed = False
        self._upstream.join(self)
        self._state.set(self._upstream.snapshot)

    def hear(self, snapshot: Snapshot[Any]) -> None:
        """Take what is new, unless a gate is closed.

        What follows runs in the context in which it was opened, as if the source were
        its own; an error there is nobody else's.
        """
        if self.held and not self._refreshing:
            return
        try:
            self._context.run(self._state.set, snapshot)
        except Exception as error:
            key = self._source.key
            logger.error("what follows shared %r failed", key, exc_info=error)

    async def refresh(self) -> Snapshot[T]:
        """Get the newest at once, for all, whatever the gates say."""
        if self._closed:
            return self.snapshot
        self._refreshing += 1
        try:
            await self._upstream.refresh()
            if not self._closed:
                self.hear(self._upstream.snapshot)
        finally:
            self._refreshing -= 1
            if self.held and not self._refreshing:
                self._pause()
        return self.snapshot

    async def aclose(self) -> None:
        """Leave; returns at once if the source goes on, else when it has ended."""
        if not self._closed:
            self._closed = True
            ending = self._upstream.leave(self, self._source.linger)
            if ending is not None:
                await asyncio.wait([ending])

    def _gates_turned(self) -> None:
        if self._closed:
            return
        if self.held:
            self._upstream.hold(self)
            self._pause()
        else:
            self._upstream.release(self)
            self._state.set(self._upstream.snapshot)

    def _pause(self) -> None:
        """Say that nothing new is heard; what was known stays."""
        paused: FetchStatus = "paused"
        with untracked():
            self._state.set(attrs.evolve(self.snapshot, fetch_status=paused))


def _hashable(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate that a value may be a key."""
    try:
        hash(value)
    except TypeError:
        raise TypeError(f"'{attribute.name}' must be hashable, as a name is") from None
