"""The library in a real Pyodide, the Python of a static site, which runs in Node.

What runs there stands in `inside/`; here, each function is a test.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import flet_web  # type: ignore[import-untyped]
import pytest

from tests.pyodide.node import MODULES, Node, running
from tests.pyodide.server import Desk, serving

INSIDE = Path(__file__).parent / "inside"
ROOMS = ("imports", "lives", "timing", "sources", "old_apps")
"""Modules of tests, in this order: the last changes Flet for the whole process."""


def names() -> Iterator[str]:
    """Yield `module::function` for each test in Pyodide."""
    for room in ROOMS:
        tree = ast.parse((INSIDE / f"{room}.py").read_text(encoding="utf-8"))
        for node in tree.body:
            name = getattr(node, "name", "")
            if name.startswith("test_"):
                yield f"{room}::{name}"


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """Run Node, once for all tests, with a server beside it."""
    with serving(Desk()) as server, running(server) as node:
        yield node


@pytest.mark.parametrize("name", list(names()))
def test_in_pyodide(node: Node, name: str) -> None:
    """What a function in `inside/` says holds in Pyodide."""
    failure, said = node.run(name)
    if failure is not None:
        pytest.fail("\n".join([failure, *said]), pytrace=False)


def test_it_is_the_pyodide_of_a_static_site() -> None:
    """The tests run what Flet's web client ships, to the byte."""
    ours = MODULES / "pyodide"
    theirs = Path(flet_web.get_package_web_dir()) / "pyodide"
    assert version(ours) == version(theirs), "set it in tests/pyodide/package.json"
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        assert (ours / name).read_bytes() == (theirs / name).read_bytes()


def version(folder: Path) -> str:
    """Return which Pyodide lies in a folder."""
    version: str = json.loads((folder / "package.json").read_text())["version"]
    return version
