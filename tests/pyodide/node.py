"""Node with Pyodide in it, which runs Python functions one after the other.

`python -m tests.pyodide.node` brings what is needed for that into the virtual
environment: Pyodide from npm, and the wheels that a browser would load.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flet_components.publishing.bytecode import program

__all__ = ["Node", "bring", "running"]

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
HOME = Path(sys.prefix) / "pyodide"
"""Where it is brought to; `make clean` takes it away with the environment."""
MODULES, SITE = HOME / "node_modules", HOME / "site"
LOCK = ("package.json", "package-lock.json")

WHEELS = ("attrs", "babel", "flet", "msgpack", "repath", "six")
"""What the library needs in a browser, in the versions that are installed here."""
ZONES = "tzdata>=2024.1"
"""As in pyproject.toml; Debian has zones of its own."""
TARGET = (
    *("--implementation", "cp", "--python-version", "314", "--abi", "cp314"),
    *("--abi", "none", "--platform", "pyemscripten_2026_0_wasm32", "--platform", "any"),
)
"""The Python that Pyodide is, as pip calls it."""


class Node:
    """A Pyodide that runs tests.

    Args:
        process: Node, with `session.mjs`.
        server: The address of the server that tests may ask.
    """

    def __init__(self, process: subprocess.Popen[str], server: str) -> None:
        self._process, self._server = process, server

    def run(self, name: str) -> tuple[str | None, list[str]]:
        """Run `module::function`; return what went wrong, and what was printed."""
        request = json.dumps({"name": name, "server": self._server})
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            print(request, file=self._process.stdin, flush=True)
        return self.answer()

    def answer(self) -> tuple[str | None, list[str]]:
        """Wait for an answer."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"Node has ended with status {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer["failure"], answer["said"]


@contextlib.contextmanager
def running(server: str) -> Iterator[Node]:
    """Run Node, until the end of the block; yield when Pyodide is there."""
    if not MODULES.exists() or not SITE.exists():
        raise RuntimeError("Pyodide must be brought first: make pyodide")
    command = (program("node"), HERE / "session.mjs", MODULES, SITE, REPOSITORY)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            node = Node(process, server)
            node.answer()
            yield node
        finally:
            process.kill()


def bring() -> None:
    """Bring Pyodide and the wheels; what is there already stays."""
    HOME.mkdir(exist_ok=True)
    for name in LOCK:
        shutil.copy(HERE / name, HOME)
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    subprocess.run([program("npm"), "ci", *quiet], cwd=HOME, check=True)
    shutil.rmtree(SITE, ignore_errors=True)
    pinned = [f"{name}=={importlib.metadata.version(name)}" for name in WHEELS]
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install")
    how = ("--quiet", "--no-deps", "--no-compile", "--only-binary", ":all:")
    subprocess.run([*pip, *how, *TARGET, "--target", SITE, *pinned, ZONES], check=True)


if __name__ == "__main__":
    bring()
