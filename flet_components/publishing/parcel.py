"""What is published: the files of an app, and what has to be there to run it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

__all__ = ["Parcel"]


@attrs.frozen(kw_only=True)
class Parcel:
    """An app, packed up."""

    title: str
    """What the browser's tab says until the app says otherwise."""
    module: str
    """Name of the module that calls `ft.run`."""
    files: Mapping[str, Path | bytes]
    """Python's files, by their paths in the browser."""
    assets: Mapping[str, Path] = attrs.field(factory=dict)
    """What the page asks its server for, by paths from the root of the site."""
    requirements: Sequence[str] = ()
    """Packages that it needs besides Flet, as pip writes them."""
    wheels: Sequence[Path] = ()
    """Wheels that are taken as they are."""
    locales: Sequence[str] | None = None
    """Languages that Babel shall know; None for those that are widely read."""
