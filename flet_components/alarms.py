"""Alarms: what shall happen at a moment, by whatever time."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Protocol

__all__ = ["Alarm", "Hold", "call"]


class Hold(Protocol):
    """What may hold alarms up, as a gate does."""

    def guard(self, alarm: Alarm) -> bool:
        """Tell an alarm from now on when to hold and to go on; say which it is now."""

    def leave(self, alarm: Alarm) -> None:
        """Tell an alarm nothing more."""


class Alarm(ABC):
    """Calls a function at a moment, once it is set; it may be set again at any time.

    Args:
        function: What to call.
        gate: Who may hold it up; then it rings when that is over.
    """

    __slots__ = ("_gate", "_held", "_when", "function")

    def __init__(self, function: Callable[[], object], gate: Hold | None) -> None:
        self.function = function
        self._gate = gate
        self._held: bool | None = None if gate is not None else False
        self._when: float | None = None

    def set(self, when: float) -> None:
        """Ring at a time, instead of the one before; what is past rings at once.

        Args:
            when: A `monotonic` time of the clock that made the alarm, in seconds.
        """
        if self._held is None and self._gate is not None:
            self._held = self._gate.guard(self)
        self._when = when
        if not self._held:
            self._start(when)

    def clear(self) -> None:
        """Do not ring; a gate keeps it no longer."""
        self._when = None
        self._stop()
        if self._gate is not None:
            self._held = None
            self._gate.leave(self)

    def hold(self) -> None:
        """Run no timer, until it goes on."""
        self._held = True
        self._stop()

    def go_on(self) -> None:
        """Ring when it is time; at once, if it would have rung."""
        self._held = False
        if self._when is not None:
            self._start(self._when)

    def ring(self, loop: asyncio.AbstractEventLoop) -> None:
        """Call the function; an error of it is the loop's."""
        self._when = None
        call(loop, self.function)

    @abstractmethod
    def _start(self, when: float) -> None:
        """Start the timer, instead of the one that may run."""

    @abstractmethod
    def _stop(self) -> None:
        """Stop the timer."""


def call(loop: asyncio.AbstractEventLoop, function: Callable[[], object]) -> None:
    """Call a function of an alarm; an error of it is the loop's."""
    try:
        function()
    except (Exception, asyncio.CancelledError) as error:
        context = {"message": "an alarm failed", "exception": error}
        loop.call_exception_handler(context)
