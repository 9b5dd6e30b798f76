"""`PollingList`: rows that are fetched again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import KW_ONLY
from typing import Any, Literal, Optional

import flet as ft
from attrs import validators

from flet_components.alarms import Alarm
from flet_components.components.live.polling_base import Fetch, PollingBase
from flet_components.components.pace import Pace
from flet_components.components.rows.functions import same_function
from flet_components.components.rows.keys import arranged, keyed, own_key, rows_in
from flet_components.components.rows.list_faces import (
    Face,
    banner,
    face_of,
    head,
    no_rows,
    skeleton,
)
from flet_components.components.rows.row_list import RowList
from flet_components.components.rows.selection import toggled
from flet_components.fields import internal, prop, reactive

__all__ = ["PollingList"]

Item = Callable[[Any], ft.Control]


def line(item: Any) -> ft.Control:
    """Make a row of whatever it is: its text."""
    return ft.Container(ft.Text(str(item)), padding=12)


@reactive
class PollingList(PollingBase):
    """Shows a list that is fetched again and again, and touches only what changed.

    Rows are told apart by a key. A row whose item is the same as before is not made
    again, and nothing of it is sent.
    """

    fetch: Fetch = prop(default=None, kw_only=False)
    """What it fetches: an asynchronous function that returns the items, an address of
    JSON, or a source. Of functions always the newest is called."""

    item: Item = line
    """Makes a control of an item. It is called again when the item has changed."""

    _: KW_ONLY

    row_key: Callable[[Any], Hashable] = own_key
    """Returns the key of an item, its own in the list; by default its `id` or `key`, or
    the item itself."""

    title: Optional[str] = None
    """What stands above it."""

    controls: bool = True
    """Whether it has a head: the title, when it was updated, refresh and pause."""

    sort_by: Optional[Callable[[Any], Any]] = None
    """Returns by what items are sorted; None for the order of the fetch."""

    descending: bool = False
    """Whether the order is turned round."""

    where: Optional[Callable[[Any], bool]] = None
    """Says of an item whether it is shown; None for all."""

    selection: Optional[Literal["one", "many"]] = prop(
        default=None, validate=validators.optional(validators.in_(["one", "many"]))
    )
    """Whether a row can be selected, or several; None for none."""

    selected: frozenset[Hashable] = frozenset()
    """The keys of the rows that are selected; they stay so when the rows are others."""

    highlight: float = prop(default=2.0, validate=validators.ge(0))
    """Seconds for which rows are marked that are new, have changed, or go; 0 for no
    marks."""

    list_height: Optional[float] = prop(
        default=None, validate=validators.optional(validators.gt(0))
    )
    """Height of the rows, in logical pixels, beyond which they scroll. None for all of
    them; give one to long lists: only what can be seen is drawn then."""

    placeholders: int = prop(default=3, validate=validators.ge(0))
    """How many rows stand there before the first ones are fetched."""

    empty: Optional[str] = None
    """What is said if there are no items; None for words of the library."""

    on_select: Optional[ft.ControlEventHandler[PollingList]] = None
    """Called when the user has selected, or no longer selects, a row."""

    _items: dict[Hashable, Any] = internal(factory=dict)
    _face: Face = internal("loading")
    _fault: Optional[Exception] = internal(None)

    def build(self) -> ft.Control:
        """Put head and banner above the rows."""
        self._rows = rows = RowList(self._component, self._press)
        self._unmarking: Optional[Alarm] = None
        self._pace = Pace(self, self._arrange)
        self._made = self.item
        self._component.on_stay(self._arrive, self._depart)
        self.watch(lambda: self._arrangement, lambda *_: self._pace.ask())
        self.bind(rows.view, height=lambda: self.list_height)
        self._arrange()
        body = self.bind(ft.Container(), content=self._body)
        top = head(self, lambda: self.title)
        return ft.Column(
            [
                self.bind(top, visible=lambda: self.controls),
                banner(self, lambda: self._fault if self._items else None),
                body,
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )

    @property
    def items(self) -> list[Any]:
        """The items that are shown, in their order; bindings follow."""
        return list(self._items.values())

    # --- verbs ---

    async def refresh(self) -> None:
        """Fetch at once, also while it is paused; returns when that has ended."""
        await super().refresh()
        if self._fault is not None:  # what cannot be shown of the same may be by now
            self._pace.ask()

    # --- rows ---

    @property
    def _arrangement(self) -> tuple[object, ...]:
        """On what it depends which rows there are, and how they look."""
        snapshot = self.snapshot
        shown = (snapshot.value, snapshot.has_value, snapshot.status, self.item)
        chosen = (self.row_key, self.selection, self.selected)
        return (*shown, self.sort_by, self.descending, self.where, *chosen)

    def _arrange(self) -> None:
        """Show what was fetched, or why it cannot be shown."""
        try:
            self._show()
            self._fault = None
        except Exception as error:
            self._fault = error
            raise
        finally:
            some = bool(self._items)
            self._face = face_of(self.snapshot, self._fault, some=some)

    def _show(self) -> None:
        """Show what was fetched; what is no list with keys is an error."""
        first = not self._items
        found = arranged(
            rows_in("what is fetched", self.snapshot.value or ()),
            self.where,
            self.sort_by,
            descending=self.descending,
        )
        self._items = keyed(found, self.row_key)
        if not same_function(self.item, self._made):  # a render makes a new lambda
            self._made = self.item
            self._rows.remake(self.item)
        self._rows.show(
            self._items,
            self.item,
            mark=not first and self.highlight > 0 and self._unmarking is not None,
            pressed=self.selection is not None,
        )
        self._rows.select(self.selected)
        if self._rows.marked and self._unmarking is not None:
            clock = self._component.own_time
            self._unmarking.set(clock.monotonic() + self.highlight)

    def _press(self, key: Hashable) -> None:
        """Select a row, or no longer."""
        self.selected = toggled(self.selected, key, many=self.selection == "many")
        self.emit("select")

    # --- what is shown ---

    def _body(self) -> ft.Control:
        if self._face == "rows":
            return self._rows.view
        if self._face == "loading":
            return skeleton(self.placeholders)
        return no_rows(self, self._face, self.empty, lambda: self._fault)

    def _arrive(self) -> None:
        mount = self._component.mount
        assert mount is not None
        self._unmarking = mount.alarm(lambda: mount.run(self._rows.unmark))

    def _depart(self) -> None:
        if self._unmarking is not None:
            self._unmarking.clear()
        self._unmarking = None
        self._arrange()
        self._rows.unmark()
