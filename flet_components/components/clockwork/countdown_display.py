"""Where a countdown shows what is left, and what it says of it."""

from __future__ import annotations

from flet_components.bindings import Output
from flet_components.components.clockwork.durations import (
    HOUR,
    in_spoken_steps,
    spoken_left,
)
from flet_components.components.clockwork.timer_events import (
    TimerPhase,
    is_paused,
    spoken_state,
)

__all__ = ["Display"]


LAST_HOUR = HOUR - 1
"""Seconds left from which on other words are said with each second."""


class Display:
    """The digits of one face, and its label for who cannot see them.

    Args:
        digits: The text.
        label: What a screen reader says instead.
    """

    __slots__ = ("_digits", "_label", "_said")

    def __init__(self, digits: Output, label: Output) -> None:
        self._digits, self._label = digits, label
        self._said: object = None

    def show(
        self, text: str | None, left: float, phase: TimerPhase, running: bool
    ) -> None:
        """Show a text, and say how it stands, if that is another way than before."""
        if text is not None:
            self._digits.set(text)
        over, paused = phase is TimerPhase.COMPLETED, is_paused(phase, running)
        said = (over, paused, in_spoken_steps(left))
        if said != self._said:
            self._said = said
            self._label.set(spoken_state(phase, left, running=running))

    def tick(self, text: str, left: float) -> None:
        """Show a text while it runs, and say what is left if that takes seconds."""
        self._digits.set(text)
        if left <= LAST_HOUR:
            self._said = None
            self._label.set(spoken_left(left))
