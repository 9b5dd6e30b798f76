"""What stands above a log: its title, what is shown of it, and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.following.log_rows import LEVEL_COLORS
from flet_components.components.following.log_text import LEVELS, Level
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.live_log import LiveLog

__all__ = ["head"]

ICON = 20
"""Height of an icon, in logical pixels."""


def head(log: LiveLog) -> ft.Control:
    """Make the title, the field to search in, and the buttons."""
    title = log.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.TITLE_MEDIUM,
            no_wrap=True,
            overflow=ft.TextOverflow.ELLIPSIS,
        ),
        value=lambda: log.title or "",
    )
    state = log.bind(
        ft.Text(size=12, color=ft.Colors.ON_SURFACE_VARIANT),
        value=lambda: say("feed.waiting", n=log.unseen),
        visible=lambda: not log.running,
    )
    words = ft.Column([title, state], spacing=0, tight=True, expand=True)
    row = ft.Row([words, ft.MergeSemantics(_levels(log)), *_buttons(log)], spacing=0)
    return ft.Column(
        [row, _search(log)],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _buttons(log: LiveLog) -> list[ft.Control]:
    hold = log.bind(
        ft.IconButton(
            icon_size=ICON,
            on_click=lambda: log.pause() if log.running else log.resume(),
        ),
        icon=lambda: ft.Icons.PAUSE if log.running else ft.Icons.PLAY_ARROW,
        tooltip=lambda: say("pause" if log.running else "resume"),
    )
    copy = ft.IconButton(
        ft.Icons.CONTENT_COPY,
        icon_size=ICON,
        tooltip=say("log.copy"),
        on_click=log.copy,
    )
    clear = ft.IconButton(
        ft.Icons.DELETE_SWEEP_OUTLINED,
        icon_size=ICON,
        tooltip=say("log.clear"),
        on_click=log.clear,
    )
    return [ft.MergeSemantics(button) for button in (hold, copy, clear)]


def _levels(log: LiveLog) -> ft.Control:
    """Make the menu of levels."""
    return log.bind(
        ft.PopupMenuButton(
            icon=ft.Icons.FILTER_LIST,
            icon_size=ICON,
            tooltip=say("log.level"),
            items=[_level(log, level) for level in LEVELS],
        ),
        icon_color=lambda: None if log.level == LEVELS[0] else ft.Colors.PRIMARY,
    )


def _level(log: LiveLog, level: Level) -> ft.PopupMenuItem:
    def choose() -> None:
        log.level = level

    dot = ft.Container(width=8, height=8, border_radius=4, bgcolor=LEVEL_COLORS[level])
    return log.bind(
        ft.PopupMenuItem(
            content=ft.Row([dot, ft.Text(say(f"log.{level}"))], spacing=12, tight=True),
            on_click=choose,
        ),
        checked=lambda: log.level == level,
    )


def _search(log: LiveLog) -> ft.Control:
    def search() -> None:
        log.search = field.value

    field = ft.TextField(
        hint_text=say("log.search"),
        prefix_icon=ft.Icons.SEARCH,
        dense=True,
        text_size=13,
        content_padding=ft.Padding.symmetric(horizontal=12, vertical=8),
        border=ft.OutlineInputBorder(
            border_radius=20, side=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)
        ),
        on_change=search,
    )
    return log.bind(field, value=lambda: log.search, error=lambda: log.search_error)
