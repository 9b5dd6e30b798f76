"""The rows of one page on the screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Optional

import attrs
import flet as ft

from flet_components.component_state import ComponentState
from flet_components.components.pages.edge_row import EdgeRow, Waiting
from flet_components.components.rows.list_faces import ROW
from flet_components.components.rows.row_box import RowBox, RowView
from flet_components.signals import equal

__all__ = ["PageBox", "PageLook"]


@attrs.frozen
class PageLook:
    """How the rows of a page look."""

    made: Callable[[Any], ft.Control]
    """Makes the control of an item."""
    row_height: Optional[float]
    """Height of each row; None for its own."""
    reverse: bool
    """Whether the first one is at the bottom."""


class PageBox:
    """A page in a list: keyed rows, or, when they were dropped, room as high as they.

    Args:
        state: That of the component.
        seen: Called when it comes near to what can be seen while it has no rows.
    """

    def __init__(self, state: ComponentState, seen: Callable[[], object]) -> None:
        self._state, self._seen = state, seen
        self._rows: dict[Hashable, RowView] = {}
        self._order: list[Hashable] = []
        self._room: EdgeRow | None = None
        self._measured = 0.0
        self._column = ft.Column(
            spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        )
        self.box = RowBox(content=self._column)
        self._controls = state.output(self._column, "controls")
        self._content = state.output(self.box, "content")
        self._height = state.output(self.box, "height")
        self._listens = state.output(self.box, "on_size_change")

    def show(
        self,
        items: Mapping[Hashable, Any],
        look: PageLook,
    ) -> None:
        """Show rows; those of which the items are the same are not touched.

        Args:
            items: By their keys, in their order.
            look: How they look.
        """
        before, self._rows = self._rows, {}
        for key, item in items.items():
            row = before.get(key)
            if row is None:
                row = RowView(self._state, item, look.made, _nothing)
                row.box.height = look.row_height
            elif not equal(item, row.item):
                row.show(item, look.made)
            self._rows[key] = row
        order = list(self._rows)[:: -1 if look.reverse else 1]
        if order != self._order or before.keys() != self._rows.keys():
            self._order = order
            boxes = (self._rows[key].box for key in order)
            self._controls.set([ft.Semantics(content=b, container=True) for b in boxes])
        if self._room is not None:
            self._room = None
            self._height.set(None)
            self._content.set(self._column)

    def remake(self, look: PageLook) -> None:
        """Show all rows in another way."""
        for row in self._rows.values():
            row.show(row.item, look.made)
            self._state.output(row.box, "height").set(look.row_height)

    def drop(self, load: Callable[[], object], look: PageLook) -> None:
        """Let go of the rows; what is below them does not move."""
        if self._room is None:
            height = self._measured or len(self._rows) * (look.row_height or ROW)
            self._room = EdgeRow(self._state, load, self._seen, None)
            self._rows, self._order = {}, []
            self._controls.set([])
            self._content.set(self._room.box)
            self._height.set(height)

    def say(self, what: Waiting) -> None:
        """Say how it stands with the rows that were dropped."""
        if self._room is not None:
            self._room.show(what)

    def listen(self, *, wanted: bool) -> None:
        """Note how high it is, or no longer."""
        if wanted != (self.box.on_size_change is not None):
            self._listens.set(self._measure if wanted else None)

    def _measure(self, event: ft.LayoutSizeChangeEvent[Any]) -> None:
        if self._room is None:
            self._measured = event.height


def _nothing() -> None:
    """Do nothing: these rows are not pressed by the list."""
