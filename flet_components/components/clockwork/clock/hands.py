"""The hands of an analog clock: the client turns them, told by few messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import flet as ft

from flet_components.bindings import Output
from flet_components.components.clockwork.clock.dial import angle_of, near

__all__ = ["Hands", "SweepHand"]

STEP = ft.Animation(200, ft.AnimationCurve.EASE_OUT_BACK)
"""How a hand goes from one second, or minute, to the next."""
SWIFT = ft.Animation(200, ft.AnimationCurve.EASE_OUT)
"""How a sweeping hand goes to where it begins."""
PAINTED = 0.3
"""Seconds after which the client has painted where a hand stands. A motion that came
together with it would have nothing to begin from, and would be over at once."""
LEAD = 25.0
"""Seconds ahead to which a sweeping hand is sent."""
NEAR = 0.001
"""Seconds by which it may be sent on earlier."""
RENEWED = 20.0
"""Seconds after which it is sent on; less than half a turn, so the way is clear."""
SWEEP = ft.Animation(round(LEAD * 1000), ft.AnimationCurve.LINEAR)
"""How it goes there."""


class Hands:
    """Hands that step: each change of one is one angle that is sent.

    Args:
        angles: The property `rotate` of each, by what it tells: `"hour"`, `"minute"` or
            `"second"`.
    """

    __slots__ = ("_angles",)

    def __init__(self, angles: Mapping[str, Output]) -> None:
        self._angles = angles

    def show(self, moment: datetime) -> None:
        """Point at a moment; a hand goes there by the shorter way."""
        for hand, output in self._angles.items():
            turn(output, angle_of(moment, hand))


class SweepHand:
    """A second hand that moves all the time, by one motion after the other.

    Args:
        angle: Its property `rotate`.
        motion: Its property `animate_rotation`.
    """

    __slots__ = ("_angle", "_motion", "_placed", "_seen", "_sent")

    def __init__(self, angle: Output, motion: Output) -> None:
        self._angle, self._motion = angle, motion
        self._placed: datetime | None = None
        self._sent: datetime | None = None
        self._seen = False

    def show(self, moment: datetime, *, seen: bool) -> float | None:
        """Move on from a moment; return in how many seconds to do so again.

        A client that comes back knows of no motion, and after a leap of the clock the
        motion is wrong: then it is placed first, and sent on once that is painted. When
        nobody sees it any more, it is placed, and stands.

        Args:
            moment: What it is to show now.
            seen: Whether there is a client that shows it.
        """
        before, self._seen = self._seen, seen
        if not seen:
            if before or self._placed is None:
                self.place(moment)
            return None
        if not before or not self._is_right(moment):
            self.place(moment)
            return PAINTED
        assert self._placed is not None
        since = _between(self._sent or self._placed, moment)
        due = RENEWED if self._sent is not None else PAINTED
        if since < due - NEAR:
            return due - since
        self._sent = moment
        self._motion.set(SWEEP)
        turn(self._angle, angle_of(moment + timedelta(seconds=LEAD), "second"))
        return RENEWED

    def place(self, moment: datetime) -> None:
        """Stand at a moment."""
        self._placed, self._sent = moment, None
        self._motion.set(SWIFT)
        turn(self._angle, angle_of(moment, "second"))

    def _is_right(self, moment: datetime) -> bool:
        """Say whether it is where it should be, as far as this is known."""
        since = self._sent or self._placed
        return since is not None and 0 <= _between(since, moment) <= LEAD


def turn(output: Output, angle: float) -> None:
    """Turn a hand to an angle."""
    before = output.value
    output.set(near(angle, before) if isinstance(before, float) else angle)


def _between(before: datetime, after: datetime) -> float:
    """Return seconds; clocks of one zone would not count those of a gap or a fold."""
    return after.timestamp() - before.timestamp()
