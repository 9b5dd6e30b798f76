"""How a check looks, and what came of it: its steps, what it saw, why it failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import flet as ft

from flet_components.stories.finding import as_title
from flet_components.stories.look import (
    MUTED,
    ROUND,
    caption,
    code,
    icon_button,
    label,
    quiet_button,
    strip,
)
from flet_components.stories.marks import Check
from flet_components.stories.stage.check_run import CheckRun, Failure, Line, Progress
from flet_components.stories.stage.fault_faces import excerpt

__all__ = ["check_head", "failure_board", "line_row", "main_button"]

INDENT = 36
"""Where the lines of a check begin: below its title."""
FACES: dict[Progress, tuple[ft.IconData, ft.ColorValue]] = {
    Progress.PASSED: (ft.Icons.CHECK_CIRCLE, ft.Colors.PRIMARY),
    Progress.FAILED: (ft.Icons.CANCEL, ft.Colors.ERROR),
    Progress.STOPPED: (ft.Icons.REMOVE_CIRCLE_OUTLINE, ft.Colors.OUTLINE),
}
"""Icon and colour of what has ended."""


def main_button(
    text: str, icon: ft.IconData, on_click: Callable[[], object]
) -> ft.Control:
    """Make the button that a person looks for first."""
    ink = ft.Colors.ON_PRIMARY
    words = ft.Text(text, size=12, weight=ft.FontWeight.W_600, color=ink)
    return ft.TextButton(
        ft.Row([ft.Icon(icon, size=16, color=ink), words], spacing=6, tight=True),
        style=ft.ButtonStyle(
            bgcolor=ft.Colors.PRIMARY,
            padding=ft.Padding.only(left=10, right=14),
            shape=ft.RoundedRectangleBorder(radius=ROUND),
        ),
        height=32,
        on_click=on_click,
    )


def check_head(
    check: Check,
    run: CheckRun | None,
    *,
    unfolded: bool,
    unfold: Callable[[], object],
    play: Callable[[], object],
) -> ft.Control:
    """Return the row of a check: how it stands, what it is, and a button to play it."""
    title = as_title(check.name)
    words: list[ft.Control] = [label(title)]
    if check.caption:
        words.append(caption(" ".join(check.caption.split("\n\n")[0].split())))
    took = f"{run.seconds:.1f} s" if run and run.progress in FACES else ""
    parts: list[ft.Control] = [
        mark(run.progress if run else None, 20),
        ft.Column(words, spacing=0, tight=True, expand=True),
        caption(took),
    ]
    if run is not None and run.lines:
        icon = ft.Icons.EXPAND_LESS if unfolded else ft.Icons.EXPAND_MORE
        verb = "Hide" if unfolded else "Show"
        name = f"{verb} the steps of {title}"
        parts.append(icon_button(icon, name, unfold, size=32))
    parts.append(icon_button(ft.Icons.PLAY_ARROW, f"Play {title}", play, size=32))
    return ft.Container(ft.Row(parts, spacing=12), padding=4)


def line_row(entry: Line, *, waiting: bool) -> ft.Control:
    """Return one line of a check: a step, or what it does in it."""
    words = (
        label(entry.title, expand=True)
        if entry.is_step
        else code(entry.title, expand=True, color=ft.Colors.ON_SURFACE)
    )
    sign: ft.Control = mark(entry.progress, 16)
    if waiting:
        sign = _icon(ft.Icons.PAUSE_CIRCLE_OUTLINE, ft.Colors.PRIMARY, 16, "waiting")
    return ft.Container(
        ft.Row([sign, words], spacing=8),
        padding=ft.Padding.only(left=INDENT + 24 * entry.depth, top=2, bottom=2),
    )


def failure_board(failure: Failure, *hints: str) -> ft.Control:
    """Return why a check failed: the message, the line, and the screen as it was."""
    fault = failure.fault
    parts: list[ft.Control] = [
        strip(ft.Icons.ERROR_OUTLINE, failure.message, fault.place),
        *(caption(hint) for hint in hints),
        _boxed(excerpt(fault), ft.Padding.symmetric(vertical=8)),
    ]
    if failure.tree:
        parts += _screen(failure.tree)
    return ft.Container(
        ft.Column(parts, spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=ft.Padding.only(left=INDENT, top=8, bottom=16),
    )


def _screen(tree: str) -> Iterator[ft.Control]:
    """Yield a button that shows the screen as it was, and the screen."""
    box = _boxed(_scrolled(tree), ft.Padding.all(12))
    box.visible = False

    def unfold() -> None:
        box.visible = not box.visible

    button = quiet_button("The screen when it failed", ft.Icons.ACCOUNT_TREE, unfold)
    yield ft.Row([button])
    yield box


def mark(progress: Progress | None, size: int) -> ft.Control:
    """Return the sign of how far something has come; None if it has not begun."""
    if progress is None:
        icon = ft.Icons.RADIO_BUTTON_UNCHECKED
        return _icon(icon, ft.Colors.OUTLINE, size, "not played")
    if progress in FACES:
        return _icon(*FACES[progress], size, progress.value)
    ring = ft.ProgressRing(
        width=size - 4, height=size - 4, stroke_width=2, semantics_label="running"
    )
    return ft.Container(ring, width=size, height=size, padding=2)


def _icon(icon: ft.IconData, colour: ft.ColorValue, size: int, name: str) -> ft.Control:
    return ft.Icon(icon, color=colour, size=size, semantics_label=name)


def _boxed(content: ft.Control, padding: ft.Padding) -> ft.Control:
    return ft.Container(
        content,
        padding=padding,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=ROUND,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


def _scrolled(text: str) -> ft.Control:
    return ft.Row([code(text, selectable=True, color=MUTED)], scroll=ft.ScrollMode.AUTO)
