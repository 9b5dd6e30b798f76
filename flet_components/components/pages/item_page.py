"""A page of items, as it was fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Optional

import attrs

__all__ = ["ItemPage", "as_item_page"]


def _all(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(items)


@attrs.frozen
class ItemPage:
    """A part of a long list, and where it goes on; a fetch of pages returns one."""

    items: tuple[Any, ...] = attrs.field(converter=_all)
    """The items, in their order."""
    next: Any = None
    """Cursor of the page after it, of any kind; None if it is the last."""
    previous: Any = None
    """Cursor of the page before it; None if it is the first."""


def as_item_page(result: Any, cursor: Any, size: Optional[int]) -> ItemPage:
    """Make a page of whatever a fetch has returned.

    Args:
        result: A page; or items alone: then cursors are the numbers of pages, from 0,
            and a page that is short is the last.
        cursor: What was fetched.
        size: How many items a page has that is not the last; None if nobody knows yet.

    Raises:
        TypeError: If it is neither, or the cursor of items alone is no number.
        ValueError: If the page leads to itself.
    """
    page = result if isinstance(result, ItemPage) else _numbered(result, cursor, size)
    if page.next is not None and page.next == cursor:
        raise ValueError(f"next must be another cursor, got {cursor!r} again")
    return page


def _numbered(result: Any, cursor: Any, size: Optional[int]) -> ItemPage:
    if isinstance(result, (str, bytes, Mapping)) or not isinstance(result, Iterable):
        raise TypeError(f"fetch must return an ItemPage or a list, got {result!r}")
    if not isinstance(cursor, int):
        raise TypeError(
            f"the cursor of a plain list must be a number, got {cursor!r}: "
            "return ItemPage(items, next=...)"
        )
    items = tuple(result)
    last = len(items) < (size or 1)
    return ItemPage(
        items,
        next=None if last else cursor + 1,
        previous=cursor - 1 if cursor > 0 else None,
    )
