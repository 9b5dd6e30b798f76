"""What stands around the rows of a list, and what it shows instead of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, Optional

import flet as ft

from flet_components.components.reading_way import gap
from flet_components.components.timing.relative_time import RelativeTime
from flet_components.failures import in_words
from flet_components.sources.snapshot import Snapshot
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.polling_base import PollingBase
    from flet_components.user_control import UserControl

__all__ = [
    "Face",
    "banner",
    "empty_face",
    "face_of",
    "failed_face",
    "head",
    "head_buttons",
    "no_rows",
    "old_rows",
    "skeleton",
    "updated_line",
]

Face = Literal["rows", "empty", "failed", "loading"]

ROW = 56
"""Height of a row that is not there yet."""


def face_of(snapshot: Snapshot[Any], fault: Optional[Exception], *, some: bool) -> Face:
    """Return what is to be seen: rows, that there are none, or why.

    Args:
        snapshot: How what is fetched stands.
        fault: Why it cannot be shown; None if it can.
        some: Whether there are rows.
    """
    if some:
        return "rows"
    if fault is not None:
        return "failed"
    if snapshot.has_value:
        return "empty"
    return "failed" if snapshot.status == "error" else "loading"


def head(owner: PollingBase, title: Callable[[], str | None]) -> ft.Control:
    """Make the title, when it was updated, and the buttons."""
    name = owner.bind(
        ft.Text(theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
        value=lambda: title() or "",
        visible=lambda: bool(title()),
    )
    words = ft.Column([name, updated_line(owner)], spacing=2, tight=True, expand=True)
    return ft.Row([words, *head_buttons(owner)], spacing=0)


def updated_line(owner: PollingBase) -> ft.Control:
    """Make the words that say when it was updated, once it was."""
    small = ft.TextStyle(size=12, color=ft.Colors.ON_SURFACE_VARIANT)
    since = owner.bind(
        RelativeTime(precision="minute", text_style=small),
        moment=lambda: owner.updated_at,
    )
    return owner.bind(
        ft.Row([ft.Text(say("updated"), style=small), since], spacing=4, tight=True),
        visible=lambda: owner.updated_at is not None,
    )


def head_buttons(owner: PollingBase, icon_size: float = 20) -> list[ft.Control]:
    """Make the buttons that refresh, and pause or go on."""
    refresh = ft.IconButton(
        ft.Icons.REFRESH,
        tooltip=say("refresh"),
        on_click=owner.refresh,
        icon_size=icon_size,
    )
    hold = owner.bind(
        ft.IconButton(icon_size=icon_size, on_click=lambda: _toggle(owner)),
        icon=lambda: ft.Icons.PAUSE if owner.running else ft.Icons.PLAY_ARROW,
        tooltip=lambda: say("pause" if owner.running else "resume"),
    )
    return [ft.MergeSemantics(refresh), ft.MergeSemantics(hold)]


def banner(owner: PollingBase, fault: Callable[[], Optional[Exception]]) -> ft.Control:
    """Make the line over old rows that says that they could not be updated.

    Args:
        owner: The list.
        fault: Returns why what was fetched is not what is shown; None if it is.
    """
    return old_rows(owner, lambda: _reason(owner.snapshot, fault()), owner.refresh)


def old_rows(
    owner: UserControl, reason: Callable[[], str], retry: Callable[[], object]
) -> ft.Control:
    """Make a line over old rows, with why they are; to be seen while there is a why."""
    line = ft.Row(
        [
            gap(),
            ft.Icon(ft.Icons.SYNC_PROBLEM, size=18, color=ft.Colors.ON_ERROR_CONTAINER),
            owner.bind(
                ft.Text(size=13, color=ft.Colors.ON_ERROR_CONTAINER, expand=True),
                value=reason,
            ),
            ft.TextButton(say("retry"), on_click=retry),
        ],
        spacing=8,
    )
    return owner.bind(
        ft.Container(
            ft.Semantics(content=line, live_region=True),
            bgcolor=ft.Colors.ERROR_CONTAINER,
            border_radius=8,
            padding=ft.Padding.symmetric(horizontal=4),
        ),
        visible=lambda: bool(reason()),
    )


def failed_face(reason: ft.Text, retry: Callable[[], object]) -> ft.Control:
    """Make what is shown when there is nothing, with why, and a button to try again."""
    reason.theme_style = ft.TextThemeStyle.BODY_SMALL
    reason.color = variant = ft.Colors.ON_SURFACE_VARIANT
    reason.text_align = ft.TextAlign.CENTER
    return ft.Container(
        ft.Column(
            [
                ft.Icon(ft.Icons.CLOUD_OFF, size=32, color=variant),
                ft.Semantics(content=ft.Text(say("not_loaded")), live_region=True),
                reason,
                ft.OutlinedButton(say("retry"), on_click=retry),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        alignment=ft.Alignment.CENTER,
        padding=16,
    )


def no_rows(
    owner: PollingBase,
    face: Face,
    words: Optional[str],
    fault: Callable[[], Optional[Exception]],
) -> ft.Control:
    """Make what is shown instead of rows, if there are none or they could not be had.

    Args:
        owner: The list.
        face: Which of the two.
        words: What to say if there are none; None for words of the library.
        fault: Returns why what was fetched cannot be shown; None if it can.
    """
    if face == "failed":
        reason = owner.bind(ft.Text(), value=lambda: _why(owner.snapshot, fault()))
        return failed_face(reason, owner.refresh)
    return empty_face(say("empty") if words is None else words)


def empty_face(text: str) -> ft.Control:
    """Make what is shown when there are no rows."""
    return ft.Container(
        ft.Text(text, color=ft.Colors.ON_SURFACE_VARIANT),
        alignment=ft.Alignment.CENTER,
        padding=24,
    )


def skeleton(rows: int, height: float = ROW) -> ft.Control:
    """Make as many rows as will be there, as high as they, before they are."""
    boxes: list[ft.Control] = [
        ft.Container(
            height=height - 8,
            bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
            border_radius=8,
        )
        for _ in range(rows)
    ]
    return ft.Semantics(
        label=say("loading"),
        exclude_semantics=True,
        content=ft.Column(boxes, spacing=8, tight=True),
    )


def _toggle(owner: PollingBase) -> None:
    owner.running = not owner.running


def _reason(snapshot: Snapshot[Any], fault: Optional[Exception]) -> str:
    """Say why rows are old; nothing if they are not, or there never were any."""
    failed = snapshot.status == "error"
    if not snapshot.has_value or not (failed or fault):
        return ""
    return f"{say('not_updated')} {_why(snapshot, fault)}"


def _why(snapshot: Snapshot[Any], fault: Optional[Exception]) -> str:
    """Say what failed: the fetch, or what was made of what it has returned."""
    if snapshot.error is None and fault is not None:
        return in_words(fault)
    return str(snapshot.error or "")
