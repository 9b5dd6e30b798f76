"""Calls a story, whichever of the four kinds of function it is."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import flet as ft

from flet_components.errors import StoryError

__all__ = ["played"]


@contextlib.asynccontextmanager
async def played(
    story: Callable[..., Any], values: Mapping[str, Any]
) -> AsyncIterator[ft.Control]:
    """Set a story up, yield what it shows, and run what follows its `yield`.

    Raises:
        StoryError: If it shows something that is not a control.
        Exception: Whatever the story raises.
    """
    result = story(**values)
    if inspect.isasyncgen(result):
        async with contextlib.asynccontextmanager(lambda: result)() as shown:
            yield as_control(story, shown)
    elif inspect.isgenerator(result):
        with contextlib.contextmanager(lambda: result)() as shown:
            yield as_control(story, shown)
    else:
        shown = await result if inspect.isawaitable(result) else result
        yield as_control(story, shown)


def as_control(story: Callable[..., Any], shown: Any) -> ft.Control:
    """Return what a story shows as one control.

    Raises:
        StoryError: If it is not a control, nor a list of controls.
    """
    if isinstance(shown, ft.Control):
        return shown
    if isinstance(shown, list | tuple) and all(
        isinstance(part, ft.Control) for part in shown
    ):
        return ft.Column(list(shown), tight=True)
    raise StoryError(
        f"{getattr(story, '__name__', 'a story')} must return a control or a list of "
        f"controls, got {shown!r}: does it end in return or yield?"
    )
