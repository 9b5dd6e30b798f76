"""What a countdown tells: its phase, and the events of its handlers."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

import flet as ft

if TYPE_CHECKING:
    from flet_components.components.timing.countdown import Countdown  # noqa: F401

__all__ = ["CountdownEvent", "CountdownPhase"]


class CountdownPhase(enum.Enum):
    """What a countdown is doing."""

    IDLE = "idle"
    """Not begun, or reset while it did not count."""
    RUNNING = "running"
    """Counting."""
    PAUSED = "paused"
    """Held; the rest is kept."""
    COMPLETED = "completed"
    """Nothing is left; with `overtime` it counts on."""


@dataclass(kw_only=True)
class CountdownEvent(ft.Event["Countdown"]):
    """What the handlers of a countdown are handed; times in seconds."""

    phase: CountdownPhase
    """The phase now."""
    remaining: float
    """What is left, negative over time."""
    late: float = 0.0
    """With `on_complete`: how long nothing has been left."""
    at_once: bool = False
    """With `on_complete`: whether nothing was left when it began to count."""
