"""The list of the steps of some work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Optional

import flet as ft

from flet_components.components.progress import progress_words as words
from flet_components.components.progress.progress_value import StepStatus
from flet_components.components.progress.tracks import MOTION, track
from flet_components.components.reading_way import gap
from flet_components.signals import Computed
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.task_progress import TaskProgress

__all__ = ["step_rows"]

ICON = 20
"""Size of the mark before each step, in logical pixels."""
MARKS: dict[StepStatus, tuple[ft.IconData, ft.ColorValue]] = {
    "pending": (ft.Icons.CIRCLE_OUTLINED, ft.Colors.OUTLINE_VARIANT),
    "running": (ft.Icons.CIRCLE_OUTLINED, ft.Colors.PRIMARY),
    "done": (ft.Icons.CHECK_CIRCLE, ft.Colors.PRIMARY),
    "failed": (ft.Icons.ERROR, ft.Colors.ERROR),
    "skipped": (ft.Icons.REMOVE_CIRCLE_OUTLINE, ft.Colors.OUTLINE),
    "cancelled": (ft.Icons.CANCEL_OUTLINED, ft.Colors.OUTLINE),
}
"""Icon and colour of each mark."""
Status = Callable[[], StepStatus]
ASIDE = ("skipped", "cancelled")
"""Steps of which it is said in words how they stand, too."""
BRIGHT, HEAVY = ("running", "failed", "done"), ("running", "failed")
"""Steps whose names stand out, and those of them that do so most."""
SMALL, FAINT = ft.TextThemeStyle.BODY_SMALL, ft.Colors.ON_SURFACE_VARIANT


def step_rows(owner: TaskProgress) -> ft.Control:
    """Make a row for each step, under which its bar is while it runs."""
    rows: list[ft.Control] = [_row(owner, n) for n in range(len(owner.steps))]
    return ft.Column(rows, spacing=6, tight=True)


def _row(owner: TaskProgress, place: int) -> ft.Control:
    """Make the row of a step, of which nothing is done anew while its status stays."""

    def look() -> StepStatus:
        steps = owner._run.reading.get().figures.steps
        return steps[place].status if place < len(steps) else "pending"

    status = Computed(look).get
    name = owner.bind(
        ft.Text(owner.steps[place], size=14, expand=True),
        color=lambda: ft.Colors.ON_SURFACE if status() in BRIGHT else FAINT,
        weight=lambda: ft.FontWeight.W_500 if status() in HEAVY else None,
    )
    aside = owner.bind(
        ft.Text(theme_style=SMALL, color=FAINT), value=lambda: _aside(status())
    )
    line = ft.Row([_mark(owner, status), name, aside], spacing=12)
    return ft.Column([line, _nested(owner, status)], spacing=0, tight=True)


def _mark(owner: TaskProgress, status: Status) -> ft.Control:
    """Make the mark before a step, which turns while the step runs."""
    icon = owner.bind(
        ft.Icon(ft.Icons.CIRCLE_OUTLINED, size=ICON),
        icon=lambda: MARKS[status()][0],
        color=lambda: MARKS[status()][1],
        visible=lambda: status() != "running",
    )
    turning = owner.bind(
        ft.ProgressRing(width=ICON - 4, height=ICON - 4, stroke_width=2.5),
        visible=lambda: status() == "running",
    )
    return ft.Container(
        ft.Stack([icon, turning], alignment=ft.Alignment.CENTER),
        width=ICON,
        height=ICON,
        alignment=ft.Alignment.CENTER,
    )


def _nested(owner: TaskProgress, status: Status) -> ft.Control:
    """Make the bar of the step at hand, if it is known how far that is.

    Of other steps it reads nothing but how they stand.
    """

    def runs() -> bool:
        return status() == "running"

    def part() -> Optional[float]:
        return owner._run.reading.get().figures.part if runs() else None

    def told() -> str:
        if not runs():
            return ""
        counted = words.joined(words.counts(owner), words.pace(owner))
        return words.note(owner) or counted

    def times() -> str:
        return words.times(owner, whole=False) if runs() else ""

    told_text = ft.Text(theme_style=SMALL, color=FAINT, expand=True, max_lines=1)
    line = ft.Row(
        [
            owner.bind(told_text, value=told),
            owner.bind(ft.Text(theme_style=SMALL, color=FAINT), value=times),
        ],
        spacing=12,
    )
    bar = track(owner, lambda: part() or 0.0, lambda: ft.Colors.PRIMARY, 4)
    both = ft.Column([bar, line], spacing=4, tight=True, expand=True)
    inside = owner.bind(
        ft.Container(
            ft.Row([gap(ICON), both], spacing=12),
            padding=ft.Padding.only(top=6, bottom=4),
        ),
        visible=lambda: part() is not None,
    )
    return ft.Container(inside, animate_size=MOTION)


def _aside(status: StepStatus) -> str:
    """Return what is said of a step that has not gone as one would think."""
    return say(f"progress.{status}") if status in ASIDE else ""
