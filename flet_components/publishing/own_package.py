"""This library itself, as files: from where it runs, be it a checkout or installed."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.utils import canonicalize_name

from flet_components.publishing.archive import is_needless

__all__ = ["is_own", "own_files", "own_requirements"]

DISTRIBUTION = "flet-async-components"
PACKAGE = Path(__file__).resolve().parents[1]
LEFT_OUT = ("_catalogue", "publishing/", "stories/capturing/", "stories/commands/")
"""What only runs outside of a browser; stories are packed by themselves."""
SERVED = ("stories/assets/",)
"""What the page asks its server for."""


def own_files() -> Iterator[tuple[str, Path]]:
    """Yield this library's files, by paths on Python's path."""
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE).as_posix()
        if not path.is_file() or name.startswith((*LEFT_OUT, *SERVED)):
            continue
        if not is_needless(name):
            yield f"{PACKAGE.name}/{name}", path


def own_requirements() -> Sequence[str]:
    """Return what this library needs, without its extras."""
    said = importlib.metadata.requires(DISTRIBUTION) or ()
    return [each for each in said if "extra ==" not in each]


def is_own(name: str) -> bool:
    """Say whether a package is this library."""
    return canonicalize_name(name) == DISTRIBUTION
