"""What stands around the rows of a list, and what it shows instead of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import flet as ft

from flet_components.components.timing.relative_time import RelativeTime
from flet_components.sources.snapshot import Snapshot
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.polling_base import PollingBase

__all__ = ["banner", "empty_face", "failure_face", "head", "skeleton"]

ROW = 56
"""Height of a row that is not there yet."""


def head(owner: PollingBase, title: Callable[[], str | None]) -> ft.Control:
    """Make the title, when it was updated, and the buttons."""
    name = owner.bind(
        ft.Text(theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
        value=lambda: title() or "",
        visible=lambda: bool(title()),
    )
    small = ft.TextStyle(size=12, color=ft.Colors.ON_SURFACE_VARIANT)
    updated = owner.bind(
        ft.Row(
            [
                ft.Text(say("updated"), style=small),
                owner.bind(
                    RelativeTime(precision="minute", text_style=small),
                    moment=lambda: owner.updated_at,
                ),
            ],
            spacing=4,
            tight=True,
        ),
        visible=lambda: owner.updated_at is not None,
    )
    refresh = ft.IconButton(
        ft.Icons.REFRESH,
        tooltip=say("refresh"),
        on_click=owner.refresh,
        icon_size=20,
    )
    hold = owner.bind(
        ft.IconButton(icon_size=20, on_click=lambda: _toggle(owner)),
        icon=lambda: ft.Icons.PAUSE if owner.running else ft.Icons.PLAY_ARROW,
        tooltip=lambda: say("pause" if owner.running else "resume"),
    )
    words = ft.Column([name, updated], spacing=2, tight=True, expand=True)
    return ft.Row([words, refresh, hold], spacing=0)


def banner(owner: PollingBase) -> ft.Control:
    """Make the line over old rows that says that they could not be updated."""
    line = ft.Row(
        [
            ft.Icon(ft.Icons.SYNC_PROBLEM, size=18, color=ft.Colors.ON_ERROR_CONTAINER),
            owner.bind(
                ft.Text(size=13, color=ft.Colors.ON_ERROR_CONTAINER, expand=True),
                value=lambda: _reason(owner.snapshot),
            ),
            ft.TextButton(say("retry"), on_click=owner.refresh),
        ],
        spacing=8,
    )
    return owner.bind(
        ft.Container(
            ft.Semantics(content=line, live_region=True),
            bgcolor=ft.Colors.ERROR_CONTAINER,
            border_radius=8,
            padding=ft.Padding.only(left=12, right=4),
        ),
        visible=lambda: _is_old(owner.snapshot),
    )


def failure_face(owner: PollingBase) -> ft.Control:
    """Make what is shown when nothing could be fetched at all."""
    variant = ft.Colors.ON_SURFACE_VARIANT
    return ft.Container(
        ft.Column(
            [
                ft.Icon(ft.Icons.CLOUD_OFF, size=32, color=variant),
                ft.Semantics(content=ft.Text(say("not_loaded")), live_region=True),
                owner.bind(
                    ft.Text(
                        theme_style=ft.TextThemeStyle.BODY_SMALL,
                        color=variant,
                        text_align=ft.TextAlign.CENTER,
                    ),
                    value=lambda: str(owner.snapshot.error or ""),
                ),
                ft.OutlinedButton(say("retry"), on_click=owner.refresh),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
        alignment=ft.Alignment.CENTER,
        padding=16,
    )


def empty_face(text: str) -> ft.Control:
    """Make what is shown when there are no rows."""
    return ft.Container(
        ft.Text(text, color=ft.Colors.ON_SURFACE_VARIANT),
        alignment=ft.Alignment.CENTER,
        padding=24,
    )


def skeleton(rows: int) -> ft.Control:
    """Make as many rows as will be there, before they are."""
    boxes: list[ft.Control] = [
        ft.Container(
            height=ROW - 8,
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


def _is_old(snapshot: Snapshot[Any]) -> bool:
    return snapshot.has_value and snapshot.status == "error"


def _reason(snapshot: Snapshot[Any]) -> str:
    error = snapshot.error
    return f"{say('not_updated')} {error}" if error is not None else ""
