"""All stories that the runner knows, and what is known of each."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs

from flet_components.stories.finding import Story, StoryFile
from flet_components.stories.knobs import Knob, knobs_of
from flet_components.stories.loading import StoryLoader
from flet_components.stories.places import Place

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

    def _visit(self, story: Story) -> Visit:
        try:
            function = self._loader.function(story)
        except (Exception, SystemExit) as error:
            return Visit(story, error=error)
        try:
            return Visit(story, function, knobs_of(function))
        except Exception as error:
            return Visit(story, function, error=error)

    # --- when files change ---

    def listen(self, reader: Callable[[frozenset[Path]], object]) -> Callable[[], None]:
        """Call back with the files that changed; returns what ends the calls."""
        self._readers.append(reader)
        return lambda: self._readers.remove(reader)

    def changed(self, paths: Iterable[Path]) -> None:
        """Read the files anew, and tell all readers of the book."""
        known = {file.path for file in self.files}
        mine = frozenset(
            path for path in paths if path in known or self._is_looked_for(path)
        )
        self._tell(mine)

    def components_changed(self) -> None:
        """Import all story files anew when they are next visited."""
        self._tell(frozenset(file.path for file in self.files))

    def _tell(self, paths: frozenset[Path]) -> None:
        if not paths:
            return
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
