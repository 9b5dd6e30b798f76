"""`Stopwatch`: the time that has passed, with laps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Optional

import flet as ft
from attrs import validators

from flet_components.components.clockwork.durations import LENGTH
from flet_components.components.clockwork.timers.lap_list import LapList
from flet_components.components.clockwork.timers.laps import (
    Lap,
    LapEvent,
    best_and_worst,
    laps_csv,
    next_lap,
)
from flet_components.components.clockwork.timers.timer_events import TimerPhase
from flet_components.components.timing.timer_base import TimerBase
from flet_components.fields import prop, reactive
from flet_components.wording import say

__all__ = ["Stopwatch"]

BUTTON = 112
"""Width of a button, so that it does not change with its word."""


@reactive
class Stopwatch(TimerBase):
    """Counts up, and takes laps.

    What it tells of time is exact to the microsecond, however coarse its digits are.
    """

    start_at: float = prop(default=0.0, validate=LENGTH)
    """Seconds that have passed when it begins, 0 or more."""

    _: KW_ONLY

    max_duration: Optional[float] = prop(
        default=None, validate=validators.optional(validators.gt(0))
    )
    """Seconds at which it completes and, unless it has `overtime`, stops; None for
    never."""

    controls: bool = True
    """Whether it has buttons: start and pause, lap and reset."""

    show_laps: bool = True
    """Whether laps are listed below it, the last one on top."""

    lap_precision: int = prop(default=2, validate=validators.in_([0, 1, 2, 3]))
    """Digits after the second in the list of laps, 0 to 3."""

    max_laps: int = prop(default=1000, validate=validators.ge(1))
    """How many laps are kept; beyond them the first ones are dropped."""

    laps: Sequence[Lap] = ()
    """The laps that were taken, the first one first; assign them to restore some."""

    on_lap: Optional[ft.EventHandler[LapEvent]] = None
    """Called when a lap has been taken."""

    @property
    def duration(self) -> Optional[float]:
        """Its end, if it has one."""
        return self.max_duration

    @property
    def counts_down(self) -> bool:
        """It shows what has passed."""
        return False

    @property
    def best_lap(self) -> Optional[Lap]:
        """The shortest of several laps; None unless one is shorter than another."""
        return best_and_worst(self.laps)[0]

    @property
    def worst_lap(self) -> Optional[Lap]:
        """The longest of several laps; None unless one is longer than another."""
        return best_and_worst(self.laps)[1]

    # --- verbs ---

    def lap(self) -> Optional[Lap]:
        """Take a lap: it ends now, and the next one begins.

        Returns:
            The lap; None, and none is taken, while it does not run. On another thread
            than the page's it may be None although it is taken.
        """
        if self._timer.counting is None:
            return None
        clock, taken = self._component.own_time, list[Lap]()
        split, at = self.elapsed, clock.now()
        self._component.here(lambda: taken.append(self._take(split, at)))
        return taken[0] if taken else None

    def export_laps(self) -> str:
        """Return the laps as CSV: `lap,seconds,split,at`."""
        return laps_csv(self.laps)

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Put buttons and laps below the face."""
        laps = LapList(self._component)
        laps.show(self.laps, self.lap_precision)
        self.watch(
            lambda: (self.laps, self.lap_precision), lambda new, _: laps.show(*new)
        )
        self.watch(lambda: self.start_at, lambda *_: self._timer.move_beginning())
        face = self.bind(ft.Container(), content=self._timer_face)
        buttons = self.bind(self._buttons(), visible=lambda: self.controls)
        self.bind(laps.view, visible=lambda: self.show_laps and bool(self.laps))
        return ft.Column(
            [face, buttons, laps.view],
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
            spacing=16,
            tight=True,
        )

    def did_reset(self) -> None:
        """Forget the laps."""
        self.laps = []

    def _buttons(self) -> ft.Control:
        """Make the buttons; the second one is for what makes sense at the time."""
        go = self.bind(
            ft.FilledButton(width=BUTTON, on_click=self._go_or_hold),
            content=lambda: say("pause" if self.running else "start"),
            disabled=lambda: self._timer.over.get() and not self.overtime,
        )
        mark = self.bind(
            ft.OutlinedButton(width=BUTTON, on_click=self._mark_or_reset),
            content=lambda: say("lap" if self.running else "reset"),
            disabled=lambda: not (self.running or self._has_begun),
        )
        return ft.Row([mark, go], alignment=ft.MainAxisAlignment.CENTER, tight=True)

    @property
    def _has_begun(self) -> bool:
        return self.phase is not TimerPhase.IDLE or bool(self.laps)

    def _go_or_hold(self) -> None:
        self.running = not self.running

    def _mark_or_reset(self) -> None:
        if self.running:
            self.lap()
        else:
            self.reset()

    def _take(self, split: float, at: datetime) -> Lap:
        lap = next_lap(self.laps, split, at)
        self.laps = [*self.laps, lap][-self.max_laps :]
        if self.on_lap is not None:
            self._timer.look()
            self.emit("lap", self._timer.event(LapEvent, "lap", lap=lap))
        return lap

    @property
    def _timer_beginning(self) -> float:
        return self.start_at
