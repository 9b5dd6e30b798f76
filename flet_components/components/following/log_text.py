"""What a log is made of: lines, each with a level, without control characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Literal, Optional, get_args

import attrs

__all__ = ["LEVELS", "Level", "LogLine", "level_of", "lines_of", "plain"]

Level = Literal["debug", "info", "warning", "error", "critical"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From the least to the worst."""
STEP = 10
"""Between the numbers of two levels, in `logging`."""
TAB = 8
"""Columns from one tab stop to the next."""
LONGEST = 10_000
"""Characters of a line that are kept."""
ESCAPE = re.compile(
    r"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[ -/]*[@-~]|[@-Z\\^_]|[()][0-9A-B])"
)
"""Escape sequences of a terminal: titles and links, colours and moves, and others."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")


@attrs.frozen
class LogLine:
    """A line of a log."""

    text: str
    """What it says; it may have escape sequences that colour it."""
    level: Level
    """How bad that is."""
    at: Optional[datetime]
    """When it came; None if it goes on with what the line before has begun."""

    @property
    def size(self) -> int:
        """How large it is, in bytes."""
        return len(self.text.encode("utf-8", "replace"))


def lines_of(text: str, level: Level, at: datetime) -> Iterator[LogLine]:
    """Yield the lines of a text as a terminal would show them."""
    moment: Optional[datetime] = at
    for line in text.removesuffix("\n").split("\n"):
        yield LogLine(_cleaned(line), level, moment)
        moment = None


def level_of(number: int) -> Level:
    """Return the level of a number of `logging`: the highest that it reaches."""
    place = min(number // STEP, len(LEVELS)) - 1
    return LEVELS[max(place, 0)]


def plain(text: str) -> str:
    """Return a text without its escape sequences."""
    return ESCAPE.sub("", text).replace("\x1b", "") if "\x1b" in text else text


def _cleaned(line: str) -> str:
    """Leave out what a terminal does not show; of what it writes over, the last."""
    if line.isprintable():  # the usual case
        return line[:LONGEST]
    if "\r" in line:
        line = next(filter(None, reversed(line.split("\r"))), "")
    return CONTROL.sub("", line.expandtabs(TAB))[:LONGEST]
