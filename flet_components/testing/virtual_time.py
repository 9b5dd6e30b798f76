"""An event loop in which waiting takes no time, and the clock that goes with it."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import heapq
import math
import random
import selectors
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, TypeVarTuple

from flet_components.errors import DeadlockError
from flet_components.testing.task_report import listed
from flet_components.time_source import SystemTime, require_aware

__all__ = ["VirtualTime", "VirtualTimeLoop", "real_time"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

EPOCH = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""The date and time at which virtual time begins."""
PATIENCE = 60.0
"""Real seconds that work in a thread may take."""
GRACE = 1.0
"""Real seconds in which another thread may still wake a loop that seems stuck."""
MOST_LEAPS = 1_000_000
"""Leaps between two rests, before waiting counts as endless."""
MOST_TURNS = 100_000
"""Turns that the loop may take before it rests."""
NEAR = 1e-6
"""Seconds within which a timer is the one that a leap was meant for."""
RESOLUTION = time.get_clock_info("monotonic").resolution
"""Seconds by which asyncio may run a timer early."""


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """An event loop that leaps to the next timer as soon as nothing else can run.

    Time stands still while work in an executor is outstanding, and is the wall
    clock's inside `async with real_time():`. When everybody waits and nothing is left
    to wake one, `DeadlockError` says who.
    """

    timer_slack = 0.0
    """Seconds by which timers may come later: here, nothing is late."""

    def __init__(self) -> None:
        self._leaper = _Leaper(self._tasks_of_this_loop)
        super().__init__(self._leaper)

    if sys.platform == "emscripten":

        def _make_self_pipe(self) -> None:
            """Make none: in Pyodide there are no sockets, and no threads that wake."""

        def _close_self_pipe(self) -> None:
            """There is none."""

        def _write_to_self(self) -> None:
            """Nobody waits: where nothing else can run, the loop leaps."""

    def time(self) -> float:
        """Return the virtual time, in seconds; it begins at 0."""
        return self._leaper.now

    def call_at(
        self,
        when: float,
        callback: Callable[[*Ts], object],
        *args: *Ts,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        """Schedule a callback; a leap will then land exactly on its time."""
        heapq.heappush(self._leaper.due, when)
        return super().call_at(when, callback, *args, context=context)

    def run_in_executor(  # type: ignore[override]
        self, executor: Executor | None, func: Callable[..., T], *args: Any
    ) -> asyncio.Future[T]:
        """Run a function in a thread; until it has ended, time stands still."""
        future = super().run_in_executor(executor, func, *args)
        self._leaper.threads += 1
        future.add_done_callback(self._thread_ended)
        return future

    async def shutdown_default_executor(self, *args: Any) -> None:
        """Wait for the threads; a thread of its own does that, so time stands still."""
        self._leaper.threads += 1
        try:
            await super().shutdown_default_executor(*args)
        finally:
            self._leaper.threads -= 1

    async def rest(self, *, threads: bool = False) -> None:
        """Wait until nothing is ready to run; no time passes.

        Args:
            threads: Wait for work in executors, too.
        """
        rested = self.create_future()
        self._leaper.resting.append((rested, threads))
        await rested

    @contextlib.contextmanager
    def flowing(self) -> Iterator[None]:
        """Let time flow as the wall clock's in the block."""
        self._leaper.flowing += 1
        try:
            yield
        finally:
            self._leaper.flowing -= 1

    @property
    def stuck(self) -> frozenset[asyncio.Task[Any]]:
        """The tasks that a `DeadlockError` has named."""
        return frozenset(self._leaper.stuck)

    def _thread_ended(self, _: object) -> None:
        self._leaper.threads -= 1

    def _tasks_of_this_loop(self) -> set[asyncio.Task[Any]]:
        return asyncio.all_tasks(self)


class VirtualTime(SystemTime):
    """The time of a virtual loop, with a wall clock that can be set.

    Args:
        loop: Whose time it is.
        start: What `now()` says when the loop's time is 0; aware.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, start: datetime = EPOCH
    ) -> None:
        self._loop = loop
        self._start = require_aware(start)
        self._random = random.Random(0)

    def random(self) -> float:
        """Return the next number of a row that is always the same."""
        return self._random.random()

    def now(self) -> datetime:
        """Return the virtual date and time."""
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Return the loop's time."""
        return self._loop.time()

    def travel(self, when: datetime) -> None:
        """Set the wall clock to a date; nothing that counts seconds notices."""
        self._start = require_aware(when) - timedelta(seconds=self.monotonic())


@contextlib.asynccontextmanager
async def real_time() -> AsyncIterator[None]:
    """Let time be the wall clock's in the block, for sockets, servers and processes.

    On any other event loop this does nothing.
    """
    loop = asyncio.get_running_loop()
    if isinstance(loop, VirtualTimeLoop):
        with loop.flowing():
            yield
    else:
        yield


class _Leaper(selectors.DefaultSelector):
    """The loop asks its selector to wait; this one leaps instead."""

    def __init__(self, tasks: Callable[[], set[asyncio.Task[Any]]]) -> None:
        super().__init__()
        self.now = 0.0
        self.due: list[float] = []
        self.threads = 0
        self.flowing = 0
        self.resting: list[tuple[asyncio.Future[None], bool]] = []
        self.stuck: set[asyncio.Task[Any]] = set()
        self._tasks = tasks
        self._leaps = self._turns = 0

    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or (timeout is not None and timeout <= 0):
            self._turn()
            return ready
        if self._wake_resting():
            return []
        if self.flowing:
            return self._flow(timeout)
        if self.threads:
            return self._wait_for_thread()
        if timeout is None:
            return self._wait_for_anything()
        self._leap(timeout)
        return []

    def _turn(self) -> None:
        self._turns += 1
        if self._turns > MOST_TURNS and self.resting:
            raise self._error(
                f"the loop was to rest, but ran {MOST_TURNS} turns: a task never "
                "waits, it polls with sleep(0)"
            )

    def _wake_resting(self) -> bool:
        """Wake those who waited for this moment; say whether there was anybody."""
        woken = [rest for rest in self.resting if not (rest[1] and self.threads)]
        if not woken:
            return False
        self.resting = [rest for rest in self.resting if rest not in woken]
        self._leaps = self._turns = 0
        for rested, _ in woken:
            if not rested.done():
                rested.set_result(None)
        return True

    def _flow(self, timeout: float | None) -> list[tuple[selectors.SelectorKey, int]]:
        began = time.monotonic()
        ready = super().select(timeout)
        self.now += time.monotonic() - began
        return ready

    def _wait_for_thread(self) -> list[tuple[selectors.SelectorKey, int]]:
        if ready := super().select(PATIENCE):
            return ready
        raise self._error(
            f"work in a thread was to end, but did not in {PATIENCE:.0f} real seconds "
            "(time stands still meanwhile): does it wait for a timer?"
        )

    def _wait_for_anything(self) -> list[tuple[selectors.SelectorKey, int]]:
        """Give other threads a moment, if there are any; then nobody can wake us."""
        if threading.active_count() > 1 and (ready := super().select(GRACE)):
            return ready
        raise self._error(
            "every task waits, and nothing is left to wake one (a socket or a process "
            "is waited for inside `async with real_time():`)"
        )

    def _leap(self, seconds: float) -> None:
        """Go to the next timer, whose own time is exact where a sum is rounded."""
        self._turns = 0
        self._leaps += 1
        if self._leaps > MOST_LEAPS:
            raise self._error(
                f"time leapt {MOST_LEAPS} times: something ticks, and what is waited "
                "for does not come"
            )
        target, due = self.now + seconds, self.due
        while due and (due[0] <= self.now or due[0] < target - NEAR):
            heapq.heappop(due)
        self.now = _landing(due[0] if due and due[0] <= target + NEAR else target)

    def _error(self, message: str) -> DeadlockError:
        self.resting.clear()
        self._leaps = self._turns = 0
        self.stuck = self._tasks()
        return DeadlockError(f"{message}:\n{listed(self.stuck)}")


def _landing(when: float) -> float:
    """Return a time at which asyncio runs a timer that is due then.

    It adds the clock's resolution, which is lost in numbers of half a year and more.
    """
    return when if when + RESOLUTION > when else math.nextafter(when, math.inf)
