"""The keys of the runner: what each does, and when it is not for the runner."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import attrs
import flet as ft

from flet_components.stories.typing_watch import is_typing

__all__ = ["Shortcut", "Shortcuts", "key_of"]

CHORDS = ("Ctrl+", "Alt+", "Escape")
"""What nobody types into a field begins with one of these."""


@attrs.frozen
class Shortcut:
    """Keys that do the same."""

    keys: tuple[str, ...]
    """As `key_of` names them: `J`, `Alt+Arrow Down`."""
    words: str
    """What they do."""
    act: Callable[[], Any]
    """Does it; may be a coroutine function."""


class Shortcuts:
    """Does what keys are for, unless they are typed into a field, or on the stage.

    Args:
        page: The page that is told of the keys.
        shortcuts: What there is.
        in_story: Says, a moment after a key, whether it was for the story.
    """

    def __init__(
        self,
        page: ft.Page,
        shortcuts: Iterable[Shortcut],
        in_story: Callable[[], Awaitable[bool]],
    ) -> None:
        self.all: Sequence[Shortcut] = tuple(shortcuts)
        self._page = page
        self._in_story = in_story
        self._acts = {key: each.act for each in self.all for key in each.keys}

    async def press(self, event: ft.KeyboardEvent) -> None:
        """Do what a key is for, if it is for the runner."""
        key = key_of(event)
        act = self._acts.get(key)
        if act is None:
            return
        if not key.startswith(CHORDS) and (
            is_typing(self._page) or await self._in_story()
        ):
            return
        result = act()
        if inspect.isawaitable(result):
            await result


def key_of(event: ft.KeyboardEvent) -> str:
    """Name a key and what is held with it: `J`, `Ctrl+K`; Command counts as Control.

    Shift is left out: which of `/` and `?` it takes depends on the keyboard.
    """
    held = "Ctrl+" * (event.ctrl or event.meta) + "Alt+" * event.alt
    return held + (event.key.upper() if len(event.key) == 1 else event.key)
