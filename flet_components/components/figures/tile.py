"""The parts of a tile: what stands over, beside and under its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.figures.figure_text import delta_text, written
from flet_components.components.figures.levels import LEVEL_COLORS
from flet_components.components.locales import locale_of
from flet_components.components.reading_way import gap
from flet_components.components.rows.list_faces import head_buttons, updated_line
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.live_value import LiveValue

__all__ = ["foot", "head", "number_line"]

FADE = ft.Animation(300, ft.AnimationCurve.EASE_OUT)
OLD = 0.45
"""Opacity of a number that is stale."""
LINE, HEAD, FOOT = 40, 24, 24
"""Heights: the same in every state, so that nothing jumps."""
VARIANT = ft.Colors.ON_SURFACE_VARIANT
GOOD = (ft.Colors.PRIMARY_CONTAINER, ft.Colors.ON_PRIMARY_CONTAINER)
BAD = (ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR_CONTAINER)
NEITHER = (ft.Colors.SURFACE_CONTAINER_HIGHEST, VARIANT)
ARROWS = {
    "up": ft.Icons.ARROW_UPWARD,
    "down": ft.Icons.ARROW_DOWNWARD,
    "same": ft.Icons.ARROW_FORWARD,
}


def head(tile: LiveValue) -> ft.Control:
    """Make the title, the sign of a threshold and the buttons."""
    title = tile.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.LABEL_LARGE,
            color=VARIANT,
            max_lines=1,
            overflow=ft.TextOverflow.ELLIPSIS,
            expand=True,
        ),
        value=lambda: tile.title or "",
    )
    sign = tile.bind(
        ft.Icon(ft.Icons.WARNING_AMBER, size=18),
        icon=lambda: (
            ft.Icons.ERROR if tile.level == "alarm" else ft.Icons.WARNING_AMBER
        ),
        color=lambda: LEVEL_COLORS.get(tile.level),
        visible=lambda: tile.level is not None,
    )
    buttons = tile.bind(
        ft.Row(head_buttons(tile, 18), spacing=0, tight=True),
        visible=lambda: tile.controls,
    )
    row = ft.Row([title, sign, buttons], spacing=4)
    return tile.bind(ft.Container(row), height=lambda: 32 if tile.controls else HEAD)


def number_line(tile: LiveValue) -> ft.Control:
    """Make the number with its unit, and how it has changed."""
    number = tile.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.HEADLINE_LARGE,
            weight=ft.FontWeight.W_600,
            no_wrap=True,
        ),
        value=lambda: _text(tile),
        color=lambda: LEVEL_COLORS.get(tile.level, ft.Colors.ON_SURFACE),
    )
    unit = tile.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.TITLE_MEDIUM, color=VARIANT, no_wrap=True
        ),
        value=lambda: tile.unit or "",
        visible=lambda: bool(tile.unit) and tile.number is not None,
    )
    figure = tile.bind(
        ft.Row(
            [number, ft.Container(unit, padding=ft.Padding.only(bottom=5))],
            spacing=6,
            vertical_alignment=ft.CrossAxisAlignment.END,
            animate_opacity=FADE,
            expand=True,
        ),
        opacity=lambda: OLD if tile.snapshot.is_stale else 1.0,
        visible=lambda: not _is_loading(tile),
    )
    skeleton = tile.bind(
        ft.Row(
            [
                ft.Container(
                    width=112,
                    height=28,
                    border_radius=8,
                    bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
                )
            ],
            expand=True,
        ),
        visible=lambda: _is_loading(tile),
    )
    row = ft.Row([skeleton, figure, _chip(tile)], spacing=8)
    return tile.bind(
        ft.Semantics(content=ft.Container(row, height=LINE), exclude_semantics=True),
        label=lambda: _spoken(tile),
    )


def _chip(tile: LiveValue) -> ft.Control:
    """Make the difference, in the colour of good or bad."""
    arrow = tile.bind(
        ft.Icon(ARROWS["same"], size=14),
        icon=lambda: ARROWS[tile.delta.direction if tile.delta else "same"],
        color=lambda: _colors(tile)[1],
    )
    text = tile.bind(
        ft.Text(theme_style=ft.TextThemeStyle.LABEL_MEDIUM, no_wrap=True),
        value=lambda: _change(tile),
        color=lambda: _colors(tile)[1],
    )
    return tile.bind(
        ft.Container(
            ft.Row([arrow, text, gap()], spacing=2, tight=True),
            padding=ft.Padding.symmetric(horizontal=6, vertical=3),
            border_radius=12,
            animate=FADE,
        ),
        bgcolor=lambda: _colors(tile)[0],
        visible=lambda: tile.delta is not None and tile.show_delta is not None,
    )


def _colors(tile: LiveValue) -> tuple[ft.ColorValue, ft.ColorValue]:
    delta = tile.delta
    if delta is None or tile.better is None or delta.direction == "same":
        return NEITHER
    return GOOD if delta.direction == tile.better else BAD


def foot(tile: LiveValue) -> ft.Control:
    """Make the line that says how old the number is, or why there is no newer one."""
    updated = tile.bind(
        ft.Container(updated_line(tile)), visible=lambda: not _has_failed(tile)
    )
    empty = tile.bind(
        ft.Text(size=12, color=VARIANT),
        value=lambda: say("empty") if tile.empty is None else tile.empty,
        visible=lambda: _is_empty(tile),
    )
    reason = tile.bind(
        ft.Text(
            size=12,
            color=ft.Colors.ERROR,
            max_lines=1,
            overflow=ft.TextOverflow.ELLIPSIS,
        ),
        value=lambda: say("not_updated" if tile.snapshot.has_value else "not_loaded"),
        tooltip=lambda: str(tile.snapshot.error or ""),
    )
    failed = tile.bind(
        ft.Row(
            [
                ft.Semantics(content=reason, live_region=True, expand=True),
                ft.TextButton(
                    say("retry"),
                    on_click=tile.refresh,
                    style=ft.ButtonStyle(
                        padding=ft.Padding.symmetric(horizontal=8),
                        text_style=ft.TextStyle(size=12),
                    ),
                    height=FOOT,
                ),
            ],
            spacing=6,
        ),
        visible=lambda: _has_failed(tile),
    )
    return ft.Container(ft.Stack([updated, empty, failed]), height=FOOT)


# --- what is to be said ---


def _has_failed(tile: LiveValue) -> bool:
    return tile.snapshot.status == "error"


def _is_empty(tile: LiveValue) -> bool:
    return tile.snapshot.status == "pending" and not tile.fetches


def _is_loading(tile: LiveValue) -> bool:
    return tile.snapshot.status == "pending" and tile.fetches


def _text(tile: LiveValue) -> str:
    return written(tile.number, tile.format, locale_of(tile, tile.locale))


def _change(tile: LiveValue) -> str:
    locale = locale_of(tile, tile.locale)
    return delta_text(tile.delta, tile.show_delta, tile.format, locale)


def _spoken(tile: LiveValue) -> str:
    """Return what a person would say of it."""
    if _is_loading(tile):
        said = [say("loading")]
    else:
        said = [f"{_text(tile)} {tile.unit or ''}".strip()]
    delta = tile.delta
    if delta is not None and tile.show_delta is not None and delta.difference:
        said.append(say(f"figure.{delta.direction}", delta=_change(tile)))
    if tile.level is not None:
        said.append(say(f"figure.{tile.level}"))
    words = ", ".join(said)
    return f"{tile.title}: {words}" if tile.title else words
