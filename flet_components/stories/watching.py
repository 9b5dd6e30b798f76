"""Sees that a file was saved, and lets the book read it anew."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from watchfiles import Change, PythonFilter, awatch

from flet_components.stories.book import Book
from flet_components.stories.places import PACKAGE, Place, in_checkout
from flet_components.stories.reloading import reload_components

__all__ = ["take", "watch", "watched"]

COMPONENTS = PACKAGE / "components"
"""Where the library's own components are, which change in a checkout."""
DEBOUNCE = 200
"""Milliseconds in which changes are taken together."""

logger = logging.getLogger("flet_components")

Watched = tuple[tuple[Path, ...], bool]
"""Folders, and whether those inside them are watched, too."""


def watched(places: Sequence[Place]) -> Iterator[Watched]:
    """Yield what has to be watched for some places, and in a checkout the library."""
    folders = {place.path for place in places if place.path.is_dir()}
    if in_checkout() and COMPONENTS.is_dir():
        folders.add(COMPONENTS)
    if folders:
        yield tuple(sorted(folders)), True
    # An editor may replace a file when it saves: its folder notices.
    if files := {place.path.parent for place in places if place.path.is_file()}:
        yield tuple(sorted(files)), False


async def watch(book: Book, folders: Iterable[Path], *, deep: bool) -> None:
    """Follow some folders for as long as the runner runs."""
    async for batch in awatch(
        *folders,
        watch_filter=PythonFilter(),
        debounce=DEBOUNCE,
        step=50,
        recursive=deep,
    ):
        try:
            take(book, batch)
        except Exception:  # the next save may heal it
            logger.exception("the stories could not be read anew")


def take(book: Book, batch: Iterable[tuple[Change, str]]) -> None:
    """Let the book read the saved files anew."""
    paths = {Path(path) for _, path in batch}
    components = {path for path in paths if path.is_relative_to(COMPONENTS)}
    if components:
        reload_components(components)
        book.components_changed()
    if stories := paths - components:
        book.changed(stories)
