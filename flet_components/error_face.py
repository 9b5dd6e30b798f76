"""What a component shows instead of itself when it could not start."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable

import flet as ft

from flet_components.failures import in_words
from flet_components.wording import say

__all__ = ["error_face"]

MARKS = re.compile(r"[ |]*[~^]+[ ~^]*")
"""Lines that point at a part of the line above: askew in any font but a fixed one."""


def error_face(
    error: Exception,
    retry: Callable[[], object],
    *,
    debug: bool,
    more: ft.Control | None = None,
) -> ft.Control:
    """Make a face of one sentence and *Retry*.

    The button stands beside the sentence, or below where there is too little room.

    Args:
        error: What went wrong.
        retry: Called by the button.
        debug: Whether to show the traceback.
        more: A line to show under the sentence.
    """
    icon = ft.Icon(
        ft.Icons.ERROR_OUTLINE,
        color=ft.Colors.ERROR,
        size=24,
        apply_text_scaling=True,
    )
    head = ft.Row(
        [
            ft.Container(icon, padding=ft.Padding.symmetric(vertical=4)),
            ft.Row(
                [_words(more), _button(retry)],
                wrap=True,
                spacing=16,
                run_spacing=4,
                vertical_alignment=ft.CrossAxisAlignment.CENTER,
                expand=True,
                expand_loose=True,
            ),
        ],
        spacing=12,
        tight=True,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Container(
        ft.Column(
            [head, _details(error)] if debug else [head],
            spacing=8,
            tight=True,
            alignment=ft.MainAxisAlignment.CENTER,  # of a box that is higher
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
        border_radius=12,
        padding=ft.Padding.symmetric(horizontal=16, vertical=8),
    )


def _words(more: ft.Control | None) -> ft.Control:
    """Make the sentence, as high as the button, and what stands under it."""
    sentence = ft.Text(
        say("failed"),
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        color=ft.Colors.ON_SURFACE,
    )
    return ft.Container(
        ft.Column(
            [
                ft.Semantics(content=sentence, live_region=True),
                *([more] if more is not None else []),
            ],
            spacing=0,
            tight=True,
        ),
        padding=ft.Padding.symmetric(vertical=6),
    )


def _button(retry: Callable[[], object]) -> ft.Control:
    return ft.OutlinedButton(
        say("retry"),
        style=ft.ButtonStyle(padding=ft.Padding.symmetric(horizontal=16)),
        on_click=lambda: retry(),
    )


def _details(error: Exception) -> ft.Control:
    """Make the traceback, in whole lines, under the words that it ends in."""
    lines = "".join(traceback.format_exception(error)).splitlines()
    text = "\n".join(line for line in lines if not MARKS.fullmatch(line))
    sides = ft.Padding.symmetric(horizontal=12)
    return ft.Container(
        ft.Column(
            [
                ft.Container(_summary(in_words(error)), padding=sides),
                ft.Row(
                    [ft.Container(_code(text), padding=sides)],
                    scroll=ft.ScrollMode.AUTO,
                ),
            ],
            spacing=8,
            tight=True,
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border_radius=8,
        padding=ft.Padding.symmetric(vertical=12),
        margin=ft.Margin.only(bottom=8),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


def _summary(text: str) -> ft.Control:
    return ft.Text(
        text,
        theme_style=ft.TextThemeStyle.BODY_SMALL,
        weight=ft.FontWeight.W_600,
        color=ft.Colors.ON_SURFACE,
        selectable=True,
    )


def _code(text: str) -> ft.Control:
    return ft.Text(
        text,
        size=12,
        style=ft.TextStyle(height=1.5),
        font_family="monospace",
        color=ft.Colors.ON_SURFACE_VARIANT,
        no_wrap=True,
        selectable=True,
    )
