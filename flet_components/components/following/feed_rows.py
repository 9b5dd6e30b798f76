"""The rows of a feed: messages, marked while they are new, and gaps between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from flet_components.bindings import Output
from flet_components.component_state import ComponentState
from flet_components.components.following.messages import Gap, Message
from flet_components.components.rows.row_box import (
    COLORS,
    FADE,
    RowBox,
    made_of,
)
from flet_components.wording import say

__all__ = ["MessageRow", "gap_row", "line"]


class MessageRow:
    """A row that is marked until it is old.

    Args:
        state: That of the component.
        message: What it shows.
        item: Makes a control of what a message says.
        marked: Whether it is new.
    """

    def __init__(
        self,
        state: ComponentState,
        message: Message,
        item: Callable[[Any], ft.Control],
        *,
        marked: bool,
    ) -> None:
        self.at = message.at
        self.marked = marked
        self.box = RowBox(
            made_of(state, message.value, item),
            animate=FADE,
            border_radius=8,
            bgcolor=COLORS["added"] if marked else None,
        )
        self._color: Output = state.output(self.box, "bgcolor")

    def unmark(self) -> None:
        """Take the mark away."""
        self.marked = False
        self._color.set(None)


def gap_row(gap: Gap) -> ft.Control:
    """Make a line that says how many messages are not there."""
    rule = ft.Container(height=1, bgcolor=ft.Colors.OUTLINE_VARIANT, expand=True)
    other = ft.Container(height=1, bgcolor=ft.Colors.OUTLINE_VARIANT, expand=True)
    text = ft.Text(
        say(f"feed.{gap.why}", n=gap.count), size=12, color=ft.Colors.TERTIARY
    )
    return ft.Container(
        ft.Row([rule, text, other], spacing=12),
        padding=ft.Padding.symmetric(horizontal=12, vertical=6),
    )


def line(message: Any) -> ft.Control:
    """Make a row of whatever it is: its text."""
    return ft.Container(
        ft.Text(str(message)), padding=ft.Padding.symmetric(horizontal=12, vertical=8)
    )
