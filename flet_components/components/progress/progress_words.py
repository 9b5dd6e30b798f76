"""What is written, and said, of how far some work is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from flet_components.components.clockwork.durations import clock_face
from flet_components.components.locales import locale_of
from flet_components.components.progress.amounts import (
    amount_of,
    left_in_words,
    percent,
    speed_in_words,
)
from flet_components.components.progress.progress_events import ProgressPhase
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.task_progress import TaskProgress

__all__ = [
    "counts",
    "ending",
    "headline",
    "joined",
    "note",
    "pace",
    "share",
    "shows_left",
    "spoken",
    "step_count",
    "times",
]

DOT = " \u00b7 "
"""Between two of several things."""
ENDINGS = {
    ProgressPhase.IDLE: "progress.ready",
    ProgressPhase.CANCELLING: "progress.cancelling",
    ProgressPhase.COMPLETED: "progress.done",
    ProgressPhase.CANCELLED: "progress.cancelled",
}
"""What is said when nothing is being counted."""


def headline(owner: TaskProgress) -> str:
    """Return what it is, as far as is known."""
    told = owner.title or owner._run.reading.get().figures.note
    return told or say("progress.working")


def note(owner: TaskProgress) -> str:
    """Return what is being done, unless the headline says so."""
    reading = owner._run.reading.get()
    return reading.figures.note if owner.title and reading.phase.is_busy else ""


def share(owner: TaskProgress) -> str:
    """Return how much is done of all, in percent; nothing, if that is unknown."""
    reading = owner._run.reading.get()
    if reading.phase is ProgressPhase.COMPLETED:
        return percent(1.0, locale_of(owner, owner.locale))
    if reading.phase is ProgressPhase.IDLE or reading.figures.ratio is None:
        return ""
    return percent(reading.figures.ratio, locale_of(owner, owner.locale))


def step_count(owner: TaskProgress) -> str:
    """Return which step is at hand, or how many there are."""
    figures = owner._run.reading.get().figures
    if (at := figures.at) is None:
        return ""
    return say("progress.step", n=at + 1, total=len(figures.steps))


def ending(owner: TaskProgress) -> str:
    """Return how it has ended, or what keeps it; nothing while all goes well."""
    reading = owner._run.reading.get()
    if reading.error is not None:
        failed = reading.phase is ProgressPhase.FAILED
        key = "progress.failed" if failed else "not_updated"
        return f"{say(key)} {reading.error}".strip()
    key = ENDINGS.get(reading.phase, "")
    return say(key) if key else ""


def counts(owner: TaskProgress) -> str:
    """Return how many of how many are done."""
    reading = owner._run.reading.get()
    figures, unit = reading.figures, owner.unit
    if unit is None or not reading.phase.is_busy:
        return ""
    locale = locale_of(owner, owner.locale)
    return amount_of(max(0.0, figures.completed), figures.total, unit, locale)


def pace(owner: TaskProgress) -> str:
    """Return how fast it goes."""
    reading = owner._run.reading.get()
    speed, unit = reading.figures.speed, owner.unit
    shown = owner.show_speed and unit is not None and reading.phase.is_busy
    if not shown or speed is None or unit is None:
        return ""
    return speed_in_words(speed, unit, locale_of(owner, owner.locale))


def joined(*parts: str) -> str:
    """Return what there is of some parts, with a dot between two of them."""
    return DOT.join(filter(None, parts))


def shows_left(owner: TaskProgress) -> Optional[int]:
    """Return the seconds that are left, if they are to be seen."""
    reading = owner._run.reading.get()
    running = reading.phase is ProgressPhase.RUNNING
    return reading.figures.left if running and owner.show_eta else None


def times(owner: TaskProgress, *, whole: bool = True) -> str:
    """Return how long it has taken, and how long it will."""
    reading, found = owner._run.reading.get(), list[str]()
    if owner.show_elapsed and whole and reading.phase is not ProgressPhase.IDLE:
        found.append(clock_face(reading.elapsed))
    left = shows_left(owner)
    if left is not None and not (whole and reading.figures.steps):
        found.append(left_in_words(left, locale_of(owner, owner.locale)))
    return joined(*found)


def spoken(owner: TaskProgress) -> str:
    """Return what a person would say: `Uploading, 45 percent, about 2 minutes left`."""
    reading = owner._run.reading.get()
    figures, said = reading.figures, [headline(owner)]
    if (at := figures.at) is not None:
        said += [step_count(owner), figures.steps[at].name]
    if reading.phase is ProgressPhase.RUNNING and figures.ratio is not None:
        said.append(say("progress.percent", n=int(figures.ratio * 100 + 1e-9)))
    left = shows_left(owner)
    if left is not None and not figures.steps:
        said.append(left_in_words(left, locale_of(owner, owner.locale), "long"))
    said.append(ending(owner))
    return ", ".join(part for part in said if part)
