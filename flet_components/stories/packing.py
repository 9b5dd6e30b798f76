"""Packs stories up for a static site: their files, and the modules that they import."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from flet_components.publishing.app_folder import folder_files
from flet_components.publishing.parcel import Parcel
from flet_components.stories.places import PACKAGE, Place

__all__ = ["imported_files", "story_parcel"]

MAIN = """from flet_components.stories.in_browser import run_in_browser

run_in_browser({places!r})
"""
MODULE = "story_site"
ASSETS = PACKAGE / "stories" / "assets"


def story_parcel(
    places: Sequence[Place],
    *,
    root: Path,
    title: str = "Stories",
    requirements: Sequence[str] = (),
    wheels: Sequence[Path] = (),
    locales: Sequence[str] | None = None,
) -> Parcel:
    """Pack up the runner with some stories.

    Args:
        places: Where the stories are.
        root: Where the modules are that they import, if those are not installed.
        title: Of the page.
        requirements: Packages that they need besides Flet and this library.
        wheels: Wheels that are taken as they are.
        locales: Languages that Babel shall know.
    """
    files: dict[str, Path | bytes] = {}
    shown = []
    for number, place in enumerate(places):
        folder = f"stories_{number}" if number else "stories"
        for path in place.files():
            name = path.name if path == place.path else _inside(path, place.path)
            files[f"{folder}/{name}"] = path
        is_file = place.path.is_file()
        shown.append(
            (f"{folder}/{place.path.name}" if is_file else folder, place.prefix)
        )
    sources = [path for path in files.values() if isinstance(path, Path)]
    for path in imported_files(sources, root):
        files.setdefault(_inside(path, root), path)
    files[f"{MODULE}.py"] = MAIN.format(places=shown).encode()
    return Parcel(
        title=title,
        module=MODULE,
        files=files,
        assets=dict(folder_files(ASSETS)),
        requirements=requirements,
        wheels=wheels,
        locales=locales,
    )


def imported_files(sources: Sequence[Path], root: Path) -> Iterator[Path]:
    """Yield the files of the modules of a project that some files import.

    Args:
        sources: The files.
        root: Folder of the project.
    """
    waiting, seen = list(sources), set[str]()
    while waiting:
        for name in _names(waiting.pop()) - seen:
            seen.add(name)
            found = list(_module(name, root))
            yield from found
            waiting += [path for path in found if path.suffix == ".py"]


def _module(name: str, root: Path) -> Iterator[Path]:
    """Yield the files of a module, or of a package with all that is in it."""
    if name == PACKAGE.name:
        return
    file, folder = root / f"{name}.py", root / name
    if file.is_file():
        yield file
    elif folder.is_dir() and any(folder.glob("*.py")):
        yield from (path for _, path in folder_files(folder))


def _names(path: Path) -> set[str]:
    """Return the names at the top of what a file imports."""
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return set()  # the runner says so where the story is shown
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).partition(".")[0])
    return found


def _inside(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
