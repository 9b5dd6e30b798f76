"""Imports a story file from its path, under a private module name, when it is visited.

The file is read anew each time: Python's own cache takes two saves within a second
that leave the size as it was for one.
"""

from __future__ import annotations

import hashlib
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

from flet_components.errors import StoryError
from flet_components.stories.finding import Story

__all__ = ["StoryLoader"]

StoryFunction = Callable[..., Any]


class _FreshLoader(SourceFileLoader):
    """Never reads or writes bytecode."""

    def get_code(self, fullname: str) -> types.CodeType:
        return self.source_to_code(self.get_data(self.path), self.path)


class StoryLoader:
    """Keeps the modules of the story files that have been visited."""

    def __init__(self) -> None:
        self._modules: dict[Path, types.ModuleType] = {}

    def function(self, story: Story) -> StoryFunction:
        """Return the function of a story, importing its file on the first visit.

        Raises:
            StoryError: If the file, once run, has no such function.
            Exception: Whatever the file raises while it is imported.
        """
        module = self._modules.get(story.path) or self._import(story.path)
        function = getattr(module, story.name, None)
        if not callable(function):
            raise StoryError(
                f"{story.name} must be a function of {story.path.name}, got "
                f"{function!r}: does the file redefine or delete it?"
            )
        return function  # type: ignore[no-any-return]

    def forget(self, path: Path) -> None:
        """Import a file anew when it is next visited."""
        module = self._modules.pop(path, None)
        if module is not None:
            sys.modules.pop(module.__name__, None)

    def _import(self, path: Path) -> types.ModuleType:
        name = module_name(path)
        loader = _FreshLoader(name, str(path))
        spec = importlib.util.spec_from_file_location(name, path, loader=loader)
        assert spec is not None  # a loader was given
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # where dataclasses and pickle look for it
        try:
            loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
        self._modules[path] = module
        return module


def module_name(path: Path) -> str:
    """Return the private name under which a story file is imported."""
    mark = hashlib.sha256(str(path).encode()).hexdigest()[:8]
    return f"_flet_components_story_{path.stem}_{mark}"
