"""The fields of the component that is shown, as knobs, in a group that folds."""

from __future__ import annotations

import flet as ft

from flet_components.stories.knobs import Knob
from flet_components.stories.look import MUTED, ROUND, caption, label
from flet_components.stories.runner.panels.knob_cell import (
    KnobCell,
    Stand,
    problem_line,
)
from flet_components.stories.runner.scene import Bench, Scene

__all__ = ["FieldKnobs"]


class FieldKnobs:
    """Turned live: the story is not played anew.

    Args:
        bench: Asked to turn them.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cells: dict[str, KnobCell] = {}
        self._strangers = ft.Column(spacing=8)
        self._grid = ft.ResponsiveRow(spacing=32, run_spacing=16)
        self._shape: tuple[object, ...] = ()
        self._unfolded: bool | None = None
        self._icon = ft.Icon(ft.Icons.CHEVRON_RIGHT, size=20, color=MUTED)
        self._title = label("")
        self._about = caption("", expand=True, no_wrap=True)
        head = ft.Container(
            ft.Row([self._icon, self._title, self._about], spacing=8),
            height=32,
            ink=True,
            border_radius=ROUND,
            padding=ft.Padding.only(right=8),
            on_click=self._fold,
        )
        self._head = ft.Semantics(button=True, label="", content=head)
        self.view = ft.Column([self._strangers, self._head, self._grid], spacing=8)

    @property
    def there_are(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._cells or self._strangers.controls)

    @property
    def turned(self) -> int:
        """How many have been turned."""
        return sum(cell.is_turned for cell in self._cells.values())

    def show(self, scene: Scene) -> None:
        """Show the fields of what a story shows.

        While a story is set up anew, those of the run before stay.
        """
        fields = scene.stage.fields if scene.stage else None
        if fields is None or fields.shows or scene.address.story != self._story:
            self._fill(scene)
        self._lay_out()

    @property
    def _story(self) -> object:
        return self._shape[0] if self._shape else None

    def _fill(self, scene: Scene) -> None:
        fields = scene.stage.fields if scene.stage else None
        knobs = {knob.name: knob for knob in fields.knobs} if fields else {}
        component = type(fields.component) if fields and fields.component else None
        shape = (scene.address.story, component, tuple(knobs))
        if shape != self._shape:
            if scene.address.story != self._story:
                self._unfolded = None
            self._shape = shape
            self._cells = {
                name: KnobCell(knob, _stand(knob, scene), self._bench.turn_field)
                for name, knob in knobs.items()
            }
            self._title.value = f"Fields of {component.__name__}" if component else ""
            self._about.value = f"{len(knobs)}, turned while it goes on"
        for name, knob in knobs.items():
            self._cells[name].show(knob, _stand(knob, scene))
        problems = fields.problems.items() if fields else ()
        strangers = [text for name, text in problems if name not in knobs]
        self._strangers.controls = [problem_line(text) for text in strangers]

    def _lay_out(self) -> None:
        unfolded = self._unfolded if self._unfolded is not None else bool(self.turned)
        self._strangers.visible = bool(self._strangers.controls)
        self._head.visible = bool(self._cells)
        self._head.label = f"{'Fold' if unfolded else 'Unfold'} {self._title.value}"
        icons = ft.Icons.CHEVRON_RIGHT, ft.Icons.EXPAND_MORE
        self._icon.icon = icons[unfolded]
        self._grid.visible = unfolded and bool(self._cells)
        self._grid.controls = [cell.view for cell in self._cells.values()]

    def _fold(self) -> None:
        self._unfolded = not self._grid.visible
        self._lay_out()
        self._bench.panel_changed()


def _stand(knob: Knob, scene: Scene) -> Stand:
    assert scene.stage is not None
    fields = scene.stage.fields
    value = fields.values.get(knob.name, knob.default)
    text = scene.address.fields.get(knob.name)
    return Stand(value, text, fields.problems.get(knob.name))
