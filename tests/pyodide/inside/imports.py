"""What can be imported in Pyodide, and what is not without need."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType

import flet_components

NOT_FOR_APPS = {
    "flet_components.aio",  # in old_apps.py
    "flet_components.publish",
    "flet_components.publishing",
    "flet_components.sources.through_redis",
    "flet_components.stories",  # below
    "flet_components.testing.fixtures",
    "flet_components.testing.plugin",
}
"""Modules, with what is in them, that no app imports in a browser."""
RUNNER = ("knobs", "manual", "runner", "stage")
"""Of the stories, what runs in a browser, too."""
NEEDLESS = ("click", "httpx", "httpx_sse", "redis", "rich", "websockets")
"""Packages that have no use there; the tests do not even bring them."""


def test_whatever_an_app_imports() -> None:
    """Each public name, and each module that is for apps, can be imported."""
    for name in flet_components.__all__:
        getattr(flet_components, name)
    assert (
        len([importlib.import_module(name) for name in modules(flet_components)]) > 200
    )


def test_the_runner_of_stories() -> None:
    """What shows stories can be imported, too."""
    for room in RUNNER:
        package = importlib.import_module(f"flet_components.stories.{room}")
        assert [importlib.import_module(name) for name in modules(package)]


def test_only_what_is_needed() -> None:
    """Nothing of what has no use in a browser was imported on the way."""
    needless = [name for name in NEEDLESS if name in sys.modules]
    assert not needless, needless


def modules(package: ModuleType) -> Iterator[str]:
    """Yield the names of the modules in a package, except of what is left out."""
    for _, name, is_package in pkgutil.iter_modules(package.__path__):
        full = f"{package.__name__}.{name}"
        if full not in NOT_FOR_APPS:
            yield full
            if is_package:
                yield from modules(importlib.import_module(full))
