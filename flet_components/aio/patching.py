"""Puts the names of Flet 0.x on Flet's classes, from the tables of this package."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from flet_components import _flet
from flet_components.aio import (
    control_rows,
    dialog_rows,
    extension_rows,
    old_fields,
    page_rows,
    service_rows,
    storage_rows,
    window_rows,
)
from flet_components.aio.plain_hooks import follow_plain_controls
from flet_components.aio.rows import Row

__all__ = ["added", "extensions", "listing", "patch", "patch_flet"]

TABLES: tuple[Mapping[str, tuple[Row, ...]], ...] = (
    page_rows.ROWS,
    window_rows.ROWS,
    dialog_rows.ROWS,
    storage_rows.ROWS,
    service_rows.ROWS,
    control_rows.ROWS,
)


def added() -> dict[str, tuple[Row, ...]]:
    """Return for each of Flet's classes the rows that are added to it."""
    rows: dict[str, tuple[Row, ...]] = {}
    for table in TABLES:
        for path, more in table.items():
            rows[path] = (*rows.get(path, ()), *more)
    return {path: _once(more) for path, more in rows.items()}


@functools.cache
def patch_flet() -> None:
    """Add the names to Flet's classes, once in a process."""
    for path, rows in (*added().items(), *extensions()):
        patch(path, rows)
    old_fields.accept_old_fields()
    _flet.await_handlers()
    follow_plain_controls()


def patch(path: str, rows: tuple[Row, ...]) -> None:
    """Add the names of rows to a class; what it has by itself stays as it is.

    Args:
        path: The class, as `module:name`.
        rows: What is added.
    """
    cls = _class_at(path)
    for row in rows:
        if row.name not in vars(cls):
            setattr(cls, row.name, row.attribute)


def extensions() -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield the tables of packages that are installed."""
    for path, rows in extension_rows.ROWS.items():
        if importlib.util.find_spec(path.partition(":")[0]) is not None:
            yield path, rows


def listing() -> str:
    """Return the list of all that is added, as the docstring of this package has it."""
    lines = [_listed(path, rows) for path, rows in added().items()]
    lines += [_filled(name, tuple(f)) for name, f in sorted(old_fields.RENAMED.items())]
    return "\n".join(lines)


def _listed(path: str, rows: tuple[Row, ...]) -> str:
    works = tuple(row.name for row in rows if row.kind != "gone")
    raises = tuple(row.name for row in rows if row.kind == "gone")
    name = path.partition(":")[2]
    lines = [_filled(name, works)] if works else []
    lines += [_filled(f"{name}, raising", raises)] if raises else []
    return "\n".join(lines)


def _filled(name: str, names: tuple[str, ...]) -> str:
    text = f"{name}: {', '.join(names)}"
    return textwrap.fill(text, 88, subsequent_indent="    ")


def _once(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple({row.name: row for row in rows}.values())


def _class_at(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
