"""Rows in blocks: of a long list an update looks only at what changed."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import flet as ft

from flet_components.bindings import Output
from flet_components.component_state import ComponentState

__all__ = ["Blocks"]

MOST = 50
"""Rows in a block."""


@ft.control("Column", isolated=True)  # type: ignore[arg-type]
class Block(ft.Column):
    """Rows that are updated alone."""


@attrs.define(eq=False)
class _Rows:
    """A block, and its rows, the oldest first."""

    view: Block
    output: Output
    rows: list[ft.Control] = attrs.Factory(list)


class Blocks:
    """The rows of a list view, which come at its beginning and go at its end.

    Args:
        state: That of the component.
        view: The list view.
    """

    def __init__(self, state: ComponentState, view: ft.ListView) -> None:
        self._state = state
        self._controls = state.output(view, "controls")
        self._blocks: list[_Rows] = []

    def clear(self) -> None:
        """Have no rows, when it is shown next."""
        self._blocks = []

    def show(self, gone: int, new: Sequence[ft.Control], *, newest_first: bool) -> None:
        """Take the oldest rows away, and add new ones.

        Args:
            gone: How many go.
            new: What comes, the oldest first.
            newest_first: Whether the newest are at the top; else the view is reversed,
                and its beginning is at the bottom.
        """
        blocks, known = self._blocks, set(map(id, self._blocks))
        changed = {id(each): each for each in self._drop(gone)}
        for row in new:
            if not blocks or len(blocks[-1].rows) >= MOST:
                blocks.append(self._block())
            blocks[-1].rows.append(row)
            changed[id(blocks[-1])] = blocks[-1]
        step = -1 if newest_first else 1
        for each in changed.values():
            if id(each) in known:
                each.output.set(each.rows[::step])
            else:
                each.view.controls = each.rows[::step]
        shown = [each.view for each in blocks[::-1]]
        if list(map(id, shown)) != list(map(id, self._controls.control.controls)):  # type: ignore[attr-defined]
            self._controls.set(shown)

    def _drop(self, gone: int) -> list[_Rows]:
        """Take the oldest rows away; return the block that has lost some, if any."""
        blocks = self._blocks
        while gone and blocks and len(blocks[0].rows) <= gone:
            gone -= len(blocks.pop(0).rows)
        if not (gone and blocks):
            return []
        del blocks[0].rows[:gone]
        return [blocks[0]]

    def _block(self) -> _Rows:
        view = Block(spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        return _Rows(view, self._state.output(view, "controls"))
