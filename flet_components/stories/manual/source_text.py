"""What stands in the source text of a class beside its code."""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import textwrap
from collections.abc import Mapping
from pathlib import Path

import attrs

__all__ = ["Source", "attribute_docs", "source_of"]


@attrs.frozen
class Source:
    """The text of a class."""

    path: Path
    """The file that it stands in."""
    line: int
    """Its first line, decorators included, from 1."""
    text: str
    """The lines."""


@functools.lru_cache(maxsize=256)
def source_of(cls: type) -> Source | None:
    """Return the source text of a class, if there is any."""
    try:
        lines, line = inspect.getsourcelines(cls)
        path = inspect.getsourcefile(cls)
    except (OSError, TypeError):
        return None
    return Source(Path(path or ""), line, textwrap.dedent("".join(lines)).rstrip())


@functools.lru_cache(maxsize=256)
def attribute_docs(cls: type) -> Mapping[str, str]:
    """Return what stands under each attribute in the body of a class."""
    source = source_of(cls)
    try:
        (node,) = ast.parse(source.text if source else "").body
    except (SyntaxError, ValueError):
        return {}
    body = getattr(node, "body", [])
    return {
        name: inspect.cleandoc(text)
        for statement, following in itertools.pairwise(body)
        if (name := _target(statement)) and (text := _text(following))
    }


def _target(node: ast.stmt) -> str:
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""


def _text(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.value.value if isinstance(node.value.value, str) else ""
    return ""
