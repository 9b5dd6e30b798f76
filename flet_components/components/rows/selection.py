"""Which rows are selected after one was pressed."""

from __future__ import annotations

from collections.abc import Collection, Hashable

__all__ = ["toggled"]


def toggled(
    selected: Collection[Hashable], key: Hashable, *, many: bool
) -> frozenset[Hashable]:
    """Return the keys that are selected once a row was pressed.

    Args:
        selected: Those before.
        key: Of the row.
        many: Whether the others stay selected.
    """
    if key in selected:
        return frozenset(selected) - {key}
    return frozenset(selected if many else ()) | {key}
