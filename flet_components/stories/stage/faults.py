"""What went wrong in a story, told so that its author sees where to look."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import attrs

from flet_components.errors import StoryError
from flet_components.stories.finding import Story

__all__ = ["Fault", "is_from"]

AROUND = 2
"""Lines shown before and after the one that failed."""


@attrs.frozen
class Fault:
    """An exception, seen from the story's file."""

    headline: str
    """Type and message: `ZeroDivisionError: division by zero`."""
    place: str
    """Where in the story's file: `countdown.py, line 12, in broken`."""
    lines: tuple[tuple[int, str], ...]
    """The line that failed and those around it, with their numbers."""
    culprit: int
    """Number of the line that failed."""
    details: str
    """The traceback from the story's file on, or all of it."""

    @classmethod
    def of(cls, error: BaseException, story: Story) -> Fault:
        """Return an exception as the author of a story wants to see it."""
        told = traceback.TracebackException.from_exception(error)
        said = error.msg if isinstance(error, SyntaxError) else str(error)
        message = said.strip() or "without a message"
        name, line, file = _spot(error, told, story)
        return cls(
            f"{type(error).__name__}: {message}",
            f"{Path(file).name}, line {line}" + (f", in {name}" if name else ""),
            tuple(_lines(file, line)),
            line,
            "".join(_trimmed(error, told, story.path)).rstrip(),
        )


def is_from(error: BaseException, path: Path) -> bool:
    """Say whether a file is part of an exception's traceback."""
    return any(
        Path(frame.filename) == path for frame in _frames(error.__traceback__)
    ) or (isinstance(error, SyntaxError) and error.filename == str(path))


def _frames(tb: TracebackType | None) -> traceback.StackSummary:
    return traceback.extract_tb(tb)


def _spot(
    error: BaseException, told: traceback.TracebackException, story: Story
) -> tuple[str, int, str]:
    """Return function, line and file of the last step that the story's file made."""
    if isinstance(error, SyntaxError) and error.filename:
        return "", error.lineno or 1, error.filename
    own = [frame for frame in told.stack if Path(frame.filename) == story.path]
    if not told.stack or (isinstance(error, StoryError) and not own):
        return story.name, story.line, str(story.path)
    frame = own[-1] if own else told.stack[-1]
    name = "" if frame.name == "<module>" else frame.name
    return name, frame.lineno or 1, frame.filename


def _lines(file: str, line: int) -> Iterator[tuple[int, str]]:
    linecache.checkcache(file)
    for number in range(max(1, line - AROUND), line + AROUND + 1):
        if text := linecache.getline(file, number):
            yield number, text.rstrip()


def _trimmed(
    error: BaseException, told: traceback.TracebackException, path: Path
) -> Iterator[str]:
    """Leave out the steps of the runner that led to the story's file."""
    own = [i for i, frame in enumerate(told.stack) if Path(frame.filename) == path]
    if own:
        del told.stack[: own[0]]
    elif isinstance(error, SyntaxError | StoryError):
        return told.format_exception_only()
    return told.format()
