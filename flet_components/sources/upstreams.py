"""What is got once for all who share it, on one event loop."""

from __future__ import annotations

import asyncio
import contextvars
import weakref
from collections.abc import Hashable
from typing import Any, Protocol

from flet_components import timers
from flet_components.disturbance import current_disturbance, under
from flet_components.scope import TaskScope
from flet_components.signals import equal, untracked
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import Source

__all__ = ["Subscriber", "Upstream", "end_lingering", "upstream_of"]

GATE = "subscribers"
"""Of an upstream, whose subscribers are all held."""


class Subscriber(Protocol):
    """Who shares an upstream."""

    def hear(self, snapshot: Snapshot[Any]) -> None:
        """Take what is new; never fails."""


class Upstream:
    """One source that is open for all its subscribers.

    What runs in it belongs to nobody's page: it has a context of its own, and outlives
    the subscriber who came first; only what is wrong for that one is so here, too.

    Args:
        registry: Where it is known.
        key: By what name.
        source: What is open.
    """

    def __init__(self, registry: _Registry, key: Hashable, source: Source[Any]) -> None:
        self.source = source
        self._registry, self._key = registry, key
        self._subscribers: dict[Subscriber, None] = {}
        self._held: set[Subscriber] = set()
        self._lingering: asyncio.TimerHandle | None = None
        context = under(current_disturbance(), contextvars.Context())
        self._scope = TaskScope(f"shared {key!r}", context=context)
        with untracked():
            self.feed = context.run(source.open)
        self._scope.create_task(self._follow(), name=f"shared {key!r}")

    @property
    def used(self) -> bool:
        """Whether somebody shares it, so that it is not only lingering."""
        return bool(self._subscribers)

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How it stands; who asks does not follow it."""
        with untracked():
            return self.feed.snapshot

    def join(self, subscriber: Subscriber) -> None:
        """Tell somebody what is new from now on."""
        if self._lingering is not None:
            self._lingering.cancel()
            self._lingering = None
        self._subscribers[subscriber] = None
        self._turn()

    def leave(self, subscriber: Subscriber, linger: float) -> asyncio.Task[None] | None:
        """Tell somebody nothing more; with the last one it ends, after a while.

        Returns:
            What ends it, if that is at once.
        """
        self._subscribers.pop(subscriber, None)
        self._held.discard(subscriber)
        if self._subscribers:
            self._turn()
        elif linger:
            loop = asyncio.get_running_loop()
            self._lingering = timers.call_at(loop, loop.time() + linger, self.end)
        else:
            return self.end()
        return None

    def hold(self, subscriber: Subscriber) -> None:
        """Close the gate of one; it is closed to all when each of them has."""
        self._held.add(subscriber)
        self._turn()

    def release(self, subscriber: Subscriber) -> None:
        """Open the gate of one, and so that of all."""
        self._held.discard(subscriber)
        self._turn()

    async def refresh(self) -> None:
        """Get the newest for all; who is cancelled here cancels it for nobody."""
        if not self._scope.closed:
            task = self._scope.create_task(self.feed.refresh(), name="refresh")
            await asyncio.wait([task])

    def end(self) -> asyncio.Task[None]:
        """Be known no more, and end what runs."""
        if self._lingering is not None:
            self._lingering.cancel()
        self._registry.forget(self._key, self)
        return self._registry.scope.create_task(
            self._aclose(), name=f"close shared {self._key!r}"
        )

    async def _aclose(self) -> None:
        await self._scope.aclose()
        await self.feed.aclose()

    async def _follow(self) -> None:
        """Tell all what is new; whoever is slow is told the newest."""
        try:
            async with self.feed:
                async for snapshot in self.feed:
                    self._tell(snapshot)
        finally:
            self._registry.forget(self._key, self)

    def _tell(self, snapshot: Snapshot[Any]) -> None:
        for subscriber in tuple(self._subscribers):
            if subscriber in self._subscribers:  # one may have sent another away
                subscriber.hear(snapshot)

    def _turn(self) -> None:
        with untracked():
            if len(self._held) == len(self._subscribers):
                self.feed.hold(GATE)
            else:
                self.feed.release(GATE)


class _Registry:
    """The upstreams of one event loop, by their keys. They keep it alive."""

    def __init__(self) -> None:
        self.scope = TaskScope("shared sources", context=contextvars.Context())
        self.upstreams: dict[Hashable, Upstream] = {}

    def forget(self, key: Hashable, upstream: Upstream) -> None:
        """Know an upstream no more; the key may belong to another one by now."""
        if self.upstreams.get(key) is upstream:
            del self.upstreams[key]


_registries: weakref.WeakKeyDictionary[
    asyncio.AbstractEventLoop, weakref.ref[_Registry]
] = weakref.WeakKeyDictionary()


def upstream_of(key: Hashable, source: Source[Any]) -> Upstream:
    """Return what is open by a key on the running event loop, opened if need be.

    One that only lingers makes way for another source.

    Raises:
        ValueError: If another source is in use by that key.
    """
    registry = _registry()
    known = registry.upstreams.get(key)
    if known is not None and not equal(known.source, source):
        if known.used:
            raise ValueError(
                f"{key!r} must always be shared with the same source, got another one: "
                "make the source once, outside of what makes a page, or take another "
                f"key\n  in use: {known.source!r}\n  got:    {source!r}"
            )
        known.end()
        known = None
    if known is None:
        known = registry.upstreams[key] = Upstream(registry, key, source)
    return known


async def end_lingering() -> None:
    """End what only lingers on the running event loop; a test does at its end."""
    lingering = [each for each in _registry().upstreams.values() if not each.used]
    if lingering:
        await asyncio.wait([each.end() for each in lingering])


def _registry() -> _Registry:
    loop = asyncio.get_running_loop()
    known = _registries.get(loop)
    registry = known() if known is not None else None
    if registry is None:
        registry = _Registry()
        _registries[loop] = weakref.ref(registry)
    return registry
