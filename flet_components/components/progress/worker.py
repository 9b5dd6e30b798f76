"""Who does the work of a task, as long as it is on a page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Optional

from flet_components.failures import error_in
from flet_components.presence import is_held
from flet_components.sources.source import Feed, Source

if TYPE_CHECKING:
    from flet_components.components.live.task_progress import TaskProgress

__all__ = ["Worker"]

TASK = "work"
"""Name of the task in which the work is done."""
TURN = 100
"""Items after which everybody else has a turn: the work need not wait for anything."""


class Worker:
    """Does the work of a component, one at a time, and says how it has ended.

    Args:
        owner: The component, which has the work.
        take: Called with each thing that the work yields; says whether to go on.
        done: Called when it has ended: with nothing, or with what has ended it.
        troubled: Called with why a source has nothing new, or None when it has again.
    """

    def __init__(
        self,
        owner: TaskProgress,
        take: Callable[[Any], bool],
        done: Callable[[Optional[BaseException]], object],
        troubled: Callable[[Optional[Exception]], object],
    ) -> None:
        self._owner, self._take, self._done = owner, take, done
        self._troubled = troubled
        self._task: Optional[asyncio.Task[Optional[Exception]]] = None
        self._feed: Optional[Feed[Any]] = None
        self._turned = asyncio.Event()

    @property
    def is_at_work(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    @property
    def is_held(self) -> bool:
        """Whether the work rests while nobody sees it."""
        return is_held(self._owner)

    def begin(self) -> None:
        """Do the work; what was done before ends first."""
        mount = self._owner._component.mount
        assert mount is not None
        task = mount.scope.create_task(self._work(), name=TASK, exclusive=True)
        self._task = task
        task.add_done_callback(lambda ended: mount.run(lambda: self._end(ended)))

    def cancel(self) -> None:
        """Have the work end; that it has is told when it has cleaned up."""
        if self._task is not None:
            self._task.cancel()

    def drop(self) -> None:
        """Have the work end, and hear no more of it."""
        self.cancel()
        self.forget()

    def forget(self) -> None:
        """Hear no more of what is being done, which somebody else ends."""
        self._task = None

    def turn(self) -> None:
        """Follow whether the work rests."""
        self._turned.set()
        if self._feed is not None:
            (self._feed.hold if self.is_held else self._feed.release)("unseen")

    def _end(self, task: asyncio.Task[Optional[Exception]]) -> None:
        """Say how the work has ended, unless other work goes on by now."""
        if task is not self._task:
            return
        self._task = None
        self._done(asyncio.CancelledError() if task.cancelled() else task.result())

    async def _work(self) -> Optional[Exception]:
        """Do the work; return why it has failed."""
        try:
            await self._do(asyncio.current_task())
        except BaseException as failure:
            error = error_in(failure)
            if not isinstance(error, Exception):
                raise
            return error
        return None

    async def _do(self, task: object) -> None:
        work: Any = self._owner.work
        made = self._values(work) if isinstance(work, Source) else work()
        items = await made if isawaitable(made) else made
        if items is None or (
            isawaitable(made) and not isinstance(items, AsyncIterable)
        ):
            return  # of a plain async function nobody wants what it returns
        if not isinstance(items, AsyncIterable):
            raise TypeError(
                "work must be an async generator function, got one that returned "
                f"{items!r}: write async def, and yield what is done"
            )
        iterator = aiter(items)
        try:
            await self._take_all(iterator, task)
        finally:
            if (close := getattr(iterator, "aclose", None)) is not None:
                await close()

    async def _take_all(self, items: AsyncIterator[Any], task: object) -> None:
        count = 0
        async for item in items:
            if self._task is not task or not self._take(item):
                return
            while self.is_held:
                self._turned.clear()
                await self._turned.wait()
            count += 1
            if count % TURN == 0:
                await self._owner._component.own_time.sleep(0)

    async def _values(self, source: Source[Any]) -> AsyncIterator[Any]:
        """Yield what a source has, and say when it has trouble."""
        last: object = self
        async with source.open(self._owner._component.own_time) as feed:
            self._feed = feed
            self.turn()
            try:
                async for snapshot in feed:
                    self._troubled(snapshot.error)
                    if snapshot.has_value and snapshot.value is not last:
                        last = snapshot.value
                        yield last
            finally:
                self._feed = None
