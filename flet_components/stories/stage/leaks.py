"""Which tasks stories have left behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import flet as ft

from flet_components.lifetime import of_page
from flet_components.scope import end
from flet_components.stories.stage.tasks import StoryTask, tasks_of

__all__ = ["Leaks", "Left"]

PATIENCE = 5.0
"""Seconds that components have to leave, and tasks to end."""

Left = tuple[str, ...]
"""The tasks that one story has left, each with the line where it waited."""


class Leaks:
    """Looks after stories that were left: what still goes on is told, and ended."""

    def __init__(self) -> None:
        self._left: dict[str, Left] = {}
        self._readers: list[Callable[[], object]] = []

    @property
    def left(self) -> Mapping[str, Left]:
        """By the ids of stories, what they left when they were last visited."""
        return self._left

    def listen(self, reader: Callable[[], object]) -> Callable[[], None]:
        """Call back when a story has left something; returns what ends the calls."""
        self._readers.append(reader)
        return lambda: self._readers.remove(reader)

    async def look(self, story: str, page: ft.Page) -> None:
        """Look after a story whose page was closed."""
        await of_page(page).exited(PATIENCE)
        tasks = tasks_of(page)
        before = self._left.pop(story, None)
        if tasks:
            self._left[story] = tuple(_told(each) for each in tasks)
        if self._left.get(story) != before:
            for reader in tuple(self._readers):
                reader()
        await end((each.task for each in tasks), PATIENCE)


def _told(task: StoryTask) -> str:
    owner = f"{task.owner}." if task.owner else ""
    return f"{owner}{task.name} ({task.place})"
