"""What a countdown tells: its phase, the events of its handlers, what it says."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.clockwork.durations import spoken_left
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.timing.countdown import Countdown

__all__ = ["TimerEvent", "TimerPhase", "is_paused", "spoken_state"]


class TimerPhase(enum.Enum):
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
class TimerEvent(ft.Event["Countdown"]):
    """What the handlers of a countdown are handed; times in seconds."""

    phase: TimerPhase
    """The phase now."""
    remaining: float
    """What is left, negative over time."""
    late: float = 0.0
    """With `on_complete`: how long nothing has been left."""
    at_once: bool = False
    """With `on_complete`: whether nothing was left when it began to count."""

    @classmethod
    def of(
        cls, control: Countdown, name: str, late: float = 0.0, at_once: bool = False
    ) -> TimerEvent:
        """Make an event that tells how a countdown stands now."""
        return cls(
            name=name,
            control=control,
            phase=control._phase,
            remaining=control._remaining,
            late=late,
            at_once=at_once,
        )


def spoken_state(phase: TimerPhase, remaining: float, *, running: bool) -> str:
    """Say how it stands, as a person would."""
    if phase is TimerPhase.COMPLETED and remaining >= 0:
        return say("done")
    left = spoken_left(remaining)
    return say("paused", state=left) if is_paused(phase, running) else left


def is_paused(phase: TimerPhase, running: bool) -> bool:
    """Say whether somebody has paused it; off the page it only waits."""
    return not running and phase is not TimerPhase.IDLE
