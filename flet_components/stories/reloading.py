"""Lets go of modules when a file was saved, so that the next import runs them anew.

Nothing is changed in place: what is still played with the old modules keeps them. The
next import runs them again, in the order that Python itself chooses; what fails then is
an error of the story that asked for it, and the next save may heal it.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from weakref import WeakKeyDictionary

import attrs

__all__ = ["Imports", "Project", "affected", "read_imports"]

LIBRARY = "flet_components"
COMPONENTS = f"{LIBRARY}.components"
"""All that may be let go of this library: the runner itself runs on the rest."""
INSTALLED = {"dist-packages", "node_modules", "site-packages"}
"""Folders in which nobody writes."""


@attrs.frozen
class Imports:
    """What a module's source text says that it imports."""

    names: frozenset[str] = frozenset()
    """Modules, and names of what may be one."""
    whole: frozenset[str] = frozenset()
    """Packages of which it may use anything: `import package`."""

    def meet(self, modules: Collection[str]) -> bool:
        """Say whether one of some modules is imported."""
        return not self.names.isdisjoint(modules) or any(
            module.startswith(f"{package}.")
            for package in self.whole
            for module in modules
        )


class Project:
    """The modules that a person writes while the runner runs.

    Args:
        roots: Folders in which they are: where the runner was started, and where its
            stories are.
    """

    def __init__(self, roots: Iterable[Path]) -> None:
        self.roots = tuple(dict.fromkeys(roots))
        self._imports: WeakKeyDictionary[ModuleType, Imports] = WeakKeyDictionary()

    def owns(self, path: Path) -> bool:
        """Say whether a file is written by a person, and not installed."""
        return any(
            not any(part in INSTALLED or part.startswith(".") for part in parts)
            for root in self.roots
            if path.is_relative_to(root)
            for parts in (path.relative_to(root).parts,)
        )

    def folders(self) -> frozenset[Path]:
        """Return the folders of all modules that have been imported by now."""
        return frozenset(path_of(module).parent for module in self._modules().values())

    def release(self, paths: Collection[Path]) -> frozenset[Path]:
        """Let go of changed modules, and of all that import them.

        Returns:
            The files of what was let go, story files among them.
        """
        importlib.invalidate_caches()  # a file may be new
        modules = self._modules()
        changed = {name for name, module in modules.items() if path_of(module) in paths}
        if not changed:
            return frozenset()
        stale = affected(changed, {n: self._read(m) for n, m in modules.items()})
        for name in stale:
            _let_go(name, stale)
        return frozenset(path_of(modules[name]) for name in stale)

    def _modules(self) -> dict[str, ModuleType]:
        return {
            name: module
            for name, module in tuple(sys.modules.items())
            if _may_change(name)
            and getattr(module, "__file__", None)
            and self.owns(path_of(module))
        }

    def _read(self, module: ModuleType) -> Imports:
        """Read what a module imports, once: it stays what it was when it ran."""
        if module not in self._imports:
            self._imports[module] = read_imports(module)
        return self._imports[module]


def path_of(module: ModuleType) -> Path:
    """Return the file of a module."""
    return Path(module.__file__ or "")


def read_imports(module: ModuleType) -> Imports:
    """Read the source text of a module; what cannot be read imports nothing."""
    try:
        tree = ast.parse(path_of(module).read_bytes())
    except (OSError, SyntaxError, ValueError):
        return Imports()
    names: set[str] = set()
    whole: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            whole |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= set(_imported(node, module.__package__ or ""))
    return Imports(frozenset(names | whole), frozenset(whole))


def _imported(node: ast.ImportFrom, package: str) -> Iterator[str]:
    """Yield the modules that `from home import name` may run."""
    parents = package.split(".")[: len(package.split(".")) - node.level + 1]
    parts = [*(parents if node.level else ()), *filter(None, [node.module])]
    home = ".".join(parts)
    yield home
    given = vars(sys.modules[home]) if home in sys.modules else {}
    for alias in node.names:
        yield f"{home}.{alias.name}"
        # A package may only hand on what it has from elsewhere.
        yield str(getattr(given.get(alias.name), "__module__", home))


def affected(changed: Collection[str], imports: Mapping[str, Imports]) -> set[str]:
    """Return changed modules, what imports them, and what lies in those packages."""
    stale: set[str] = set()
    more = set(changed)
    while more:
        stale |= more
        more = {
            name
            for name, needs in imports.items()
            if name not in stale
            and (needs.meet(more) or any(name.startswith(f"{m}.") for m in more))
        }
    return stale


def _may_change(name: str) -> bool:
    first = name.partition(".")[0]
    if first == LIBRARY:
        return name == COMPONENTS or name.startswith(f"{COMPONENTS}.")
    return name != "__main__" and first not in sys.stdlib_module_names


def _let_go(name: str, stale: Collection[str]) -> None:
    """Forget a module wherever an import would find it."""
    module = sys.modules.pop(name)
    if cached := getattr(module, "__cached__", None):
        # It takes two saves within a second that leave the size as it was for one.
        with contextlib.suppress(OSError):
            Path(cached).unlink()
    while parent := name.rpartition(".")[0]:
        names = vars(sys.modules[parent]) if parent in sys.modules else {}
        if names.get(name.rpartition(".")[2]) is module:
            del names[name.rpartition(".")[2]]
        if "__getattr__" in names:  # a package that loads its names when asked for
            for key, value in tuple(names.items()):
                if getattr(value, "__module__", None) in stale:
                    del names[key]
        name = parent
