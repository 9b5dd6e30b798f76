"""How the connection of a feed stands, and how much comes through it."""

from __future__ import annotations

import math
from collections import deque
from datetime import datetime
from typing import Any, Literal, Optional

from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import Feed

__all__ = ["Link", "Rate", "link_of", "seconds_left"]

Link = Literal["connecting", "open", "retrying", "failed", "closed", "resting"]
"""`"failed"` will not try again by itself, `"closed"` has come to its end, and
`"resting"` waits until it can be seen."""

BUCKET = 0.5
"""Seconds that are counted together."""
WINDOW = 5.0
"""Seconds of which a rate is the average."""


def link_of(feed: Optional[Feed[Any]], snapshot: Snapshot[Any]) -> Link:
    """Return how a connection stands; who reads it in a binding follows."""
    if feed is None:
        return "connecting"
    if snapshot.fetch_status == "fetching":
        is_open = getattr(feed, "is_open", snapshot.status == "success")
        return "open" if is_open else "connecting"
    if snapshot.fetch_status == "paused":
        return "resting"
    if snapshot.status == "error":
        return "failed" if snapshot.retry_at is None else "retrying"
    return "closed" if snapshot.attempts else "connecting"


def seconds_left(moment: Optional[datetime], now: datetime) -> int:
    """Return the whole seconds until a moment, the last one begun counted."""
    if moment is None:
        return 0
    return max(0, math.ceil(round((moment - now).total_seconds(), 6)))


class Rate:
    """How many a second have come lately; bounded, however many that were."""

    def __init__(self) -> None:
        self._counts: deque[tuple[float, int]] = deque()
        self._since = 0.0

    def add(self, now: float) -> None:
        """Count one that has come."""
        counts, bucket = self._counts, now // BUCKET * BUCKET
        if not counts:
            self._since = now
        if counts and counts[-1][0] == bucket:
            counts[-1] = (bucket, counts[-1][1] + 1)
        else:
            counts.append((bucket, 1))
        self._forget(now)

    def at(self, now: float) -> float:
        """Return how many a second there were; of a beginning, since it began."""
        self._forget(now)
        seconds = min(WINDOW, max(1.0, now - self._since))
        return sum(count for _, count in self._counts) / seconds

    def _forget(self, now: float) -> None:
        while self._counts and self._counts[0][0] <= now - WINDOW:
            self._counts.popleft()
