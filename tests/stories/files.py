"""Types of the fixtures that make story files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flet_components.stories.book import Book

__all__ = ["Read", "Write"]

Write = Callable[[str, str], Path]
"""Writes a text to a file of the stories' folder."""
Read = Callable[[], Book]
"""Reads the folder as a book."""
