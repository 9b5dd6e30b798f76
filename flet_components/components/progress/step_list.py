"""The steps of some work, and how each of them stands. Pure functions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Optional, Union

import attrs

from flet_components.components.progress.progress_value import StepStatus

__all__ = ["Step", "at_hand", "ended", "marked", "place_of", "steps_of"]

Steps = tuple["Step", ...]


@attrs.frozen
class Step:
    """A step of some work."""

    name: str
    """What it is called."""
    status: StepStatus = "pending"
    """How it stands."""


def steps_of(names: Iterable[str]) -> Steps:
    """Return steps that have not begun."""
    return tuple(Step(name) for name in names)


def at_hand(steps: Steps) -> Optional[int]:
    """Return the place of the step that is running; None if none is."""
    return next((n for n, step in enumerate(steps) if step.status == "running"), None)


def place_of(steps: Steps, wanted: Union[str, int]) -> int:
    """Return the place of a step.

    Raises:
        ValueError: If there is no such step, with the nearest name.
    """
    names = [step.name for step in steps]
    if isinstance(wanted, int) and 0 <= wanted < len(steps):
        return wanted
    if wanted in names:
        return names.index(str(wanted))
    if not names:
        raise ValueError(f"there are no steps, got {wanted!r}: give it steps=")
    near = difflib.get_close_matches(str(wanted), names, 1, 0) or names
    raise ValueError(f"step must be one of the steps, got {wanted!r}: {near[0]!r}?")


def marked(steps: Steps, place: int, status: StepStatus) -> Steps:
    """Return steps of which one stands in another way.

    When one begins, what ran before is done, and what was left out is skipped; what
    comes after it is still to be done, be it for a second time.
    """
    one = attrs.evolve(steps[place], status=status)
    if status != "running":
        return (*steps[:place], one, *steps[place + 1 :])
    before = tuple(_passed(step) for step in steps[:place])
    return (*before, one, *steps_of(step.name for step in steps[place + 1 :]))


def ended(steps: Steps, status: StepStatus) -> Steps:
    """Return steps of work that has ended: so ends the step at hand.

    If all is done, what has not begun is skipped.
    """
    whole = status == "done"
    return tuple(
        attrs.evolve(step, status=status)
        if step.status == "running"
        else _passed(step)
        if whole
        else step
        for step in steps
    )


def _passed(step: Step) -> Step:
    """Return a step that lies behind."""
    after: dict[StepStatus, StepStatus] = {"running": "done", "pending": "skipped"}
    return attrs.evolve(step, status=after.get(step.status, step.status))
