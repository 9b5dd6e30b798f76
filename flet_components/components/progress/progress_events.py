"""What a task tells its handlers, and in which state it can be."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Optional

import flet as ft

__all__ = ["ProgressEvent", "ProgressPhase"]


class ProgressPhase(enum.Enum):
    """Where some work is."""

    IDLE = "idle"
    """Not begun."""
    RUNNING = "running"
    """Being done."""
    CANCELLING = "cancelling"
    """Cancelled, and still cleaning up."""
    COMPLETED = "completed"
    """All done."""
    FAILED = "failed"
    """Ended by an error."""
    CANCELLED = "cancelled"
    """Ended by who cancelled it."""

    @property
    def is_busy(self) -> bool:
        """Whether something is going on."""
        return self in (ProgressPhase.RUNNING, ProgressPhase.CANCELLING)

    @property
    def has_ended(self) -> bool:
        """Whether it has come to an end, whichever."""
        return not self.is_busy and self is not ProgressPhase.IDLE


@dataclass(kw_only=True)
class ProgressEvent(ft.Event[Any]):
    """How some work stands; its `control` is the component."""

    phase: ProgressPhase
    """Where it is."""
    completed: float
    """How much is done; of the step at hand, if there are steps."""
    total: Optional[float]
    """How much that is in all; None if nobody knows."""
    elapsed: float
    """Seconds since it began."""
    error: Optional[Exception] = None
    """Why it has failed; None if it has not."""
