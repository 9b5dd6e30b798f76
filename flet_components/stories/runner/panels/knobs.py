"""The panel of the knobs: those of the story, and the fields of what it shows."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Sequence

import flet as ft

from flet_components.stories.knobs import Knob
from flet_components.stories.look import empty_state, hint, quiet_button
from flet_components.stories.runner.panels.field_knobs import FieldKnobs
from flet_components.stories.runner.panels.knob_cell import (
    KnobCell,
    Stand,
    problem_line,
)
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.stage.shown_fields import ShownFields

__all__ = ["KnobsPanel"]

PACE = 0.1
"""Seconds between two looks at the component, however often it changes itself."""


class KnobsPanel(Panel):
    """One cell for each knob; they follow what the component does by itself."""

    name = "knobs"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._cells: dict[str, KnobCell] = {}
        self._fields = FieldKnobs(bench)
        self._scene: Scene | None = None
        self._context = contextvars.copy_context()
        self._look: asyncio.TimerHandle | None = None
        self._followed: ShownFields | None = None
        self._stop_following: Callable[[], None] = lambda: None
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
        turned += self._fields.turned
        return str(turned) if turned else ""

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that puts all knobs back."""
        return (self._reset,) if self.badge else ()

    def show(self, scene: Scene) -> None:
        """Show the knobs of a story; those that show the right value stay."""
        before, self._scene = self._scene, scene
        self._follow(scene.stage.fields if scene.stage else None)
        self._fields.show(scene)
        if before is None or _shape(scene) != _shape(before):
            self._cells = {
                knob.name: KnobCell(knob, _stand(knob, scene), self.bench.turn)
                for knob in _knobs(scene)
            }
        else:
            for knob in _knobs(scene):
                self._cells[knob.name].show(knob, _stand(knob, scene))
        self._lay_out(scene)

    def _lay_out(self, scene: Scene) -> None:
        if not self._cells and not self._fields.there_are:
            self._view.content = _nothing(scene)
            return
        problems = scene.settings.problems.items()
        strangers = [text for name, text in problems if name not in self._cells]
        parts: list[ft.Control] = [problem_line(text) for text in strangers]
        if self._cells:
            cells: list[ft.Control] = [cell.view for cell in self._cells.values()]
            parts.append(ft.ResponsiveRow(cells, spacing=32, run_spacing=16))
        self._view.content = ft.Column(
            [*parts, self._fields.view],
            scroll=ft.ScrollMode.AUTO,
            expand=True,
            spacing=16,
            key=scene.address.story,
        )

    # --- what the component does by itself ---

    def _follow(self, fields: ShownFields | None) -> None:
        if fields is not self._followed:
            self._stop_following()
            self._followed = fields
            follow = fields.listen if fields is not None else _no_news
            self._stop_following = follow(self._on_news)

    def _on_news(self) -> None:
        """Look in a moment, unless that is due already; the news are of the stage's."""
        if self._look is None:
            loop = asyncio.get_running_loop()
            self._look = loop.call_later(PACE, self._on_time, context=self._context)

    def _on_time(self) -> None:
        self._look = None
        if self._scene is not None and self._scene.stage is not None:
            self.show(self._scene)
            self.bench.panel_changed()


def _no_news(reader: Callable[[], object]) -> Callable[[], None]:
    return lambda: None


def _stand(knob: Knob, scene: Scene) -> Stand:
    name, live = knob.name, scene.stage.fields.values if scene.stage else {}
    value = live.get(name, scene.settings.values.get(name, knob.default))
    problem = scene.settings.problems.get(name)
    return Stand(value, scene.address.knobs.get(name), problem)


def _knobs(scene: Scene) -> tuple[Knob, ...]:
    return scene.visit.knobs if scene.visit else ()


def _shape(scene: Scene) -> tuple[object, ...]:
    """Return what the story's own knobs are laid out by."""
    return _knobs(scene), scene.address.story, _is_readable(scene)


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
