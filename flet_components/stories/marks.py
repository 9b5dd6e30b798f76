"""`@play` says that a function checks a story and is none itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

if TYPE_CHECKING:
    from flet_components.testing import Screen

__all__ = ["BEFORE_CHECK", "PLAYED", "Check", "checks_in", "play"]

F = TypeVar("F", bound=Callable[..., Any])

BEFORE_CHECK = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""What stands between the names of a story and of its check."""
PLAYED = "__played_story__"
"""Attribute of a check: the story that it checks."""


@attrs.frozen
class Check:
    """What checks a story: its author acts, and looks at what is on the screen."""

    name: str
    """Name of the function."""
    caption: str
    """Docstring of the function."""
    function: Callable[..., Any]
    """The function; it is handed a screen that shows the story."""

    async def run(self, screen: Screen) -> None:
        """Act and look.

        Raises:
            Exception: Whatever the function raises; `AssertionError` when the screen
                does not show what it should.
        """
        result = self.function(screen)
        if inspect.isawaitable(result):
            await result


def play(story: Callable[..., Any]) -> Callable[[F], F]:
    """Mark a function as a check of a story; it is not shown as a story.

    Args:
        story: The story to mount before the function runs.
    """

    def mark(check: F) -> F:
        setattr(check, PLAYED, story)
        return check

    return mark


def checks_in(
    namespace: Mapping[str, Any], story: Callable[..., Any]
) -> tuple[Check, ...]:
    """Return the checks of a story among the names of its module, in their order."""
    return tuple(
        Check(name, inspect.getdoc(function) or "", function)
        for name, function in namespace.items()
        if inspect.isfunction(function) and getattr(function, PLAYED, None) is story
    )
