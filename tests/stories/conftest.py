"""What the tests of the story runner share: a folder of stories, and its book."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from flet_components.stories.book import Book
from flet_components.stories.places import Place
from tests.stories.files import Read, Write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of stories."""
    path = tmp_path / "stories"
    path.mkdir()
    return path


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a story file into the folder, and return its path."""

    def write_file(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip())
        return path

    return write_file


@pytest.fixture
def read(folder: Path) -> Read:
    """Read the folder's stories as a book."""
    return lambda: Book((Place(folder),))
