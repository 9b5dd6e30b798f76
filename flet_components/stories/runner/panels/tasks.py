"""The panel of what a story has going on: its tasks, and what it costs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import flet as ft

from flet_components.components.live.sparkline import Sparkline
from flet_components.stories.finding import as_title
from flet_components.stories.look import (
    MUTED,
    caption,
    code,
    empty_state,
    hint,
    label,
    quiet_button,
    small_button,
    strip,
)
from flet_components.stories.runner.panels.lookout import Lookout
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.stage import Stage
from flet_components.stories.stage.leaks import Left
from flet_components.stories.stage.meter import Rates
from flet_components.stories.stage.tasks import StoryTask
from flet_components.user_control import UserControl

__all__ = ["TasksPanel"]

PACE = 0.5
"""Seconds between two looks, while the panel is open."""
SHOWN = 120
"""Looks that a sparkline has room for: a minute."""
COLUMNS: dict[str | ft.ResponsiveRowBreakpoint, ft.Number] = {"xs": 6, "md": 3}
DASH = "\N{EN DASH}"
MOST = 100
"""Tasks that are listed."""


class TasksPanel(Panel):
    """Every task that the story started, and what it makes the process do."""

    name = "tasks"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._scene: Scene | None = None
        self._left: dict[str, Left] = {}
        self._strips = ft.Column(spacing=8, visible=False)
        self._count = Figure("tasks", _whole)
        self._wakes = Figure("wake-ups a second", _tenths)
        self._messages = Figure("patches a second", _tenths)
        self._bytes = Figure("sent a second", _size)
        figures = (self._count, self._wakes, self._messages, self._bytes)
        self._rows = ft.Column(spacing=0)
        body = ft.Column(
            [
                self._strips,
                ft.ResponsiveRow(
                    [figure.view for figure in figures], spacing=24, run_spacing=8
                ),
                self._rows,
            ],
            scroll=ft.ScrollMode.AUTO,
            expand=True,
            spacing=16,
        )
        self._view = Lookout(body, self._look, PACE)
        self._switch = Switch(self._turn)

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def badge(self) -> str:
        """How many tasks stories have left behind."""
        count = sum(map(len, self._left.values()))
        return str(count) if count else ""

    @property
    def alert(self) -> bool:
        """Whether any story has left a task."""
        return bool(self._left)

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that takes the story off its page, or puts it back."""
        return (self._switch,)

    def show(self, scene: Scene) -> None:
        """Show the tasks of a story."""
        before, self._scene = self._stage, scene
        if scene.stage is not before:
            for figure in (self._count, self._wakes, self._messages, self._bytes):
                figure.clear()
        if scene.left != self._left:
            self._left = dict(scene.left)
            self._strips.visible = bool(self._left)
            self._strips.controls = [
                self._strip(story, tasks) for story, tasks in self._left.items()
            ]
            self._view.update()

    @property
    def _stage(self) -> Stage | None:
        return self._scene.stage if self._scene is not None else None

    def _strip(self, story: str, tasks: Left) -> ft.Control:
        *_, file, name = ("", *story.split("/"))
        many = f"{len(tasks)} tasks" if len(tasks) > 1 else "a task"
        title = f"{as_title(file)} / {as_title(name)} has left {many} behind"
        return strip(
            ft.Icons.REPORT,
            title,
            f"{', '.join(tasks)}: ended by the runner.",
            small_button(
                "Visit", f"Visit {as_title(name)}", lambda: self.bench.select(story)
            ),
        )

    def _turn(self) -> None:
        if (stage := self._stage) is not None:
            (stage.unmount if stage.mounted else stage.mount)()
            self._switch.show(stage.mounted)

    # --- looking ---

    def _look(self) -> None:
        stage = self._stage
        if stage is None or stage.page is None or stage.clock is None:
            return
        self._switch.show(stage.mounted)
        now = asyncio.get_running_loop().time()
        rates = stage.meter.measure(now, stage.clock.rung)
        tasks = stage.census.look(stage.page)
        self._measure(rates, tasks, stage)
        self._rows.controls = [_row(task) for task in tasks[:MOST]] or [_nothing()]

    def _measure(self, rates: Rates, tasks: Sequence[StoryTask], stage: Stage) -> None:
        clock, meter = stage.clock, stage.meter
        assert clock is not None
        real = sum(task.real for task in tasks)
        self._count.show(len(tasks), f"{real} on real time" if real else "")
        self._wakes.show(rates.wakes, f"{clock.rung} in all")
        self._messages.show(rates.messages, f"{meter.messages} in all")
        self._bytes.show(rates.bytes, f"{_size(meter.bytes)} in all")


class Switch(UserControl):
    """Says whether the story is on its page, and is pressed to change that.

    Args:
        turn: Called when it is pressed.
    """

    def __init__(self, turn: Callable[[], object]) -> None:
        super().__init__()
        self._icon = ft.Icon(ft.Icons.LOGOUT, size=16)
        self._words = ft.Text("Unmount", size=12)
        self._button = quiet_button("", ft.Icons.LOGOUT, turn)
        self._button.content = ft.Row([self._icon, self._words], spacing=6, tight=True)

    def build(self) -> ft.Control:
        """Return the button."""
        return self._button

    def show(self, on: bool) -> None:
        """Show what a press would do."""
        self._icon.icon = ft.Icons.LOGOUT if on else ft.Icons.LOGIN
        self._words.value = "Unmount" if on else "Mount"
        where = "off its page" if on else "on its page again"
        self._button.tooltip = hint(f"Put the story {where}")
        self.update()


class Figure:
    """A number, how it went, and what it comes to.

    Args:
        name: What it counts.
        words: Writes the number.
    """

    def __init__(self, name: str, words: Callable[[float], str]) -> None:
        self._words = words
        self._value = ft.Text(DASH, size=20, weight=ft.FontWeight.W_600)
        self._total = caption("")
        self._line = Sparkline(
            kind="area", limit=SHOWN, low=0.0, height=32, label="", expand=True
        )
        words_of_it = ft.Column(
            [self._value, caption(name), self._total], spacing=0, width=112
        )
        self.view = ft.Row([words_of_it, self._line], spacing=8, col=COLUMNS)

    def show(self, value: float, total: str) -> None:
        """Show the newest number."""
        self._value.value = self._words(value)
        self._total.value = total
        self._line.push(value)

    def clear(self) -> None:
        """Forget how it went."""
        self._line.clear()


def _row(task: StoryTask) -> ft.Control:
    wrong = task.state == "left behind" or task.real
    state = "real time" if task.real and task.state == "waiting" else task.state
    ink = ft.Colors.ERROR if wrong else MUTED
    return ft.Container(
        ft.Row(
            [
                label(task.name, no_wrap=True),
                caption(task.owner or "story", no_wrap=True),
                code(
                    f"{task.place} in {task.function}",
                    expand=True,
                    no_wrap=True,
                    color=MUTED,
                ),
                caption(state, color=ink, no_wrap=True),
                code(_age(task), width=72, text_align=ft.TextAlign.RIGHT),
            ],
            spacing=12,
        ),
        height=32,
        border=ft.Border.only(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
    )


def _nothing() -> ft.Control:
    return empty_state(
        ft.Icons.HOTEL,
        "No tasks",
        "What the story shows wakes up by an alarm, or not at all.",
    )


def _age(task: StoryTask) -> str:
    """Write how old a task is, or at most is."""
    if task.doubt > 1.0:
        return f"\N{LESS-THAN OR EQUAL TO}{task.age + task.doubt:.0f} s"
    return f"{task.age:.0f} s"


def _whole(value: float) -> str:
    return f"{value:.0f}"


def _tenths(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def _size(count: float) -> str:
    """Write a number of bytes."""
    if count < 1000:
        return f"{count:.0f} B"
    return f"{count / 1000:.1f} kB" if count < 1e6 else f"{count / 1e6:.1f} MB"
