"""One row of a table: a cell for each column, and the flash of what has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any, Optional

import flet as ft

from flet_components.component_state import ComponentState
from flet_components.components.rows.row_box import Mark, RowView
from flet_components.components.table.columns import Column, Line
from flet_components.components.table.sorting import is_missing

__all__ = ["BETWEEN", "GAP", "HEIGHT", "TableRow", "fill"]

HEIGHT = 40
"""Height of a row, in logical pixels."""
GAP = 8
"""Space around the text of a cell."""
FADING = 600
"""Milliseconds in which a flash goes; a number, for there may be thousands of cells."""
BETWEEN = 4
"""Space between two cells."""
CHANGED = ft.Colors.TERTIARY_CONTAINER.value
"""What is behind a cell for a moment after it has changed; a plain text, for Flet sends
those alone."""
RISEN = ft.Colors.PRIMARY_CONTAINER.value
FALLEN = ft.Colors.ERROR_CONTAINER.value
WHOLE = -1
"""In the place of a cell's number: the whole row."""


def fill(cell: ft.LayoutControl, column: Column) -> None:
    """Give a cell the width of its column."""
    if column.width is None:
        cell.expand = column.flex
    else:
        cell.width = column.width


class TableRow(RowView):
    """A row on the screen.

    Args:
        state: That of the table.
        columns: What it has.
        line: What it shows.
        press: Called when it is pressed, if it can be.
    """

    def __init__(
        self,
        state: ComponentState,
        columns: Sequence[Column],
        line: Line,
        press: Callable[[], object],
    ) -> None:
        self.line, self._state, self._columns = line, state, columns
        self._texts = [_text(*each) for each in zip(columns, line.texts, strict=True)]
        self._cells = [_cell(*each) for each in zip(columns, self._texts, strict=True)]
        self._until: dict[int, float] = {}
        content = ft.MergeSemantics(ft.Row(list(self._cells), spacing=BETWEEN))
        super().__init__(state, line.item, lambda _: content, press)

    @property
    def due(self) -> Optional[float]:
        """When the next of its marks goes; None without any."""
        return min(self._until.values(), default=None)

    def change(self, line: Line, until: Optional[float]) -> None:
        """Show something else: only the cells whose texts are others are touched.

        Args:
            line: What to show.
            until: Till when these are marked; None for no marks.
        """
        old, self.line, self.item = self.line, line, line.item
        for i, (text, before) in enumerate(zip(line.texts, old.texts, strict=True)):
            if text != before:
                self._state.output(self._texts[i], "value").set(text)
                if until is not None:
                    self._until[i] = until
                    way = _way(self._columns[i], old.values[i], line.values[i])
                    self._light(i, way)

    def mark_until(self, mark: Mark, until: float) -> None:
        """Mark the whole row for some time."""
        self.set_mark(mark)
        self._until[WHOLE] = until

    def fade(self, now: float) -> None:
        """Take the marks away whose time is over."""
        for i in [i for i, until in self._until.items() if until <= now]:
            del self._until[i]
            if i == WHOLE:
                self.set_mark(None)
            else:
                self._light(i, None)

    def select(self, *, selected: bool) -> None:
        """Show whether it is selected."""
        if selected != self._selected:
            super().select(selected=selected)

    def _light(self, i: int, color: Optional[str]) -> None:
        self._state.output(self._cells[i], "bgcolor").set(color)


def _text(column: Column, text: str) -> ft.Text:
    words = ft.Text(text, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
    if column.numeric:
        words.text_align = ft.TextAlign.END
    return words


def _cell(column: Column, words: ft.Text) -> ft.Container:
    cell = ft.Container(words, padding=GAP, border_radius=6, animate=FADING)
    fill(cell, column)
    return cell


def _way(column: Column, old: Any, new: Any) -> str:
    """Return the colour of a change."""
    numbers = isinstance(old, (Real, Decimal)) and isinstance(new, (Real, Decimal))
    if not (column.numeric and numbers) or is_missing(old) or is_missing(new):
        return CHANGED
    return RISEN if new > old else FALLEN
