"""What `flet_components` exports, and that asking for it is all that loads it."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import flet_components

SOURCE = Path(flet_components.__file__).read_text(encoding="utf-8")
NAMES = flet_components.__all__

EACH_ALONE = """
import importlib, sys

for name in sys.argv[1:]:
    for module in [m for m in sys.modules if m.partition(".")[0] == "flet_components"]:
        del sys.modules[module]
    package = importlib.import_module("flet_components")
    value = getattr(package, name)
    home = importlib.import_module(f"flet_components.{package._HOMES[name]}")
    print(name, value is getattr(home, name), value is getattr(package, name))
"""


def run(program: str, *arguments: str) -> str:
    """Run a program in an interpreter of its own; return what it prints."""
    command = [sys.executable, "-W", "error", "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def typed_imports() -> dict[str, str]:
    """Return what type checkers see: for each name its module."""
    (block,) = (node for node in ast.parse(SOURCE).body if isinstance(node, ast.If))
    return {
        str(alias.asname): str(node.module).removeprefix("flet_components.")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_each_name_can_be_the_first_that_is_imported() -> None:
    """Whichever name an app imports first, it gets it, and gets it again.

    In a process of its own, in which no other module of the library is loaded.
    """
    assert run(EACH_ALONE, *NAMES) == "".join(f"{n} True True\n" for n in NAMES)


def test_importing_the_package_loads_nothing_else() -> None:
    """`import flet_components` costs nothing: no Flet, no component, until asked."""
    loaded = run(
        "import flet_components, sys\n"
        "print(*(m for m in sys.modules if m.split('.')[0] in "
        "('flet', 'flet_components', 'attrs', 'asyncio')))"
    )
    assert loaded.split() == ["flet_components"]


def test_a_component_loads_neither_stories_nor_tests() -> None:
    """An app pays for what it uses: no runner, no test kit, no old API, no server."""
    loaded = run(
        "import sys; from flet_components import Countdown\n"
        "print(*{'.'.join(m.split('.')[:2]) for m in sys.modules})"
    )
    rooms = {"aio", "stories", "testing"}
    assert not {f"flet_components.{room}" for room in rooms} & {*loaded.split()}
    assert not {"flet_web", "pytest", "websockets"} & {*loaded.split()}


def test_names_are_sorted_and_listed() -> None:
    """`__all__` is sorted, and `dir()`, which an editor asks, has all of it."""
    assert sorted(NAMES) == NAMES
    assert {*NAMES} <= {*dir(flet_components)}
    assert dir(flet_components) == sorted(dir(flet_components))


def test_type_checkers_see_the_same_names() -> None:
    """The imports for type checkers name each public name, in its own module."""
    assert typed_imports() == flet_components._HOMES


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_exported_by_its_own_module(name: str) -> None:
    """What the package exports, the module that defines it exports too."""
    home = importlib.import_module(f"flet_components.{flet_components._HOMES[name]}")
    assert name in home.__all__


def test_a_star_import_brings_all() -> None:
    """`from flet_components import *` gives every public name, and no other."""
    program = "from flet_components import *\nprint(*sorted(globals()))"
    names = [name for name in run(program).split() if not name.startswith("__")]
    assert names == NAMES


def test_an_unknown_name_is_refused() -> None:
    """A name that is not there raises as it does for any module."""
    with pytest.raises(AttributeError, match="has no attribute 'Countup'"):
        _ = flet_components.Countup


@pytest.mark.parametrize("package", ["testing"])
def test_names_of_other_packages_exist(package: str) -> None:
    """Every name in `__all__` of the packages that load lazily can be had."""
    module = importlib.import_module(f"flet_components.{package}")
    for name in module.__all__:
        assert getattr(module, name) is not None
