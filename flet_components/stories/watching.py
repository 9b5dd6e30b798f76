"""Sees that a file was saved, and lets the book read it anew."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from watchfiles import PythonFilter, awatch

from flet_components.stories.book import Book
from flet_components.stories.places import PACKAGE, Place, in_checkout

__all__ = ["imported_folders", "watch", "watch_imports", "watched"]

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


def imported_folders(book: Book) -> set[Path]:
    """Return the folders of what stories have imported, unless they are watched anyway.

    One is where the runner was started: a module that is missing may appear there.
    """
    places = tuple(watched(book.places))
    folders = {book.project.roots[0], *book.project.folders(), *_of_failures(book)}
    return {
        folder
        for folder in folders
        if folder.is_dir()
        and not any(
            folder.is_relative_to(top) for tops, deep in places for top in tops if deep
        )
        and not any(folder in flat for flat, deep in places if not deep)
    }


def _of_failures(book: Book) -> Iterator[Path]:
    """Yield where a syntax error is: its module has not been imported."""
    for error in book.failures.values():
        path = Path(getattr(error, "filename", None) or "")
        if isinstance(error, SyntaxError) and book.project.owns(path):
            yield path.parent


async def watch(
    book: Book,
    folders: Iterable[Path],
    *,
    deep: bool,
    until: asyncio.Event | None = None,
) -> None:
    """Follow some folders until an event, or for as long as the runner runs."""
    async for batch in awatch(
        *folders,
        watch_filter=PythonFilter(),
        debounce=DEBOUNCE,
        step=50,
        recursive=deep,
        stop_event=until,
    ):
        try:
            book.changed([Path(path) for _, path in batch])
        except Exception:  # the next save may heal it
            logger.exception("the stories could not be read anew")


async def watch_imports(book: Book) -> None:
    """Follow what stories import; a visit may add to it."""
    while True:
        book.imported.clear()
        await watch(book, imported_folders(book), deep=False, until=book.imported)
        await book.imported.wait()
