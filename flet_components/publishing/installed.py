"""Packages that are installed in this environment."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from flet_components.publishing.archive import is_needless

__all__ = ["Installed"]

FALLBACKS = frozenset({"msgpack"})
"""Packages that work, slower, without what was compiled for this machine."""


@attrs.frozen
class Installed:
    """One package of this environment."""

    name: str
    """As indexes write it."""
    distribution: importlib.metadata.Distribution = attrs.field(repr=False)
    """What is known of it."""

    @classmethod
    def find(cls, wanted: Requirement) -> Installed | None:
        """Return what fits a requirement; another version or a checkout does not."""
        try:
            found = importlib.metadata.distribution(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            return None
        fits = wanted.specifier.contains(found.version, prereleases=True)
        here = cls(canonicalize_name(wanted.name), found)
        return here if fits and not here._is_link else None

    @property
    def version(self) -> str:
        """Its version."""
        return self.distribution.version

    @property
    def requires(self) -> Sequence[str]:
        """What it needs."""
        return self.distribution.requires or ()

    @property
    def is_pure(self) -> bool:
        """Whether it is the same on all machines."""
        return "Root-Is-Purelib: true" in (self.distribution.read_text("WHEEL") or "")

    @property
    def has_fallback(self) -> bool:
        """Whether it works without its compiled part."""
        return self.name in FALLBACKS

    @property
    def note(self) -> str:
        """What a person should know of it."""
        return "" if self.is_pure else "in Python only, which is slower: pip found none"

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield what it is made of, by paths on Python's path."""
        for path in self.distribution.files or ():
            name = path.as_posix()
            if not name.startswith("..") and not is_needless(name):
                yield name, Path(str(path.locate()))

    @property
    def _is_link(self) -> bool:
        """Whether it is a link to a checkout, which has no modules to copy."""
        origin = json.loads(self.distribution.read_text("direct_url.json") or "{}")
        return bool(origin.get("dir_info", {}).get("editable"))
