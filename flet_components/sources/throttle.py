"""Calls that come too often become one."""

from __future__ import annotations

import math
from collections.abc import Callable

from flet_components.time_source import TimeSource

__all__ = ["Throttle"]


class Throttle:
    """Calls a function when asked to, and no more than so often.

    The first time at once; what it is asked for too soon after a call is one call more,
    as soon as it may be.

    Args:
        function: What to call.
        clock: By which time.
        interval: Seconds between two calls at least; 0 for no limit.
    """

    def __init__(
        self, function: Callable[[], object], clock: TimeSource, interval: float
    ) -> None:
        self._function, self._clock, self._interval = function, clock, interval
        self._called = -math.inf
        self._pending = False
        self._alarm = clock.alarm(self.flush)

    def ask(self) -> None:
        """Have the function called, now or soon."""
        if self._pending:
            return
        self._pending = True
        due = self._called + self._interval
        if due <= self._clock.monotonic():
            self.flush()
        else:
            self._alarm.set(due)

    def flush(self) -> None:
        """Call the function now, if it was asked for."""
        if self._pending:
            self.clear()
            self._called = self._clock.monotonic()
            self._function()

    def clear(self) -> None:
        """Forget what was asked for."""
        self._pending = False
        self._alarm.clear()
