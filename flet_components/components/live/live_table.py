"""`LiveTable`: rows and columns that follow data, cell by cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal, Optional, Union

import flet as ft
from attrs import validators

from flet_components.alarms import Alarm
from flet_components.components.live.polling_base import Fetch
from flet_components.components.pace import PACE
from flet_components.components.rows.functions import same_function
from flet_components.components.rows.list_faces import (
    Face,
    banner,
    face_of,
    head,
    no_rows,
    skeleton,
)
from flet_components.components.rows.selection import toggled
from flet_components.components.table.columns import Column, columns_of
from flet_components.components.table.row_feed import RowFeed
from flet_components.components.table.sorting import next_order
from flet_components.components.table.table_frame import felt, sideways
from flet_components.components.table.table_head import TableHead
from flet_components.components.table.table_lines import lines_of
from flet_components.components.table.table_row import HEIGHT
from flet_components.components.table.table_rows import TableRows
from flet_components.fields import internal, prop, reactive
from flet_components.validation import list_of

__all__ = ["LiveTable"]

POSITIVE = validators.optional(validators.gt(0))


@reactive
class LiveTable(RowFeed):
    """Shows rows and columns of live data, and touches only the cells that changed.

    Rows are told apart by a key. They are fetched, or pushed: `upsert` and `remove`.
    While the pointer is over the rows they stand still, and what comes waits.
    """

    fetch: Fetch = prop(default=None, kw_only=False)
    """What it fetches: an asynchronous function that returns the rows, an address of
    JSON, or a source. None if they are pushed."""

    columns: Sequence[Union[Column, str]] = prop(
        default=(), validate=list_of(Column, str), kw_only=False
    )
    """Its columns; of a name alone a column is made. Without any, the keys of the first
    row."""

    _: KW_ONLY

    title: Optional[str] = None
    """What stands above it."""

    controls: bool = True
    """Whether that has buttons, too: refresh and pause, and when it was updated."""

    sort_by: Optional[str] = None
    """Name of the column by which rows are sorted; None for the order in which they
    came. The user sets it with the heads."""

    descending: bool = False
    """Whether the order is turned round."""

    where: Optional[Callable[[Any], bool]] = None
    """Says of a row whether it is shown; None for all."""

    selection: Optional[Literal["one", "many"]] = prop(
        default=None, validate=validators.optional(validators.in_(["one", "many"]))
    )
    """Whether a row can be selected, or several; None for none."""

    selected: frozenset[Hashable] = frozenset()
    """The keys of the rows that are selected; they stay so when the rows are others."""

    highlight: float = prop(default=1.0, validate=validators.ge(0))
    """Seconds for which cells are marked that have changed, and rows that are new or
    go; 0 for no marks."""

    list_height: Optional[float] = prop(default=None, validate=POSITIVE)
    """Height of the rows, in logical pixels, beyond which they scroll below the head.
    None for all of them; give one to long tables: only what can be seen is drawn."""

    min_width: Optional[float] = prop(default=None, validate=POSITIVE)
    """Width below which it scrolls sideways, in logical pixels; None for never."""

    placeholders: int = prop(default=3, validate=validators.ge(0))
    """How many rows stand there before the first ones are fetched."""

    empty: Optional[str] = None
    """What is said if there are no rows; None for words of the library."""

    on_sort: Optional[ft.ControlEventHandler[LiveTable]] = None
    """Called when the user has chosen another order."""

    on_select: Optional[ft.ControlEventHandler[LiveTable]] = None
    """Called when the user has selected, or no longer selects, a row."""

    _items: tuple[Any, ...] = internal(())
    _face: Face = internal("loading")
    _fault: Optional[Exception] = internal(None)

    def __post_init__(self, *args: Any) -> None:
        """Begin with no order."""
        super().__post_init__(*args)
        self._alarm: Optional[Alarm] = None
        self._arranged_at = -math.inf
        self._chosen: Optional[Callable[[Any], bool]] = None

    def build(self) -> ft.Control:
        """Put head and banner above the names of the columns and the rows."""
        self._names = TableHead(self._component, self._sort)
        self._rows = TableRows(self._component, self._press)
        self.bind(self._rows.view, height=lambda: self.list_height)
        self._felt = felt(self, self._rows.view, self._hover, lambda: self.waiting)
        self._component.on_stay(self._arrive, self._depart)
        self.watch(lambda: self._wanted, lambda *_: self._soon())
        self._arrange()
        bar = head(self, lambda: self.title)
        line = ft.Divider(height=1, color=ft.Colors.OUTLINE_VARIANT)
        body = self.bind(ft.Container(), content=self._body)
        table = ft.Column([self._names.view, line, body], spacing=0, tight=True)
        return ft.Column(
            [
                self.bind(bar, visible=lambda: self.controls),
                banner(self, lambda: self._trouble if self._items else None),
                sideways(self, table, lambda: self.min_width),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )

    # --- how it stands ---

    @property
    def items(self) -> list[Any]:
        """The rows that are shown, in their order; bindings follow."""
        return list(self._items)

    # --- rows ---

    @property
    def _wanted(self) -> tuple[object, ...]:
        chosen = (self.selection, self.selected, self.snapshot.status)
        return (self.columns, self.sort_by, self.descending, self.where, *chosen)

    def _soon(self) -> None:
        """Arrange the rows now, or as soon as they have stood for a moment."""
        if (alarm := self._alarm) is not None:
            if self._now >= self._arranged_at + PACE:
                self._arrange()
            else:
                alarm.set(self._arranged_at + PACE)

    @property
    def _trouble(self) -> Optional[Exception]:
        """Why what was fetched cannot be shown; None if it can."""
        return self._refused or self._fault

    def _arrange(self) -> None:
        """Show the rows as they are now, or why they cannot be shown."""
        self._arranged_at = now = self._now
        try:
            self._show(now)
            self._fault = None
        except Exception as error:
            self._fault = error
            raise
        finally:
            self._turn_face()
        self._wake(now)

    def _show(self, now: float) -> None:
        """Show the rows as fields and pointer want it."""
        rows = self._rows_at(now)
        columns = columns_of(self.columns, next(iter(rows.values()), None))
        same = self._rows.show_columns(columns)
        lines = lines_of(
            rows,
            columns,
            self.where,
            self.sort_by,
            descending=self.descending,
            known=self._rows.line,
        )
        same &= same_function(self.where, self._chosen)  # else it is no news
        self._chosen = self.where
        marked = self.highlight and self._items and self._alarm and same
        self._names.show(columns, self.sort_by, descending=self.descending)
        self._rows.show(lines, until=now + self.highlight if marked else None)
        self._rows.fade(now, held=self._held)
        self._rows.allow(self.selected, press=self.selection is not None)
        self._items = tuple(line.item for line in lines.values())

    def _turn_face(self) -> None:
        face = face_of(self.snapshot, self._trouble, some=bool(self._items))
        self._face = "empty" if face == "loading" and self._is_pushed else face
        if self._face != "rows":
            self._hover(over=False)  # what is not there is told of no exit

    def _wake(self, now: float) -> None:
        """Look again when a mark goes, or a row is too old."""
        times = [self._rows.due, self._due]
        due = [time for time in times if time is not None]
        if self._alarm is not None and due:
            self._alarm.set(max(min(due), now + PACE))

    # --- what the user does ---

    def _sort(self, name: str) -> None:
        order = next_order((self.sort_by, self.descending), name)
        self.sort_by, self.descending = order
        self.emit("sort")

    def _press(self, key: Hashable) -> None:
        """Select a row, or no longer."""
        self.selected = toggled(self.selected, key, many=self.selection == "many")
        self.emit("select")

    # --- what is shown ---

    def _body(self) -> ft.Control:
        if self._face == "rows":
            return self._felt
        if self._face == "loading":
            return skeleton(self.placeholders, HEIGHT)
        return no_rows(self, self._face, self.empty, lambda: self._trouble)

    def _arrive(self) -> None:
        mount = self._component.mount
        assert mount is not None
        self._alarm = mount.alarm(lambda: mount.run(self._arrange))
        self._arrange()
        self._arranged_at = -math.inf  # what comes first is shown at once

    def _depart(self) -> None:
        if self._alarm is not None:
            self._alarm.clear()
        self._alarm = None
        self._hovered = False
        self._rows.fade(math.inf)
