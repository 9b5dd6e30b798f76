"""The rows of a table on the screen: what stays is not touched."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Optional

import flet as ft

from flet_components.component_state import ComponentState
from flet_components.components.table.columns import Column, Line, same_columns
from flet_components.components.table.table_row import HEIGHT, TableRow

__all__ = ["TableRows"]

LEAVING = 50
"""How many rows that have gone are shown for a moment; of more none is."""


class TableRows:
    """Keyed rows in a list view, of which only those on the screen are drawn.

    Args:
        state: That of the component.
        press: Called with the key of a row that is pressed.
    """

    def __init__(
        self, state: ComponentState, press: Callable[[Hashable], object]
    ) -> None:
        self._state, self._press = state, press
        self._columns: Sequence[Column] = ()
        self._rows: dict[Hashable, TableRow] = {}
        self._leaving: dict[Hashable, TableRow] = {}
        self._lit: dict[TableRow, None] = {}
        self._order: list[Hashable] = []
        self._held = False
        self.view = ft.ListView(spacing=0, padding=0, item_extent=HEIGHT)
        self._controls = state.output(self.view, "controls")

    @property
    def due(self) -> Optional[float]:
        """When the next mark goes; None without any."""
        lit = [row for row in self._lit if not self._stays(row)]
        times = [row.due for row in lit]
        return min((time for time in times if time is not None), default=None)

    def line(self, key: Hashable) -> Optional[Line]:
        """Return what a row shows; None if there is no such row."""
        row = self._rows.get(key)
        return row.line if row is not None else None

    def show_columns(self, columns: Sequence[Column]) -> bool:
        """Have columns; say whether they are those of before.

        If they are others, all rows are made anew as they are shown next.
        """
        if same_columns(columns, self._columns):
            return True
        self._columns = columns
        self._rows, self._leaving, self._order = {}, {}, []
        self._lit.clear()
        return False

    def show(
        self,
        lines: Mapping[Hashable, Line],
        *,
        until: Optional[float],
    ) -> None:
        """Show rows.

        Args:
            lines: What they show, by their keys, in their order.
            until: Till when what is new, has changed or goes is marked; None for no
                marks.
        """
        before = self._rows
        self._rows = {
            key: self._row(key, line, before.get(key), until)
            for key, line in lines.items()
        }
        self._let_go(before, until)
        self._arrange()

    def fade(self, now: float, *, held: bool = False) -> None:
        """Take the marks away whose time is over, and unless held what has gone."""
        self._held = held
        for row in list(self._lit):
            if not self._stays(row):
                row.fade(now)
            if row.due is None:
                del self._lit[row]
        if self._leaving:
            lit = {key: row for key, row in self._leaving.items() if row in self._lit}
            if len(lit) < len(self._leaving):
                self._leaving = lit
                self._arrange()

    def allow(self, selected: frozenset[Hashable], *, press: bool) -> None:
        """Show which rows are selected, and let them be pressed, or not."""
        for key, row in self._rows.items():
            row.allow(press=press)
            row.select(selected=key in selected)

    def _stays(self, row: TableRow) -> bool:
        return self._held and row.mark == "removed"

    def _row(
        self,
        key: Hashable,
        line: Line,
        row: Optional[TableRow],
        until: Optional[float],
    ) -> TableRow:
        if row is None:
            row = TableRow(self._state, self._columns, line, lambda: self._press(key))
            if until is not None:
                row.mark_until("added", until)
        elif line is not row.line:
            row.change(line, until)
        if until is not None and row.due == until:
            self._lit[row] = None
        return row

    def _let_go(
        self, before: Mapping[Hashable, TableRow], until: Optional[float]
    ) -> None:
        """Show for a moment more what has gone."""
        gone = {key: row for key, row in before.items() if key not in self._rows}
        stay = until is not None and len(gone) + len(self._leaving) <= LEAVING
        for key, row in gone.items():
            self._lit.pop(row, None)
            if stay and until is not None:
                row.mark_until("removed", until)
                self._lit[row] = None
                self._leaving[key] = row
        for key in self._leaving.keys() & self._rows.keys():
            self._lit.pop(self._leaving.pop(key), None)

    def _arrange(self) -> None:
        """Put the rows in their order; what goes stays where it was, for a moment."""
        order = list(self._rows)
        if self._leaving:
            places = {key: place for place, key in enumerate(self._order)}
            for key in self._leaving:
                order.insert(places.get(key, len(order)), key)
        if order != self._order:
            self._order = order
            rows = {**self._leaving, **self._rows}
            self._controls.set([rows[key].box for key in order])
