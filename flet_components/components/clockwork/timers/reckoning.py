"""How a timer stands at a moment, and how many seconds that shows."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from flet_components.components.clockwork.durations import face_of_steps, until_change
from flet_components.components.clockwork.timers.remainder import Remainder

if TYPE_CHECKING:
    from flet_components.components.timing.timer_base import TimerBase
    from flet_components.time_source import TimeSource

__all__ = ["Reading", "Reckoning"]


@attrs.frozen
class Reading:
    """How a timer stands at a moment; times in seconds."""

    elapsed: float
    """How long it has been running."""
    left: float
    """What is left; infinite without an end."""


class Reckoning:
    """Measures a timer.

    What it shows is always meant as seconds that are left: what counts up has less than
    nothing left.

    Args:
        timer: The timer, whose fields say how long it is.
    """

    __slots__ = ("_reached", "_timer", "remainder")

    def __init__(self, timer: TimerBase) -> None:
        self._timer = timer
        self._reached = math.inf
        self.remainder = Remainder(gone=timer._timer_beginning)

    @property
    def clock(self) -> TimeSource:
        """The timer's time."""
        return self._timer._component.own_time

    @property
    def whole(self) -> float:
        """The length, infinite without an end."""
        whole = self._timer.duration
        return math.inf if whole is None else whole

    @property
    def zero(self) -> float:
        """When what is shown is nothing, in the clock's `monotonic` time."""
        whole = self._timer.duration if self._timer.counts_down else None
        return self.remainder.zero(whole) - self.clock.asleep()

    def left(self) -> float:
        """Return what is left now, negative over time; while held, what was left."""
        if self._timer._timer_given is not None:
            return self._timer._timer_given
        return self.remainder.left(self.clock, self.whole, self._timer._timer_target)

    def empty(self) -> None:
        """Take back what it is over time."""
        self.remainder.empty(self.clock, self.whole, self._timer._timer_target)

    def measure(self) -> Reading:
        """Return how it stands now; over time only where it runs on."""
        left, elapsed = self.left(), self.remainder.passed(self.clock)
        if left < 0 and not self._timer.overtime:
            if self._timer._timer_target is None:
                elapsed += left
            left = 0.0
        return Reading(elapsed, left)

    def shown(self, reading: Reading) -> float:
        """Return the seconds that are shown."""
        return reading.left if self._timer.counts_down else 0.0 - reading.elapsed

    def until_change(self) -> float:
        """Return the seconds until the digits change."""
        return until_change(self.shown(self.measure()), self._timer.precision)

    @property
    def digits(self) -> Callable[[int], str]:
        """What writes steps of what is shown."""
        timer, sign = self._timer, 1 if self._timer.counts_down else -1
        precision, largest = timer.precision, timer.largest_unit
        if (sign, precision, largest) == (1, 0, "day"):
            return face_of_steps  # as most are
        return lambda steps: face_of_steps(sign * steps, precision, largest)

    # --- milestones ---

    @property
    def milestones(self) -> tuple[float, ...]:
        """What is to be told, as what is shown then, the first first."""
        timer = self._timer
        if timer.on_milestone is None:
            return ()
        sign = 1.0 if timer.counts_down else -1.0
        return tuple(sorted((sign * each for each in timer.milestones), reverse=True))

    def next_milestone(self, shown: float) -> float:
        """Return what will be shown at the next one; minus infinity, if none comes."""
        return next((each for each in self.milestones if each < shown), -math.inf)

    def reached(self, leap: float = 0.0) -> list[tuple[float, float]]:
        """Return each milestone that was reached since this was asked, and how late.

        Args:
            leap: Seconds by which what is shown has just grown without any passing.
        """
        milestones = self.milestones
        if not milestones:
            return []
        now = self.shown(self.measure())
        before, self._reached, shown = self._reached, now, now - leap
        return [
            (abs(each), each - shown) for each in milestones if shown <= each < before
        ]
