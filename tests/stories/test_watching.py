"""Saved files are seen."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from flet_components.stories.places import Place
from flet_components.stories.watching import (
    COMPONENTS,
    imported_folders,
    watch,
    watch_imports,
    watched,
)
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


async def test_what_stories_import_is_watched(
    write: Write, read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module outside the stories' folder is watched once a story has imported it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    module = tmp_path / "watched_shop" / "words.py"
    module.parent.mkdir()
    module.write_text("WORD = 1\n")
    path = write("a.py", "import watched_shop.words\n\ndef one(): ...\n")
    book = read()
    assert imported_folders(book) == {tmp_path}
    told: list[frozenset[Path]] = []
    book.listen(told.append)
    task = asyncio.create_task(watch_imports(book))
    try:
        (story,) = book.stories
        assert book.visit(story).error is None
        assert imported_folders(book) == {tmp_path, module.parent}
        async with asyncio.timeout(20):
            while not told:
                module.write_text("WORD = 2\n")
                await asyncio.wait([task], timeout=0.5)
    finally:
        task.cancel()
        await asyncio.wait([task])
        book.project.release({module})
    assert told[0] == {path}


async def test_where_a_syntax_error_is(
    write: Write, read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of a module that cannot be read is watched, so that it heals."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    module = tmp_path / "broken_shop" / "__init__.py"
    module.parent.mkdir()
    module.write_text("def broken(:\n")
    write("a.py", "import broken_shop\n\ndef one(): ...\n")
    book = read()
    (story,) = book.stories
    assert isinstance(book.visit(story).error, SyntaxError)
    assert imported_folders(book) == {tmp_path, module.parent}
