"""The background tasks of one owner: they begin under it and end with it.

Nothing else in this library calls `asyncio.create_task`.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import enum
import inspect
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, TypeVar

import attrs

from flet_components import timers
from flet_components.failures import error_in

__all__ = ["TaskInfo", "TaskScope", "TaskState"]

T = TypeVar("T")
ErrorCallback = Callable[[Exception, "asyncio.Task[Any]"], object]

logger = logging.getLogger("flet_components")

ENDING = (KeyboardInterrupt, SystemExit)
"""Exceptions that end the event loop, which raises them itself."""
REMEMBERED = 8
"""Ended tasks that a scope remembers."""


class TaskState(enum.Enum):
    """Where a task is in its life."""

    PENDING = "pending"
    """Created, not begun."""
    RUNNING = "running"
    """Begun, not ended."""
    DONE = "done"
    """Returned."""
    CANCELLED = "cancelled"
    """Ended by cancellation."""
    FAILED = "failed"
    """Ended by an exception."""


@attrs.frozen
class TaskInfo:
    """What a scope tells about one of its tasks."""

    name: str
    """Name given to `create_task`, by default that of the coroutine."""
    state: TaskState
    """Where the task is in its life."""


class TaskScope:
    """Owns tasks: keeps them alive, names them, reports their errors, ends them.

    Args:
        name: Owner of the tasks, as logs show it.
        on_error: Called with the exception and the task when a task fails. By default
            the error is logged.
        context: Each task runs in a copy of it; by default in one of the caller's.
        is_interrupted: Says of a task that is being cancelled that it will go on.
    """

    __slots__ = (
        "_by_name",
        "_cancelled",
        "_closed",
        "_context",
        "_ended",
        "_is_interrupted",
        "_name",
        "_on_error",
        "_tasks",
    )

    def __init__(
        self,
        name: str,
        *,
        on_error: ErrorCallback | None = None,
        context: contextvars.Context | None = None,
        is_interrupted: Callable[[asyncio.Task[Any]], bool] = lambda task: False,
    ) -> None:
        self._is_interrupted = is_interrupted
        self._name = name
        self._on_error = on_error or self._log
        self._context = context
        self._tasks: dict[asyncio.Task[Any], Coroutine[Any, Any, Any]] = {}
        self._by_name: dict[str, dict[asyncio.Task[Any], None]] = {}
        self._cancelled: set[asyncio.Task[Any]] = set()
        self._ended: deque[TaskInfo] = deque(maxlen=REMEMBERED)
        self._closed = False

    @property
    def tasks(self) -> tuple[TaskInfo, ...]:
        """The tasks that have not ended, oldest first."""
        return tuple(
            TaskInfo(task.get_name(), _state(task, coro))
            for task, coro in self._tasks.items()
        )

    @property
    def owned(self) -> frozenset[asyncio.Task[Any]]:
        """The task objects that have not ended."""
        return frozenset(self._tasks)

    @property
    def ended(self) -> tuple[TaskInfo, ...]:
        """The last tasks that have ended, oldest first, and how."""
        return tuple(self._ended)

    @property
    def closed(self) -> bool:
        """Whether the scope has ended and takes no more tasks."""
        return self._closed

    def create_task(
        self,
        coro: Coroutine[Any, Any, T],
        *,
        name: str | None = None,
        exclusive: bool = False,
        context: contextvars.Context | None = None,
    ) -> asyncio.Task[T]:
        """Start a task that ends with this scope.

        Args:
            coro: What to run.
            name: Name for logs and errors, by default that of the coroutine.
            exclusive: Cancel the running task of the same name first, and begin when
                it has ended. Called from inside that task, the new one is scheduled,
                then the old one ends.
            context: Run in a copy of this context instead of the scope's.

        Raises:
            RuntimeError: If the scope has been closed, or no event loop runs here.
        """
        name = name or _name(coro)
        loop = self._loop_for(name, coro)
        before = self._make_way(name) if exclusive else ()
        runner = self._after(before, coro) if before else coro
        task = loop.create_task(
            runner, name=name, context=_copy(context or self._context)
        )
        self._tasks[task] = coro
        self._by_name.setdefault(name, {})[task] = None
        task.add_done_callback(self._on_done)
        return task

    def cancel(self) -> None:
        """Ask every task to end, without waiting for it."""
        for task in tuple(self._tasks):
            self._cancel(task)

    async def aclose(self, timeout: float | None = None) -> tuple[str, ...]:
        """Cancel every task and wait until it has ended; take no more.

        Args:
            timeout: Seconds of the event loop's own time to wait, by default for ever.

        Returns:
            The names of tasks that did not end in time. They are cancelled once more,
            and not waited for.
        """
        self._closed = True
        current = asyncio.current_task()
        for task in tuple(self._tasks):
            if task is not current:
                self._cancel(task)
        late = await ended(self._tasks, timeout)
        for task in tuple(self._tasks):
            if task is not current:
                task.cancel()
        return late

    def _cancel(self, task: asyncio.Task[Any]) -> None:
        """Cancel a task once: a second time would cut off its cleaning up."""
        if task in self._cancelled:
            return
        self._cancelled.add(task)
        if not task.cancelling() or self._is_interrupted(task):
            task.cancel()

    def _loop_for(
        self, name: str, coro: Coroutine[Any, Any, Any]
    ) -> asyncio.AbstractEventLoop:
        """Return the running loop; where no task can begin, the coroutine is closed."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            loop = None
        if loop is not None and not self._closed:
            return loop
        coro.close()
        if self._closed:
            raise RuntimeError(
                f"{self._name} has ended and cannot start {name}: "
                "start tasks while it is mounted"
            )
        raise RuntimeError(
            f"{self._name} must start {name} on the event loop, got another thread: "
            "use loop.call_soon_threadsafe"
        )

    def _make_way(self, name: str) -> tuple[asyncio.Task[Any], ...]:
        """Return the tasks of a name that must end before another may begin.

        Those that have not begun are ended at once: however many come in one turn, each
        waits only for what has.
        """
        named = self._by_name.get(name, {})
        begun = [t for t in named if not t.done() and self._has_begun(t)]
        for task in tuple(named):
            if task not in begun:
                self._cancel(task)
                del named[task]
        return tuple(begun)

    def _has_begun(self, task: asyncio.Task[Any]) -> bool:
        return _state(task, self._tasks[task]) is TaskState.RUNNING

    async def _after(
        self, before: tuple[asyncio.Task[Any], ...], coro: Coroutine[Any, Any, T]
    ) -> T:
        """Run a coroutine once the tasks before it have been cancelled and ended."""
        for task in before:
            self._cancel(task)
        await asyncio.wait(before)
        return await coro

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._cancelled.discard(task)
        self._forget_name(task)
        coro = self._tasks.pop(task)
        coro.close()  # one that was cancelled before it began has never been awaited
        self._ended.append(TaskInfo(task.get_name(), _state(task, coro)))
        failure = task.exception() if not task.cancelled() else None
        error = error_in(failure) if failure is not None else None
        if isinstance(error, Exception):
            self._on_error(error, task)
        elif error is not None and not isinstance(error, ENDING):
            self._log(error, task)

    def _forget_name(self, task: asyncio.Task[Any]) -> None:
        name = task.get_name()
        named = self._by_name.get(name, {})
        named.pop(task, None)
        if not named:
            self._by_name.pop(name, None)

    def _log(self, error: BaseException, task: asyncio.Task[Any]) -> None:
        logger.error("%s: %s failed", self._name, task.get_name(), exc_info=error)


async def end(
    tasks: Iterable[asyncio.Task[Any]], timeout: float | None = None
) -> tuple[str, ...]:
    """Cancel tasks and wait for them; the running task is never among them.

    Returns:
        The names of tasks that did not end in time.
    """
    current = asyncio.current_task()
    ending = [task for task in tasks if task is not current]
    for task in ending:
        if not task.cancelling():  # a second time would cut off its cleaning up
            task.cancel()
    return await ended(ending, timeout)


async def ended(
    tasks: Iterable[asyncio.Task[Any]], timeout: float | None = None
) -> tuple[str, ...]:
    """Wait for tasks; the running task is never among them.

    Returns:
        The names of tasks that did not end in time.
    """
    current = asyncio.current_task()
    waiting = [task for task in tasks if task is not current and not task.done()]
    if not waiting:
        return ()
    with contextlib.suppress(TimeoutError):
        async with timers.timeout(timeout):
            await asyncio.wait(waiting)
    return tuple(sorted(task.get_name() for task in waiting if not task.done()))


def _name(coro: Coroutine[Any, Any, Any]) -> str:
    return getattr(coro, "__name__", type(coro).__name__)


def _copy(context: contextvars.Context | None) -> contextvars.Context | None:
    return context.copy() if context is not None else None


def _state(task: asyncio.Task[Any], coro: Coroutine[Any, Any, Any]) -> TaskState:
    if not task.done():
        begun = inspect.getcoroutinestate(coro) != inspect.CORO_CREATED
        return TaskState.RUNNING if begun else TaskState.PENDING
    if task.cancelled():
        return TaskState.CANCELLED
    return TaskState.DONE if task.exception() is None else TaskState.FAILED
