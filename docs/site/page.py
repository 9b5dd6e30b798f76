"""A page of the docs on its way to the site."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import attrs

__all__ = ["DOCS", "ROOT", "Page"]

DOCS = Path(__file__).resolve().parents[1]
ROOT = DOCS.parent
COMPONENTS = "components"
"""Folder of the pages about components, in a folder for each area."""


@attrs.frozen
class Page:
    """Markdown, and where it stands."""

    path: PurePosixPath
    """From the folder of the docs: `components/timing/countdown.md`."""
    text: str
    """Its Markdown."""

    @property
    def root(self) -> str:
        """How the site's folder is written from this page: `../../`."""
        return "../" * (len(self.path.parts) - 1)

    @property
    def component(self) -> str:
        """Where the component stands that the page is about, or empty."""
        is_one = len(self.path.parts) == 3 and self.path.parts[0] == COMPONENTS
        return "/".join(self.path.with_suffix("").parts[1:]) if is_one else ""

    def with_text(self, text: str) -> Page:
        """Return the page with other Markdown."""
        return attrs.evolve(self, text=text)
