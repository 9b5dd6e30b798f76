"""One run of a countdown, from when it goes on to when it is held."""

from __future__ import annotations

from collections.abc import Callable

from flet_components.alarms import Alarm
from flet_components.components.clockwork.countdown_display import Display
from flet_components.components.clockwork.durations import (
    SECOND,
    SHORTEST_STEP,
    STEPS,
    face_of_steps,
)
from flet_components.time_source import TimeSource

__all__ = ["Counting"]


class Counting:
    """Wakes a countdown when what it shows changes, or only at its end.

    Most ticks change nothing but the digits. When there will be more to do is known
    ahead; until then nothing of the countdown itself is looked at.

    Args:
        clock: By which time.
        tick: Called when there is more to do.
        at_once: Whether nothing was left when it began.
    """

    __slots__ = (
        "_clock",
        "_display",
        "_end",
        "_precision",
        "_tick",
        "_until",
        "alarm",
        "at_once",
        "left",
        "ticks",
    )

    alarm: Alarm
    """What wakes it."""

    def __init__(
        self, clock: TimeSource, tick: Callable[[], object], *, at_once: bool
    ) -> None:
        self._clock, self._tick = clock, tick
        self._display: Display | None = None
        self._end = 0.0
        self._until = self._precision = 0
        self.at_once = at_once
        self.ticks = True
        self.left: float | None = None

    def wait(self, change: float, left: float, *, ticks: bool) -> None:
        """Wait for the next change or, where nobody would notice, for the end.

        Args:
            change: Seconds until what is shown changes.
            left: Seconds until the end; once it is over time, there is no other.
            ticks: Whether anybody would notice.
        """
        self.ticks, self.left, self._display = ticks, None, None
        if ticks:
            self.alarm.set(self._clock.monotonic() + change)
        elif left > 0:
            self.alarm.set(self._clock.monotonic() + left)
        else:
            self.alarm.clear()

    def change_digits(
        self, display: Display, *, end: float, until: float, precision: int
    ) -> None:
        """Let ticks change nothing but the digits.

        Args:
            display: Where they are.
            end: When nothing is left, in the clock's `monotonic` time.
            until: Seconds left from which on there is more to do.
            precision: Digits after the second.
        """
        self._display, self._end = display, end
        self._until, self._precision = round(until * SECOND), precision

    @property
    def looks(self) -> bool:
        """Whether the countdown looks at all with each tick."""
        return self.ticks and self._display is None

    def look(self) -> None:
        """Let the countdown look at all with the next tick."""
        self._display = None

    def ring(self) -> None:
        """Show other digits, or let the countdown do more."""
        display, now = self._display, self._clock.monotonic()
        micros = round((self._end - now) * SECOND)
        if display is None or micros <= self._until:
            self._tick()
            return
        precision = self._precision
        step = STEPS[precision]
        steps = -(-micros // step)
        wait = (micros - (steps - 1) * step) / SECOND
        self.left = left = micros / SECOND
        if precision > 1:
            wait = min(max(wait, SHORTEST_STEP), left)
        self.alarm.set(now + wait)
        display.tick(face_of_steps(steps, precision), left)

    def stop(self) -> None:
        """Wake nobody any more."""
        self.alarm.clear()
