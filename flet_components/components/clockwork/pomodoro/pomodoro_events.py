"""What a Pomodoro tells its handlers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from flet_components.components.clockwork.pomodoro.pomodoro_rounds import PomodoroRound
from flet_components.components.clockwork.timers.timer_events import TimerEvent

__all__ = ["PomodoroEvent"]


@dataclass(kw_only=True)
class PomodoroEvent(TimerEvent):
    """What the handlers of a `Pomodoro` are handed; times in seconds, of its round."""

    round: PomodoroRound
    """What the round is for; with `on_complete`, that which has ended."""
    round_number: int
    """Which round of work it is, or follows, from 1."""
    before: Optional[PomodoroRound] = None
    """With `on_round`: what the round before was for."""
    skipped: bool = False
    """With `on_complete`: whether it was skipped; with `on_round`, the one before."""
