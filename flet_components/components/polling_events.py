"""What the handlers of polling components are handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Self

import flet as ft

from flet_components.sources.snapshot import Snapshot

__all__ = ["PollingEvent"]


@dataclass(kw_only=True)
class PollingEvent(ft.Event[Any]):
    """What was fetched, or why it was not; its `control` is the component."""

    value: Any
    """The last good value; None before."""
    error: Optional[Exception]
    """Why the last fetch failed; None if it did not."""
    failure_count: int
    """How many fetches in a row have failed."""

    @classmethod
    def of(cls, control: ft.BaseControl, name: str, snapshot: Snapshot[Any]) -> Self:
        """Make an event of how things stand."""
        return cls(
            name=name,
            control=control,
            value=snapshot.value,
            error=snapshot.error,
            failure_count=snapshot.failure_count,
        )
