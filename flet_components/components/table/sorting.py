"""In which order the rows of a table stand, and how a press of a head changes it."""

from __future__ import annotations

import numbers
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Optional

from flet_components.components.table.columns import Column

__all__ = ["is_missing", "next_order", "sort_key"]

ORDERED = (date, time, timedelta)
"""Kinds of values that have an order of their own; others have that of their texts."""
Order = tuple[Optional[str], bool]
"""By which column, and whether it is turned round."""


def next_order(order: Order, pressed: str) -> Order:
    """Return the order after a head was pressed: up, then down, then as they came."""
    name, descending = order
    if name != pressed:
        return pressed, False
    return (None, False) if descending else (pressed, True)


def sort_key(column: Column, *, descending: bool) -> Callable[[Any], Any]:
    """Return by what rows are sorted; those without a value are last, either way.

    Values of different kinds stand together by kind; so do dates with a time zone, and
    those without one. Of texts the case does not matter.
    """

    def key(item: Any) -> Any:
        value = column.value_of(item)
        if is_missing(value):
            return (0 if descending else 1, "", 0)
        return (1 if descending else 0, *_comparable(value))

    return key


def is_missing(value: Any) -> bool:
    """Say whether there is no value: None, or a number that is none."""
    return value is None or (isinstance(value, (float, Decimal)) and value != value)


def _comparable(value: Any) -> tuple[str, Any]:
    """Return a kind, and what can be compared with all else of that kind."""
    if isinstance(value, (numbers.Real, Decimal)):
        return "", value
    if isinstance(value, str):
        return "str", value.casefold()
    kind = type(value).__name__
    if isinstance(value, tuple):
        return kind, tuple(map(_comparable, value))
    if isinstance(value, (datetime, time)) and value.utcoffset() is not None:
        kind = f"{kind} with a time zone"
    return kind, value if isinstance(value, ORDERED) else str(value)
