"""The sheet that lists the keys."""

from __future__ import annotations

from collections.abc import Iterable

import flet as ft

from flet_components.stories.look import MONO, ROUND, caption, heading
from flet_components.stories.runner.shortcuts import Shortcut

__all__ = ["help_sheet"]

SIGNS = {
    "Arrow Down": "\N{DOWNWARDS ARROW}",
    "Arrow Up": "\N{UPWARDS ARROW}",
    "Escape": "Esc",
}


def help_sheet(shortcuts: Iterable[Shortcut]) -> ft.AlertDialog:
    """Return a dialog that lists what keys do."""
    rows: list[ft.Control] = [_row(shortcut) for shortcut in shortcuts]
    hint = caption(
        "A story with a field of its own keeps the keys until you press Escape.",
    )
    return ft.AlertDialog(
        title=heading("Keys"),
        content=ft.Container(
            ft.Column([*rows, hint], spacing=12, tight=True), width=360
        ),
        scrollable=True,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        shape=ft.RoundedRectangleBorder(radius=16),
    )


def _row(shortcut: Shortcut) -> ft.Control:
    keys = [_key(key) for key in shortcut.keys]
    words = ft.Text(shortcut.words, size=13, expand=True)
    return ft.Row([words, ft.Row(keys, spacing=4, tight=True)], spacing=16)


def _key(name: str) -> ft.Control:
    for word, sign in SIGNS.items():
        name = name.replace(word, sign)
    return ft.Container(
        ft.Text(name.replace("+", " "), size=11, font_family=MONO),
        bgcolor=ft.Colors.SURFACE_CONTAINER,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=ROUND // 2,
        padding=ft.Padding.symmetric(horizontal=7, vertical=3),
    )
