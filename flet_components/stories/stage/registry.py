"""The stages that are open, each behind an address that nobody can guess."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.finding import Story
from flet_components.stories.stage.faults import is_from
from flet_components.stories.stage.leaks import Leaks
from flet_components.stories.stage.stage import Stage
from flet_components.stories.staging import Staging

__all__ = ["Stages"]


class Stages:
    """Opens, finds and closes stages.

    Args:
        book: The stories that can be played.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._stages: dict[str, Stage] = {}
        self.leaks = Leaks()
        book.listen(self._on_change)

    def __iter__(self) -> Iterator[Stage]:
        """Iterate over the open stages."""
        return iter(tuple(self._stages.values()))

    def open(self, story: Story, texts: Mapping[str, str], staging: Staging) -> Stage:
        """Prepare a stage for a story; its page comes when the browser asks for it."""
        token = secrets.token_urlsafe(12)
        stage = Stage(self._book, story, texts, staging, token, self.leaks)
        self._stages[stage.token] = stage
        return stage

    def find(self, token: str) -> Stage | None:
        """Return the stage of a token."""
        return self._stages.get(token)

    def drop(self, stage: Stage) -> None:
        """Forget a stage; what is still played there ends with its connection."""
        self._stages.pop(stage.token, None)
        stage.absence.give_up()

    def blame(self, error: BaseException, page: ft.Page | None) -> None:
        """Show an error that nobody caught on the stage that it comes from."""
        own = [stage for stage in self if page is not None and stage.page is page]
        for stage in own or [each for each in self if is_from(error, each.path)]:
            stage.fail(error)

    def _on_change(self, paths: frozenset[Path]) -> None:
        for stage in self:
            if stage.path in paths:
                stage.play()
