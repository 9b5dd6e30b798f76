"""The panel of what goes wrong: a slow, failing or missing network, a browser away."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from flet_components import Countdown
from flet_components.stories.knobs import Knob
from flet_components.stories.look import (
    caption,
    field_style,
    hint,
    label,
    named,
    quiet_button,
    small_button,
    strip,
)
from flet_components.stories.runner.panels.knob_cell import COLUMNS, KnobCell, Stand
from flet_components.stories.runner.panels.lookout import Lookout
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.stage import Stage
from flet_components.stories.staging import staging_knobs

__all__ = ["FaultsPanel"]

PACE = 0.5
"""Seconds between two looks at what the story asks for, while the panel is open."""
WORDS = {
    "latency": ("latency", "seconds more for each answer"),
    "error_rate": ("error rate", "share that fails, 0 to 1"),
    "offline": ("offline", "what is open is cut, too"),
}
USUAL_SECONDS = 5.0
MOST_SECONDS = 300.0


class FaultsPanel(Panel):
    """Turns what goes wrong, live; the address keeps it."""

    name = "faults"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._scene: Scene | None = None
        self._knobs = [knob for knob in staging_knobs() if knob.name in WORDS]
        self._cells: dict[str, KnobCell] = {}
        self._calm = ft.Container(visible=False)
        self._asked = caption("", expand=True)
        self._seconds = ft.TextField(
            value=f"{USUAL_SECONDS:g}", suffix="s", width=96, **field_style()
        )
        self._away = ft.Container()
        self._shown_away = "?"
        self._grid = ft.ResponsiveRow(spacing=32, run_spacing=16)
        body = ft.Column(
            [self._calm, self._grid],
            scroll=ft.ScrollMode.AUTO,
            expand=True,
            spacing=16,
        )
        self._view = Lookout(body, self._look, PACE)
        self._reset = quiet_button(
            "Reset",
            ft.Icons.RESTART_ALT,
            self._put_back,
            tooltip=hint("Have nothing go wrong"),
        )

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def badge(self) -> str:
        """What is wrong, in a word."""
        if self._scene is None:
            return ""
        staging = self._scene.staging
        if staging.offline:
            return "offline"
        wrong = bool(staging.latency) + bool(staging.error_rate)
        return str(wrong) if wrong else ""

    @property
    def alert(self) -> bool:
        """Something is wrong on purpose, but wrong."""
        return self._scene is not None and self._scene.staging.offline

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that puts everything right."""
        return (self._reset,) if self.badge else ()

    def show(self, scene: Scene) -> None:
        """Show what goes wrong for a story."""
        before, self._scene = self._scene, scene
        if before is None:
            self._cells = {
                knob.name: KnobCell(
                    knob, _stand(knob, scene), self.bench.set_staging, *WORDS[knob.name]
                )
                for knob in self._knobs
            }
            cells = [cell.view for cell in self._cells.values()]
            self._grid.controls = [*cells, self._sources(), self._browser()]
        for knob in self._knobs:
            self._cells[knob.name].show(knob, _stand(knob, scene))
        self._look()
        self._view.update()

    @property
    def _stage(self) -> Stage | None:
        return self._scene.stage if self._scene is not None else None

    # --- what is shown ---

    def _sources(self) -> ft.Control:
        head = ft.Row([label("sources")], height=28)
        return ft.Column([head, self._asked], spacing=4, col=COLUMNS)

    def _browser(self) -> ft.Control:
        says = caption("away for", expand=True, no_wrap=True)
        head = ft.Row([label("browser"), says], spacing=8, height=28)
        return ft.Column([head, self._away], spacing=4, col=COLUMNS)

    def _look(self) -> None:
        if (stage := self._stage) is None:
            return
        now = stage.disturbance
        none = not now.asked
        self._asked.value = (
            "Nothing was asked for yet."
            if none
            else f"{now.asked} asked for, {now.under_way} under way or open, "
            f"{now.failed} failed because of this panel"
        )
        self._calm.visible = none and self.badge != ""
        if self._calm.visible and self._calm.content is None:
            self._calm.content = strip(
                ft.Icons.CLOUD_OFF,
                "This story has no source",
                "Nothing in it has asked for data, so nothing can go wrong here. "
                "poll(), listen(), events(), stream() and what is fetched by a builder "
                "or a list can.",
            )
        self._show_away(stage)

    def _show_away(self, stage: Stage) -> None:
        away = stage.absence.away
        if away == self._shown_away:
            return
        self._shown_away = away
        self._away.content = (
            _gone(away, stage.absence.left)
            if away
            else self._gates(cuts=stage.absence.can_cut)
        )

    def _gates(self, *, cuts: bool) -> ft.Control:
        hide = "Hide the page, as the tab of a browser is hidden"
        cut = "Cut the line to the browser; it comes back by itself"
        gates = [small_button("Hide", hide, self._hide)]
        if cuts:
            gates.append(small_button("Disconnect", cut, self._disconnect))
        return ft.Row([named("seconds away", self._seconds), *gates], spacing=8)

    # --- what a person does ---

    def _hide(self) -> None:
        seconds = self._read_seconds()
        if self._stage is not None and seconds is not None:
            self._stage.send_away("hidden", seconds)

    def _disconnect(self) -> None:
        seconds = self._read_seconds()
        if self._stage is not None and seconds is not None:
            self._stage.send_away("disconnected", seconds)

    def _read_seconds(self) -> float | None:
        text = self._seconds.value or ""
        try:
            seconds = float(text)
        except ValueError:
            seconds = -1.0
        fits = 0 < seconds <= MOST_SECONDS
        wanted = f"must be more than 0, at most {MOST_SECONDS:g}"
        self._seconds.error = None if fits else f"{wanted}, got {text!r}"
        return seconds if fits else None

    def _put_back(self) -> None:
        for name in WORDS:
            self.bench.set_staging(name, None)


def _gone(away: str, seconds: float) -> ft.Control:
    """Say that the browser is away, and for how long."""
    return ft.Row(
        [
            ft.Icon(ft.Icons.HOURGLASS_TOP, size=16, color=ft.Colors.TERTIARY),
            caption(f"{away}, back in"),
            Countdown(max(0.0, seconds), text_style=ft.TextStyle(size=13)),
        ],
        spacing=8,
        height=40,
    )


def _stand(knob: Knob, scene: Scene) -> Stand:
    text = scene.address.staging.get(knob.name)
    value = getattr(scene.staging, knob.name)
    return Stand(value, text, scene.problems.get(knob.name))
