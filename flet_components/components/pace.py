"""What a component shows is shown ten times a second at most, and only if seen."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Optional

from flet_components.alarms import Alarm
from flet_components.presence import is_held

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = ["PACE", "Pace"]

PACE = 0.1
"""Seconds between two changes of what is seen, at least."""


class Pace:
    """Calls a function when asked to: at once, or as soon as it may be.

    Off the page it is called at once. While nobody sees the page and the component's
    policy is to pause, it is called once, when it is seen again.

    Args:
        component: The component; this is made while it is built.
        function: Shows how things are.
    """

    def __init__(self, component: UserControl, function: Callable[[], object]) -> None:
        self._component, self._function = component, function
        self._called = -math.inf
        self._alarm: Optional[Alarm] = None
        self._pending = False
        component._component.on_stay(self._arrive, self._depart)

    def ask(self, *, at_once: bool = False) -> None:
        """Have the function called.

        Args:
            at_once: Whether what has changed comes seldom enough by itself. It waits
                only while nobody sees it; a time that stands still does not matter.
        """
        now, due = self._component._component.own_time.monotonic(), self._called + PACE
        late = now if at_once else max(now, due)
        if self._alarm is None or (late == now and not is_held(self._component)):
            self._call()
        elif not self._pending or at_once:
            self._pending = True
            self._alarm.set(late)

    def _call(self) -> None:
        if self._alarm is not None:
            self._alarm.clear()
        self._pending = False
        self._called = self._component._component.own_time.monotonic()
        self._function()

    def _arrive(self) -> None:
        mount = self._component._component.mount
        assert mount is not None
        self._alarm = mount.alarm(lambda: mount.run(self._call))

    def _depart(self) -> None:
        if self._alarm is not None:
            self._alarm.clear()
            self._alarm = None
        if self._pending:
            self._call()
