"""The rows of a log: time, level, text, and what was searched for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Optional

import attrs
import flet as ft

from flet_components.components.following.ansi import Piece, pieces_of
from flet_components.components.following.log_text import (
    LEVELS,
    Level,
    LogLine,
    plain,
)

__all__ = ["LEVEL_COLORS", "Found", "Look", "row_of", "searched", "shows"]

LEVEL_COLORS: dict[Level, ft.ColorValue] = {
    "debug": ft.Colors.OUTLINE,
    "info": ft.Colors.PRIMARY,
    "warning": ft.Colors.TERTIARY,
    "error": ft.Colors.ERROR,
    "critical": ft.Colors.ERROR,
}
TEXT_COLORS: dict[Level, ft.ColorValue] = {
    "debug": ft.Colors.ON_SURFACE_VARIANT,
    "error": ft.Colors.ERROR,
    "critical": ft.Colors.ERROR,
}
WORDS: dict[Level, str] = {
    "debug": "DEBUG",
    "info": "INFO ",
    "warning": "WARN ",
    "error": "ERROR",
    "critical": "FATAL",
}
"""Five characters each, as logs are read in columns."""
SIZE = 12
"""Height of the letters, in logical pixels."""
FOUND = ft.TextStyle(
    color=ft.Colors.ON_TERTIARY_CONTAINER, bgcolor=ft.Colors.TERTIARY_CONTAINER
)
"""Style of what was searched for."""


Found = tuple[Optional[re.Pattern[str]], Optional[str]]
"""What is searched for, and why that is no pattern; None for nothing."""


@attrs.frozen(kw_only=True)
class Look:
    """How lines look."""

    timestamps: bool
    levels: bool
    wrap: bool
    font_family: Optional[str]
    found: Optional[re.Pattern[str]]
    """What is searched for; None for nothing."""


def searched(search: str, *, regex: bool) -> Found:
    """Return what to search for, in capitals or not; what is no pattern, as it is."""
    if not search:
        return None, None
    try:
        pattern = re.compile(search if regex else re.escape(search), re.IGNORECASE)
    except re.error as error:
        return re.compile(re.escape(search), re.IGNORECASE), str(error)
    return pattern, None


def shows(least: Level, found: Optional[re.Pattern[str]]) -> Callable[[LogLine], bool]:
    """Return what says of a line whether it is bad enough, and is searched for."""
    wanted = frozenset(LEVELS[LEVELS.index(least) :])

    def show(line: LogLine) -> bool:
        if line.level not in wanted:
            return False
        return found is None or found.search(plain(line.text)) is not None

    return show


@ft.control("Text", isolated=True)  # type: ignore[arg-type]
class LineText(ft.Text):
    """A line that never changes: an update of the log need not look at it again."""


def row_of(line: LogLine, look: Look) -> ft.Control:
    """Make the row of a line."""
    spans = [
        ft.TextSpan(text, style) if style is not None else ft.TextSpan(text)
        for text, style in (*_beginning(line, look), *_said(line, look.found))
    ]
    text = LineText(
        size=SIZE,
        font_family=look.font_family,
        color=TEXT_COLORS.get(line.level, ft.Colors.ON_SURFACE),
        no_wrap=not look.wrap,
        overflow=ft.TextOverflow.CLIP if look.wrap else ft.TextOverflow.ELLIPSIS,
    )
    if len(spans) == 1 and spans[0].style is None:
        text.value = spans[0].text or ""
    else:
        text.spans = spans
    return text


def _beginning(line: LogLine, look: Look) -> Iterator[Piece]:
    """Yield time and level, or as much room."""
    if line.at is None:
        if room := 9 * look.timestamps + 6 * look.levels:
            yield " " * room, None
        return
    if look.timestamps:
        time = f"{line.at.astimezone():%H:%M:%S} "
        yield time, ft.TextStyle(color=ft.Colors.OUTLINE)
    if look.levels:
        weight = ft.FontWeight.BOLD if line.level == "critical" else ft.FontWeight.W_600
        color = LEVEL_COLORS[line.level]
        yield f"{WORDS[line.level]} ", ft.TextStyle(color=color, weight=weight)


def _said(line: LogLine, found: Optional[re.Pattern[str]]) -> Iterator[Piece]:
    """Yield what a line says; what was found in it stands out."""
    if found is None:
        yield from pieces_of(line.text)
        return
    text, at = plain(line.text), 0
    for match in found.finditer(text):
        if match.end() > match.start():
            if match.start() > at:
                yield text[at : match.start()], None
            yield match[0], FOUND
            at = match.end()
    yield text[at:], None
