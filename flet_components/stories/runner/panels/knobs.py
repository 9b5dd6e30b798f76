"""The panel of the knobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from flet_components.stories.knobs import Knob
from flet_components.stories.knobs.structures import StructureKind
from flet_components.stories.look import (
    caption,
    empty_state,
    hint,
    icon_button,
    label,
    quiet_button,
)
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene

__all__ = ["KnobsPanel"]

Breakpoint = str | ft.ResponsiveRowBreakpoint
COLUMNS: dict[Breakpoint, ft.Number] = {"xs": 12, "md": 6, "lg": 4}
WIDE: dict[Breakpoint, ft.Number] = {"xs": 12, "lg": 8}


class KnobsPanel(Panel):
    """One cell for each knob: its name, what it takes, the control that turns it."""

    name = "knobs"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._cells: dict[str, _Cell] = {}
        self._scene: Scene | None = None
        self._view = ft.Container(expand=True)
        self._reset = quiet_button(
            "Reset",
            ft.Icons.RESTART_ALT,
            bench.reset,
            tooltip=hint("Put all knobs back"),
        )

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def badge(self) -> str:
        """How many knobs have been turned."""
        turned = sum(cell.is_turned for cell in self._cells.values())
        return str(turned) if turned else ""

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that puts all knobs back."""
        return (self._reset,) if self.badge else ()

    def show(self, scene: Scene) -> None:
        """Show the knobs of a story; those that show the right value stay."""
        if self._scene is None or _shape(scene) != _shape(self._scene):
            self._lay_out(scene)
        else:
            for cell in self._cells.values():
                cell.show(scene)
        self._scene = scene

    def _lay_out(self, scene: Scene) -> None:
        self._cells = {
            knob.name: _Cell(knob, scene, self.bench) for knob in _knobs(scene)
        }
        if not self._cells:
            self._view.content = _nothing(scene)
            return
        strangers = [
            text
            for name, text in scene.settings.problems.items()
            if name not in self._cells
        ]
        parts: list[ft.Control] = [_problem(text) for text in strangers]
        grid = ft.ResponsiveRow(
            [cell.view for cell in self._cells.values()], spacing=32, run_spacing=16
        )
        self._view.content = ft.Column(
            [*parts, grid], scroll=ft.ScrollMode.AUTO, expand=True, spacing=16
        )


class _Cell:
    """One knob."""

    def __init__(self, knob: Knob, scene: Scene, bench: Bench) -> None:
        self._knob = knob
        self._bench = bench
        self._text = scene.address.knobs.get(knob.name)
        self._editor = ft.Container()
        self._problem = ft.Container(visible=False)
        back = icon_button(
            ft.Icons.RESTART_ALT, f"Put {knob.name} back", self._put_back, size=28
        )
        self._back = ft.Container(back, visible=False)
        says = knob.kind.says if knob.kind else "no knob for this type"
        head = ft.Row(
            [label(knob.name), caption(says, expand=True, no_wrap=True), self._back],
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
        self._fill(scene)

    @property
    def is_turned(self) -> bool:
        """Whether it stands somewhere else than at its default."""
        return self._text is not None

    def show(self, scene: Scene) -> None:
        """Show the value of a scene, unless it came from here."""
        if scene.address.knobs.get(self._knob.name) != self._text:
            self._fill(scene)

    def _fill(self, scene: Scene) -> None:
        knob = self._knob
        value = scene.settings.values.get(knob.name, knob.default)
        self._text = scene.address.knobs.get(knob.name)
        problem = scene.settings.problems.get(knob.name)
        self._editor.content = (
            knob.kind.editor(knob.name, value, self._turned)
            if knob.kind
            else caption(repr(knob.default), no_wrap=True)
        )
        self._back.visible = self.is_turned
        self._problem.visible = problem is not None
        self._problem.content = _problem(f"{problem}; {_short(value)} stands in for it")

    def _turned(self, value: Any) -> None:
        assert self._knob.kind is not None
        text = self._knob.kind.encode(value)
        self._text = None if value == self._knob.default else text
        self._back.visible = self.is_turned
        self._problem.visible = False
        self._bench.turn(self._knob.name, self._text)

    def _put_back(self) -> None:
        self._bench.turn(self._knob.name, None)


def _knobs(scene: Scene) -> tuple[Knob, ...]:
    return scene.visit.knobs if scene.visit else ()


def _shape(scene: Scene) -> tuple[object, ...]:
    """Return what the panel is laid out by."""
    strangers = scene.settings.problems.keys() - {knob.name for knob in _knobs(scene)}
    return _knobs(scene), scene.address.story, _is_readable(scene), strangers


def _is_readable(scene: Scene) -> bool:
    return scene.visit is not None and scene.visit.error is None


def _nothing(scene: Scene) -> ft.Control:
    if not _is_readable(scene):
        return empty_state(
            ft.Icons.TUNE, "No knobs to turn", "The story could not be read."
        )
    return empty_state(
        ft.Icons.TUNE,
        "This story has no knobs",
        "Give its function a parameter with a type, like seconds: float = 60.",
    )


def _problem(text: str) -> ft.Control:
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
