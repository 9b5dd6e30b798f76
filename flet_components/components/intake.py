"""How a component takes in live data, for as long as it is on a page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from flet_components.presence import is_held
from flet_components.signals import Effect, Signal, untracked
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import messages_of

if TYPE_CHECKING:
    from flet_components.sources.source import Feed, Source
    from flet_components.user_control import UserControl

__all__ = ["Intake"]

T = TypeVar("T")

TASK = "intake"
"""Name of the task that keeps a feed open."""


class Intake(Generic[T]):
    """Opens a source while its component is on a page, and closes it when that ends.

    Gates follow the component: its policies for a page that nobody sees, and whether it
    is `running`. What was taken in stays to be shown when the component comes back.

    Args:
        component: The component.
        source: Makes the source; asked again at each opening.
        running: Says whether it is to take in anything; followed.
        each: Called with each message, not only with the newest; of a source that has
            no messages, with each value.
    """

    def __init__(
        self,
        component: UserControl,
        source: Callable[[], Source[T] | None],
        running: Callable[[], bool],
        each: Callable[[Any], object] | None = None,
    ) -> None:
        self._component, self._source, self._running = component, source, running
        self._each = each
        self._state: Signal[Snapshot[T]] = Signal(Snapshot())
        self._open: Signal[Feed[T] | None] = Signal(None)

    @property
    def snapshot(self) -> Snapshot[T]:
        """How the data stands; bindings and watchers follow."""
        return self._state.get()

    @property
    def feed(self) -> Feed[T] | None:
        """What is open, if anything is; bindings and watchers follow."""
        return self._open.get()

    def follow(self) -> None:
        """Begin and end with the stays of the component; called before its `build`."""
        self._component._component.on_stay(self.open, self._leave)
        self._component.watch(lambda: self._closed_gates, lambda *_: self._turn_gates())

    def open(self) -> None:
        """Open the source, instead of the one that is open."""
        mount = self._component._component.mount
        if mount is not None and mount.settled:
            self._open.set(None)  # what comes of it from now on is late
            mount.scope.create_task(self._take_in(), name=TASK, exclusive=True)

    def forget(self) -> None:
        """Forget what was taken in, and begin anew."""
        self._state.set(Snapshot())
        self.open()

    def put(self, value: T, at: datetime) -> None:
        """Show a value that came by another way, as if it had been fetched then."""
        self._state.set(
            attrs.evolve(
                self._state.get(),
                status="success",
                value=value,
                error=None,
                updated_at=at,
                failure_count=0,
                is_stale=False,
            )
        )

    def age(self) -> None:
        """Note that what is shown is stale."""
        self._state.set(attrs.evolve(self._state.get(), is_stale=True))

    async def refresh(self) -> Snapshot[T]:
        """Get the newest at once; while nothing is open, return how it stands."""
        if self.feed is None:
            await self._component._component.arrived(lambda: self.feed is not None)
        feed = self.feed
        return self.snapshot if feed is None else await feed.refresh()

    async def _take_in(self) -> None:
        source, state = self._source(), self._component._component
        if source is None:
            return self._leave()
        async with source.open(state.own_time) as feed:
            self._open.set(feed)
            self._turn_gates()
            effect = Effect(lambda: self._take(feed, feed.snapshot))
            try:
                await self._hear(feed)
            finally:
                effect.suspend()
                self._open.set(None)

    async def _hear(self, feed: Feed[T]) -> None:
        """Hand on each message, if that is wanted; until it is cancelled."""
        mount, each = self._component._component.mount, self._each
        if mount is not None and each is not None:
            async with aclosing(messages_of(feed)) as messages:
                async for message in messages:
                    mount.run(partial(each, message))
        await asyncio.get_running_loop().create_future()

    def _take(self, feed: Feed[T], new: Snapshot[T]) -> None:
        """Show a snapshot; before a first result, what there was stays."""
        mount = self._component._component.mount
        with untracked():
            old, opened = self._state.get(), self.feed
        if opened is not feed:
            return
        if old.has_value and not new.has_value:
            new = attrs.evolve(
                new,
                status="success" if new.status == "pending" else new.status,
                value=old.value,
                updated_at=old.updated_at,
                is_stale=old.is_stale or new.status == "error",
            )
        if mount is not None:
            mount.run(lambda: self._state.set(new))

    def _leave(self) -> None:
        """Note that nothing is got any more; the task ends with the stay."""
        snapshot: Any = attrs.evolve(self._state.get(), fetch_status="idle")
        self._state.set(snapshot)

    # --- gates ---

    @property
    def _closed_gates(self) -> frozenset[str]:
        closed = set()
        if not self._running():
            closed.add("paused")
        if is_held(self._component):
            closed.add("unseen")
        return frozenset(closed)

    def _turn_gates(self) -> None:
        if (feed := self.feed) is not None:
            closed = self._closed_gates
            for gate in ("paused", "unseen"):
                (feed.hold if gate in closed else feed.release)(gate)
