"""The rules of this project's code, held to by reading it.

A rule that is broken fails with the places, as `path:line what`.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import flet as ft
import pytest

from flet_components import UserControl, _flet
from flet_components.declarations import own_annotations

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "flet_components"
MODULES = sorted(LIBRARY.rglob("*.py"))
PARTS = {
    "building",
    "clockwork",
    "figures",
    "following",
    "pages",
    "progress",
    "rows",
    "status",
    "table",
}
"""Folders of what components are made of; the others are areas of the catalogue."""
COMPONENTS = sorted(
    path
    for path in (LIBRARY / "components").glob("*/[!_]*.py")
    if path.parent.name not in PARTS
)
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

PURE = {
    *("alarms", "backoff", "declarations", "disturbance", "errors", "failures"),
    *("gate", "moments"),
    *("ownership", "scope", "shutdown", "signals", "story_time", "ticker", "ticks"),
    *("time_source", "timers", "tracking", "validation", "wording"),
}
"""Rooms at height 0. Other modules in the root are at height 1."""
FLATS = {
    **{"sources": 1, "publishing": 2, "components": 2},
    **{"aio": 3, "publish": 3, "stories": 3, "testing": 3},
}
"""Rooms that are folders, with their height."""
NEIGHBOURS = {("stories", "publish"), ("stories", "testing")}
"""Who may import whom at the same height."""
PACKAGES: dict[str, set[str]] = {
    "pure": {"annotationlib", "attrs"},
    "sources": {
        *("attrs", "httpx", "httpx_sse", "js", "pyodide", "redis", "websockets"),
    },
    "root": {"attrs", "flet", "js"},
    "publishing": {"attrs", "flet", "flet_web", "packaging"},
    "components": {"attrs", "babel", "flet", "rich"},
}
"""What each room may import from outside; the other rooms, whatever they need.

`annotationlib` is part of Python 3.14.
"""
LONGEST = 350
ONE_ROOM = {"_flet.py"}
"""Modules that may be longer: all private names of Flet stand in one."""
PRIVATE = {
    *("_i", "_c", "_parent", "_frozen", "_dirty", "_values", "_trigger_event"),
    *("_migrate_state", "_internals"),
}
PRIVATE_WORDS = re.compile(r"_Session__|_context_page")

Rule = Callable[[Path, ast.Module], Iterator[tuple[int, str]]]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def hold(rule: Rule, paths: list[Path]) -> None:
    """Fail with the places in which modules break a rule."""
    broken = [
        f"{path.relative_to(ROOT)}:{line} {what}"
        for path in paths
        for line, what in rule(path, tree_of(path))
    ]
    if broken:
        pytest.fail("\n".join(broken), pytrace=False)


def room_of(parts: tuple[str, ...]) -> str:
    """Return the room of a module, from the parts of its path or name."""
    first = parts[0].removesuffix(".py") if parts else "__init__"
    if first in PURE:
        return "pure"
    return first if first in FLATS or first == "__init__" else "root"


def height(room: str) -> int:
    """Return how high a room lies."""
    return {"pure": 0, "root": 1, "__init__": 9}.get(room, FLATS.get(room, 1))


def imports(tree: ast.Module) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield every imported name, also of imports inside functions, in its parts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, tuple(alias.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                yield node.lineno, (*str(node.module).split("."), alias.name)


def exported(tree: ast.Module) -> list[str] | None:
    """Return the names in `__all__`; None if there is none that can be read."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            try:
                return list(ast.literal_eval(node.value))
            except ValueError:
                return None
    return None


def bound_names(body: list[ast.stmt]) -> set[str]:
    """Return the names that statements at the top of a module bind."""
    found: set[str] = set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, (ast.If, ast.Try)):
            found |= bound_names([*node.body, *node.orelse])
        else:
            names = (n for n in ast.walk(node) if isinstance(n, ast.Name))
            found |= {n.id for n in names if isinstance(n.ctx, ast.Store)}
    return found


def calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield what is called, as it is written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


# --- layers ---


def test_imports_point_down() -> None:
    """A room imports from rooms below it, and from no neighbour that it need not."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        room = room_of(path.relative_to(LIBRARY).parts)
        for line, parts in imports(tree):
            if parts[0] != "flet_components" or len(parts) == 1:
                continue
            other = room_of(parts[1:])
            below = height(other) < height(room) or (room, other) in NEIGHBOURS
            if other != room and not below:
                yield line, f"{room} imports {'.'.join(parts)}"

    hold(rule, MODULES)


def test_rooms_import_only_the_packages_that_they_may() -> None:
    """The pure core knows no Flet, a source no widget, a component no socket."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        room = room_of(path.relative_to(LIBRARY).parts)
        allowed = {*PACKAGES.get(room, ()), *sys.stdlib_module_names}
        for line, parts in imports(tree):
            if room in PACKAGES and parts[0] not in {*allowed, "flet_components"}:
                yield line, f"{room} imports {parts[0]}"

    hold(rule, MODULES)


def test_private_names_of_flet_stay_in_one_room() -> None:
    """Only `_flet.py` touches what Flet keeps to itself."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in PRIVATE:
                whole = ast.unparse(node)
                if not whole.startswith("self._"):  # a class's own attribute
                    yield node.lineno, whole
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if PRIVATE_WORDS.search(line):
                yield number, line.strip()

    hold(rule, [path for path in MODULES if path.name != "_flet.py"])


# --- tasks and time ---


def test_only_scopes_start_tasks() -> None:
    """Every task has an owner: nothing but `scope.py` asks asyncio for one."""
    starts = re.compile(
        r"(asyncio|\w*loop(\(\))?)\.create_task$|(^|\.)ensure_future$|^create_task$"
    )

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        return ((line, call) for line, call in calls(tree) if starts.search(call))

    hold(rule, [path for path in MODULES if path.name != "scope.py"])


def test_components_and_sources_take_time_from_their_clock() -> None:
    """No time, sleep or chance of the machine's own: a story must be able to set it."""
    machine = re.compile(
        r"(^|\.)(now|utcnow|today)$|^asyncio\.sleep$|^(time|random)\.|^sleep$"
    )

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for line, call in calls(tree):
            if machine.search(call) and not call.endswith("clock.now"):
                yield line, call
        for line, parts in imports(tree):
            if parts[0] in {"time", "random", "secrets"}:
                yield line, f"import {parts[0]}"

    rooms = ("components", "sources")
    hold(rule, [p for p in MODULES if p.relative_to(LIBRARY).parts[0] in rooms])


# --- names ---


def test_modules_are_named_after_what_they_hold() -> None:
    """No module is a drawer for everything."""
    drawers = {"utils", "helpers", "common", "base", "misc", "tools"}
    assert not drawers & {path.stem for path in MODULES}


def test_no_public_name_is_that_of_a_module() -> None:
    """A module would take the place of the name, once it is imported."""
    names = {
        path.stem if path.stem != "__init__" else path.parent.stem for path in MODULES
    }
    clashes = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in MODULES
        if path.stem == "__init__"
        for name in bound_names(tree_of(path).body) & names
        if (path.parent / f"{name}.py").exists() or (path.parent / name).is_dir()
    }
    public = bound_names(tree_of(LIBRARY / "__init__.py").body)
    assert not clashes
    assert not public & names


def order(name: str) -> tuple[int, str]:
    """Sort constants before classes before functions, as ruff does."""
    bare = name.lstrip("_")
    return (0 if bare.isupper() else 1 if bare[:1].isupper() else 2, name)


def test_every_module_says_what_it_exports() -> None:
    """Each module has an `__all__`, sorted, of names that exist."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        names, bound = exported(tree), bound_names(tree.body)
        if "__all__" not in bound and bound - {"annotations"}:
            yield 1, "has no __all__"
        if names != sorted(names or [], key=order) and names is not None:
            yield 1, f"__all__ should be {sorted(names, key=order)}"
        for name in names or []:
            if name not in bound:
                yield 1, f"__all__ has {name}, which is not there"

    hold(rule, MODULES)


# --- size and docstrings ---


def test_modules_are_short() -> None:
    """A module holds one idea, and is read in one go."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST and path.name not in ONE_ROOM:
            yield lines, f"has more than {LONGEST} lines"

    hold(rule, MODULES)


def test_what_is_exported_has_a_docstring() -> None:
    """Each module, and each class and function that it exports, says what it is."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        if not ast.get_docstring(tree):
            yield 1, "has no docstring"
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                named = node.name in (exported(tree) or [])
                if named and not documented(node):
                    yield node.lineno, f"{node.name} has no docstring"

    hold(rule, MODULES)


def documented(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Say whether a definition has a docstring, or is one of several overloads."""
    overload = any(ast.unparse(d) == "overload" for d in node.decorator_list)
    return overload or bool(ast.get_docstring(node))


def test_every_test_states_a_fact() -> None:
    """Each test has a docstring: one sentence that says what holds."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                first = (ast.get_docstring(node) or "").partition("\n\n")[0]
                if node.name.startswith("test_") and not first.endswith((".", ".)")):
                    yield node.lineno, f"{node.name} states no fact"

    hold(rule, TESTS)


# --- components ---


def component_classes() -> list[type[UserControl]]:
    """Return the classes of the catalogue."""
    found = []
    for path in COMPONENTS:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        members = vars(importlib.import_module(name)).values()
        found += [
            member
            for member in members
            if inspect.isclass(member)
            and issubclass(member, UserControl)
            and member.__module__ == name
        ]
    return found


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_is_in_four_rooms(path: Path) -> None:
    """Each component has a story, a test and a page of the same name."""
    area, stem = path.parent.name, path.stem
    for other in (
        ROOT / "stories" / area / f"{stem}.py",
        ROOT / "tests" / "components" / area / f"test_{stem}.py",
        ROOT / "docs" / "components" / area / f"{stem}.md",
    ):
        assert other.exists(), f"{path.name} needs {other.relative_to(ROOT)}"


@pytest.mark.parametrize("cls", component_classes())
def test_a_field_has_a_name_of_its_own(cls: type[UserControl]) -> None:
    """No field of a component takes a name that lays out every control of Flet."""
    assert not own_annotations(cls).keys() & _flet.properties(ft.LayoutControl)


def test_every_field_of_a_component_is_explained() -> None:
    """Each public field has a docstring below it, which the docs and stories show."""

    def rule(path: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
        for cls in ast.walk(tree):
            if isinstance(cls, ast.ClassDef):
                for node, below in zip(cls.body, [*cls.body[1:], None], strict=True):
                    if isinstance(node, ast.AnnAssign) and not is_text(below):
                        name = ast.unparse(node.target)
                        if not name.startswith("_"):
                            yield node.lineno, f"{cls.name}.{name} has no docstring"

    hold(rule, COMPONENTS)


def is_text(node: ast.stmt | None) -> bool:
    """Say whether a statement is a string, such as the docstring of a field."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
