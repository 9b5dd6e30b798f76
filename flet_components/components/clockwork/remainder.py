"""What is left of a length, or until a date: derived at each look, never summed up."""

from __future__ import annotations

from datetime import datetime

import attrs

from flet_components.components.clockwork.durations import SECOND
from flet_components.time_source import TimeSource

__all__ = ["Remainder"]


@attrs.define
class Remainder:
    """Counts down while it goes, and stays while it is held; times in seconds."""

    added: float = 0.0
    """What was added to the length, or to the date."""
    gone: float = 0.0
    """What of the length has passed, up to `since`."""
    since: float | None = None
    """When it went on last, in the clock's `monotonic` time; None while it is held."""
    held: datetime | None = None
    """When it was held last; None while it goes, and before."""

    def left(self, clock: TimeSource, length: float, until: datetime | None) -> float:
        """Return what is left, negative over time, in whole microseconds.

        Args:
            clock: The time.
            length: The whole, which counts only if there is no date.
            until: The date.
        """
        if until is not None:
            left = (until - (self.held or clock.now())).total_seconds()
        else:
            left = length - self.gone - self._running(clock)
        return round((left + self.added) * SECOND) / SECOND

    def end(self, length: float) -> float:
        """Return the clock's `monotonic` time at which nothing is left, while it goes.

        Args:
            length: The whole; there must be no date.
        """
        return (self.since or 0.0) + (length - self.gone) + self.added

    def go(self, since: float) -> None:
        """Go on from what is left, since a moment of the clock."""
        if self.since is None:
            self.since, self.held = since, None

    def hold(self, clock: TimeSource) -> None:
        """Keep what is left; until a date, only what is left to see."""
        if self.since is not None:
            self.gone += self._running(clock)
            self.since, self.held = None, clock.now()

    def restart(self, clock: TimeSource) -> None:
        """Begin again with the whole; if it goes, it goes on."""
        since = None if self.since is None else clock.monotonic()
        self.added, self.gone, self.since, self.held = 0.0, 0.0, since, None

    def redate(self, clock: TimeSource) -> None:
        """Take on another date, to which nothing was added yet."""
        self.added = 0.0
        self.held = self.held and clock.now()

    def empty(self, clock: TimeSource, length: float, until: datetime | None) -> None:
        """Take back what it is over time, so that what is added counts in full."""
        self.held = self.held and clock.now()
        self.added -= min(0.0, self.left(clock, length, until))

    def _running(self, clock: TimeSource) -> float:
        return clock.monotonic() - self.since if self.since is not None else 0.0
