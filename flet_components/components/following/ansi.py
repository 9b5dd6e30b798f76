"""Text with the escape sequences of a terminal, in colours of the page."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Optional

import flet as ft

from flet_components.components.following.log_text import plain

__all__ = ["Piece", "pieces_of"]

Piece = tuple[str, Optional[ft.TextStyle]]
"""A part of a line, and its style if it has one."""

COLORS = (
    *(ft.Colors.OUTLINE, ft.Colors.RED_600, ft.Colors.GREEN_600),
    *(ft.Colors.ORANGE_800, ft.Colors.BLUE_600, ft.Colors.PURPLE_400),
    *(ft.Colors.CYAN_700, ft.Colors.ON_SURFACE_VARIANT),
)
"""The eight colours of a terminal, bright ones too: to be read on light and dark."""


def pieces_of(text: str) -> list[Piece]:
    """Return the parts of a line; without escape sequences it is one.

    Rich reads the sequences. Where it is not installed they are left out.
    """
    if "\x1b" not in text:
        return [(text, None)]
    read = _reader()
    if read is None:
        return [(plain(text), None)]
    found, pieces, at = read(text), list[Piece](), 0
    for span in found.spans:
        if span.start > at:
            pieces.append((found.plain[at : span.start], None))
        pieces.append((found.plain[span.start : span.end], _style(span.style)))
        at = span.end
    return [*pieces, (found.plain[at:], None)] if at < len(found.plain) else pieces


@functools.cache
def _reader() -> Optional[Callable[[str], Any]]:
    try:
        from rich.text import Text
    except ImportError:
        return None
    return Text.from_ansi


def _style(style: Any) -> ft.TextStyle:
    """Return what Flet calls a style of Rich."""
    color, behind = _color(style.color), _color(style.bgcolor)
    if style.reverse:
        color = behind or ft.Colors.SURFACE
        behind = _color(style.color) or ft.Colors.ON_SURFACE
    return ft.TextStyle(
        color=ft.Colors.OUTLINE if style.dim and color is None else color,
        bgcolor=behind,
        weight=ft.FontWeight.BOLD if style.bold else None,
        italic=bool(style.italic),
        decoration=_decoration(style),
    )


def _decoration(style: Any) -> Optional[ft.TextDecoration]:
    if style.underline:
        return ft.TextDecoration.UNDERLINE
    return ft.TextDecoration.LINE_THROUGH if style.strike else None


def _color(color: Any) -> Optional[ft.ColorValue]:
    if color is None or color.is_default:
        return None
    if color.number is not None and color.number < 2 * len(COLORS):
        return COLORS[color.number % len(COLORS)]
    return str(color.get_truecolor().hex)
