"""Runs of an asynchronous function, of which only the newest counts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Optional

import attrs

from flet_components.disturbance import disturbed
from flet_components.failures import error_in
from flet_components.signals import Signal
from flet_components.sources.answers import UNCHANGED, Backoff, RetryLater
from flet_components.sources.snapshot import Snapshot, moment_in
from flet_components.sources.structure import shared_structure

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = ["Runs", "Terms"]

TASK = "fetch"
"""Name of the task of a run."""


@attrs.frozen
class Terms:
    """What is run, for how long, and how often it is tried again."""

    fetch: Callable[[], Awaitable[Any]]
    timeout: float
    retries: int
    backoff: Backoff


class Runs:
    """Runs a function for a component, and tells how that stands.

    A run that is ended for another one is never heard of again, not even if it goes on
    and answers. There is a task while something runs, and none else.

    Args:
        component: The component; what runs ends with its stay on a page.
        terms: What to run; asked at each beginning.
        tell: Called with `"success"` or `"failure"` when a run has ended so.
    """

    def __init__(
        self,
        component: UserControl,
        terms: Callable[[], Terms],
        tell: Callable[[str], object],
    ) -> None:
        self._component, self._terms, self._tell = component, terms, tell
        self._state: Signal[Snapshot[Any]] = Signal(Snapshot())
        self._task: Optional[asyncio.Task[None]] = None
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How it stands; bindings and watchers follow."""
        return self._state.get()

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._task is not None

    def begin(self, *, at_once: bool = True) -> None:
        """Run, instead of what runs.

        Args:
            at_once: Also while the component's policy has it wait.
        """
        mount = self._component._component.mount
        self._drop()
        if mount is not None and mount.settled:
            run = self._run(self._terms(), at_once=at_once)
            self._task = mount.scope.create_task(run, name=TASK)
            self._change(fetch_status="fetching")

    def stop(self) -> bool:
        """End what runs; say whether anything did."""
        busy = self._drop()
        if busy:
            self._change(fetch_status="idle")
        self._answer()
        return busy

    def forget(self) -> bool:
        """End what runs, and forget what came of it; say whether anything ran."""
        busy = self._drop()
        self._state.set(Snapshot())
        return busy

    async def wait(self) -> None:
        """Wait until nothing runs any more."""
        if self._task is not None:
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(done)
            await done

    # --- a run ---

    async def _run(self, terms: Terms, *, at_once: bool) -> None:
        me, clock = asyncio.current_task(), self._component._component.time
        if not at_once:
            await clock.sleep(0)  # until the policy lets it
        for failures in range(1, terms.retries + 2):
            if self._task is me:
                self._change(attempts=self.snapshot.attempts + 1)
            result, error = await _attempt(terms)
            if self._task is not me:
                return
            if result is UNCHANGED and not self.snapshot.has_value:
                error = ValueError("fetch must return data before UNCHANGED")
            if error is None:
                self._succeed(result)
                return
            self._change(error=error, failure_count=failures)
            if failures <= terms.retries:
                pause = _pause(terms, failures, error, clock.random())
                self._change(retry_at=moment_in(clock, pause))
                await clock.sleep(pause)
                self._change(retry_at=None)
        self._end("failure", status="error", is_stale=self.snapshot.has_value)

    def _succeed(self, result: Any) -> None:
        value, clock = self.snapshot.value, self._component._component.time
        self._end(
            "success",
            status="success",
            value=value if result is UNCHANGED else shared_structure(value, result),
            error=None,
            updated_at=clock.now(),
            failure_count=0,
            is_stale=False,
        )

    def _end(self, name: str, **changes: Any) -> None:
        self._task = None
        self._change(fetch_status="idle", **changes)
        self._tell(name)
        if self._task is None:  # else the handler has begun another one
            self._answer()

    def _drop(self) -> bool:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
        return task is not None

    def _answer(self) -> None:
        """Answer who waits for the end."""
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            if not done.done():
                done.set_result(None)

    def _change(self, **changes: Any) -> None:
        self._state.set(attrs.evolve(self.snapshot, **changes))


async def _attempt(terms: Terms) -> tuple[Any, Optional[Exception]]:
    """Return what was fetched, or why not."""
    limit = asyncio.timeout(terms.timeout)
    try:
        async with limit:
            return await disturbed(terms.fetch), None
    except BaseException as failure:
        error = error_in(failure)
        if error is None and _is_cancelled():
            raise
        if limit.expired():
            return None, TimeoutError(f"no answer within {terms.timeout:g} s")
        if error is None:
            error = RuntimeError("the fetch was cancelled by somebody else")
        if not isinstance(error, Exception):
            raise
        return None, error


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _pause(terms: Terms, failures: int, error: Exception, chance: float) -> float:
    """Return the seconds before the next attempt."""
    wait = terms.backoff.wait(failures, chance)
    return max(wait, error.seconds) if isinstance(error, RetryLater) else wait
