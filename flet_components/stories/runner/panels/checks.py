"""The panel of the checks: what `@play` says of a story is played here, and watched."""

from __future__ import annotations

import asyncio
import contextvars
import functools
from collections.abc import Callable, Hashable, Iterator, Sequence

import flet as ft

from flet_components import UserControl
from flet_components.stories.look import (
    empty_state,
    quiet_button,
    small_button,
)
from flet_components.stories.marks import Check
from flet_components.stories.runner.panels.check_rows import (
    check_head,
    failure_board,
    line_row,
    main_button,
)
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.stage import Stage
from flet_components.stories.stage.check_run import CheckRun, Progress
from flet_components.stories.stage.pacing import Pace, Pacing
from flet_components.stories.stage.rehearsal import Rehearsal

__all__ = ["ChecksPanel"]

TICK = 0.05
"""Seconds between two looks at what is played, however fast that goes."""
PACES = {
    Pace.INSTANT: ("Instant", "Play as fast as can be"),
    Pace.NORMAL: ("Normal", "Pause for half a second before each action"),
    Pace.SLOW: ("Slow", "Pause for a second and a half before each action"),
    Pace.STEPS: ("By hand", "Wait before each action until it is asked for"),
}
"""What the paces are called, and what they do."""
TURNED = "Knobs are turned; a check may expect them to stand as by default."

Runs = dict[Check, CheckRun]
Row = tuple[Hashable, Callable[[], ft.Control]]
"""What a row shows, and what makes it."""


class ChecksPanel(Panel):
    """The checks of a story, and what came of each."""

    name = "checks"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._scene: Scene | None = None
        self._pacing = Pacing()
        self._kept: dict[str, tuple[tuple[Check, ...], Runs]] = {}
        self._folds: dict[Check, bool] = {}
        self._rows: dict[Hashable, ft.Control] = {}
        self._told: tuple[str, bool] = ("", False)
        self._went_on = False
        self._look: asyncio.TimerHandle | None = None
        # What is played runs on the stage's page; the panel is on the runner's.
        self._context = contextvars.copy_context()
        self._context.run(ft.context.reset_auto_update)
        self._view = CheckBoard()

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def badge(self) -> str:
        """How many checks there are, and how many of them have passed."""
        played = [run for run in self._runs.values() if run.progress in ENDS]
        if not played:
            return str(len(self._checks)) if self._checks else ""
        passed = sum(run.progress is Progress.PASSED for run in played)
        return f"{passed}/{len(self._checks)}"

    @property
    def alert(self) -> bool:
        """Whether one has failed."""
        return any(run.progress is Progress.FAILED for run in self._runs.values())

    def show(self, scene: Scene) -> None:
        """Show the checks of a story, with what came of them when it was last open."""
        before, self._scene = self._scene, scene
        old = before.stage if before is not None else None
        if old is not None and old is not scene.stage:
            old.rehearsal.on_change = lambda: None
        if scene.stage is not None:
            self._adopt(scene.stage, scene.address.story)
        self._fill()
        self._view.update()

    def _adopt(self, stage: Stage, story: str) -> None:
        """Follow the rehearsal of a stage; what its story was before is remembered."""
        checks, runs = self._kept.get(story, ((), {}))
        if checks != self._checks:
            runs = {}
        self._kept[story] = self._checks, runs
        rehearsal = stage.rehearsal
        rehearsal.runs, rehearsal.pacing = runs, self._pacing
        rehearsal.on_change = self._pacing.on_change = self._on_news

    @property
    def _checks(self) -> tuple[Check, ...]:
        visit = self._scene.visit if self._scene is not None else None
        return visit.checks if visit is not None else ()

    @property
    def _rehearsal(self) -> Rehearsal | None:
        stage = self._scene.stage if self._scene is not None else None
        return stage.rehearsal if stage is not None else None

    @property
    def _runs(self) -> Runs:
        return self._rehearsal.runs if self._rehearsal is not None else {}

    @property
    def _goes_on(self) -> bool:
        return self._rehearsal is not None and self._rehearsal.goes_on

    # --- what a person does ---

    def _play(self, *checks: Check) -> None:
        visit = self._scene.visit if self._scene is not None else None
        if self._rehearsal is not None and visit is not None:
            self._folds.clear()
            self._rehearsal.play(visit.story, checks or self._checks)

    def _stop(self) -> None:
        if self._rehearsal is not None:
            self._rehearsal.stop()

    def _go_on(self) -> None:
        if self._rehearsal is not None:
            self._rehearsal.let_time_go_on()
            self._on_news()

    def _set_pace(self, pace: Pace) -> None:
        self._pacing.pace = pace
        self._on_news()

    def _fold(self, check: Check) -> None:
        self._folds[check] = not self._is_unfolded(check)
        self._on_news()

    # --- what is shown ---

    def _on_news(self) -> None:
        """Look in a moment, unless that is due already."""
        if self._look is None:
            loop = asyncio.get_running_loop()
            self._look = loop.call_later(TICK, self._on_time, context=self._context)

    def _on_time(self) -> None:
        self._look = None
        self._fill()
        self._view.update()
        told = self.badge, self.alert
        if told != self._told:
            self._told = told
            self.bench.panel_changed()

    def _fill(self) -> None:
        """Show how things stand; a row that says the same as before is kept."""
        if not self._checks:
            self._rows.clear()
            self._view.empty(self._nothing())
            return
        head = dict(self._head())
        body = dict(self._body())
        old = self._rows
        self._rows = {
            key: old.get(key) or make() for key, make in {**head, **body}.items()
        }
        self._view.fill(
            [self._rows[key] for key in head],
            [self._rows[key] for key in body],
            follow=self._checks[-1] in self._runs and (self._goes_on or self._went_on),
        )
        self._went_on = self._goes_on

    def _nothing(self) -> ft.Control:
        visit = self._scene.visit if self._scene is not None else None
        if visit is None or visit.error is not None:
            return empty_state(
                ft.Icons.FACT_CHECK, "No checks to play", "The story could not be read."
            )
        return empty_state(
            ft.Icons.FACT_CHECK,
            "This story has no checks",
            f"Mark a function of its file with @play({visit.story.name}): what it does "
            "and what it looks for on the screen is then played here.",
        )

    def _head(self) -> Iterator[Row]:
        rehearsal, goes_on = self._rehearsal, self._goes_on
        yield ("play", goes_on, len(self._checks)), lambda: self._play_button(goes_on)
        for pace in Pace:
            yield (pace, pace is self._pacing.pace), self._pace_button(pace)
        if self._pacing.waiting:
            icon = ft.Icons.SKIP_NEXT
            yield "next", lambda: quiet_button("Next", icon, self._pacing.step)
        elif rehearsal is not None and rehearsal.stands_still and not goes_on:
            words, icon = "Let time go on", ft.Icons.TIMER
            yield "held", lambda: quiet_button(words, icon, self._go_on)

    def _play_button(self, goes_on: bool) -> ft.Control:
        if goes_on:
            return main_button("Stop", ft.Icons.STOP, self._stop)
        words = "Play all" if len(self._checks) > 1 else "Play"
        return main_button(words, ft.Icons.PLAY_ARROW, lambda: self._play())

    def _pace_button(self, pace: Pace) -> Callable[[], ft.Control]:
        words, name = PACES[pace]
        return lambda: small_button(
            words,
            name,
            lambda: self._set_pace(pace),
            chosen=pace is self._pacing.pace,
        )

    def _body(self) -> Iterator[Row]:
        for check in self._checks:
            run = self._runs.get(check)
            unfolded = self._is_unfolded(check)
            yield self._check_row(check, run, unfolded)
            if run is not None and unfolded:
                yield from self._run_rows(run)

    def _check_row(self, check: Check, run: CheckRun | None, unfolded: bool) -> Row:
        shown = (run.progress, bool(run.lines), run.seconds) if run else None
        return (check, run, shown, unfolded), lambda: check_head(
            check,
            run,
            unfolded=unfolded,
            unfold=lambda: self._fold(check),
            play=lambda: self._play(check),
        )

    def _run_rows(self, run: CheckRun) -> Iterator[Row]:
        waits = self._pacing.waiting and run.progress is Progress.RUNNING
        for entry in run.lines:
            waiting = waits and entry is run.lines[-1]
            make = functools.partial(line_row, entry, waiting=waiting)
            yield (entry, entry.progress, waiting), make
        if (failure := run.failure) is not None:
            turned = bool(self._scene and self._scene.address.knobs)
            hints = (TURNED,) if turned else ()
            yield (failure, hints), lambda: failure_board(failure, *hints)

    def _is_unfolded(self, check: Check) -> bool:
        """Say whether what a check did is shown: by itself, what one has not seen."""
        run = self._runs.get(check)
        passed = run is not None and run.progress is Progress.PASSED
        return self._folds.get(check, len(self._checks) == 1 or not passed)


ENDS = (Progress.PASSED, Progress.FAILED)
"""What counts as played."""


class CheckBoard(UserControl):
    """The buttons above, the checks below; it may be updated from anywhere."""

    def __init__(self) -> None:
        super().__init__(expand=True)
        self._buttons = ft.Row(spacing=8, run_spacing=8, wrap=True)
        self._list = ft.ListView(expand=True, spacing=0)
        self._board = ft.Column([self._buttons, self._list], expand=True, spacing=8)

    def build(self) -> ft.Control:
        """Return the board."""
        return self._board

    def fill(
        self,
        buttons: Sequence[ft.Control],
        rows: Sequence[ft.Control],
        *,
        follow: bool,
    ) -> None:
        """Show buttons and rows.

        Args:
            buttons: Above.
            rows: Below, where they can be scrolled.
            follow: Whether to scroll to the last row: it is where something happens.
        """
        self._buttons.controls, self._list.controls = list(buttons), list(rows)
        self._list.auto_scroll = follow
        self._board.controls = [self._buttons, self._list]

    def empty(self, words: ft.Control) -> None:
        """Show why there is nothing to play."""
        self._board.controls = [words]
