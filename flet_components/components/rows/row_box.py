"""One row of a list: what a function made of an item, and its mark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Optional

import flet as ft

from flet_components.bindings import Output
from flet_components.component_state import ComponentState

__all__ = ["Mark", "RowBox", "RowView", "made_of"]

Mark = Optional[Literal["added", "changed", "removed"]]

COLORS: dict[Mark, Optional[ft.ColorValue]] = {
    None: None,
    "added": ft.Colors.PRIMARY_CONTAINER,
    "changed": ft.Colors.TERTIARY_CONTAINER,
    "removed": ft.Colors.ERROR_CONTAINER,
}
"""What is behind a row while it is marked."""
SELECTED = ft.Colors.SECONDARY_CONTAINER
"""What is behind a row that is selected."""
FADE = ft.Animation(600, ft.AnimationCurve.EASE_OUT)
LEAVING = 0.4
"""Opacity of a row that is about to go."""


@ft.control("Container", isolated=True)  # type: ignore[arg-type]
class RowBox(ft.Container):
    """A box that updates alone: another row in it costs nothing of the others."""


class RowView:
    """A row on the screen.

    Args:
        state: That of the list.
        item: What it shows.
        made: Makes a control of an item.
        press: Called when it is pressed, if it can be.
    """

    def __init__(
        self,
        state: ComponentState,
        item: Any,
        made: Callable[[Any], ft.Control],
        press: Callable[[], object],
    ) -> None:
        self.item = item
        self.box = RowBox(
            content=made_of(state, item, made),
            animate=FADE,
            animate_opacity=FADE,
            border_radius=8,
        )
        self._press, self._state = press, state
        self._click: Output = state.output(self.box, "on_click")
        self._ink: Output = state.output(self.box, "ink")
        self._content: Output = state.output(self.box, "content")
        self._color: Output = state.output(self.box, "bgcolor")
        self._opacity: Output = state.output(self.box, "opacity")
        self.mark: Mark = None
        self._selected = False

    def show(self, item: Any, made: Callable[[Any], ft.Control]) -> None:
        """Show another item, or the same in another way."""
        self.item = item
        content = made_of(self._state, item, made)
        self._content.set(None)  # Flet ignores a control that is equal to the old one
        self._content.set(content)

    def allow(self, *, press: bool) -> None:
        """Let it be pressed, or not."""
        if press != bool(self.box.ink):
            self._ink.set(press)
            self._click.set(self._press if press else None)

    def set_mark(self, mark: Mark) -> None:
        """Mark it, or take the mark away."""
        if mark != self.mark:
            self.mark = mark
            self._paint()
            self._opacity.set(LEAVING if mark == "removed" else 1.0)

    def select(self, *, selected: bool) -> None:
        """Show whether it is selected."""
        self._selected = selected
        self._paint()

    def _paint(self) -> None:
        chosen = SELECTED if self._selected else None
        self._color.set(COLORS[self.mark] or chosen)


def made_of(
    state: ComponentState, item: Any, made: Callable[[Any], ft.Control]
) -> ft.Control:
    """Make the control of an item; of what fails its text, and the error is told."""
    try:
        return made(item)
    except Exception as error:
        state.reaction_failed(error)
        return ft.Text(str(item))
