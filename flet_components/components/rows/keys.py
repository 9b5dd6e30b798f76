"""By what the rows of a list are told apart, and which of them are shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Optional

from flet_components.errors import FletComponentsError

__all__ = ["DuplicateKeyError", "arranged", "keyed", "own_key", "rows_in"]

NAMES = ("id", "key")
"""What an item's key is called, in this order."""


class DuplicateKeyError(FletComponentsError, ValueError):
    """Two rows of a list have the same key."""


def own_key(item: Any) -> Hashable:
    """Return the key of an item: its `id`, its `key`, else the item itself.

    Raises:
        TypeError: If it has neither, and cannot be a key.
    """
    for name in NAMES:
        if isinstance(item, Mapping) and name in item:
            found: Hashable = item[name]
            return found
        if not isinstance(item, (Mapping, str)) and hasattr(item, name):
            return getattr(item, name)  # type: ignore[no-any-return]
    try:
        hash(item)
    except TypeError:
        raise TypeError(
            f"an item must have an id or a key, got {item!r}: give the list key="
        ) from None
    return item  # type: ignore[no-any-return]


def rows_in(name: str, value: Any) -> Iterable[Any]:
    """Return a list of rows, or of keys.

    Raises:
        TypeError: If it is none, such as a single one.
    """
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        raise TypeError(f"{name} must be a list, got {value!r:.60}: put it in one")
    return value


def keyed(items: Iterable[Any], key: Callable[[Any], Hashable]) -> dict[Hashable, Any]:
    """Return items by their keys, in their order.

    Raises:
        DuplicateKeyError: If two have the same.
    """
    found: dict[Hashable, Any] = {}
    for item in items:
        name = key(item)
        if name in found:
            raise DuplicateKeyError(
                f"each item must have a key of its own, got {name!r} twice: "
                "give the list key="
            )
        found[name] = item
    return found


def arranged(
    items: Iterable[Any],
    where: Optional[Callable[[Any], bool]],
    sort_by: Optional[Callable[[Any], Any]],
    *,
    descending: bool,
) -> list[Any]:
    """Return the items that are wanted, in the order that is wanted."""
    wanted = [item for item in items if where is None or where(item)]
    if sort_by is None:
        return wanted[::-1] if descending else wanted
    return sorted(wanted, key=sort_by, reverse=descending)
