"""The library's components are run again when they were saved."""

from __future__ import annotations

import importlib
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import flet_components
import flet_components.components
from flet_components.stories.reloading import _affected, reload_components

RELOAD = """
import sys
from pathlib import Path
import flet_components
from flet_components.components.clockwork import durations
from flet_components.stories.reloading import reload_components

before = flet_components.Countdown
reload_components([Path(durations.__file__)])
assert flet_components.Countdown is not before
assert flet_components.Countdown is sys.modules[
    "flet_components.components.timing.countdown"
].Countdown
reload_components([Path("elsewhere.py")])
"""


def test_who_imports_it_is_run_again() -> None:
    """A changed module gives the package new classes, through all that import it."""
    subprocess.run([sys.executable, "-c", RELOAD], check=True)


@pytest.mark.parametrize(
    ("imports", "order"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set(), "d": set()}, ["c", "b", "a"]),
        ({"a": {"c"}, "b": {"c", "a"}, "c": set()}, ["c", "a", "b"]),
        ({"a": {"c"}, "c": {"a"}}, ["a", "c"]),
    ],
)
def test_order(imports: dict[str, set[str]], order: list[str]) -> None:
    """What is imported is run before what imports it; circles end, too."""
    assert list(_affected({"c"}, imports)) == order


@pytest.fixture
def component(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A component of the library that is made for this test, and imported."""
    path = tmp_path / "made_up.py"
    path.write_text("__all__ = ['MadeUp']\n\nclass MadeUp: ...\n")
    search = [*flet_components.components.__path__, str(tmp_path)]
    monkeypatch.setattr(flet_components.components, "__path__", search)
    name = "flet_components.components.made_up"
    module: Any = importlib.import_module(name)
    monkeypatch.setattr(flet_components, "MadeUp", module.MadeUp, raising=False)
    yield path
    del sys.modules[name]


def test_new_objects_are_handed_out(component: Path) -> None:
    """What the package gave out under a name is the new object."""
    before = flet_components.__dict__["MadeUp"]
    reload_components([component])
    assert flet_components.__dict__["MadeUp"] is not before


def test_a_module_that_fails(component: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A component with an error keeps what it had, and the error is logged."""
    before = flet_components.__dict__["MadeUp"]
    component.write_text("class Broken(:\n")
    with caplog.at_level(logging.ERROR):
        reload_components([component])
    assert "made_up could not be imported again" in caplog.text
    assert flet_components.__dict__["MadeUp"] is before
