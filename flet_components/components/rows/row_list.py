"""Rows that follow a list of items: what stays is not touched."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import flet as ft

from flet_components.component_state import ComponentState
from flet_components.components.rows.row_box import Mark, RowView
from flet_components.signals import equal

__all__ = ["RowList"]


class RowList:
    """Keyed rows in a list view, of which only those on the screen are drawn.

    Args:
        state: That of the component.
        press: Called with the key of a row that is pressed.
    """

    def __init__(
        self, state: ComponentState, press: Callable[[Hashable], object]
    ) -> None:
        self._state, self._press = state, press
        self._rows: dict[Hashable, RowView] = {}
        self._leaving: dict[Hashable, RowView] = {}
        self._order: list[Hashable] = []
        self.view = ft.ListView(spacing=0, padding=0)
        self._controls = state.output(self.view, "controls")

    @property
    def marked(self) -> bool:
        """Whether any row has a mark."""
        return bool(self._leaving) or any(row.mark for row in self._rows.values())

    def show(
        self,
        items: Mapping[Hashable, Any],
        made: Callable[[Any], ft.Control],
        *,
        mark: bool,
        pressed: bool,
    ) -> None:
        """Show items.

        Args:
            items: By their keys, in their order.
            made: Makes the control of an item.
            mark: Whether to mark what is new, or goes.
            pressed: Whether rows can be pressed.
        """
        before, rows = self._rows, dict[Hashable, RowView]()
        for key, item in items.items():
            row = before.get(key)
            if row is None:
                row = RowView(self._state, item, made, self._presser(key))
                self._mark(row, "added", mark)
            elif not equal(item, row.item):
                row.show(item, made)
                self._mark(row, "changed", mark)
            row.allow(press=pressed)
            rows[key] = row
        gone = {key: row for key, row in before.items() if key not in rows}
        if mark:
            for row in gone.values():
                row.set_mark("removed")
            self._leaving.update(gone)
        self._leaving = {k: row for k, row in self._leaving.items() if k not in rows}
        self._rows = rows
        self._arrange()

    def remake(self, made: Callable[[Any], ft.Control]) -> None:
        """Show all rows in another way."""
        for row in self._rows.values():
            row.show(row.item, made)

    def unmark(self) -> None:
        """Take all marks away, and the rows that have gone."""
        for row in self._rows.values():
            row.set_mark(None)
        if self._leaving:
            self._leaving = {}
            self._arrange()

    def select(self, keys: frozenset[Hashable]) -> None:
        """Show which rows are selected."""
        for key, row in self._rows.items():
            row.select(selected=key in keys)

    def _presser(self, key: Hashable) -> Callable[[], object]:
        return lambda: self._press(key)

    def _mark(self, row: RowView, mark: Mark, wanted: bool) -> None:
        if wanted:
            row.set_mark(mark)

    def _arrange(self) -> None:
        """Put the rows in their order; what goes stays where it was, for a moment."""
        places = {key: place for place, key in enumerate(self._order)}
        order = list(self._rows)
        for key in self._leaving:
            order.insert(places.get(key, len(order)), key)
        if order != self._order:
            self._order = order
            rows = {**self._leaving, **self._rows}
            self._controls.set([rows[key].box for key in order])
