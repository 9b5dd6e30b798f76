"""What a timer tells: its phase, the events of its handlers, what it says."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Optional

import flet as ft

__all__ = ["TimerEvent", "TimerPhase"]


class TimerPhase(enum.Enum):
    """What a timer is doing."""

    IDLE = "idle"
    """Not begun, stopped, or reset while it did not run."""
    RUNNING = "running"
    """Running."""
    PAUSED = "paused"
    """Held; what has passed is kept."""
    COMPLETED = "completed"
    """Nothing is left; with `overtime` it runs on."""


@dataclass(kw_only=True)
class TimerEvent(ft.Event[Any]):
    """What the handlers of a timer are handed; times in seconds.

    Its `control` is the timer.
    """

    phase: TimerPhase
    """The phase now."""
    elapsed: float
    """For how long it has been running, pauses left out."""
    remaining: float
    """What is left, negative over time; infinite without an end."""
    late: float = 0.0
    """With `on_complete` and `on_milestone`: how long ago that was."""
    at_once: bool = False
    """With `on_complete`: whether nothing was left when it began to run."""
    milestone: Optional[float] = None
    """With `on_milestone`: which one it is."""
