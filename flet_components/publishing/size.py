"""How large a site is, and what that comes from."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

__all__ = ["Size", "sizes_of"]

PARTS: Mapping[str, tuple[str, ...]] = {
    "Flutter and Flet's client": ("main.dart.js", "canvaskit/", "flutter"),
    "Python": ("pyodide/", "python"),
    "the app and its packages": ("app.zip", "packages.tar.gz"),
    "languages, when they are read": ("later/",),
}
OTHER = "fonts, icons, licences"
LOADED = (
    *("main.dart.js", "canvaskit/chromium/", "pyodide/", "python-worker.js"),
    *(
        "app.zip",
        "packages.tar.gz",
        "python.mjs",
        "index.html",
        "flutter_bootstrap.js",
        "assets/Font",
    ),
    "assets/fonts/",
)
"""What a browser such as Chrome loads when it starts."""


@attrs.frozen
class Size:
    """A part of a site."""

    name: str
    """What it is."""
    bytes: int
    """On the disk."""
    packed: int
    """As a server sends it that compresses; of what is loaded at the start only."""


def sizes_of(site: Path) -> list[Size]:
    """Return the parts of a site, and last the whole."""
    parts = {name: [0, 0] for name in (*PARTS, OTHER)}
    for path in site.rglob("*"):
        if path.is_file():
            name = path.relative_to(site).as_posix()
            part = parts[_part(name)]
            part[0] += path.stat().st_size
            part[1] += _packed(path) if name.startswith(LOADED) else 0
    found = [Size(name, *both) for name, both in parts.items() if both[0]]
    whole = (sum(s.bytes for s in found), sum(s.packed for s in found))
    return [*found, Size("in all", *whole)]


def _part(name: str) -> str:
    return next(_matching(name), OTHER)


def _matching(name: str) -> Iterator[str]:
    return (part for part, begins in PARTS.items() if name.startswith(begins))


def _packed(path: Path) -> int:
    data = path.read_bytes()
    if path.suffix in (".gz", ".zip", ".woff2", ".png"):
        return len(data)
    return len(gzip.compress(data, 6))
