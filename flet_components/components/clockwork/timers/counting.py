"""One run of a timer, from when it goes on to when it is held."""

from __future__ import annotations

import math
from collections.abc import Callable

from flet_components.alarms import Alarm
from flet_components.components.clockwork.durations import (
    SECOND,
    SHORTEST_STEP,
    STEPS,
)
from flet_components.components.clockwork.timers.timer_display import Display
from flet_components.time_source import TimeSource

__all__ = ["Counting"]

LEAST = round(SHORTEST_STEP * SECOND)
"""Microseconds between two changes of the digits at least."""


class Counting:
    """Wakes a timer when what it shows changes, or only when something happens.

    Most ticks change nothing but the digits. When there will be more to do is known
    ahead; until then nothing of the timer itself is looked at.

    Args:
        clock: By which time.
        tick: Called when there is more to do.
        at_once: Whether nothing was left when it began.
    """

    __slots__ = (
        "_clock",
        "_digits",
        "_display",
        "_least",
        "_slept",
        "_step",
        "_tick",
        "_until",
        "_zero",
        "alarm",
        "at_once",
        "due",
        "ticks",
    )

    alarm: Alarm
    """What wakes it."""
    due: float
    """When the timer is to look again, in the clock's `continuous` time."""

    def __init__(
        self, clock: TimeSource, tick: Callable[[], object], *, at_once: bool
    ) -> None:
        self._clock, self._tick = clock, tick
        self._display: Display | None = None
        self._digits: Callable[[int], str] = str
        self._zero = self._until = self._slept = 0.0
        self._step, self._least = SECOND, 0
        self.at_once = at_once
        self.due = math.inf
        self.ticks = True

    def wait(self, change: float, event: float, *, ticks: bool) -> None:
        """Wait for the next change or, where nobody would notice, for an event.

        Args:
            change: Seconds until what is shown changes.
            event: Seconds until something happens; infinite, if nothing will.
            ticks: Whether anybody would notice a change.
        """
        self.ticks, self._display = ticks, None
        wait = min(change, event) if ticks else event
        now = self._clock.monotonic()
        self.due = now + self._clock.asleep() + wait
        if wait < math.inf:
            self.alarm.set(now + wait)
        else:
            self.alarm.clear()

    def change_digits(
        self,
        display: Display,
        digits: Callable[[int], str],
        *,
        zero: float,
        until: float,
        precision: int,
    ) -> None:
        """Let ticks change nothing but the digits.

        Args:
            display: Where they are.
            digits: Writes steps of `10 ** -precision` seconds that are left.
            zero: When nothing is left, in the clock's `monotonic` time. A timer that
                counts up has less than nothing left.
            until: Seconds left from which on there is more to do.
            precision: Digits after the second.
        """
        self._display, self._digits = display, digits
        self._zero, self._step = zero, STEPS[precision]
        self._least = LEAST if precision > 1 else 0
        self._slept = self._clock.asleep()
        self._until = round(until * SECOND) if until > -math.inf else until

    @property
    def looks(self) -> bool:
        """Whether the timer looks at all with each tick."""
        return self.ticks and self._display is None

    def look(self) -> None:
        """Let the timer look at all with the next tick."""
        self._display = None

    def ring(self) -> None:
        """Show other digits, or let the timer do more."""
        display, clock = self._display, self._clock
        now = clock.monotonic()
        micros = round((self._zero - now) * SECOND)
        event = micros - self._until
        if display is None or event <= 0 or clock.asleep() != self._slept:
            self._tick()
            return
        step = self._step
        steps = -(-micros // step)
        change = micros - (steps - 1) * step
        if change < self._least:
            change = self._least
        self.alarm.set(now + (change if change < event else event) / SECOND)
        display.tick(self._digits(steps), micros / SECOND)

    def stop(self) -> None:
        """Wake nobody any more."""
        self.alarm.clear()
