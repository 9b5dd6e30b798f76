"""Python files are compiled by the Pyodide that will run them, in Node."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flet_components.errors import PublishError
from flet_components.publishing import bytecode
from flet_components.publishing.bytecode import Bytecode
from flet_components.publishing.target import Target, web_client

FILES = {
    "one/__init__.py": b"def hello(): return 1",
    "one/wrong.py": b"def (",
    "one/data.txt": b"",
    "two.py": b"",
}


def of(cache: Path) -> Bytecode:
    """Return what compiles with the Pyodide of Flet's web client."""
    return Bytecode(web_client() / "pyodide", Target.of_flet(), cache)


def test_packages_are_compiled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is compiled lies where Python looks for it; a second time Node is not asked.

    Sources stay. A file that is wrong is left as it is: importing it says why.
    """
    made = of(tmp_path).of_packages(FILES)
    folder = "one/__pycache__"
    compiled = {f"{folder}/__init__.cpython-314.pyc", "__pycache__/two.cpython-314.pyc"}
    assert made.keys() == FILES.keys() | compiled
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    assert of(tmp_path).of_packages(FILES) == made
    with pytest.raises(PublishError, match="no node here"):
        of(tmp_path).of_packages({"two.py": b"x = 1"})
    data = made[f"{folder}/__init__.cpython-314.pyc"]
    assert isinstance(data, bytes)
    assert b"/home/pyodide/__pypackages__/one/__init__.py" in data
    assert not int.from_bytes(data[4:8], "little") & 0b10, "it is not looked at again"


def test_a_node_that_cannot_run_pyodide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Node says is told."""
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho it is too old >&2\nexit 1\n")
    node.chmod(0o755)
    monkeypatch.setattr(bytecode, "program", lambda name: str(node))
    with pytest.raises(PublishError, match="cannot run Pyodide: it is too old"):
        of(tmp_path / "cache").of_packages(FILES)
