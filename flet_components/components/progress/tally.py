"""What is known of some work: how much is done, which step, how fast, how long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

import attrs

from flet_components.components.progress.progress_value import (
    UNCHANGED,
    Progress,
    StepStatus,
)
from flet_components.components.progress.speed import WARM_UP, Estimate, Speed
from flet_components.components.progress.step_list import (
    Steps,
    at_hand,
    ended,
    marked,
    place_of,
    steps_of,
)

__all__ = ["Figures", "Tally"]

FIGURED = 1.0
"""Seconds for which speed and what is left stay as they are: nobody reads faster."""
PASSED = ("done", "skipped")
"""What a step is that need not be done any more."""


@attrs.frozen
class Figures:
    """How some work stands."""

    completed: float = 0.0
    """How much is done; of the step at hand, if there are steps."""
    total: Optional[float] = None
    """How much that is in all; None if nobody knows."""
    note: str = ""
    """What is being done."""
    steps: Steps = ()
    """The steps, and how each stands."""
    speed: Optional[float] = None
    """How much is done in a second; None while that is unknown."""
    left: Optional[int] = None
    """Seconds that are left, roughly; None while that is unknown."""

    @property
    def at(self) -> Optional[int]:
        """The place of the step at hand."""
        return at_hand(self.steps)

    @property
    def part(self) -> Optional[float]:
        """The share that is done of the step at hand, or of all; None if unknown."""
        if self.total is None:
            return None
        if self.total <= 0:  # of nothing, all is done
            return 1.0
        return min(1.0, max(0.0, self.completed / self.total))

    @property
    def ratio(self) -> Optional[float]:
        """The share that is done of all, 0 to 1; None if nobody knows."""
        if not self.steps:
            return self.part
        passed = sum(step.status in PASSED for step in self.steps)
        part = (self.part or 0.0) if self.at is not None else 0.0
        return (passed + part) / len(self.steps)

    @property
    def is_full(self) -> bool:
        """Whether there is nothing left to do."""
        if self.steps:
            return self.ratio == 1.0
        return self.total is not None and self.completed >= self.total


class Tally:
    """Keeps count of some work; all that it is told is cheap.

    Args:
        window: Seconds over which speed is measured.
        total: How much there is to do; None if nobody knows.
        steps: The names of the steps.
    """

    __slots__ = ("_estimate", "_figured", "_speed", "_window", "figures")

    def __init__(
        self, window: float, total: Optional[float], steps: Iterable[str]
    ) -> None:
        self.figures = Figures(total=total, steps=steps_of(steps))
        self._window, self._figured = window, 0.0
        self._forget_speed()

    def advance(self, amount: float) -> None:
        """Add to what is done, or take away."""
        self._change(completed=self.figures.completed + amount)

    def tell(self, progress: Progress) -> None:
        """Take in what the work tells.

        Raises:
            ValueError: If there is no such step.
        """
        if progress.step is not UNCHANGED:
            steps = self.figures.steps
            self._step(place_of(steps, progress.step), progress.step_status)
        told = {
            name: getattr(progress, name) for name in ("completed", "total", "note")
        }
        self._change(
            **{n: value for n, value in told.items() if value is not UNCHANGED}
        )

    def end(self, status: StepStatus) -> None:
        """Note that the work has ended, and how; so ends the step at hand."""
        figures = self.figures
        self._change(steps=ended(figures.steps, status), speed=None, left=None)

    def look(self, now: float) -> None:
        """Measure how fast it goes, and what is left, if that is due."""
        figures = self.figures
        self._speed.note(now, figures.completed)
        if now < self._figured + FIGURED and figures.speed is not None:
            return
        self._figured = now
        rate = self._speed.rate(now)
        known = figures.total is not None
        if known and self._speed.known_for >= WARM_UP:
            to_do = (figures.total or 0.0) - figures.completed
            self._estimate.update(now, max(0.0, to_do), rate)
        left = self._estimate.left(now) if known else None
        self._change(speed=rate, left=left)

    def _step(self, place: int, status: StepStatus) -> None:
        """Mark a step; another one at hand begins at nothing."""
        before = self.figures.at
        self._change(steps=marked(self.figures.steps, place, status))
        if self.figures.at != before:
            self._change(completed=0.0, total=None, speed=None, left=None)
            self._forget_speed()

    def _forget_speed(self) -> None:
        self._speed, self._estimate = Speed(self._window), Estimate()
        self._figured = 0.0

    def _change(self, **changes: object) -> None:
        self.figures = attrs.evolve(self.figures, **changes)  # type: ignore[arg-type]
