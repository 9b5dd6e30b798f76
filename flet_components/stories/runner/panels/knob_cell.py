"""One knob in a panel: its name, what it takes, the control that turns it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import flet as ft

from flet_components.signals import equal
from flet_components.stories.knobs import Knob
from flet_components.stories.knobs.structures import StructureKind
from flet_components.stories.look import caption, icon_button, label

__all__ = ["COLUMNS", "KnobCell", "Stand", "problem_line"]

Breakpoint = str | ft.ResponsiveRowBreakpoint
COLUMNS: dict[Breakpoint, ft.Number] = {"xs": 12, "md": 6, "lg": 4}
WIDE: dict[Breakpoint, ft.Number] = {"xs": 12, "lg": 8}
Turn = Callable[[str, str | None], None]
"""Called with a knob's name and its text, or None to put it back."""


@attrs.frozen
class Stand:
    """Where a knob stands."""

    value: Any
    """What is shown."""
    text: str | None = None
    """As the address says it; None if nobody has turned it."""
    problem: str | None = None
    """Why that cannot be."""


class KnobCell:
    """Shows one knob, and turns it.

    Args:
        knob: The knob.
        stand: Where it stands.
        turn: Called when a person turns it.
        title: What it is called, if not as it is written.
        says: What it takes, if its kind does not say it well enough.
    """

    def __init__(
        self, knob: Knob, stand: Stand, turn: Turn, title: str = "", says: str = ""
    ) -> None:
        self._knob, self._stand, self._turn = knob, stand, turn
        self._title = title or knob.name
        self._editor = ft.Container()
        self._problem = ft.Container(visible=False)
        back = icon_button(
            ft.Icons.RESTART_ALT, f"Put {self._title} back", self._put_back, size=28
        )
        self._back = ft.Container(back, visible=False)
        takes = knob.kind.says if knob.kind else "no knob for this type"
        head = ft.Row(
            [
                label(self._title),
                caption(says or takes, expand=True, no_wrap=True),
                self._back,
            ],
            spacing=8,
            height=28,
        )
        wide = isinstance(knob.kind, StructureKind)
        self.view = ft.Column(
            [head, self._editor, self._problem],
            spacing=4,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            col=WIDE if wide else COLUMNS,
        )
        self._fill()

    @property
    def is_turned(self) -> bool:
        """Whether it stands somewhere else than at its default."""
        return self._stand.text is not None

    def show(self, knob: Knob, stand: Stand) -> None:
        """Show where it stands; what came from here stays as it was typed."""
        before, self._knob, self._stand = self._stand, knob, stand
        if stand.text != before.text or not equal(stand.value, before.value):
            self._fill()
        else:
            self._tell()

    def _fill(self) -> None:
        knob, value = self._knob, self._stand.value
        self._editor.content = (
            knob.kind.editor(self._title, value, self._turned)
            if knob.kind
            else caption(repr(knob.default), no_wrap=True)
        )
        self._tell()

    def _tell(self) -> None:
        problem = self._stand.problem
        self._back.visible = self.is_turned
        self._problem.visible = problem is not None
        self._problem.content = problem_line(
            f"{problem}; {_short(self._stand.value)} stands in for it"
        )

    def _turned(self, value: Any) -> None:
        knob = self._knob
        assert knob.kind is not None
        text = None if value == knob.default else knob.kind.encode(value)
        self._stand = Stand(value, text)
        self._tell()
        self._turn(knob.name, text)

    def _put_back(self) -> None:
        self._turn(self._knob.name, None)


def problem_line(text: str) -> ft.Control:
    """Say what is wrong with a knob."""
    return ft.Row(
        [
            ft.Icon(ft.Icons.ERROR_OUTLINE, size=16, color=ft.Colors.ERROR),
            ft.Text(text, size=12, color=ft.Colors.ERROR, expand=True),
        ],
        spacing=8,
    )


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
