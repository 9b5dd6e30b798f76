"""What comes by itself: it is opened, and opened anew after it has ended."""

from __future__ import annotations

import asyncio
import contextlib
from abc import abstractmethod
from typing import Any, Generic, Optional, TypeVar

import attrs
from attrs import validators

from flet_components.disturbance import disturbed, may_break
from flet_components.failures import error_in
from flet_components.scope import TaskScope
from flet_components.signals import Signal
from flet_components.sources.answers import Backoff, RetryLater
from flet_components.sources.buffer import Drop, Outlet, Reader, check_buffer
from flet_components.sources.pacing import Pacing
from flet_components.sources.snapshot import FetchStatus, Snapshot, moment_in
from flet_components.sources.source import Feed
from flet_components.sources.throttle import Throttle
from flet_components.time_source import TimeSource, in_time_of
from flet_components.validation import check

__all__ = ["PushFeed", "Terms"]

M = TypeVar("M")
T = TypeVar("T")

LONGEST = 30.0
"""Seconds of the event loop's own time that a refresh waits while a gate is closed."""


@attrs.frozen
class Terms:
    """How often something is opened and published, and how much waits for readers."""

    backoff: Backoff
    max_failures: Optional[int]
    rate: Optional[float]
    buffer: int
    drop: Drop

    def __attrs_post_init__(self) -> None:
        check("max_failures", self.max_failures, validators.optional(validators.ge(1)))
        check("rate", self.rate, validators.optional(validators.gt(0)))
        check_buffer(self.buffer, self.drop)


class PushFeed(Feed[T], Generic[T, M]):
    """One that runs, until it is closed. `_take` is to be written.

    Args:
        clock: By which time.
        name: What its task is called.
        terms: How often what may be.
        patience: Seconds of the event loop's own time after which what was opened for
            a refresh, while a gate is closed, is closed again; None for not at all.
    """

    def __init__(
        self, clock: TimeSource, name: str, terms: Terms, patience: float | None = None
    ) -> None:
        super().__init__(clock)
        self._terms, self._patience = terms, patience
        self._backoff = terms.backoff
        self._outlet: Outlet[M] = Outlet(terms.buffer, terms.drop)
        interval = 1 / terms.rate if terms.rate is not None else 0.0
        self._throttle = Throttle(self._change, clock, interval)
        self._pending: dict[str, Any] = {}
        self._pacing = Pacing(clock)
        self._scope = TaskScope(name, context=in_time_of(clock))
        self._session: asyncio.Task[None] | None = None
        self._stopping = self._wanted = False
        self._opens = Signal(False)
        self._waiting: list[asyncio.Future[Snapshot[T]]] = []
        self._failures = 0
        self._due: float | None = clock.monotonic()
        self._scope.create_task(self._run(), name=name)

    @property
    def is_open(self) -> bool:
        """Whether it is open; bindings that read it follow."""
        return self._opens.get()

    @property
    def _is_open(self) -> bool:
        return self._opens._value

    @_is_open.setter
    def _is_open(self, value: bool) -> None:
        self._opens.set(value)

    def messages(self) -> Reader[M]:
        """Return an iterator of all that comes from now on, until the feed is closed.

        Each has a buffer of its own, and a count of what was `dropped` from it.
        """
        return self._outlet.reader()

    async def refresh(self) -> Snapshot[T]:
        """Open it at once, instead of waiting for that; return how it stands then.

        What is open is as new as can be. While a gate is closed, one value is got, if
        it comes within 30 s.
        """
        if self._scope.closed or (self._is_open and not self.held):
            self._throttle.flush()
            return self.snapshot
        if self._session is None or self._stopping:
            self._wanted = True
        done: asyncio.Future[Snapshot[T]] = asyncio.get_running_loop().create_future()
        self._waiting.append(done)
        self._pacing.wake()
        limited = self.held and self._patience is None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST if limited else None):
                await self._wait(done)
        return self.snapshot

    async def aclose(self) -> None:
        """End it; returns when it has ended. Who reads messages takes what is left."""
        self._throttle.flush()
        await self._scope.aclose()
        self._throttle.clear()
        self._session = None
        self._change()
        self._answer()
        self._outlet.close()

    # --- what a subclass writes and calls ---

    @abstractmethod
    async def _take(self) -> float | None:
        """Open it, and take what comes until it ends; what it raises is a failure.

        Returns:
            Seconds after which it is opened anew; None for not at all.
        """

    @abstractmethod
    def _newest(self) -> T:
        """Return the value to be published, of what came since the one before."""

    @abstractmethod
    def _gate_closed(self) -> None:
        """Stop what is open, or let it rest."""

    def _opened(self) -> None:
        """Say that it is open, whether something has come or not."""
        self._is_open = True
        status = "success" if self._has_value else "pending"
        self._change(status=status, error=None, is_stale=False)
        if not self.held:
            self._answer()

    def _came(self, message: M) -> None:
        """Hand a message to who reads them all, and have the value published soon."""
        may_break()
        self._failures, self._is_open = 0, True
        self._outlet.put(message)
        self._pending.update(
            status="success",
            value=None,
            error=None,
            updated_at=self.clock.now(),
            failure_count=0,
            is_stale=False,
        )
        self._throttle.ask()
        self._answer()

    def _went_wrong(self, error: Exception) -> None:
        """Have it published soon that something was wrong; what is open stays so."""
        self._pending.update(status="error", error=error, is_stale=self._has_value)
        self._throttle.ask()

    def _came_to_its_end(self) -> None:
        """Have it published that all is well, and nothing more will come."""
        self._failures = 0
        self._pending.update(
            status="success", error=None, failure_count=0, is_stale=False
        )

    def _stop(self) -> None:
        """Close what is open; it is opened anew as soon as that may be."""
        if self._session is not None and not self._stopping:
            self._stopping = True
            self._session.cancel()

    # --- the loop ---

    async def _run(self) -> None:
        """Open, take, wait, open; until it is cancelled."""
        while True:
            left = self._left()
            if self._wanted or (left is not None and left <= 0):
                await self._open_once()
            else:
                await self._pacing.wait(left)

    def _left(self) -> float | None:
        """Return the seconds until it is opened; None while it will not be."""
        if self.held or self._due is None:
            return None
        return self._due - self.clock.monotonic()

    async def _open_once(self) -> None:
        self._wanted = self._stopping = False
        self._due = self.clock.monotonic()
        self._session = task = self._scope.create_task(self._attempt(), name="session")
        self._change(attempts=self.snapshot.attempts + 1, retry_at=None)
        await asyncio.wait([task], timeout=self._patience if self.held else None)
        if self.held and self._patience is not None:
            self._stop()
        await asyncio.wait([task])
        if task.cancelled() and not self._stopping:
            self._fail(RuntimeError("it was cancelled by somebody else"))
        self._rest()
        if not self._wanted:
            self._answer()

    async def _attempt(self) -> None:
        try:
            delay = await disturbed(self._take)
        except BaseException as failure:
            error = error_in(failure)
            if not isinstance(error, Exception):
                raise
            self._fail(error)
        else:
            self._due = None if delay is None else self.clock.monotonic() + delay
            self._rest()

    def _fail(self, error: Exception) -> None:
        self._failures += 1
        wait = self._backoff.wait(self._failures, self.clock.random())
        if isinstance(error, RetryLater):
            wait = max(wait, error.seconds)
        most = self._terms.max_failures
        over = most is not None and self._failures >= most
        self._due = None if over else self.clock.monotonic() + wait
        self._rest(
            status="error",
            error=error,
            failure_count=self._failures,
            is_stale=self._has_value,
            retry_at=moment_in(self.clock, None if over else wait),
        )

    # --- what is told ---

    @property
    def _has_value(self) -> bool:
        return self.snapshot.has_value or "value" in self._pending

    def _rest(self, **changes: Any) -> None:
        """Say that it is not open any more, and how it has ended, as one change."""
        self._session, self._is_open = None, False
        self._change(**changes)

    def _change(self, **changes: Any) -> None:
        """Publish what is new."""
        pending, self._pending = self._pending, {}
        if "value" in pending:
            pending["value"] = self._newest()
        self._throttle.clear()
        now = {**pending, **changes, "fetch_status": self._doing()}
        self._state.set(attrs.evolve(self.snapshot, **now))

    def _doing(self) -> FetchStatus:
        busy = self._session is not None and not self._stopping
        if busy and (self._waiting or not self.held):
            return "fetching"
        return "paused" if self.held else "idle"

    async def _wait(self, done: asyncio.Future[Snapshot[T]]) -> None:
        """Wait for an answer; who gives up before, for that nothing is got any more."""
        try:
            await done
        finally:
            if done in self._waiting:
                self._waiting.remove(done)
                self._change()

    def _answer(self) -> None:
        """Answer who waits for it to be open."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._change()  # nobody waits any more, so it may be paused now
        for done in waiting:
            if not done.done():
                done.set_result(self.snapshot)

    def _gates_turned(self) -> None:
        if not self._scope.closed:
            if self.held:
                self._gate_closed()
            self._change()
            self._pacing.wake()
