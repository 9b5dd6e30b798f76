"""What looks at a component again when what it shows changes by itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from flet_components.alarms import Alarm
from flet_components.presence import PageState
from flet_components.ticks import LONGEST_SLEEP

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = ["Waker"]

AGAIN = 1.0
"""Seconds after which it looks again if a look has failed."""
LEAST = 1e-6
"""Seconds to the next look at least: a wait of nothing but noise would never end."""
MICROS = 1_000_000
"""Of a second."""
NOISE = 1e-2
"""Microseconds by which sums of floats may differ that are meant to be equal."""


class Waker:
    """Looks at a component whenever what it shows changes, while somebody can see it.

    It looks once a minute at least, so a wall clock that is set, or a machine that
    slept, is noticed by then; a story's time that is set, at once. When the page can be
    seen again, it looks at once. Make one in `build`: it begins and ends with the stay
    on a page, without a task.

    Args:
        component: The component.
        look: Shows what is right now, and returns in how many seconds something else
            will be; None for never. Errors are the component's, and end nothing.
        always: Whether to look also while nobody can see it. Followed, as a binding is.
    """

    __slots__ = ("_alarm", "_always", "_component", "_look")

    def __init__(
        self,
        component: UserControl,
        look: Callable[[], float | None],
        *,
        always: Callable[[], bool] = lambda: False,
    ) -> None:
        self._component, self._look, self._always = component, look, always
        self._alarm: Alarm | None = None
        component._component.on_stay(self._begin, self._end)
        state = component._component
        component.watch(
            lambda: (self._looks, state.own_time.adjusted), lambda *_: self.look()
        )

    def look(self) -> None:
        """Look now, because something has changed, and then when it is time."""
        mount, alarm = self._component._component.mount, self._alarm
        if mount is None or alarm is None:
            self._look()
        else:
            mount.run(self._wake)

    @property
    def _looks(self) -> bool:
        """Whether anybody would notice."""
        return self._component.page_state is PageState.CONNECTED or self._always()

    def _begin(self) -> None:
        mount = self._component._component.mount
        assert mount is not None
        self._alarm = mount.alarm(lambda: mount.run(self._wake))
        self._wake()

    def _end(self) -> None:
        alarm, self._alarm = self._alarm, None
        if alarm is not None:
            alarm.clear()

    def _wake(self) -> None:
        """Look, and wait for the next change, whatever comes of it."""
        alarm = self._alarm
        wait: float | None = AGAIN
        if alarm is not None:
            alarm.clear()
        try:
            wait = self._look()
        finally:
            if alarm is not None and alarm is self._alarm:
                self._wait(alarm, wait)

    def _wait(self, alarm: Alarm, wait: float | None) -> None:
        if wait is not None and self._looks:
            clock = self._component._component.own_time
            wait = min(max(wait, LEAST), LONGEST_SLEEP)
            alarm.set(_aligned(clock.monotonic() + wait))


def _aligned(when: float) -> float:
    """Return a moment to the microsecond, so that who means the same shares a timer.

    Never an earlier one; but that two sums of floats differ does not count.
    """
    return math.ceil(when * MICROS - NOISE) / MICROS
