"""What a status badge does: it hears, judges, notices silence, and tells."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Optional

from flet_components.components.clockwork.waker import Waker
from flet_components.components.status.judging import Judgement, judge, silence
from flet_components.components.status.status_events import StatusEvent
from flet_components.components.status.statuses import (
    DOWN,
    UNKNOWN,
    Status,
    looks_with,
    status_of,
)
from flet_components.sources.source import Source

if TYPE_CHECKING:
    from flet_components.components.live.status_badge import StatusBadge

__all__ = ["StatusWatch"]

SLOW = 0.5
"""Seconds after which a check is shown to be under way: a fast one sends nothing."""
NOISE = 1e-6
"""Seconds by which sums of floats may differ that are meant to be equal."""


class StatusWatch:
    """Takes a status badge from one status to the next.

    Args:
        badge: The badge, whose fields say how.
    """

    __slots__ = ("_asked", "_badge", "_heard", "_missed", "_taken", "_waker")

    def __init__(self, badge: StatusBadge) -> None:
        self._badge = badge
        self._waker: Optional[Waker] = None
        self._taken: tuple[Optional[datetime], int] = (None, 0)
        self._heard: Optional[float] = None
        self._asked: Optional[float] = None
        self._missed = 0

    def follow(self) -> None:
        """Follow the probe, and the time; called by `build`."""
        badge = self._badge
        self._waker = Waker(badge, self._look, always=lambda: True)
        badge.watch(
            lambda: (badge.snapshot.updated_at, badge.snapshot.failure_count),
            lambda *_: self._take(),
        )
        badge.watch(lambda: self._is_asking, lambda busy, _: self._ask(busy=busy))
        badge.watch(lambda: badge.reset_key, lambda *_: self.forget())
        badge.watch(
            lambda: (badge.stale_time, badge.fall, badge.running),
            lambda *_: self._wake(),
        )

    def read(self, status: Status) -> None:
        """Judge what was heard."""
        badge, clock = self._badge, self._badge._component.own_time
        self._heard, self._missed = clock.continuous(), 0
        judged = judge(
            badge._judged,
            status.word,
            self.severity,
            fall=badge.fall,
            rise=badge.rise,
        )
        self._become(judged, status.detail, clock.now())
        self._wake()

    def forget(self) -> None:
        """Forget what was heard."""
        badge = self._badge
        self._heard, self._missed, self._taken = None, 0, (None, 0)
        badge._judged, badge._since, badge._said = Judgement(), None, None
        self._wake()

    def severity(self, word: str) -> Optional[int]:
        """Return how bad a word is."""
        look = looks_with(self._badge.looks).get(word)
        return look.severity if look is not None else None

    # --- readings ---

    def _take(self) -> None:
        """Read what the probe has said, or that it has failed."""
        snapshot, before = self._badge.snapshot, self._taken
        self._taken = (snapshot.updated_at, snapshot.failure_count)
        if snapshot.failure_count > before[1]:
            error = snapshot.error
            self.read(Status(DOWN, str(error) or type(error).__name__))
        elif snapshot.updated_at not in (None, before[0]):
            try:
                status = status_of(snapshot.value, looks_with(self._badge.looks))
            except ValueError:
                self.read(Status(UNKNOWN))
                raise
            self.read(status)

    def _become(self, judged: Judgement, detail: Optional[str], now: datetime) -> None:
        """Believe it, and tell if it is another status."""
        badge, old = self._badge, self._badge._judged.word
        badge._judged, badge._said = judged, detail
        before, is_doubt = badge._since, judged.doubt(self.severity) != 0
        if judged.word == old and (before is not None or is_doubt):
            return
        badge._since = now
        if judged.word != old:
            event = StatusEvent(
                name="change",
                control=badge,
                old=old,
                new=judged.word,
                since=now,
                lasted=(now - before).total_seconds() if before is not None else None,
                detail=detail,
            )
            badge.emit("change", event)

    # --- time ---

    @property
    def _is_asking(self) -> bool:
        """Whether a check is under way; what is open and well is no check."""
        badge, snapshot = self._badge, self._badge.snapshot
        is_well = isinstance(badge.fetch, Source) and snapshot.status == "success"
        return snapshot.fetch_status == "fetching" and not is_well

    def _wake(self) -> None:
        if self._waker is not None:
            self._waker.look()

    def _ask(self, *, busy: bool) -> None:
        """Note that a check has begun, or ended."""
        clock = self._badge._component.own_time
        self._asked = clock.continuous() if busy else None
        self._wake()

    def _look(self) -> Optional[float]:
        """Notice silence, and checks that take long; return when to look again."""
        now = self._badge._component.own_time.continuous()
        slow = None if self._asked is None else self._asked + SLOW - now
        is_slow = slow is not None and slow <= NOISE
        self._badge._checking = is_slow
        waits = (self._silent(now), None if is_slow else slow)
        return min((wait for wait in waits if wait is not None), default=None)

    def _silent(self, now: float) -> Optional[float]:
        """Judge a silence; return in how many seconds it will be judged again."""
        badge, heard, most = self._badge, self._heard, self._badge.stale_time
        if heard is None or most is None:
            return None
        beats = badge.running and not badge.is_probed
        limit = badge.fall if beats else 1
        missed = min(limit, int((now - heard + NOISE) / most))
        if missed > self._missed:
            self._missed = missed
            late = timedelta(seconds=now - heard - missed * most)
            clock = badge._component.own_time
            when = clock.now() - late
            self._become(silence(missed, beats=beats, fall=badge.fall), None, when)
        return heard + (missed + 1) * most - now if missed < limit else None
