"""Has a component show what is new, not too often, and only while it is on a page."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from flet_components.alarms import Alarm
from flet_components.components.pace import PACE

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = ["Flow"]

EASY = 100
"""Rows in one patch that are no burden; after more, the next one waits for longer."""
LONGEST = 1.0
"""Seconds that it waits at most."""


class Flow:
    """Calls what shows what has come, when asked to: never at once, as `Pace` does.

    So what comes in one turn of the loop is shown together. Off the page, and by the
    component's policies while nobody can see it, it waits. After a flood it rests for
    longer: what nobody can read need not be sent. Make one in `build`.

    Args:
        component: The component.
        show: Shows what is new, and returns how many rows that were.
    """

    def __init__(self, component: UserControl, show: Callable[[], int]) -> None:
        self._component, self._show = component, show
        self._alarm: Alarm | None = None
        self._next = -math.inf
        self._due = math.inf
        component._component.on_stay(self._begin, self._end)

    def ask(self, after: float = 0.0) -> None:
        """Have it called soon.

        Args:
            after: Seconds from now, if it shall not be at once.
        """
        alarm = self._alarm
        if alarm is None:
            return
        now = self._component._component.own_time.monotonic()
        due = max(now + after, self._next)
        if due < self._due:
            self._due = due
            alarm.set(due)

    def _begin(self) -> None:
        mount = self._component._component.mount
        assert mount is not None
        self._alarm = mount.alarm(lambda: mount.run(self._work))
        self.ask()

    def _end(self) -> None:
        alarm, self._alarm, self._due = self._alarm, None, math.inf
        if alarm is not None:
            alarm.clear()

    def _work(self) -> None:
        if self._alarm is not None:
            self._alarm.clear()
        self._due = math.inf
        now = self._component._component.own_time.monotonic()
        self._next = now + PACE
        rows = self._show()
        self._next = now + min(LONGEST, PACE * max(1.0, rows / EASY))
