"""Finds stories by reading files, never by running them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import attrs

__all__ = ["Story", "StoryFile", "page_title", "python_files", "read_story_file"]

Function = ast.FunctionDef | ast.AsyncFunctionDef


@attrs.frozen
class Story:
    """One story, as its source text tells it."""

    id: str
    """Where it stands: `timing/countdown/two_minutes`."""
    name: str
    """Name of the function."""
    caption: str
    """Docstring of the function."""
    path: Path
    """File that it stands in."""
    line: int
    """First line, decorators included, from 1."""
    source: str
    """Text of the function."""

    @property
    def title(self) -> str:
        """The name as a person writes it: `Two minutes`."""
        return as_title(self.name)


@attrs.frozen
class StoryFile:
    """The stories of one file."""

    id: str
    """Where it stands: `timing/countdown`."""
    path: Path
    """The file."""
    caption: str = ""
    """Docstring of the file."""
    stories: tuple[Story, ...] = ()
    """Its stories, in the order of the file."""
    error: SyntaxError | None = None
    """Why the file cannot be read as Python."""

    @property
    def title(self) -> str:
        """The name as a person writes it: `Countdown`."""
        return as_title(self.id.rpartition("/")[2])


def page_title(story: Story | None) -> str:
    """Return the title of the browser's tab."""
    return f"{story.title} · Stories" if story is not None else "Stories"


def as_title(name: str) -> str:
    """Write an identifier as a person does: `two_minutes` is `Two minutes`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def python_files(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder that may hold stories, sorted.

    What begins with a dot or an underscore is left out, and so are pytest's files.
    """
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            if name.endswith(".py") and not _is_private(name):
                yield Path(parent, name)


def _is_private(name: str) -> bool:
    tests = name.startswith("test_") or name.endswith("_test.py")
    return tests or name == "conftest.py" or name.startswith((".", "_"))


def read_story_file(path: Path, id: str) -> StoryFile:
    """Read which stories a file has; a syntax error becomes part of the answer."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
        tree = ast.parse(text, str(path))
    except SyntaxError as error:
        return StoryFile(id, path, error=error)
    except (OSError, ValueError) as error:
        return StoryFile(id, path, error=SyntaxError(str(error), (str(path), 1, 1, "")))
    stories = tuple(_story(node, id, path, text) for node in _functions(tree))
    return StoryFile(id, path, ast.get_docstring(tree) or "", stories)


def _functions(tree: ast.Module) -> Iterator[Function]:
    found: dict[str, Function] = {}
    for node in tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            found[node.name] = node  # a second definition replaces the first
    return (node for node in found.values() if not _is_check(node))


def _is_check(node: Function) -> bool:
    return any(_name(decorator) == "play" for decorator in node.decorator_list)


def _name(decorator: ast.expr) -> str:
    if isinstance(decorator, ast.Call):
        decorator = decorator.func
    if isinstance(decorator, ast.Attribute):
        return decorator.attr
    return decorator.id if isinstance(decorator, ast.Name) else ""


def _story(node: Function, file: str, path: Path, text: str) -> Story:
    first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
    lines = text.splitlines()[first - 1 : node.end_lineno]
    caption = ast.get_docstring(node) or ""
    return Story(
        f"{file}/{node.name}", node.name, caption, path, first, "\n".join(lines)
    )
