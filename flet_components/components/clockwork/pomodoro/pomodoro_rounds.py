"""Which round of a Pomodoro session follows which. Pure; all lengths are seconds."""

from __future__ import annotations

import enum
import math
from datetime import datetime

import attrs
from attrs import validators

from flet_components.components.clockwork.durations import LENGTH
from flet_components.validation import Validator

__all__ = [
    "BREAK",
    "ROUNDS",
    "WHEN_ASLEEP",
    "WORK",
    "PomodoroRecord",
    "PomodoroRound",
    "RoundPlan",
    "Session",
]

WORK: Validator = validators.and_(validators.gt(0), validators.lt(math.inf))
"""Validates the length of work: more than 0, and finite."""
BREAK = LENGTH
"""Validates the length of a break: 0 or more, and finite."""
ROUNDS: Validator = validators.and_(validators.instance_of(int), validators.ge(1))
"""Validates a number of rounds: 1 or more."""
WHEN_ASLEEP: Validator = validators.in_(["hold", "count"])
"""Validates what the time means for which a machine slept."""
MOST_RECORDS = 100
"""Rounds that are remembered."""


class PomodoroRound(enum.Enum):
    """What a round is for."""

    WORK = "work"
    """To work."""
    SHORT_BREAK = "short_break"
    """To rest between two rounds of work."""
    LONG_BREAK = "long_break"
    """To rest after the last round of a set."""


@attrs.frozen
class PomodoroRecord:
    """A round that has ended."""

    round: PomodoroRound
    """What it was for."""
    round_number: int
    """Which round of work it was, or followed."""
    started_at: datetime
    """When it began to run, in UTC; of one that never ran, when it was skipped."""
    seconds: float
    """For how long it ran, pauses left out."""
    skipped: bool
    """Whether it was skipped, and not completed."""


@attrs.frozen
class RoundPlan:
    """How long rounds are, and when the long break comes."""

    work: float
    short_break: float
    """Length of a short break; 0 for none."""
    long_break: float
    """Length of a long break; 0 for a short one in its place."""
    rounds: int
    """Rounds of work in a set."""

    def length(self, kind: PomodoroRound) -> float:
        """Return the length of a round."""
        if kind is PomodoroRound.WORK:
            return self.work
        short = kind is PomodoroRound.SHORT_BREAK
        return self.short_break if short else self.long_break

    def after(self, kind: PomodoroRound, number: int) -> tuple[PomodoroRound, int]:
        """Return the round that follows one, and its number.

        Args:
            kind: What the round is for.
            number: Which round of work it is, or followed.
        """
        last = number >= self.rounds
        if kind is PomodoroRound.WORK:
            if last and self.long_break > 0:
                return PomodoroRound.LONG_BREAK, number
            if self.short_break > 0:
                return PomodoroRound.SHORT_BREAK, number
        anew = last or kind is PomodoroRound.LONG_BREAK
        return PomodoroRound.WORK, 1 if anew else number + 1


@attrs.frozen
class Session:
    """Where a session is, and what was done in it."""

    round: PomodoroRound = PomodoroRound.WORK
    """The round at hand."""
    number: int = 1
    """Which round of work it is, or follows."""
    completed: int = 0
    """Rounds of work that were completed, not skipped."""
    history: tuple[PomodoroRecord, ...] = ()
    """The rounds that have ended, the last one last."""

    def ended(
        self, plan: RoundPlan, started_at: datetime, seconds: float, *, skipped: bool
    ) -> Session:
        """Return what follows when the round at hand has ended.

        Args:
            plan: What comes after it.
            started_at: When it began to run.
            seconds: For how long it ran.
            skipped: Whether it was skipped.
        """
        number = min(self.number, plan.rounds)
        record = PomodoroRecord(self.round, number, started_at, seconds, skipped)
        kind, number = plan.after(self.round, number)
        done = self.round is PomodoroRound.WORK and not skipped
        history = (*self.history, record)[-MOST_RECORDS:]
        return Session(kind, number, self.completed + done, history)

    def anew(self) -> Session:
        """Return the beginning of a session; what was done is remembered."""
        return Session(history=self.history)
