"""A folder of pictures: what a capture has put there, and the next one does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

__all__ = ["Album"]

INDEX = "capture.json"
"""The file that says which pictures of a folder are a capture's."""


class Album:
    """Keeps the pictures of a folder; files that are not its own are left alone.

    Args:
        folder: Where they are, or shall be.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def names(self) -> frozenset[str]:
        """The pictures that captures have put there.

        Raises:
            ValueError: If the list of them cannot be read.
        """
        index = self._folder / INDEX
        if not index.exists():
            return frozenset()
        try:
            names = json.loads(index.read_text("utf-8"))["pictures"]
            return frozenset(name for name in names if self._path(name).is_file())
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(
                f"{index} cannot be read ({error}): capture these pictures anew"
            ) from None

    def read(self, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
        """Return those of its pictures that are wanted, by name."""
        return {
            name: self._path(name).read_bytes()
            for name in sorted(self.names)
            if is_wanted(name)
        }

    def write(self, name: str, png: bytes) -> None:
        """Put a picture there."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png)

    def close(self, written: Iterable[str], is_meant: Callable[[str], bool]) -> None:
        """List what has been written, and remove what no story has any more.

        Args:
            written: The new pictures.
            is_meant: Whether a picture would have been taken if it still had a story.
        """
        new = frozenset(written)
        stale = {name for name in self.names - new if is_meant(name)}
        for name in stale:
            self._path(name).unlink()
        kept = sorted((self.names | new) - stale)
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"pictures": kept}, indent=2, ensure_ascii=False)
        (self._folder / INDEX).write_text(text + "\n", "utf-8")

    def _path(self, name: str) -> Path:
        """Return where a picture is.

        Raises:
            ValueError: If that is not in the folder.
        """
        path = self._folder / name
        if not path.resolve().is_relative_to(self._folder.resolve()):
            raise ValueError(f"pictures must be in {self._folder}, got {name!r}")
        return path
