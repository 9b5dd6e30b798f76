"""How live data stands at a moment."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, Literal, Optional, TypeVar

import attrs

__all__ = ["FetchStatus", "Snapshot", "Status"]

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

    @property
    def has_value(self) -> bool:
        """Whether there was a good result yet, be it None."""
        return self.updated_at is not None
