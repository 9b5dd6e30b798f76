"""Saved files are seen."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from watchfiles import Change

from flet_components.stories import watching
from flet_components.stories.places import Place
from flet_components.stories.watching import COMPONENTS, take, watch, watched
from tests.stories.files import Read, Write


def test_what_is_watched(write: Write, folder: Path) -> None:
    """Folders are watched with all that is in them, files through their folder."""
    path = write("deep/a.py", "")
    deep, flat = watched((Place(folder), Place(path, "a")))
    assert deep == (tuple(sorted((folder, COMPONENTS))), True)
    assert flat == ((path.parent,), False)


async def test_a_save_is_read(write: Write, read: Read) -> None:
    """A file that is saved while it is watched is read anew."""
    path = write("a.py", "def one(): ...\n")
    book = read()
    changed = asyncio.Event()
    book.listen(lambda _: changed.set())
    task = asyncio.create_task(watch(book, [path.parent], deep=True))
    try:
        async with asyncio.timeout(20):
            while not changed.is_set():
                write("a.py", "def one(): ...\n\ndef two(): ...\n")
                for _ in range(20):  # the watching begins at some time in a thread
                    if not changed.is_set():
                        await asyncio.wait([task], timeout=0.05)
    finally:
        task.cancel()
        await asyncio.wait([task])
    assert book.story("a/two") is not None


def test_a_saved_component(
    write: Write, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a component is saved it is reloaded, and all story files with it."""
    path = write("a.py", "def one(): ...\n")
    book = read()
    told: list[frozenset[Path]] = []
    book.listen(told.append)
    reloaded: list[set[Path]] = []
    monkeypatch.setattr(watching, "reload_components", reloaded.append)
    component = COMPONENTS / "timing" / "countdown.py"
    take(book, [(Change.modified, str(component))])
    assert reloaded == [{component}]
    assert told == [{path}]
    take(book, [(Change.modified, str(path))])
    assert told == [{path}, {path}]
    assert len(reloaded) == 1
