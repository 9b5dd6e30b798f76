"""Which lines a table shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Optional

from flet_components.components.rows.keys import arranged
from flet_components.components.table.columns import Column, Line, line_of
from flet_components.components.table.sorting import sort_key
from flet_components.signals import equal

__all__ = ["lines_of"]


def lines_of(
    rows: Mapping[Hashable, Any],
    columns: Sequence[Column],
    where: Optional[Callable[[Any], bool]],
    sort_by: Optional[str],
    *,
    descending: bool,
    known: Callable[[Hashable], Optional[Line]],
) -> dict[Hashable, Line]:
    """Return the lines of the rows that are wanted, in the order that is wanted.

    Args:
        rows: All rows, by their keys.
        columns: The columns.
        where: Says of a row whether it is wanted; None for all.
        sort_by: Name of the column to sort by; None, or one that is not there, for the
            order of `rows`.
        descending: Whether to turn the order round.
        known: Returns the line of a row that was made before, of the same columns. It
            is taken again if the row is equal.
    """
    order = None
    for column in columns:
        if column.name == sort_by:
            order = sort_key(column, descending=descending)
    found = arranged(
        rows.items(),
        None if where is None else lambda pair: where(pair[1]),
        None if order is None else lambda pair: order(pair[1]),
        descending=descending,
    )
    lines = {}
    for key, row in found:
        line = known(key)
        same = line is not None and equal(line.item, row)
        lines[key] = line if line is not None and same else line_of(row, columns)
    return lines
