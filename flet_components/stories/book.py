"""All stories that the runner knows, and what is known of each."""

from __future__ import annotations

import asyncio
import difflib
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from flet_components.errors import StoryError
from flet_components.stories.finding import Story, StoryFile
from flet_components.stories.knobs import Knob, knobs_of
from flet_components.stories.loading import StoryLoader
from flet_components.stories.marks import Check, checks_in
from flet_components.stories.places import Place, roots
from flet_components.stories.reloading import Project

__all__ = ["Book", "Visit"]


@attrs.frozen
class Visit:
    """What a story turned out to be when it was visited."""

    story: Story
    """As its source text tells it."""
    function: Callable[..., Any] | None = None
    """Its function, unless its file cannot be imported."""
    knobs: tuple[Knob, ...] = ()
    """Its knobs."""
    checks: tuple[Check, ...] = ()
    """What `@play` says of it, in the order of its file."""
    error: BaseException | None = None
    """Why it cannot be played."""


class Book:
    """The stories of some places, read anew when their files change.

    Args:
        places: Where to look.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        self.files: tuple[StoryFile, ...] = ()
        self.project = Project(roots(self.places))
        self.imported = asyncio.Event()
        """Set when a file was imported; who waits for it clears it."""
        self._failures: dict[Path, BaseException] = {}
        self._stories: dict[str, Story] = {}
        self._visits: dict[str, Visit] = {}
        self._loader = StoryLoader()
        self._readers: list[Callable[[frozenset[Path]], object]] = []
        self._read()

    @property
    def stories(self) -> Iterable[Story]:
        """All stories, in the order of their files."""
        return self._stories.values()

    def story(self, id: str) -> Story | None:
        """Return the story of that id, if there is one."""
        return self._stories.get(id)

    @property
    def first(self) -> Story | None:
        """The story that is shown where none is asked for, if there is any."""
        return next(iter(self.stories), None)

    @property
    def failures(self) -> Mapping[Path, BaseException]:
        """Why files cannot be read, or could not be imported when last visited."""
        unread = {file.path: file.error for file in self.files if file.error}
        return MappingProxyType({**self._failures, **unread})

    def file_of(self, id: str) -> StoryFile | None:
        """Return the file that a story stands in, or would stand in."""
        parent = id.rpartition("/")[0]
        return next((file for file in self.files if file.id == parent), None)

    def nearest(self, id: str) -> list[Story]:
        """Return the stories whose ids look most like one that does not exist."""
        names = {story.name: story.id for story in self.stories}
        close = difflib.get_close_matches(id, self._stories, n=4, cutoff=0.4)
        last = id.rpartition("/")[2]
        close += [names[n] for n in difflib.get_close_matches(last, names, n=4)]
        return [self._stories[each] for each in dict.fromkeys(close)][:4]

    def visit(self, story: Story) -> Visit:
        """Import a story's file, unless that was done, and read its knobs.

        Until the files change it is the same visit; only one that failed is repeated.
        """
        visit = self._visits.get(story.id) or self._visit(story)
        if visit.error is None:
            self._visits[story.id] = visit
        return visit

    def visit_anew(self, story: Story) -> Visit:
        """Look a story up again: its file may have been saved since."""
        now = self.story(story.id)
        if now is not None:
            return self.visit(now)
        file = self.file_of(story.id)
        gone = StoryError(f"{story.name} is no longer in {story.path.name}")
        return Visit(story, error=(file and file.error) or gone)

    def _visit(self, story: Story) -> Visit:
        self.imported.set()
        self._failures.pop(story.path, None)
        try:
            function = self._loader.function(story)
        except (Exception, SystemExit) as error:
            self._failures[story.path] = error
            return Visit(story, error=error)
        try:
            return Visit(story, function, knobs_of(function), _checks_of(function))
        except Exception as error:
            return Visit(story, function, error=error)

    # --- when files change ---

    def listen(self, reader: Callable[[frozenset[Path]], object]) -> Callable[[], None]:
        """Call back with the files that changed; returns what ends the calls."""
        self._readers.append(reader)
        return lambda: self._readers.remove(reader)

    def changed(self, paths: Iterable[Path]) -> None:
        """Read the files anew, and what depends on them; tell all readers of the book.

        Files that could not be imported are tried again: they may have waited for this.
        """
        saved = {path for path in paths if self.project.owns(path)}
        if not saved:
            return
        known = {file.path for file in self.files}
        stale = self.project.release(saved) & known
        mine = {path for path in saved if path in known or self._is_looked_for(path)}
        self._tell(frozenset(mine | stale | self._failures.keys()))

    def _tell(self, paths: frozenset[Path]) -> None:
        if not paths:
            return
        for path in paths:
            self._failures.pop(path, None)
        self._visits.clear()
        for path in paths:
            self._loader.forget(path)
        self._read()
        for reader in tuple(self._readers):
            reader(paths)

    def _is_looked_for(self, path: Path) -> bool:
        return any(place.owns(path) for place in self.places)

    def _read(self) -> None:
        self.files = tuple(file for place in self.places for file in place.read())
        self._stories = {
            story.id: story for file in self.files for story in file.stories
        }


def _checks_of(function: Callable[..., Any]) -> tuple[Check, ...]:
    """Return the checks that stand in the same file as a story."""
    return checks_in(getattr(inspect.unwrap(function), "__globals__", {}), function)
