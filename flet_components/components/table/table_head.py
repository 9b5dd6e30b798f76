"""The head of a table: what the columns are called, and by which it is sorted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Optional

import flet as ft

from flet_components.component_state import ComponentState
from flet_components.components.table.columns import Column, same_columns
from flet_components.components.table.table_row import BETWEEN, GAP, HEIGHT, fill
from flet_components.wording import say

__all__ = ["TableHead"]

TURN = ft.Animation(200, ft.AnimationCurve.EASE_OUT)
QUIET = ft.Colors.ON_SURFACE_VARIANT.value
SORTED = ft.Colors.ON_SURFACE.value


class TableHead:
    """A row of names, of which those of sortable columns are buttons.

    Args:
        state: That of the component.
        press: Called with the name of a column whose head is pressed.
    """

    def __init__(self, state: ComponentState, press: Callable[[str], object]) -> None:
        self._state, self._press = state, press
        self._columns: Sequence[Column] = ()
        self._cells: list[HeadCell] = []
        self.view = ft.Row(spacing=BETWEEN, height=HEIGHT)
        self._controls = state.output(self.view, "controls")

    def show(
        self, columns: Sequence[Column], sort_by: Optional[str], *, descending: bool
    ) -> None:
        """Show columns, and the order."""
        if not same_columns(columns, self._columns):
            self._columns = columns
            self._cells = [HeadCell(self._state, c, self._press) for c in columns]
            self._controls.set([cell.view for cell in self._cells])
        for cell in self._cells:
            mine = cell.column.name == sort_by
            cell.show(descending if mine else None)


class HeadCell:
    """The head of one column.

    Args:
        state: That of the component.
        column: The column.
        press: Called with its name when it is pressed.
    """

    def __init__(
        self, state: ComponentState, column: Column, press: Callable[[str], object]
    ) -> None:
        self.column = column
        self._text = ft.Text(
            column.heading,
            theme_style=ft.TextThemeStyle.LABEL_LARGE,
            color=QUIET,
            max_lines=1,
            overflow=ft.TextOverflow.ELLIPSIS,
            expand=True,
            expand_loose=True,
        )
        self._arrow = ft.Icon(
            ft.Icons.ARROW_UPWARD,
            size=16,
            visible=False,
            rotate=0.0,
            animate_rotation=TURN,
        )
        self._color = state.output(self._text, "color")
        self._outputs = {
            name: state.output(self._arrow, name)
            for name in ("visible", "rotate", "semantics_label")
        }
        self.view = self._made(press)
        fill(self.view, column)

    def show(self, descending: Optional[bool]) -> None:
        """Show whether rows are sorted by it, and which way; None for not."""
        self._color.set(QUIET if descending is None else SORTED)
        self._outputs["visible"].set(descending is not None)
        if descending is not None:
            self._outputs["rotate"].set(math.pi if descending else 0.0)
        words = None if descending is None else _words(descending=descending)
        self._outputs["semantics_label"].set(words)

    def _made(self, press: Callable[[str], object]) -> ft.LayoutControl:
        name, numeric = self.column.name, self.column.numeric
        space = ft.Padding.symmetric(horizontal=GAP)
        side = ft.MainAxisAlignment.END if numeric else ft.MainAxisAlignment.START
        if not self.column.sortable:
            return ft.Container(ft.Row([self._text], alignment=side), padding=space)
        both: list[ft.Control] = [self._text, self._arrow]
        return ft.TextButton(
            ft.Row(both[::-1] if numeric else both, spacing=4, alignment=side),
            on_click=lambda: press(name),
            height=HEIGHT,
            style=ft.ButtonStyle(
                padding=space, shape=ft.RoundedRectangleBorder(radius=6)
            ),
        )


def _words(*, descending: bool) -> str:
    return say("sort.down" if descending else "sort.up")
