"""What a countdown tells."""

from __future__ import annotations

import pytest

from flet_components import Countdown, TimerEvent, TimerPhase
from flet_components.components.clockwork.timer_events import spoken_state


@pytest.mark.parametrize(
    ("phase", "remaining", "running", "said"),
    [
        (TimerPhase.IDLE, 60.0, False, "1 minute left"),
        (TimerPhase.IDLE, 60.0, True, "1 minute left"),
        (TimerPhase.RUNNING, 90.0, True, "1 minute 30 seconds left"),
        (TimerPhase.PAUSED, 90.0, False, "paused, 1 minute 30 seconds left"),
        (TimerPhase.PAUSED, 90.0, True, "1 minute 30 seconds left"),
        (TimerPhase.COMPLETED, 0.0, False, "time is up"),
        (TimerPhase.COMPLETED, -3.0, True, "3 seconds over time"),
        (TimerPhase.COMPLETED, -3.0, False, "paused, 3 seconds over time"),
    ],
)
def test_it_says_how_it_stands(
    phase: TimerPhase, remaining: float, running: bool, said: str
) -> None:
    """A person would say what is left, that it is paused, or that time is up."""
    assert spoken_state(phase, remaining, running=running) == said


def test_an_event_is_a_snapshot() -> None:
    """An event keeps what was so when it was made."""
    countdown = Countdown(30)
    countdown.reset()
    event = TimerEvent.of(countdown, "complete", 2.5, True)
    countdown.reset(90)
    assert (event.name, event.control) == ("complete", countdown)
    assert (event.phase, event.remaining) == (TimerPhase.IDLE, 30)
    assert (event.late, event.at_once) == (2.5, True)


def test_only_completion_is_late() -> None:
    """Other events have no lateness."""
    event = TimerEvent.of(Countdown(), "tick")
    assert (event.late, event.at_once) == (0.0, False)
