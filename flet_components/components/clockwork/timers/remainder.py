"""What is left of a length, or until a date: derived at each look, never summed up."""

from __future__ import annotations

import math
from datetime import datetime

import attrs

from flet_components.components.clockwork.durations import SECOND
from flet_components.time_source import TimeSource

__all__ = ["Remainder"]


@attrs.define
class Remainder:
    """Counts while it goes, and stays while it is held; times in seconds."""

    added: float = 0.0
    """What was added to the length, or to the date."""
    gone: float = 0.0
    """What has passed, up to `since`."""
    since: float | None = None
    """When it went on last, in the clock's `continuous` time; None while it is held."""
    held: datetime | None = None
    """When it was held last; None while it goes, and before."""

    def passed(self, clock: TimeSource) -> float:
        """Return how long it has gone, in whole microseconds."""
        return round((self.gone + self._running(clock)) * SECOND) / SECOND

    def left(self, clock: TimeSource, length: float, until: datetime | None) -> float:
        """Return what is left, negative over time, in whole microseconds.

        Args:
            clock: The time.
            length: The whole, which counts only if there is no date; infinite, if it
                has no end.
            until: The date.
        """
        if until is not None:
            left = (until - (self.held or clock.now())).total_seconds()
        elif length == math.inf:
            return length
        else:
            left = length - self.gone - self._running(clock)
        return round((left + self.added) * SECOND) / SECOND

    def zero(self, length: float | None) -> float:
        """Return the clock's `continuous` time of the end of a length, while it goes.

        Args:
            length: The whole; None for the time at which nothing had passed.
        """
        begun = (self.since or 0.0) - self.gone
        return begun if length is None else begun + length + self.added

    def go(self, since: float) -> None:
        """Go on from what is left, since a moment of the clock."""
        if self.since is None:
            self.since, self.held = since, None

    def hold(self, clock: TimeSource) -> None:
        """Keep what is left; until a date, only what is left to see."""
        if self.since is not None:
            self.gone += self._running(clock)
            self.since, self.held = None, clock.now()

    def restart(self, clock: TimeSource, gone: float = 0.0) -> None:
        """Begin again, after some seconds of it; if it goes, it goes on."""
        since = None if self.since is None else clock.continuous()
        self.added, self.gone, self.since, self.held = 0.0, gone, since, None

    def redate(self, clock: TimeSource) -> None:
        """Take on another date, to which nothing was added yet."""
        self.added = 0.0
        self.held = self.held and clock.now()

    def empty(self, clock: TimeSource, length: float, until: datetime | None) -> None:
        """Take back what it is over time, so that what is added counts in full."""
        self.held = self.held and clock.now()
        over = max(0.0, -self.left(clock, length, until))
        if until is None:
            self.gone -= over
        else:
            self.added += over

    def _running(self, clock: TimeSource) -> float:
        return clock.continuous() - self.since if self.since is not None else 0.0
