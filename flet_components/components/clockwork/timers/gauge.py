"""How much of a timer's time is left, for its ring or bar, and when it warns.

Ring and bar are emptied by the client: one message says how long it takes, and nothing
more is sent until something else happens.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable

import attrs
import flet as ft

from flet_components.signals import Signal

__all__ = ["PAINTED", "SWEPT", "Gauge", "Motion", "Sweep"]

SWEPT = ("ring", "bar")
"""The faces that show a share of the whole."""
SWIFT = 0.2
"""Seconds in which ring and bar go to where they stand."""
PAINTED = 0.3
"""Seconds after which the client has painted where they stand, theme and all. A motion
that came sooner would have nothing to begin from, and would be over at once."""
DRIFT = 0.5
"""Seconds by which the client's motion may be wrong before it is sent anew."""
RENEWED = 10.0
"""Seconds after which it is sent anew anyhow: a client that changed its theme on the
way has lost it without a word."""


@attrs.frozen
class Motion:
    """Where ring and bar go, and how fast."""

    ratio: float
    """Share of the whole to go to, 0 to 1."""
    seconds: float
    """Time to get there, in seconds."""

    @property
    def over(self) -> bool:
        """Whether nothing is left to see."""
        return self.ratio <= 0 and self.seconds <= 0


class Sweep:
    """Decides when the client is told how to move; times in seconds of its own time."""

    __slots__ = ("_look", "_placed", "_sent")

    def __init__(self) -> None:
        self._placed: float | None = None
        self._sent: tuple[float, float] | None = None
        self._look: object = None

    @property
    def runs(self) -> bool:
        """Whether the client is on its way to the end."""
        return self._sent is not None

    def rest(self, ratio: float, *, over: bool = False) -> Motion:
        """Stand at a share of the whole; when it is over, vanish at once."""
        self._placed = self._sent = None
        return Motion(ratio, 0.0 if over else SWIFT)

    def run(
        self, motion: Motion, ratio: float, *, look: object, left: float, now: float
    ) -> Motion:
        """Go to the end in the time that is left; first stand where that begins.

        A new look begins anew too: the client would blend it in until the end, and a
        client that has come back knows of no motion.
        """
        same, self._look = look == self._look, look
        if self._sent is not None and same and self._is_right(left, now):
            return motion
        if self._sent is not None or self._placed is None or not same:
            motion = self.rest(ratio)
            self._placed = now
        elif now >= self._placed + PAINTED:
            self._sent = (now, left)
            motion = Motion(0.0, left)
        return motion

    def _is_right(self, left: float, now: float) -> bool:
        assert self._sent is not None
        began, left_then = self._sent
        drift = abs(left_then - (now - began) - left)
        return drift < DRIFT and now - began < RENEWED


class Gauge:
    """Where ring and bar of a timer stand or go, and whether it warns.

    Args:
        calm: Returns the colour of what is left, unless it warns.
    """

    __slots__ = ("_calm", "_sweep", "motion", "warns")

    def __init__(self, calm: Callable[[], ft.ColorValue]) -> None:
        self._calm = calm
        self._sweep = Sweep()
        self.motion = Signal(Motion(1.0, 0.0))
        self.warns = Signal(False)

    @property
    def color(self) -> ft.ColorValue:
        """The colour of what is left."""
        return ft.Colors.ERROR if self.warns.get() else self._calm()

    def warn(self, left: float, at: float | None) -> None:
        """Warn from some seconds left on, and in any case over time."""
        self.warns.set(left < 0 if at is None else left <= at)

    def rest(self, left: float, whole: float, *, over: bool) -> None:
        """Let ring and bar stand still."""
        self.motion.set(self._sweep.rest(_ratio(left, whole), over=over))

    def sweep(self, left: float, whole: float, *, rate: float, away: bool) -> bool:
        """Let the client empty ring and bar; say whether it does so rightly now.

        Args:
            left: Seconds that are left; infinite for what stands still.
            whole: Seconds of which that is a share.
            rate: How many of them pass in a second of the client's.
            away: Whether there is no client.
        """
        if left <= 0:
            self.motion.set(self._sweep.rest(0.0, over=True))
        elif rate == 0:
            self.motion.set(self._sweep.rest(_ratio(left, whole)))
        if left <= 0 or left == math.inf or rate == 0:
            return True
        self.motion.set(
            self._sweep.run(
                self.motion.get(),
                _ratio(left, whole),
                look=(self.color, away, rate),
                left=left / rate,
                now=asyncio.get_running_loop().time(),
            )
        )
        return self._sweep.runs


def _ratio(left: float, whole: float) -> float:
    if left == math.inf:
        return 1.0
    return min(1.0, max(0.0, left) / whole) if whole > 0 else 0.0
