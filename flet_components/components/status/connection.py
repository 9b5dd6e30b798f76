"""How a connection stands: lost, back, or well; what is short does not count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Optional, Protocol, runtime_checkable

import attrs
import flet as ft

from flet_components.sources.snapshot import Snapshot

if TYPE_CHECKING:
    from flet_components.components.live.connection_banner import (  # noqa: F401
        ConnectionBanner,
    )

__all__ = ["ConnectionEvent", "ConnectionState", "Link", "Watched"]

ConnectionState = Literal["online", "lost", "back"]


@runtime_checkable
class Watched(Protocol):
    """What gets live data, and can be asked to try again: a component, a feed."""

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How it stands."""

    async def refresh(self) -> Any:
        """Try at once."""


@dataclass(kw_only=True)
class ConnectionEvent(ft.Event["ConnectionBanner"]):
    """A connection that was lost, or is back."""

    online: bool
    """Whether it is back."""
    since: datetime
    """When that was, in UTC."""
    away: float
    """For how many seconds it was gone; 0 when it is lost."""


@attrs.frozen
class Link:
    """A connection; moments in seconds of some clock."""

    lost_at: Optional[float] = None
    """When it was lost; None while it is there."""
    back_at: Optional[float] = None
    """When it came back from a loss that counts; None if there was none."""
    away: float = 0.0
    """For how many seconds it was gone then."""

    def turned(self, now: float, *, lost: bool, delay: float) -> Link:
        """Return how it stands when it is found lost, or not.

        Args:
            now: The moment.
            lost: Whether it is lost.
            delay: Seconds of a loss that do not count.
        """
        if lost == (self.lost_at is not None):
            return self
        if self.lost_at is None:
            return attrs.evolve(self, lost_at=now)
        away = now - self.lost_at
        if away < delay:
            return attrs.evolve(self, lost_at=None)
        return Link(back_at=now, away=away)

    def state(
        self, now: float, *, delay: float, duration: float
    ) -> tuple[ConnectionState, Optional[float]]:
        """Return its state, and in how many seconds that will be another.

        Args:
            now: The moment.
            delay: Seconds of a loss that do not count.
            duration: Seconds for which it is back, before all is well.
        """
        if self.lost_at is not None and now >= self.lost_at + delay:
            return "lost", None
        soon = None if self.lost_at is None else self.lost_at + delay - now
        if self.back_at is not None and now < self.back_at + duration:
            left = self.back_at + duration - now
            return "back", left if soon is None else min(left, soon)
        return "online", soon
