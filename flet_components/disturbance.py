"""What goes wrong between an app and what it asks: latency, errors, no network at all.

A preview sets it for one page. Whatever gets data from elsewhere, an answer or a
connection, gets it through `disturbed`; where there is no disturbance that is one look.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from typing import TypeVar

from flet_components.time_source import current_clock

__all__ = ["Disturbance", "current_disturbance", "disturbed", "may_break", "under"]

T = TypeVar("T")

OFFLINE = "there is no network"
BROKEN = "the other side does not answer"


class Disturbance:
    """What is wrong for all who run under it, from now on; what is open is cut, too.

    All waits go by the time of who asks, all chances by its numbers.
    """

    def __init__(self) -> None:
        self.latency = 0.0
        """Seconds that each answer, and each connection, takes longer."""
        self.error_rate = 0.0
        """Share of answers that are errors, and of messages after which a connection
        breaks; 0 to 1."""
        self.asked = 0
        """How often something was asked for, or a connection opened."""
        self.failed = 0
        """How often that failed because of what is wrong here."""
        self._offline = False
        self._passages: dict[Passage, None] = {}

    @property
    def offline(self) -> bool:
        """Whether nothing can be reached; what is open is cut when it is set."""
        return self._offline

    @offline.setter
    def offline(self, value: bool) -> None:
        self._offline = value
        if value:
            for passage in tuple(self._passages):
                passage.cut()

    @property
    def under_way(self) -> int:
        """How many answers are waited for, and connections open."""
        return len(self._passages)

    async def carry(self, function: Callable[[], Awaitable[T]]) -> T:
        """Ask for something, or open it and stay with it until it ends.

        Raises:
            ConnectionError: If it is to fail.
        """
        passage = Passage()
        self._passages[passage] = None
        self.asked += 1
        try:
            await self._travel()
            return await function()
        except asyncio.CancelledError:
            if passage.was_cut():
                raise self._failure(OFFLINE) from None
            raise
        finally:
            del self._passages[passage]

    def may_break(self) -> None:
        """Fail as often as the error rate says.

        Raises:
            ConnectionError: If it is to fail.
        """
        if self.error_rate and current_clock().random() < self.error_rate:
            raise self._failure(BROKEN)

    async def _travel(self) -> None:
        if self._offline:
            raise self._failure(OFFLINE)
        if self.latency:
            await current_clock().sleep(self.latency)
        self.may_break()

    def _failure(self, words: str) -> ConnectionError:
        self.failed += 1
        return ConnectionError(words)


class Passage:
    """One task on its way, which can be cut: it is cancelled, and takes that back."""

    __slots__ = ("_before", "_cut", "_task")

    def __init__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task, self._before, self._cut = task, task.cancelling(), False

    def cut(self) -> None:
        """Cut it."""
        if not self._cut:
            self._cut = True
            self._task.cancel()

    def was_cut(self) -> bool:
        """Say whether a cancellation is this one, and not somebody else's."""
        return self._cut and self._task.uncancel() <= self._before


CURRENT: contextvars.ContextVar[Disturbance | None] = contextvars.ContextVar(
    "disturbance", default=None
)
"""What is wrong for who runs here."""


def current_disturbance() -> Disturbance | None:
    """Return what is wrong for who runs here, if anything is to be."""
    return CURRENT.get()


async def disturbed(function: Callable[[], Awaitable[T]]) -> T:
    """Ask for something that comes from elsewhere.

    Raises:
        ConnectionError: If it is to fail here.
        Exception: Whatever the function raises.
    """
    disturbance = CURRENT.get()
    if disturbance is None:
        return await function()
    return await disturbance.carry(function)


def may_break() -> None:
    """Fail, where messages are to break a connection; called with each of them.

    Raises:
        ConnectionError: If it is to fail here.
    """
    disturbance = CURRENT.get()
    if disturbance is not None:
        disturbance.may_break()


def under(
    disturbance: Disturbance | None, context: contextvars.Context
) -> contextvars.Context:
    """Return a context in which things go wrong as they are to."""
    if disturbance is not None:
        context.run(CURRENT.set, disturbance)
    return context
