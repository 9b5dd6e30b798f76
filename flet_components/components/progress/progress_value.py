"""`Progress`: what some work tells of how far it is."""

from __future__ import annotations

import enum
from typing import Final, Literal, Optional, Union

import attrs
from attrs import validators

from flet_components.components.clockwork.durations import FINITE, LENGTH
from flet_components.validation import Validator, check

__all__ = ["TOTAL", "UNCHANGED", "Progress", "StepStatus", "Unchanged", "progress_of"]

StepStatus = Literal["pending", "running", "done", "failed", "skipped", "cancelled"]
TOLD: tuple[StepStatus, ...] = ("running", "done", "failed", "skipped")
"""What work may tell of a step."""
TOTAL: Validator = validators.optional(LENGTH)
"""Validates how much there is to do in all: 0 or more, or None if that is unknown."""


class Unchanged(enum.Enum):
    """What stands for a value that stays as it is."""

    UNCHANGED = "unchanged"

    def __repr__(self) -> str:
        return self.name


UNCHANGED: Final = Unchanged.UNCHANGED


@attrs.frozen
class Progress:
    """How far some work is; what is left out stays as it is.

    Raises:
        ValueError: If a number is none that can be reached, or a word is unknown.
    """

    completed: Union[float, Unchanged] = UNCHANGED
    """How much is done; of the step at hand, if there are steps."""
    total: Union[float, Unchanged, None] = UNCHANGED
    """How much there is to do, 0 or more; None if that is not known."""
    note: Union[str, Unchanged] = UNCHANGED
    """What is being done, such as the name of a file."""
    step: Union[str, int, Unchanged] = UNCHANGED
    """The step at hand, by its name or its place, from 0."""
    step_status: StepStatus = attrs.field(default="running", kw_only=True)
    """`"running"`: the step begins, or goes on. Or how that step has ended: `"done"`,
    `"failed"` or `"skipped"`."""
    error: Union[str, Exception, None] = attrs.field(default=None, kw_only=True)
    """Why the work has failed, which ends it; for a source, which cannot raise."""

    def __attrs_post_init__(self) -> None:
        if self.completed is not UNCHANGED:
            check("completed", self.completed, FINITE)
        if self.total is not UNCHANGED:
            check("total", self.total, TOTAL)
        check("step_status", self.step_status, validators.in_(TOLD))


def progress_of(told: object, total: Optional[float]) -> Progress:
    """Return what work has told, which may tell it in short.

    Args:
        told: A `Progress`; a whole number, which is how much is done; any other number,
            which is a share of all, 0 to 1; or a text, which is a note.
        total: How much there is to do, as far as is known.

    Raises:
        TypeError: If it is nothing of this.
    """
    if isinstance(told, Progress):
        return told
    if isinstance(told, str):
        return Progress(note=told)
    if isinstance(told, int) and not isinstance(told, bool):
        return Progress(told)
    if isinstance(told, float):
        return Progress(told * total) if total else Progress(told, 1.0)
    raise TypeError(
        "work must yield a Progress, a whole number, a share from 0.0 to 1.0 or a "
        f"text, got {told!r}"
    )
