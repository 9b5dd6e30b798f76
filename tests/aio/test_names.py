"""The names of the module `flet` in 0.x."""

from __future__ import annotations

import subprocess
import sys
import types
from typing import Any

import flet
import pytest

import flet_components.aio as ft
from flet_components.aio.names import ALIASES, GONE, PACKAGES, find, old_names
from flet_components.errors import RemovedInFlet1Error


def test_it_is_all_of_flet() -> None:
    """Every name of Flet is here, and is the same unless it is in the tables."""
    for name in flet.__all__:
        if name not in old_names():
            assert getattr(ft, name) is getattr(flet, name)


@pytest.mark.parametrize("name", old_names())
def test_and_more(name: str) -> None:
    """Every name of the tables is found, listed, and part of `import *`."""
    assert getattr(ft, name) is not None
    assert name in dir(ft)
    assert name in vars(ft)["__all__"]


@pytest.mark.parametrize("name", ALIASES)
def test_aliases_are_not_flets(name: str) -> None:
    """No old name is one that Flet still has."""
    assert name not in flet.__all__


@pytest.mark.parametrize("name", GONE)
def test_what_is_gone(name: str) -> None:
    """A name without a successor raises, and says what to use."""
    with pytest.raises(RemovedInFlet1Error, match=f"ft.{name} is not part .* use "):
        getattr(ft, name)


@pytest.mark.parametrize("name", PACKAGES)
def test_packages(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that has its own package now says which to install."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    find.cache_clear()
    package = PACKAGES[name].replace("_", "-")
    with pytest.raises(RemovedInFlet1Error, match=f"install {package} and use"):
        find(name)


def test_installed_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is installed, the name is found in it."""
    package: Any = types.ModuleType("flet_audio")
    package.Audio = object()
    monkeypatch.setitem(sys.modules, "flet_audio", package)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: object())
    find.cache_clear()
    assert find("Audio") is package.Audio
    assert find("audio") is package
    find.cache_clear()


def test_what_never_was() -> None:
    """A name that no Flet had is an ordinary AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        _ = ft.Nonsense  # type: ignore[attr-defined]


INSTALLED = """
import flet_components.aio as aio
aio.install()
import flet as ft
from flet import *
assert ft.app is aio.app and app is aio.app and UserControl is aio.UserControl
assert ft.padding.all(1) == ft.Padding.all(1) and ft.colors.RED is ft.Colors.RED
assert ft.TextAlign.NONE is None and ft.Text and ft.run
import flet.app
assert ft.app is aio.app
try:
    ft.PageDesignLanguage
except AttributeError as error:
    assert "adaptive" in str(error)
"""


def test_install() -> None:
    """After `install`, `import flet` has the old names; an import keeps them."""
    subprocess.run([sys.executable, "-W", "error", "-c", INSTALLED], check=True)
