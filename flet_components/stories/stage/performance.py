"""One run of a story: set up, shown, left."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import flet as ft

from flet_components.stories.playing import played

__all__ = ["Performance"]


class Performance:
    """Plays a story until it is left.

    Args:
        story: The function.
        values: Its arguments.
        show: Puts what it shows on the stage.
        clear: Takes it off again, and waits until it has gone.
    """

    def __init__(
        self,
        story: Callable[..., Any],
        values: Mapping[str, Any],
        show: Callable[[ft.Control], object],
        clear: Callable[[], Awaitable[object]],
    ) -> None:
        self._story = story
        self._values = values
        self._show = show
        self._clear = clear
        self._left = asyncio.Event()
        self.shown = False
        self._task: asyncio.Task[Any] | None = None

    async def run(self) -> None:
        """Set the story up, show it, and when it is left, run its clean-up.

        A story without a clean-up stays until the next one takes its place, so that
        turning a knob does not make the stage blink.
        """
        self._task = asyncio.current_task()
        async with played(self._story, self._values) as control:
            self.shown = True
            self._show(control)
            await self._left.wait()
            if has_cleanup(self._story):
                await self._clear()

    def leave(self) -> None:
        """End the run; a set-up that is still under way is cancelled."""
        self._left.set()
        if not self.shown and self._task is not None:
            self._task.cancel()


def has_cleanup(story: Callable[..., Any]) -> bool:
    """Say whether something of a story follows its `yield`."""
    function = inspect.unwrap(story)
    return inspect.isasyncgenfunction(function) or inspect.isgeneratorfunction(function)
