"""What a connection banner shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.clockwork.durations import spoken
from flet_components.components.timing.relative_time import RelativeTime
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.connection_banner import ConnectionBanner

__all__ = ["message", "silent_strip"]

ERROR, ON_ERROR = ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR_CONTAINER
WELL, ON_WELL = ft.Colors.SECONDARY_CONTAINER, ft.Colors.ON_SECONDARY_CONTAINER
SWIFT = ft.Animation(250, ft.AnimationCurve.EASE_OUT)


def message(banner: ConnectionBanner) -> ft.Control:
    """Make what says that the connection is lost, or back; else it takes no room."""
    words = ft.Column([_title(banner), _reason(banner), _next(banner)], spacing=2)
    said = banner.bind(
        ft.Semantics(
            content=ft.Row([_icon(banner), words], spacing=12),
            exclude_semantics=True,
            live_region=True,
            expand=True,
        ),
        label=lambda: f"{_name(banner)}. {_why(banner)}",
    )
    words.expand = True
    retry = banner.bind(
        ft.TextButton(
            say("retry"), on_click=banner.refresh, style=ft.ButtonStyle(color=ON_ERROR)
        ),
        visible=lambda: banner.is_lost and banner.source is not None,
    )
    inside = banner.bind(
        ft.Container(
            ft.Row([said, retry], spacing=8),
            border_radius=12,
            padding=ft.Padding.symmetric(horizontal=16, vertical=10),
            animate=SWIFT,
        ),
        bgcolor=lambda: ERROR if banner.is_lost else WELL,
        visible=lambda: banner.state != "online",
    )
    return ft.Container(inside, animate_size=SWIFT, clip_behavior=ft.ClipBehavior.NONE)


def silent_strip() -> ft.Control:
    """Make what is seen when the server is not heard of any more."""
    text = ft.Text(say("connection.silent"), size=13, color=ON_ERROR, expand=True)
    icon = ft.Icon(ft.Icons.SIGNAL_WIFI_STATUSBAR_CONNECTED_NO_INTERNET_4, size=20)
    icon.color = ON_ERROR
    return ft.Container(
        ft.Row([icon, text], spacing=12),
        bgcolor=ERROR,
        border_radius=12,
        padding=ft.Padding.symmetric(horizontal=16, vertical=12),
    )


def _icon(banner: ConnectionBanner) -> ft.Control:
    return banner.bind(
        ft.Icon(ft.Icons.CLOUD_OFF, size=22),
        icon=lambda: ft.Icons.CLOUD_OFF if banner.is_lost else ft.Icons.CLOUD_DONE,
        color=lambda: ON_ERROR if banner.is_lost else ON_WELL,
    )


def _title(banner: ConnectionBanner) -> ft.Control:
    return banner.bind(
        ft.Text(theme_style=ft.TextThemeStyle.TITLE_SMALL),
        value=lambda: _name(banner),
        color=lambda: ON_ERROR if banner.is_lost else ON_WELL,
    )


def _reason(banner: ConnectionBanner) -> ft.Control:
    return banner.bind(
        ft.Text(size=13, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS),
        value=lambda: _why(banner),
        visible=lambda: bool(_why(banner)),
        color=lambda: ON_ERROR if banner.is_lost else ON_WELL,
    )


def _next(banner: ConnectionBanner) -> ft.Control:
    """Make the line that says when it will be tried again."""
    style = ft.TextStyle(size=13, color=ON_ERROR)
    again = banner.bind(ft.Text(style=style), value=lambda: say(_again(banner)))
    when = banner.bind(
        RelativeTime(
            format="duration", tense="future", text_style=style, show_tooltip=False
        ),
        moment=lambda: banner.retry_at if banner.is_lost else None,
    )
    return banner.bind(
        ft.Row(
            [again, when],
            spacing=4,
            tight=True,
        ),
        visible=lambda: banner.is_lost and banner.is_retried,
    )


def _name(banner: ConnectionBanner) -> str:
    key = "connection.lost" if banner.is_lost else "connection.back"
    if banner.label:
        return say(f"{key}_to", label=banner.label)
    return say(key)


def _why(banner: ConnectionBanner) -> str:
    """Return why it is lost, or for how long it was."""
    if not banner.is_lost:
        return say("connection.away", duration=spoken(round(banner.away)))
    snapshot = banner.snapshot
    return str(snapshot.error or "") if snapshot is not None else ""


def _again(banner: ConnectionBanner) -> str:
    """Return the key of what stands before the seconds, if there are any."""
    soon = banner.is_lost and banner.retry_at is not None
    return "connection.again_in" if soon else "connection.retrying"
