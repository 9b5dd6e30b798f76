"""The panel of the story's time: it is held, hurried, stepped and set here."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import flet as ft

from flet_components.components.clockwork.durations import face_of_steps, in_steps
from flet_components.stories.knobs.fields import fitting
from flet_components.stories.knobs.moments import MomentKind
from flet_components.stories.look import (
    MONO,
    caption,
    field_style,
    hint,
    icon_button,
    label,
    named,
    quiet_button,
    small_button,
    strip,
)
from flet_components.stories.runner.panels.lookout import Lookout
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.stage import Stage
from flet_components.stories.stage.tasks import StoryTask, tasks_of
from flet_components.stories.staging import Staging, read_staging, staging_knobs
from flet_components.time_source import SystemTime

__all__ = ["ClockPanel"]

PACE = 0.25
"""Seconds between two looks at the story's time, while the panel is open."""
SET = ("speed", "paused", "date", "at")
"""What of the staging is about time."""
SPEEDS = (0.1, 1, 10, 100, 1000)
STEPS = (("1 s", 1), ("10 s", 10), ("1 min", 60))
LEAPS = (("1 min", 60), ("1 h", 3600), ("1 d", 86_400))
NO_TIME = "\N{EN DASH}\N{EN DASH}:\N{EN DASH}\N{EN DASH}:\N{EN DASH}\N{EN DASH}"
"""What stands where the time will."""
MINUS, TIMES = "\N{MINUS SIGN}", "\N{MULTIPLICATION SIGN}"
YEARS = range(1900, 9000)
COLUMNS: dict[str | ft.ResponsiveRowBreakpoint, ft.Number] = {
    "xs": 12,
    "md": 6,
    "xl": 4,
}


class ClockPanel(Panel):
    """What time it is in the story, and all that can be done about it."""

    name = "clock"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._scene: Scene | None = None
        self._digits = ft.Text(NO_TIME, size=28, font_family=MONO)
        self._date = caption("")
        self._since = caption("", expand=True)
        self._next = caption("", expand=True)
        self._warning = ft.Container(visible=False)
        self._run = ft.Row(spacing=8, wrap=True, run_spacing=8)
        self._presets = ft.Row(spacing=4, wrap=True, run_spacing=8)
        self._slider = ft.Slider(
            min=math.log10(SPEEDS[0]),
            max=math.log10(SPEEDS[-1]),
            divisions=40,
            on_change=self._slid,
            padding=ft.Padding.symmetric(horizontal=8),
        )
        self._how_fast = caption("", expand=True)
        self._field = ft.TextField(
            hint_text="2030-12-31 23:59:50",
            on_submit=self._travel,
            expand=True,
            **field_style(),
        )
        self._reset = quiet_button(
            "Reset",
            ft.Icons.RESTART_ALT,
            self._start_over,
            tooltip=hint("Play from the beginning, at the usual speed"),
        )
        cells = [
            _cell("time", self._since, ft.Row([self._digits, self._date], spacing=16)),
            _cell("run", self._next, self._run),
            _cell("speed", self._how_fast, self._speed_editor()),
            _cell(
                "leap", caption("what is due comes late", expand=True), self._leaps()
            ),
            _cell("date", caption("to travel to", expand=True), self._date_editor()),
        ]
        grid = ft.ResponsiveRow(cells, spacing=32, run_spacing=16)
        body = ft.Column(
            [self._warning, grid], scroll=ft.ScrollMode.AUTO, expand=True, spacing=16
        )
        self._view = Lookout(body, self._look, PACE)

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def badge(self) -> str:
        """How the story's time goes, if not as usual."""
        staging = self._staging
        if staging.paused or staging.at is not None:
            return "paused"
        return _times(staging.speed) if staging.speed != 1 else ""

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that begins anew."""
        return (self._reset,)

    def show(self, scene: Scene) -> None:
        """Show the time of a story."""
        before, self._scene = self._scene, scene
        if before is None or before.staging != scene.staging:
            self._fill(scene.staging)
            self._view.update()

    @property
    def _staging(self) -> Staging:
        return self._scene.staging if self._scene is not None else Staging()

    @property
    def _stage(self) -> Stage | None:
        return self._scene.stage if self._scene is not None else None

    # --- what is shown ---

    def _look(self) -> None:
        stage = self._stage
        if stage is None or stage.clock is None or stage.page is None:
            return
        now, due = stage.clock.now().astimezone(), stage.clock.due
        self._digits.value = f"{now:%H:%M:%S}"
        zone = f"{now:%Z}".removesuffix("-0000")  # UTC-0000, as a browser calls it
        self._date.value = f"{now:%a %d %b %Y}\n{zone}"
        self._since.value = f"{_passed(stage.clock.monotonic())} since it began"
        self._next.value = "nothing is due"
        if due is not None:
            self._next.value = f"next in {_passed(due)}"
        self._warn([task for task in tasks_of(stage.page) if task.real])

    def _warn(self, tasks: Sequence[StoryTask]) -> None:
        """Name what does not go by the story's time."""
        names = ", ".join(f"{task.name} ({task.place})" for task in tasks)
        self._warning.visible = bool(tasks)
        if tasks and names != self._warning.data:
            self._warning.data = names
            self._warning.content = strip(
                ft.Icons.TIMER_OFF,
                "On real time, whatever the story's does",
                f"{names}: wait with clock.sleep() instead of asyncio's.",
            )

    def _fill(self, staging: Staging) -> None:
        held = staging.paused or staging.at is not None
        icon = ft.Icons.PLAY_ARROW if held else ft.Icons.PAUSE
        words = "Let the story's time go on" if held else "Stop the story's time"
        steps = (
            small_button(f"+{text}", f"Go on by {text}", self._stepping(seconds))
            for text, seconds in STEPS
        )
        to_due = small_button("next", "Go on to what is due next", self._stepping(None))
        self._run.controls = [
            icon_button(icon, words, self._hold, size=32),
            *steps,
            to_due,
        ]
        self._slider.value = math.log10(staging.speed)
        self._how_fast.value = f"{_times(staging.speed)} real time"
        if staging.speed == 1:
            self._how_fast.value = "as real time"
        self._presets.controls = [
            small_button(
                _times(speed),
                f"{speed} seconds of the story in a second",
                self._hurrying(float(speed)),
                chosen=staging.speed == speed,
            )
            for speed in SPEEDS
        ]

    def _speed_editor(self) -> ft.Control:
        return ft.Column([named("speed", self._slider), self._presets], spacing=4)

    def _leaps(self) -> ft.Control:
        back = (
            small_button(f"{MINUS}{text}", f"Leap back {text}", self._leaping(-seconds))
            for text, seconds in reversed(LEAPS)
        )
        on = (
            small_button(f"+{text}", f"Leap ahead {text}", self._leaping(seconds))
            for text, seconds in LEAPS
        )
        sides = [ft.Row([*side], spacing=4, tight=True) for side in (back, on)]
        return ft.Row([*sides], spacing=4, wrap=True, run_spacing=8)

    def _date_editor(self) -> ft.Control:
        field = named("date to travel to", self._field)
        field.expand = True
        go = small_button("Travel", "Travel to this date", self._travel)
        return ft.Row([field, go], spacing=8)

    # --- what a person does ---

    def _hold(self) -> None:
        staging = self._staging
        if staging.at is not None:
            self._set("at", None)
        if staging.paused or staging.at is None:
            self._set("paused", not staging.paused)

    def _slid(self, event: ft.Event[ft.Slider]) -> None:
        speed = float(f"{10 ** (event.control.value or 0.0):.2g}")
        self._set("speed", min(max(speed, SPEEDS[0]), SPEEDS[-1]))

    def _set(self, name: str, value: Any) -> None:
        """Have a part of the staging stand somewhere; the address says so."""
        visit = self._scene.visit if self._scene is not None else None
        usual, _ = read_staging(visit.function if visit else None, {})
        kind = next(knob.kind for knob in staging_knobs() if knob.name == name)
        assert kind is not None
        same = getattr(usual, name) == value
        self.bench.set_staging(name, None if same else kind.encode(value))

    def _hurrying(self, speed: float) -> Callable[[], None]:
        return lambda: self._set("speed", speed)

    def _stepping(self, seconds: float | None) -> Callable[[], None]:
        def step() -> None:
            stage = self._stage
            if stage is None or stage.page is None or (clock := stage.clock) is None:
                return
            due = seconds is None
            going = clock.advance_to_due() if due else clock.advance(seconds or 0.0)
            stage.start(going, "step")

        return step

    def _leaping(self, seconds: float) -> Callable[[], None]:
        def leap() -> None:
            if self._stage is not None:
                self._stage.set_time(lambda clock: clock.jump(seconds))

        return leap

    def _travel(self) -> None:
        zone = SystemTime().now().astimezone().tzinfo
        kind = MomentKind(datetime, zone)
        when, self._field.error = fitting(kind, self._field.value)
        if when is not None and when.year not in YEARS:
            first, last = YEARS[0], YEARS[-1]
            self._field.error = f"must be of a year from {first} to {last}"
        elif when is not None and self._stage is not None:
            self._stage.set_time(lambda clock: clock.travel(when))

    def _start_over(self) -> None:
        """Begin the story's time anew, as the story itself says."""
        if self._scene is None:
            return
        for name in SET:
            if name in self._scene.address.staging:
                self.bench.set_staging(name, None)
        if self._stage is not None:
            self._stage.play()


def _cell(name: str, says: ft.Control, editor: ft.Control) -> ft.Control:
    head = ft.Row([label(name.capitalize()), says], spacing=8, height=28)
    return ft.Column(
        [head, editor],
        spacing=4,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        col=COLUMNS,
    )


def _times(speed: float) -> str:
    return f"{TIMES}{speed:g}"


def _passed(seconds: float) -> str:
    """Write a length of time: tenths of seconds, from a minute on whole ones."""
    return f"{seconds:.1f} s" if seconds < 60 else face_of_steps(in_steps(seconds, 0))
