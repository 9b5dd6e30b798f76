"""How fast some work goes, and when it will be done. Pure; times in seconds."""

from __future__ import annotations

import math
from collections import deque
from typing import Optional

__all__ = ["WARM_UP", "Estimate", "Speed", "rough"]

SAMPLES = 100
"""How many moments are remembered, however often the work tells."""
STALLED = 2.0
"""How many times as long as usual nothing has come when it counts as standing still."""
DAMPING = 5.0
"""Seconds in which most of a new estimate is believed."""
WARM_UP = 2.0
"""Seconds that must be known before there is an estimate at all."""
LONGEST = 365 * 86_400.0
"""Seconds beyond which an estimate is none."""
STICKY = 0.75
"""Share of a step by which an estimate must be off before another one is shown."""
STEPS = ((60, 10), (20 * 60, 60), (120 * 60, 300), (172_800, 3600), (math.inf, 86_400))
"""Up to how many seconds an estimate is rounded to how many."""


class Speed:
    """How fast a number grows, over the last seconds.

    Args:
        window: How many seconds count, more than 0.
    """

    __slots__ = ("_samples", "_window")

    def __init__(self, window: float) -> None:
        self._window = window
        self._samples: deque[tuple[float, float]] = deque()

    @property
    def known_for(self) -> float:
        """Of how many seconds it knows."""
        known = self._samples
        return known[-1][0] - known[0][0] if known else 0.0

    def note(self, now: float, number: float) -> None:
        """Note how large the number is; if it is smaller than before, begin anew."""
        known = self._samples
        if known and number == known[-1][1]:
            return
        if known and number < known[-1][1]:
            known.clear()
        if len(known) > 1 and now - known[-2][0] < self._window / SAMPLES:
            known.pop()
        known.append((now, number))
        while len(known) > 2 and known[0][0] < now - self._window:
            known.popleft()

    def rate(self, now: float) -> Optional[float]:
        """Return how much the number grows in a second; None while that is unknown."""
        known = self._samples
        if len(known) < 2 or self.known_for <= 0:
            return None
        (first, low), (last, high) = known[0], known[-1]
        if now - last > self._window:
            return 0.0
        usual = (last - first) / (len(known) - 1)
        end = now if now - last > STALLED * usual else last
        return (high - low) / (end - first)


class Estimate:
    """When something will be done, damped: it does not follow each whim of a speed."""

    __slots__ = ("_at", "_end", "_shown")

    def __init__(self) -> None:
        self._end: Optional[float] = None
        self._shown: Optional[int] = None
        self._at = 0.0

    def update(self, now: float, left: float, rate: Optional[float]) -> None:
        """Take into account what is left, and how much of it is done in a second."""
        if not rate or rate <= 0 or left / rate > LONGEST:
            self._end = self._shown = None
            return
        end = now + left / rate
        if self._end is None:
            self._end = end
        else:
            belief = 1 - math.exp((self._at - now) / DAMPING)
            self._end += (end - self._end) * belief
        self._at = now

    def left(self, now: float) -> Optional[int]:
        """Return the seconds that are left, roughly; None if nobody knows."""
        if self._end is None:
            return None
        seconds = max(0.0, self._end - now)
        shown = self._shown
        if shown is None or abs(seconds - shown) > STICKY * _step(seconds):
            self._shown = rough(seconds)
        return self._shown


def rough(seconds: float) -> int:
    """Return a duration as one would guess it; less than some seconds is 0.

    The longer it is the rougher: to 10 seconds, a minute, 5 minutes, an hour, a day.
    """
    return int(round(seconds / _step(seconds)) * _step(seconds))


def _step(seconds: float) -> int:
    return next(step for most, step in STEPS if seconds < most)
