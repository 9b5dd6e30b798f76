"""Knows whether a key that is pressed is for the story, and not for the runner."""

from __future__ import annotations

import flet as ft

from flet_components import UserControl
from flet_components.stories.stage import Stage
from flet_components.stories.stage.tapping import controls_in

__all__ = ["StageKeys"]

LATE = 0.05
"""Seconds in which the stage tells of a key after the page has."""
TYPED_INTO = (
    *("AutoComplete", "CupertinoTextField", "KeyboardListener", "SearchBar"),
    "TextField",
)
"""What listens to keys of its own: names of Flet's classes, not to load them all."""


class StageKeys(UserControl):
    """Surrounds the stage, and hears the keys that are pressed in it.

    The browser tells the runner's page of every key, whoever has the focus. When
    something on the stage has it, the client tells here, too, right after that. The
    stage has the focus from its beginning, so this alone is not enough: a story
    without anything to type into leaves the keys to the runner.

    Args:
        stage: The stage.
        content: The control that shows it.
    """

    def __init__(self, stage: Stage, content: ft.Control) -> None:
        super().__init__()
        self._stage = stage
        self._content = content
        self._heard = 0

    def build(self) -> ft.Control:
        """Return the stage with an ear around it."""
        return ft.KeyboardListener(
            self._content, include_semantics=False, on_key_down=self._on_key
        )

    def _on_key(self) -> None:
        self._heard += 1

    async def heard(self) -> bool:
        """Say whether the key that the page tells of was for the story."""
        if not self._listens():
            return False
        before = self._heard
        await self.clock.sleep(LATE)
        return self._heard > before

    def _listens(self) -> bool:
        page = self._stage.page
        if page is None:
            return False
        return page.on_keyboard_event is not None or any(
            kind.__name__ in TYPED_INTO
            for each in controls_in(page)
            for kind in type(each).__mro__
        )
