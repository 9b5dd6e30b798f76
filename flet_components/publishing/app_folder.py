"""The files of a person's own app: what lies beside the script that calls `ft.run`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from flet_components.errors import PublishError
from flet_components.publishing.parcel import Parcel

__all__ = ["app_parcel", "folder_files"]

ASSETS = "assets"
"""Folder beside the script whose files the page asks its server for, as `ft.run` has
it."""
LEFT_OUT = frozenset({"__pycache__", "build", "dist", "node_modules", "tests", "venv"})
UNREAD = ("requirements.txt", "pyproject.toml")
"""What Flet's worker would take for a list of packages to fetch from an index."""
ENVIRONMENT = "pyvenv.cfg"
"""What lies in every virtual environment."""


def app_parcel(
    script: Path,
    *,
    title: str = "",
    requirements: Sequence[str] = (),
    wheels: Sequence[Path] = (),
    locales: Sequence[str] | None = None,
    besides: Path | None = None,
) -> Parcel:
    """Pack up an app.

    Args:
        script: The file that calls `ft.run`.
        title: Of the page; by default the name of the file.
        requirements: Packages that it needs besides Flet.
        wheels: Wheels that are taken as they are.
        locales: Languages that Babel shall know.
        besides: A folder that is no part of the app, such as the site itself.

    Raises:
        PublishError: If the script is none that can be run as a module.
    """
    if not script.is_file() or script.suffix != ".py" or not script.stem.isidentifier():
        raise PublishError(
            f"an app must be a Python file such as main.py, got {script}"
        )
    folder = script.resolve().parent
    inside = dict(folder_files(folder, besides))
    assets = {
        name.removeprefix(f"{ASSETS}/"): path
        for name, path in inside.items()
        if name.startswith(f"{ASSETS}/")
    }
    return Parcel(
        title=title or script.stem.replace("_", " ").capitalize(),
        module=script.stem,
        files={name: path for name, path in inside.items() if not _is_asset(name)},
        assets=assets,
        requirements=requirements,
        wheels=wheels,
        locales=locales,
    )


def _is_asset(name: str) -> bool:
    return name.startswith(f"{ASSETS}/") or name in UNREAD


def folder_files(
    folder: Path, besides: Path | None = None
) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder, without what is hidden, built, tested or installed.

    Args:
        folder: The folder.
        besides: A folder in it that is left out, too.
    """
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in LEFT_OUT
            and not Path(parent, name, ENVIRONMENT).exists()
            and not (besides is not None and Path(parent, name) == besides.resolve())
        )
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith((".pyc", ".whl")):
                path = Path(parent, name)
                yield path.relative_to(folder).as_posix(), path
