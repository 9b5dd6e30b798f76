"""The faces of a status badge: a dot, a pill, a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

import flet as ft

from flet_components.components.reading_way import gap
from flet_components.components.status.status_words import (
    explanation,
    look_of,
    reason,
    sentence,
    word_of,
)
from flet_components.components.timing.relative_time import RelativeTime
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.status_badge import StatusBadge

__all__ = ["FACES", "Face", "face_of"]

Face = Literal["dot", "pill", "row"]
SWIFT = ft.Animation(250, ft.AnimationCurve.EASE_OUT)
VARIANT = ft.Colors.ON_SURFACE_VARIANT


def face_of(badge: StatusBadge) -> ft.Control:
    """Make the face that a badge is to have."""
    return FACES[badge.face](badge)


def _dot(badge: StatusBadge) -> ft.Control:
    name = badge.bind(
        ft.Text(size=13, no_wrap=True),
        value=lambda: badge.label or word_of(badge),
    )
    mark = _mark(badge, 16, lambda: look_of(badge).color)
    return _pressed(
        badge,
        ft.Container(
            ft.Row([mark, name, gap(2)], spacing=4, tight=True),
            border_radius=8,
            padding=ft.Padding.symmetric(horizontal=2, vertical=4),
        ),
    )


def _pill(badge: StatusBadge) -> ft.Control:
    label = badge.bind(
        ft.Text(size=14, weight=ft.FontWeight.W_500, no_wrap=True),
        value=lambda: badge.label or "",
        visible=lambda: bool(badge.label),
        color=lambda: look_of(badge).on_container,
    )
    word = badge.bind(
        ft.Text(size=14, no_wrap=True),
        value=lambda: word_of(badge),
        color=lambda: look_of(badge).on_container,
    )
    mark = _mark(badge, 18, lambda: look_of(badge).on_container)
    box = badge.bind(
        ft.Container(
            ft.Row([mark, label, word, gap(2)], spacing=6, tight=True),
            border_radius=100,
            padding=ft.Padding.symmetric(horizontal=6, vertical=4),
            animate=SWIFT,
        ),
        bgcolor=lambda: look_of(badge).container,
    )
    return _pressed(badge, box)


def _row(badge: StatusBadge) -> ft.Control:
    circle = badge.bind(
        ft.Container(
            _mark(badge, 22, lambda: look_of(badge).on_container, around=40),
            width=40,
            height=40,
            border_radius=20,
            animate=SWIFT,
        ),
        bgcolor=lambda: look_of(badge).container,
    )
    words = ft.Column([_title(badge), _line(badge), _detail(badge)], spacing=2)
    button = badge.bind(
        ft.IconButton(ft.Icons.REFRESH, icon_size=20, on_click=badge.refresh),
        tooltip=lambda: say("status.check"),
    )
    again = badge.bind(ft.MergeSemantics(button), visible=lambda: badge.is_pressable)
    said = badge.bind(
        ft.Semantics(
            content=ft.Row([circle, words], spacing=16),
            exclude_semantics=True,
            live_region=True,
            expand=True,
        ),
        label=lambda: sentence(badge),
    )
    words.expand = True
    return ft.Row([said, again], spacing=8)


def _title(badge: StatusBadge) -> ft.Control:
    return badge.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.TITLE_SMALL,
            max_lines=1,
            overflow=ft.TextOverflow.ELLIPSIS,
        ),
        value=lambda: badge.label or "",
        visible=lambda: bool(badge.label),
    )


def _line(badge: StatusBadge) -> ft.Control:
    """Make the word, and since when that is so."""
    small = ft.TextStyle(size=13, color=VARIANT)
    word = badge.bind(
        ft.Text(size=13, weight=ft.FontWeight.W_500),
        value=lambda: word_of(badge),
        color=lambda: look_of(badge).color,
    )
    changed = badge.bind(
        ft.Row(
            [
                ft.Text(f"\u00b7 {say('status.changed')}", style=small),
                badge.bind(
                    RelativeTime(precision="minute", text_style=small),
                    moment=lambda: badge.since,
                ),
            ],
            spacing=4,
            tight=True,
        ),
        visible=lambda: badge.since is not None,
    )
    return ft.Row([word, changed], spacing=4, run_spacing=0, wrap=True)


def _detail(badge: StatusBadge) -> ft.Control:
    return badge.bind(
        ft.Text(
            size=12,
            color=VARIANT,
            max_lines=2,
            overflow=ft.TextOverflow.ELLIPSIS,
        ),
        value=lambda: reason(badge) or "",
        visible=lambda: bool(reason(badge)),
    )


def _mark(
    badge: StatusBadge,
    size: float,
    color: Callable[[], ft.Colors],
    around: float | None = None,
) -> ft.Control:
    """Make the icon, and the ring that turns around it while a check takes long."""
    outside = around or size + 8
    icon = badge.bind(
        ft.Icon(ft.Icons.HELP, size=size), icon=lambda: look_of(badge).icon, color=color
    )
    ring = badge.bind(
        ft.ProgressRing(width=outside, height=outside, stroke_width=2),
        visible=lambda: badge.checking,
        color=color,
    )
    return ft.Stack(
        [icon, ring], width=outside, height=outside, alignment=ft.Alignment.CENTER
    )


def _pressed(badge: StatusBadge, box: ft.Container) -> ft.Control:
    """Let a press check again, and a tooltip say the rest."""
    badge.bind(
        box,
        tooltip=lambda: explanation(badge),
        ink=lambda: badge.is_pressable,
        on_click=lambda: badge.refresh if badge.is_pressable else None,
    )
    return badge.bind(
        ft.Semantics(content=box, exclude_semantics=True, live_region=True),
        label=lambda: sentence(badge),
        button=lambda: badge.is_pressable,
        on_tap=lambda: badge.refresh if badge.is_pressable else None,
        on_tap_hint_text=lambda: say("status.check") if badge.is_pressable else None,
    )


FACES: Mapping[Face, Callable[[StatusBadge], ft.Control]] = {
    "dot": _dot,
    "pill": _pill,
    "row": _row,
}
