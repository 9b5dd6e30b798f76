"""Colours Python source with the theme's roles, so that it is right in the dark."""

from __future__ import annotations

import builtins
import io
import keyword
import tokenize
from collections.abc import Iterator

import flet as ft

__all__ = ["highlighted"]

KEYWORD = ft.TextStyle(color=ft.Colors.PRIMARY, weight=ft.FontWeight.W_600)
STRING = ft.TextStyle(color=ft.Colors.TERTIARY)
NUMBER = ft.TextStyle(color=ft.Colors.TERTIARY)
COMMENT = ft.TextStyle(color=ft.Colors.OUTLINE, italic=True)
DEFINED = ft.TextStyle(weight=ft.FontWeight.W_600)
BUILT_IN = ft.TextStyle(color=ft.Colors.SECONDARY)
DECORATOR = ft.TextStyle(color=ft.Colors.SECONDARY, weight=ft.FontWeight.W_600)

Piece = tuple[int, int, ft.TextStyle]
"""Start and end in the text, and what it looks like."""


def highlighted(source: str) -> list[ft.TextSpan]:
    """Return Python source as spans; what is no Python stays as it is."""
    spans: list[ft.TextSpan] = []
    at = 0
    for start, end, style in _pieces(source):
        if start > at:
            spans.append(ft.TextSpan(source[at:start]))
        spans.append(ft.TextSpan(source[start:end], style))
        at = end
    return [*spans, ft.TextSpan(source[at:])] if at < len(source) else spans


def _pieces(source: str) -> Iterator[Piece]:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    before = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            style = _style(token, before)
            if style is not None:
                (row, column), (end_row, end_column) = token.start, token.end
                yield starts[row - 1] + column, starts[end_row - 1] + end_column, style
            before = token.string
    except (tokenize.TokenError, SyntaxError, IndexError):
        return


def _style(token: tokenize.TokenInfo, before: str) -> ft.TextStyle | None:
    if token.type == tokenize.NAME:
        return _name_style(token.string, before)
    if token.type == tokenize.OP:
        return DECORATOR if token.string == "@" and token.start[1] == 0 else None
    return {
        tokenize.STRING: STRING,
        tokenize.NUMBER: NUMBER,
        tokenize.COMMENT: COMMENT,
    }.get(token.type)


def _name_style(name: str, before: str) -> ft.TextStyle | None:
    if keyword.iskeyword(name):
        return KEYWORD
    if before in ("def", "class"):
        return DEFINED
    if before == "@":
        return DECORATOR
    return BUILT_IN if name in vars(builtins) and before != "." else None
