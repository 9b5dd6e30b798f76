"""`@play` says that a function checks a story and is none itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

__all__ = ["PLAYED", "play"]

F = TypeVar("F", bound=Callable[..., Any])

PLAYED = "__played_story__"
"""Attribute of a check: the story that it checks."""


def play(story: Callable[..., Any]) -> Callable[[F], F]:
    """Mark a function as a check of a story; it is not shown as a story.

    Args:
        story: The story to mount before the function runs.
    """

    def mark(check: F) -> F:
        setattr(check, PLAYED, story)
        return check

    return mark
