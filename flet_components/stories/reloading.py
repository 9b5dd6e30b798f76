"""Runs the library's own components again after they were saved, in a checkout.

Who imports a changed module has its old objects: it is run again, too, after it.
"""

from __future__ import annotations

import ast
import importlib
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType

__all__ = ["reload_components"]

PACKAGE = "flet_components"
PREFIX = f"{PACKAGE}.components."

logger = logging.getLogger("flet_components")


def reload_components(paths: Iterable[Path]) -> None:
    """Run changed modules again, and those that import them.

    A module that fails keeps what it had; the error is logged.
    """
    modules = {
        name: module
        for name, module in sys.modules.items()
        if name.startswith(PREFIX) and getattr(module, "__file__", None)
    }
    wanted = set(paths)
    changed = {name for name, m in modules.items() if _file(m) in wanted}
    for name in _affected(changed, {n: _imports(m) for n, m in modules.items()}):
        try:
            _hand_out(importlib.reload(modules[name]))
        except Exception:
            logger.exception("%s could not be imported again", name)


def _file(module: ModuleType) -> Path:
    return Path(module.__file__ or "")


def _imports(module: ModuleType) -> set[str]:
    """Return the modules that a module's source text says it imports from."""
    try:
        tree = ast.parse(_file(module).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return set()
    return {
        node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 0
    }


def _affected(changed: set[str], imports: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the changed modules and all that depend on them, after what they import."""
    waiting = set(changed)
    while more := {n for n, needs in imports.items() if needs & waiting} - waiting:
        waiting |= more
    while waiting:
        ready = {n for n in waiting if not imports.get(n, set()) & (waiting - {n})}
        yield from sorted(ready or waiting)  # a circle has no right order
        waiting -= ready or waiting


def _hand_out(module: ModuleType) -> None:
    """Put the new objects where the package had the old ones."""
    package = sys.modules[PACKAGE]
    for name in getattr(module, "__all__", ()):
        if name in vars(package):
            setattr(package, name, getattr(module, name))
