"""The laps of a stopwatch on the screen, the last one on top."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from flet_components.bindings import Output
from flet_components.component_state import ComponentState
from flet_components.components.clockwork.durations import spoken
from flet_components.components.clockwork.timers.laps import (
    Lap,
    best_and_worst,
    lap_face,
)
from flet_components.wording import say

__all__ = ["LapList"]

ROW, SEEN, WIDTH = 36, 5, 320
"""Height of a row, how many rows are seen at once, and how wide they are."""
LINE = ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)


class LapList:
    """A list that grows at its top; all but five laps are to be scrolled to.

    Args:
        state: That of the stopwatch.
    """

    def __init__(self, state: ComponentState) -> None:
        self._state = state
        self._rows: dict[int, _Row] = {}
        self.view = ft.ListView(width=WIDTH, height=0, item_extent=ROW, padding=0)
        self._height = state.output(self.view, "height")
        self._controls = state.output(self.view, "controls")

    def show(self, laps: Sequence[Lap], precision: int) -> None:
        """Show laps; rows that are there already stay."""
        best, worst = best_and_worst(laps)
        rows = {lap.number: self._row(lap) for lap in laps}
        for lap in laps:
            rows[lap.number].show(lap, precision, best=lap is best, worst=lap is worst)
        if list(rows) != list(self._rows):
            self._rows = rows
            self._controls.set([row.view for row in reversed(rows.values())])
            self._height.set(ROW * min(SEEN, len(rows)))

    def _row(self, lap: Lap) -> _Row:
        row = self._rows.get(lap.number)
        return row if row is not None and row.lap == lap else _Row(self._state, lap)


class _Row:
    """The number of a lap, how long it took, and how long all took."""

    def __init__(self, state: ComponentState, lap: Lap) -> None:
        self.lap = lap
        number = _text(ft.Colors.ON_SURFACE_VARIANT, ft.TextAlign.START, share=3)
        seconds = _text(ft.Colors.ON_SURFACE, ft.TextAlign.CENTER)
        split = _text(ft.Colors.ON_SURFACE_VARIANT, ft.TextAlign.END)
        row = ft.Row([number, seconds, split], spacing=8)
        self.view = ft.Semantics(
            exclude_semantics=True,
            content=ft.Container(
                row,
                height=ROW,
                border=ft.Border(top=LINE) if lap.number > 1 else None,
                padding=ft.Padding.symmetric(horizontal=8),
            ),
        )
        self._number = state.output(number, "value")
        self._seconds = state.output(seconds, "value")
        self._split = state.output(split, "value")
        self._color = state.output(seconds, "color")
        self._label: Output = state.output(self.view, "label")

    def show(self, lap: Lap, precision: int, *, best: bool, worst: bool) -> None:
        """Show the lap, and whether it is the best or the worst."""
        name = say("lap.number", n=lap.number)
        mark = say("lap.best") if best else say("lap.worst") if worst else ""
        self._number.set(f"{name} · {mark}" if mark else name)
        self._seconds.set(lap_face(lap.seconds, precision))
        self._split.set(lap_face(lap.split, precision))
        self._color.set(_color(best=best, worst=worst))
        words = [name, mark, spoken(lap.seconds)]
        self._label.set(", ".join(word for word in words if word))


def _text(color: ft.ColorValue, align: ft.TextAlign, share: int = 2) -> ft.Text:
    return ft.Text(
        color=color,
        text_align=align,
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        expand=share,
        no_wrap=True,
        overflow=ft.TextOverflow.ELLIPSIS,
    )


def _color(*, best: bool, worst: bool) -> ft.ColorValue:
    if best:
        return ft.Colors.PRIMARY
    return ft.Colors.ERROR if worst else ft.Colors.ON_SURFACE
