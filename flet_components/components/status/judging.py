"""When a status is believed: not after one reading, and not for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

import attrs

from flet_components.components.status.statuses import DOWN, UNKNOWN

__all__ = ["Judgement", "Severity", "judge", "silence"]

Severity = Callable[[str], Optional[int]]
"""Returns how bad a word is; None if that cannot be said."""
FAILED = 2
"""From which severity on a reading is a failure."""


@attrs.frozen
class Judgement:
    """Which status is believed, and what was read last."""

    word: str = UNKNOWN
    """The status that is believed."""
    recent: tuple[str, ...] = ()
    """The last readings, as many as may count."""

    def doubt(self, severity: Severity) -> int:
        """Return how many of the last readings in a row were worse.

        Less than 0: so many were better.
        """
        sides = [_side(severity(word), severity(self.word)) for word in self.recent]
        count = 0
        while count < len(sides) and sides[-1 - count] == sides[-1] != 0:
            count += 1
        return count * sides[-1] if sides else 0


def judge(
    before: Judgement, reading: str, severity: Severity, *, fall: int, rise: int
) -> Judgement:
    """Return what is believed after one more reading.

    After `fall` readings in a row that are worse, or `rise` that are better, the one of
    them is believed that is nearest to what was. As long as nothing is known, only
    failures need that: anything else counts at once, as does a word that is as bad as
    the one before, and that nothing is known.
    """
    old, new = severity(before.word), severity(reading)
    if new is None:
        return Judgement(reading)
    recent = (*before.recent, reading)[-max(fall, rise) :]
    if new == old or (old is None and new < FAILED):
        return Judgement(reading, recent)
    side = _side(new, old)
    needed = fall if side > 0 else rise
    row = recent[-needed:]
    if len(row) < needed or any(_side(severity(word), old) != side for word in row):
        return Judgement(before.word, recent)
    nearest = min if side > 0 else max
    return Judgement(nearest(row, key=lambda word: severity(word) or 0), recent)


def silence(missed: int, *, beats: bool, fall: int) -> Judgement:
    """Return what is believed when nothing has been heard for too long.

    Args:
        missed: How many times as long as it may be, 1 or more.
        beats: Whether it should have been heard of by itself: then each time is a
            failure, and so many are believed as there must be of others.
        fall: How many failures are believed.
    """
    return Judgement(DOWN if beats and missed >= fall else UNKNOWN)


def _side(new: Optional[int], old: Optional[int]) -> int:
    """Return 1 for worse, -1 for better, 0 for neither."""
    if new is None or new == old:
        return 0
    return 1 if old is None or new > old else -1
