"""How live data stands at a moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Generic, Literal, Optional, TypeVar

import attrs

from flet_components.time_source import TimeSource

__all__ = ["FetchStatus", "Snapshot", "Status", "moment_in"]

T = TypeVar("T")

Status = Literal["pending", "success", "error"]
FetchStatus = Literal["fetching", "paused", "idle"]


@attrs.frozen
class Snapshot(Generic[T]):
    """How a source stands at a moment. The words are those of TanStack Query.

    `status` says what there is to show, `fetch_status` what the source is doing: one
    that fetches again after a success is `"success"` and `"fetching"`.
    """

    status: Status = "pending"
    """`"pending"` before the first result, then how the last fetch ended."""
    fetch_status: FetchStatus = "idle"
    """`"fetching"`; `"paused"` while a gate is closed; else `"idle"`."""
    value: Optional[T] = None
    """The last good result; it stays when a later fetch fails."""
    error: Optional[Exception] = None
    """Why the last fetch failed; None if it did not."""
    updated_at: Optional[datetime] = None
    """When the value was last known to be right, in UTC; None before the first."""
    failure_count: int = 0
    """How many fetches in a row have failed."""
    attempts: int = 0
    """How many fetches were begun in all."""
    is_stale: bool = False
    """Whether the value is too old, or a fetch after it has failed."""
    retry_at: Optional[datetime] = None
    """After a failure, when it tries again by itself, in UTC; None while it does, or
    will not."""

    @property
    def has_value(self) -> bool:
        """Whether there was a good result yet, be it None."""
        return self.updated_at is not None


def moment_in(clock: TimeSource, seconds: Optional[float]) -> Optional[datetime]:
    """Return the date so many seconds from now; None for none, or beyond all dates."""
    try:
        return None if seconds is None else clock.now() + timedelta(seconds=seconds)
    except OverflowError:
        return None
