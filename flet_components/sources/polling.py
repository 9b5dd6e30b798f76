"""`poll()`: fetches again and again."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, Literal, Optional, TypeVar, Union, get_args

import attrs
from attrs import validators

from flet_components.disturbance import disturbed
from flet_components.failures import error_in
from flet_components.scope import TaskScope
from flet_components.sources.answers import UNCHANGED, Backoff, RetryLater
from flet_components.sources.pacing import Pacing
from flet_components.sources.snapshot import FetchStatus, Snapshot, moment_in
from flet_components.sources.source import Feed, Source
from flet_components.sources.structure import shared_structure
from flet_components.time_source import TimeSource, current_clock, in_time_of
from flet_components.validation import Validator, check

__all__ = ["Poll", "poll"]

T = TypeVar("T")

Interval = Union[float, timedelta, Callable[[Any], Optional[float]]]
WhenBusy = Literal["join", "queue_latest", "cancel_previous", "drop"]
BACKOFF = Backoff()
MORE_THAN_NOTHING: Validator = validators.and_(
    validators.gt(0), validators.lt(math.inf)
)


@attrs.frozen
class Always:
    """The same interval after each result; equal to another of as many seconds."""

    seconds: float

    def __call__(self, value: object) -> float:
        """Return the seconds."""
        return self.seconds


@attrs.frozen
class Poll(Source[T]):
    """Fetches again and again; `poll` makes one.

    Two that are made of the same function, or address, and settings are equal.
    """

    fetch: Callable[[], Awaitable[T]]
    interval: Callable[[Any], Optional[float]]
    timeout: float
    stale_time: Optional[float]
    backoff: Backoff
    max_failures: Optional[int]
    when_busy: WhenBusy
    select: Optional[Callable[[Any], T]]
    clock: Optional[TimeSource]

    def open(self, clock: Optional[TimeSource] = None) -> PollFeed[T]:
        """Begin to fetch, on the running event loop."""
        return PollFeed(self, self.clock or clock or current_clock())


def poll(
    fetch: Union[Callable[[], Awaitable[T]], str],
    *,
    interval: Interval,
    timeout: float = 30.0,
    stale_time: Optional[float] = None,
    backoff: Backoff = BACKOFF,
    max_failures: Optional[int] = None,
    when_busy: WhenBusy = "join",
    select: Optional[Callable[[Any], Any]] = None,
    headers: Optional[Mapping[str, str]] = None,
    clock: Optional[TimeSource] = None,
) -> Poll[T]:
    """Fetch at once, and then again and again, never twice at the same time.

        prices = poll(fetch_prices, interval=10)
        prices = poll("http://127.0.0.1:8000/prices.json", interval=10)

    The interval lies between the end of a fetch and the next one. A fetch that fails is
    repeated sooner, and then less and less often; it never ends the polling, unless
    `max_failures` says so. While a gate is closed nothing is fetched; when it opens,
    what is overdue is fetched at once, and once. A result that is equal to the last one
    changes nothing, and of one that differs in part the rest stays the same object.

    Args:
        fetch: An asynchronous function that returns the data; or an address of JSON,
            which is asked for with what the server said of it last (ETag,
            Last-Modified, Retry-After). A function may return `UNCHANGED`, and raise
            `RetryLater`.
        interval: Seconds, more than 0; or a function of the last value that returns
            them, or None to stop until `refresh`.
        timeout: Seconds, of the event loop's own time, after which a fetch has failed.
        stale_time: Seconds after which a value is stale; None for never. It also is
            while fetches fail.
        backoff: How long to wait after failures.
        max_failures: How many in a row end it, until `refresh`; None for never.
        when_busy: What `refresh` does while a fetch is under way: `"join"` waits for
            that one; `"queue_latest"` has one more follow; `"cancel_previous"` ends it
            and begins anew; `"drop"` does nothing.
        select: Makes of the result what is published, such as one key of it.
        headers: Of the requests, if `fetch` is an address.
        clock: By which time, whoever opens it.

    Raises:
        TypeError: If `fetch` is neither an address nor a function.
        ValueError: If a number is out of range.
    """
    if isinstance(fetch, str):
        from flet_components.sources.http_json import HttpJson

        fetch = HttpJson(fetch, dict(headers or {}))
    elif not callable(fetch):
        raise TypeError(f"fetch must be an async function or an address, got {fetch!r}")
    check("timeout", timeout, MORE_THAN_NOTHING)
    check("stale_time", stale_time, validators.optional(validators.gt(0)))
    check("max_failures", max_failures, validators.optional(validators.ge(1)))
    check("when_busy", when_busy, validators.in_(get_args(WhenBusy)))
    return Poll(
        fetch,
        _interval(interval),
        timeout,
        stale_time,
        backoff,
        max_failures,
        when_busy,
        select,
        clock,
    )


def _interval(interval: Interval) -> Callable[[Any], Optional[float]]:
    if callable(interval):
        return interval
    seconds = interval.total_seconds() if isinstance(interval, timedelta) else interval
    check("interval", seconds, MORE_THAN_NOTHING)
    return Always(seconds)


class PollFeed(Feed[T]):
    """One poll that runs, until it is closed."""

    def __init__(self, source: Poll[T], clock: TimeSource) -> None:
        super().__init__(clock)
        self._source = source
        self._fetch = _own(source.fetch, clock)
        self._pacing = Pacing(clock)
        self._scope = TaskScope("poll", context=in_time_of(clock))
        self._fetching: asyncio.Task[None] | None = None
        self._waiting: list[asyncio.Future[Snapshot[T]]] = []
        self._queued: list[asyncio.Future[Snapshot[T]]] = []
        self._wanted = False
        self._ended = clock.monotonic()
        self._delay: float | None = 0.0
        self._staling = clock.alarm(lambda: self._change(is_stale=True))
        self._scope.create_task(self._run(), name="poll")

    async def refresh(self) -> Snapshot[T]:
        """Fetch at once, whatever the gates say; return how it stands then."""
        if self._scope.closed:
            return self.snapshot
        when_busy = self._source.when_busy if self._fetching is not None else None
        if when_busy == "drop":
            return self.snapshot
        done: asyncio.Future[Snapshot[T]] = asyncio.get_running_loop().create_future()
        if when_busy == "join":
            self._waiting.append(done)
        else:
            self._queued.append(done)
            self._wanted = True
            self._pacing.wake()
        if when_busy == "cancel_previous" and self._fetching is not None:
            self._fetching.cancel()
        return await done

    def adjust(self, source: Poll[T]) -> bool:
        """Go on by other numbers, which count from the end of the last fetch on.

        Args:
            source: One that fetches the same.

        Returns:
            Whether it does; not while it waits after a failure, and that wait would be
            another one.
        """
        before, self._source = self._source, source
        if self.snapshot.status == "success":
            self._delay = source.interval(self.snapshot.value)
            self._change(is_stale=self._grow_stale(self._ended))
            self._pacing.wake()
        waits = (source.backoff, source.max_failures)
        same = waits == (before.backoff, before.max_failures)
        return same or self.snapshot.status != "error"

    async def aclose(self) -> None:
        """End the fetching; returns when it has ended."""
        self._staling.clear()
        await self._scope.aclose()
        self._answer()
        if (close := getattr(self._fetch, "aclose", None)) is not None:
            await close()

    # --- the loop ---

    async def _run(self) -> None:
        """Fetch, wait, fetch; until it is cancelled."""
        while True:
            left = self._left()
            if self._wanted or (left is not None and left <= 0):
                await self._fetch_once()
            else:
                await self._pacing.wait(left)

    def _left(self) -> float | None:
        """Return the seconds to the next fetch; None while there will be none."""
        if self.held or self._delay is None:
            return None
        return self._ended + self._delay - self.clock.monotonic()

    async def _fetch_once(self) -> None:
        """Fetch; one that is cancelled for another one answers nobody."""
        self._wanted = False
        self._waiting, self._queued = self._waiting + self._queued, []
        self._fetching = task = self._scope.create_task(self._attempt(), name="fetch")
        self._change(attempts=self.snapshot.attempts + 1, retry_at=None)
        await asyncio.wait([task])
        self._fetching, self._ended = None, self.clock.monotonic()
        if task.cancelled() and self._wanted:
            return
        if task.cancelled():
            error = RuntimeError("the fetch was cancelled by somebody else")
            self._finish(**self._failure(error))
        self._answer()

    async def _attempt(self) -> None:
        timeout = self._source.timeout
        try:
            async with asyncio.timeout(timeout) as limit:
                result = await disturbed(self._fetch)
            ended = self._success(result)
        except BaseException as failure:
            error = error_in(failure)
            if not isinstance(error, Exception):
                raise
            if limit.expired():
                error = TimeoutError(f"no answer within {timeout:g} s")
            ended = self._failure(error)
        # an error of who follows it is not one of the fetch
        self._finish(**ended)

    def _success(self, result: Any) -> dict[str, Any]:
        """Return what a result changes."""
        before = self.snapshot
        if result is UNCHANGED and not before.has_value:
            raise ValueError("fetch must return data before UNCHANGED, got UNCHANGED")
        value = before.value
        if result is not UNCHANGED:
            select = self._source.select
            value = shared_structure(value, select(result) if select else result)
        self._delay = self._source.interval(value)
        self._grow_stale(self.clock.monotonic())
        return {
            "status": "success",
            "value": value,
            "error": None,
            "updated_at": self.clock.now(),
            "failure_count": 0,
            "is_stale": False,
        }

    def _grow_stale(self, since: float) -> bool:
        """Become stale when that is due; say whether it is by now."""
        if (after := self._source.stale_time) is None:
            self._staling.clear()
            return False
        self._staling.set(since + after)
        return since + after <= self.clock.monotonic()

    def _failure(self, error: Exception) -> dict[str, Any]:
        """Return what a failure changes."""
        failures, most = self.snapshot.failure_count + 1, self._source.max_failures
        delay = self._source.backoff.wait(failures, self.clock.random())
        if isinstance(error, RetryLater):
            delay = max(delay, error.seconds)
        self._delay = None if most is not None and failures >= most else delay
        return {
            "status": "error",
            "error": error,
            "failure_count": failures,
            "is_stale": self.snapshot.has_value,
            "retry_at": moment_in(self.clock, self._delay),
        }

    # --- what is told ---

    def _finish(self, **changes: Any) -> None:
        """Say how a fetch has ended, as one change."""
        self._fetching = None
        self._change(**changes)

    def _change(self, **changes: Any) -> None:
        busy = self._fetching is not None
        doing: FetchStatus = "fetching" if busy else "paused" if self.held else "idle"
        self._state.set(attrs.evolve(self.snapshot, fetch_status=doing, **changes))

    def _answer(self) -> None:
        """Answer who waits for what was fetched."""
        for done in self._waiting + (self._queued if self._scope.closed else []):
            if not done.done():
                done.set_result(self.snapshot)
        self._waiting = []

    def _gates_turned(self) -> None:
        if not self._scope.closed:
            self._change()
            self._pacing.wake()


def _own(
    fetch: Callable[[], Awaitable[T]], clock: TimeSource
) -> Callable[[], Awaitable[T]]:
    """Return what one feed fetches with: of an address, a connection of its own."""
    connected = getattr(fetch, "connected", None)
    made: Callable[[], Awaitable[T]] = connected(clock) if connected else fetch
    return made
