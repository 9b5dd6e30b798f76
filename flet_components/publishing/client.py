"""Flet's web client: which of its files a site needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

__all__ = ["client_files", "copy_client"]

NEEDLESS = (
    "*.symbols",
    "*.map",
    "canvaskit/experimental_webparagraph/*",
    "canvaskit/skwasm*",
    "canvaskit/wimp*",
    "main.dart.mjs",
    "main.dart.wasm",
    "pyodide/*.bat",
    "pyodide/*.d.ts",
    "pyodide/*.exe",
    "pyodide/*.whl",
    "pyodide/pyodide.js",
    "pyodide/python",
    "pyodide/python_cli_entry.mjs",
)
"""Files that no browser asks for: names of functions for people who look for errors in
Flutter, the renderers that only some browsers can use, Pyodide for Node, and the
installer of packages, all of which are in the app's archive already."""


def client_files(web: Path) -> Iterator[Path]:
    """Yield what a site needs of the web client, by paths from its folder."""
    for path in sorted(web.rglob("*")):
        name = path.relative_to(web).as_posix()
        if path.is_file() and not any(fnmatch(name, each) for each in NEEDLESS):
            yield Path(name)


def copy_client(web: Path, site: Path) -> None:
    """Copy what a site needs of the web client."""
    for name in client_files(web):
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(web / name, target)
