"""The library's components are run again when they were saved."""

from __future__ import annotations

import subprocess
import sys

import pytest

from flet_components.stories.reloading import _affected

RELOAD = """
import sys
from pathlib import Path
import flet_components
from flet_components.components import durations
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
