"""The faces of a task: a bar, a ring, or the list of its steps; with one button."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Optional

import flet as ft

from flet_components.components.progress import progress_words as words
from flet_components.components.progress.progress_events import ProgressPhase
from flet_components.components.progress.step_faces import step_rows
from flet_components.components.progress.tracks import DIGITS, MOTION, track
from flet_components.signals import Computed
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.task_progress import TaskProgress

__all__ = ["face_of"]

RING, THICKNESS = 88, 8
"""Diameter and thickness of the ring, in logical pixels."""
EDGE = 0.02
"""Radians over which the ring's end fades, so that it is not jagged."""
BUTTON = 40
"""Width of the button, which is kept when there is none."""
BUTTONS = {
    ProgressPhase.IDLE: (ft.Icons.PLAY_ARROW, "start"),
    ProgressPhase.RUNNING: (ft.Icons.CLOSE, "progress.cancel"),
    ProgressPhase.CANCELLING: (ft.Icons.CLOSE, "progress.cancelling"),
    ProgressPhase.FAILED: (ft.Icons.REFRESH, "retry"),
    ProgressPhase.CANCELLED: (ft.Icons.REFRESH, "retry"),
}
"""Icon and words of the button."""
SMALL = ft.TextThemeStyle.BODY_SMALL
VARIANT = ft.Colors.ON_SURFACE_VARIANT


def face_of(owner: TaskProgress) -> ft.Control:
    """Make the face of a task, said as one, beside its button."""
    face = owner.face or ("steps" if owner.steps else "bar")
    inside = FACES[face](owner)
    spoken = owner.bind(
        ft.Semantics(content=inside, exclude_semantics=True, expand=True),
        label=lambda: words.spoken(owner),
        live_region=lambda: owner._run.reading.get().phase.has_ended,
    )
    top = ft.CrossAxisAlignment.START if face == "steps" else None
    return ft.Row(
        [spoken, owner.bind(_button(owner), visible=lambda: owner.controls)],
        spacing=8,
        vertical_alignment=top or ft.CrossAxisAlignment.CENTER,
    )


def _bar(owner: TaskProgress) -> ft.Control:
    """Make a bar between what it is and how far it is."""
    return _column([_head(owner), _note(owner), _track(owner), _foot(owner)], 6)


def _ring(owner: TaskProgress) -> ft.Control:
    """Make a ring, with the share in it, beside what it is and how far it is."""
    lines = _column([_title(owner), _note(owner, pace=False), *_two_lines(owner)], 2)
    lines.expand = True
    return ft.Row([_circle(owner), lines], spacing=16)


def _steps(owner: TaskProgress) -> ft.Control:
    """Make the list of the steps, under what it is."""
    lines = _column([_head(owner), step_rows(owner), _foot(owner)], 8)
    return ft.Container(lines, padding=ft.Padding.only(top=BUTTON / 4))


FACES: dict[str, Callable[[TaskProgress], ft.Control]] = {
    "bar": _bar,
    "ring": _ring,
    "steps": _steps,
}
"""What makes each face."""


# --- lines ---


def _column(controls: list[ft.Control], spacing: float) -> ft.Column:
    stretch = ft.CrossAxisAlignment.STRETCH
    return ft.Column(
        controls, spacing=spacing, tight=True, horizontal_alignment=stretch
    )


def _title(owner: TaskProgress) -> ft.Text:
    return owner.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.TITLE_SMALL,
            overflow=ft.TextOverflow.ELLIPSIS,
            max_lines=1,
            expand=True,
        ),
        value=lambda: words.headline(owner),
    )


def _head(owner: TaskProgress) -> ft.Control:
    share = owner.bind(
        ft.Text(theme_style=ft.TextThemeStyle.LABEL_LARGE),
        value=lambda: words.share(owner),
        visible=lambda: owner.show_percentage,
    )
    return ft.Row([_title(owner), share], spacing=12)


def _note(owner: TaskProgress, *, pace: bool = True) -> ft.Control:
    """Make the line that says what is being done, and how fast; if that is told."""
    note = owner.bind(_small(), value=lambda: words.note(owner))
    note.expand = True
    fast = owner.bind(_small(), value=lambda: words.pace(owner) if pace else "")
    return owner.bind(
        ft.Row([note, fast], spacing=12), visible=lambda: bool(words.note(owner))
    )


def _foot(owner: TaskProgress) -> ft.Control:
    """Make the line under the bar: how it has ended, or counts; and times."""

    def told() -> str:
        fast = "" if words.note(owner) else words.pace(owner)
        return _told(owner, words.joined(words.counts(owner), fast))

    first = owner.bind(_small(), value=told, color=lambda: _tone(owner))
    first.expand = True
    second = owner.bind(_small(), value=lambda: words.times(owner))
    return ft.Row([first, second], spacing=12)


def _two_lines(owner: TaskProgress) -> list[ft.Control]:
    """Make the same as two lines."""
    first = owner.bind(
        _small(),
        value=lambda: _told(owner, words.counts(owner)),
        color=lambda: _tone(owner),
    )
    second = owner.bind(
        _small(), value=lambda: words.joined(words.pace(owner), words.times(owner))
    )
    second.max_lines = 2
    return [first, second]


def _told(owner: TaskProgress, counted: str) -> str:
    """Return how it has ended, which step is at hand, or what was counted."""
    here = words.step_count(owner) or counted
    return words.ending(owner) or here or say("progress.running")


def _small() -> ft.Text:
    return ft.Text(
        theme_style=SMALL,
        color=VARIANT,
        overflow=ft.TextOverflow.ELLIPSIS,
        max_lines=1,
    )


def _tone(owner: TaskProgress) -> ft.ColorValue:
    return ft.Colors.ERROR if owner._run.reading.get().error else VARIANT


# --- bar, ring and button ---


def _color(owner: TaskProgress) -> ft.ColorValue:
    """Return the colour of what is done."""
    phase = owner._run.reading.get().phase
    if phase is ProgressPhase.FAILED:
        return ft.Colors.ERROR
    quiet = (ProgressPhase.CANCELLED, ProgressPhase.CANCELLING)
    return ft.Colors.OUTLINE if phase in quiet else ft.Colors.PRIMARY


def _ratio(owner: TaskProgress) -> Optional[float]:
    """Return the share to be seen; None while it is busy, and nobody knows."""
    reading = owner._run.reading.get()
    if reading.phase is ProgressPhase.COMPLETED:
        return 1.0
    if reading.phase is ProgressPhase.RUNNING:
        return reading.figures.ratio
    return reading.figures.ratio or 0.0


def _track(owner: TaskProgress) -> ft.Control:
    return track(owner, lambda: _ratio(owner), lambda: _color(owner), 8)


def _circle(owner: TaskProgress) -> ft.Control:
    """Make the ring: a disc whose gradient has an edge that turns, under a smaller one.

    While nobody knows how far it is, Flutter's own ring turns in its place.
    """
    arc = owner.bind(
        _disc(RING), animate=lambda: MOTION, gradient=lambda: _swept(owner)
    )
    share = owner.bind(
        ft.Text(theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
        value=lambda: words.share(owner) if owner.show_percentage else "",
    )
    hole = owner.bind(
        _disc(RING - 2 * THICKNESS), bgcolor=lambda: owner.bgcolor or ft.Colors.SURFACE
    )
    hole.content, hole.alignment, hole.margin = share, ft.Alignment.CENTER, THICKNESS
    base = _disc(RING)
    base.bgcolor = ft.Colors.SURFACE_CONTAINER_HIGHEST
    turning = owner.bind(
        ft.ProgressRing(
            width=RING - THICKNESS, height=RING - THICKNESS, stroke_width=THICKNESS
        ),
        visible=lambda: _ratio(owner) is None,
    )
    return ft.Stack(
        [base, arc, hole, turning],
        width=RING,
        height=RING,
        alignment=ft.Alignment.CENTER,
    )


def _swept(owner: TaskProgress) -> ft.SweepGradient:
    ratio = round(_ratio(owner) or 0.0, DIGITS)
    angle = 2 * math.pi * ratio - EDGE * (1 - ratio)  # an empty ring has no sliver
    return ft.SweepGradient(
        colors=[_color(owner), ft.Colors.TRANSPARENT],
        start_angle=angle,
        end_angle=angle + EDGE,
        rotation=-math.pi / 2,
    )


def _disc(size: float) -> ft.Container:
    return ft.Container(width=size, height=size, shape=ft.BoxShape.CIRCLE)


def _button(owner: TaskProgress) -> ft.Control:
    """Make the button, in whose place a tick says that all is done."""
    phase = Computed(lambda: owner._run.reading.get().phase).get

    def press() -> None:
        owner.cancel() if owner._run.phase.is_busy else owner.start()

    button = owner.bind(
        ft.IconButton(icon_size=20, on_click=press),
        icon=lambda: BUTTONS.get(phase(), BUTTONS[ProgressPhase.IDLE])[0],
        tooltip=lambda: say(BUTTONS.get(phase(), BUTTONS[ProgressPhase.IDLE])[1]),
        disabled=lambda: phase() is ProgressPhase.CANCELLING,
        visible=lambda: phase() is not ProgressPhase.COMPLETED,
    )
    tick = owner.bind(
        ft.Icon(ft.Icons.CHECK_CIRCLE, size=24, color=ft.Colors.PRIMARY),
        visible=lambda: phase() is ProgressPhase.COMPLETED,
    )
    return ft.Container(
        ft.Stack([ft.MergeSemantics(button), tick], alignment=ft.Alignment.CENTER),
        width=BUTTON,
        height=BUTTON,
        alignment=ft.Alignment.CENTER,
    )
