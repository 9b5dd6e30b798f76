"""Applies a patch to the tree exactly as Flet's browser client does.

A patch is a table of paths, followed by operations that name their target by its
place in the table. Each operation resolves its path anew: indexes in it mean the tree
as the operations before have left it. The client ignores nothing but unknown
controls, so an address that leads nowhere is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flet_components.errors import BadPatchError
from flet_components.testing.nodes import Node

__all__ = ["apply_patch"]

Path = tuple[Any, ...]


def apply_patch(root: Node, patch: list[Any]) -> None:
    """Apply a patch to the control that it is addressed to.

    Raises:
        BadPatchError: If an operation addresses what is not there.
    """
    table, *operations = patch
    paths = dict(_paths(table))
    for operation in operations:
        try:
            _apply(root, paths, operation)
        except (AttributeError, IndexError, KeyError, TypeError) as error:
            raise BadPatchError(
                f"a patch to {root.type} must address what the browser has, got "
                f"{_described(paths, operation)}: {error}"
            ) from error


def _paths(entry: list[Any], path: Path = ()) -> Iterator[tuple[int, Path]]:
    yield entry[0], path
    for key, child in (entry[1] if len(entry) > 1 else {}).items():
        yield from _paths(child, (*path, key))


def _apply(root: Node, paths: dict[int, Path], operation: list[Any]) -> None:
    kind, target, *rest = operation
    if kind == 3:
        key, to, to_key = rest
        source, goal = _follow(root, paths[target]), _follow(root, paths[to])
        _insert(goal, to_key, _pop(source, key))
    else:
        _OPERATIONS[kind](_follow(root, paths[target]), *rest)


def _follow(root: Node, path: Path) -> Any:
    value: Any = root
    for key in path:
        value = value.get(key) if isinstance(value, dict) else _item(value, key)
    return value


def _item(value: Any, index: int) -> Any:
    if not isinstance(value, list):
        raise TypeError(f"{index!r} is looked for in {value!r}")
    return value[_within(index, len(value))]


def _replace(target: Any, key: Any, value: Any) -> None:
    if isinstance(target, list):
        key = _within(key, len(target))
    target[key] = value


def _insert(target: Any, key: Any, value: Any) -> None:
    if isinstance(target, list):
        target.insert(_within(key, len(target) + 1), value)
    else:
        target[key] = value


def _pop(target: Any, key: Any) -> Any:
    if isinstance(target, list):
        return target.pop(_within(key, len(target)))
    return target.pop(key, None)


def _within(index: int, length: int) -> int:
    """Return an index; Python would take a negative one, a browser does not."""
    if not 0 <= index < length:
        raise IndexError(f"index {index} is not in 0..{length - 1}")
    return index


def _described(paths: dict[int, Path], operation: list[Any]) -> str:
    kind, target, *rest = operation
    where = "".join(f"[{key!r}]" for key in paths.get(target, ("?",)))
    return f"{_NAMES[kind]} {where} {rest!r:.200}"


_OPERATIONS: dict[int, Callable[..., object]] = {0: _replace, 1: _insert, 2: _pop}
_NAMES = ("replace", "add", "remove", "move")
