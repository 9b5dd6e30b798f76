"""`Interval`: runs a function again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Any, Optional

import flet as ft
from attrs import validators

from flet_components import _flet
from flet_components.components.clockwork.durations import LENGTH
from flet_components.components.clockwork.interval.callback_runs import (
    OVERLAPS,
    Overlap,
)
from flet_components.components.clockwork.interval.interval_events import IntervalEvent
from flet_components.components.clockwork.interval.interval_run import IntervalRun
from flet_components.components.clockwork.interval.interval_schedule import (
    Seconds,
    check_schedule,
    some_seconds,
)
from flet_components.components.clockwork.interval.times_of_day import (
    TimesOfDay,
    times_of_day,
)
from flet_components.components.clockwork.time_zones import Zone, known_zone
from flet_components.fields import prop, reactive
from flet_components.moments import GRIDS, Grid
from flet_components.user_control import UserControl

__all__ = ["Interval"]


@reactive
class Interval(UserControl):
    """Runs a function every so many seconds, on the full minute, or at times of day.

    It has no face: without a `child` it takes no room where it is put, and no gap. It
    goes on while nobody looks, ends when it leaves, and lets no error stop it. Runs
    never overlap, and never drift: each is derived from the first, or from the clock on
    the wall.
    """

    seconds: Optional[Seconds] = prop(default=None, validate=some_seconds)
    """From one run to the next: seconds, more than 0, or a `timedelta`. Changed on the
    way, what has passed counts."""

    callback: Optional[Callable[..., Any]] = prop(
        default=None, validate=validators.optional(validators.is_callable())
    )
    """What to run, plain or async; it is handed an `IntervalEvent`, or nothing. Flet's
    auto-update follows, as after any handler."""

    _: KW_ONLY

    grid: Optional[Grid] = prop(
        default=None, validate=validators.optional(validators.in_(list(GRIDS)))
    )
    """`"second"`, `"minute"` or `"hour"`: runs on each full one; with `seconds`, so
    often, counted from a full one."""

    at: TimesOfDay = prop(default=None, validate=times_of_day)
    """One time of day, or several, at which it runs instead: `time(9, 30)`."""

    tz: Zone = prop(default=None, validate=known_zone)
    """Time zone of `grid` and `at`: a name, as `"Europe/Berlin"`, or a `tzinfo`; None
    for the machine's own."""

    immediate: bool = False
    """Whether it also runs at once when it begins."""

    overlap: Overlap = prop(default="skip", validate=validators.in_(OVERLAPS))
    """What happens to a run that is due while the one before still goes on: `"skip"`
    leaves it out; `"queue"` lets it begin then, the newest only; `"cancel"` cuts the
    one before off, and begins when that has cleaned up."""

    jitter: float = prop(default=0.0, validate=LENGTH)
    """Seconds by which each run is put off at most, by chance, for many pages not to
    ask at once. Less than the interval."""

    max_late: Optional[float] = prop(
        default=None, validate=validators.optional(validators.gt(0))
    )
    """Seconds after which a run that could not begin in time is left out; None for
    never. It may be late because the machine slept, or the event loop was busy."""

    max_runs: Optional[int] = prop(
        default=None, validate=validators.optional(validators.ge(1))
    )
    """How many runs there are, 1 or more; None for no end."""

    running: bool = True
    """Whether it goes on. The verbs and the end set it too."""

    reset_key: object = None
    """Whatever it is: when another one is assigned, it goes back to the beginning."""

    child: Optional[ft.Control] = None
    """What is shown in its place, if anything."""

    on_run: Optional[ft.EventHandler[IntervalEvent]] = None
    """Called after each run, however it has ended. A call that comes while an
    asynchronous handler still runs is skipped."""

    on_complete: Optional[ft.ControlEventHandler[Interval]] = None
    """Called once when the last of `max_runs` has ended."""

    def __post_init__(self, *args: Any) -> None:
        """Make what runs; verbs work before the first page."""
        super().__post_init__(*args)
        check_schedule(self)
        self._interval = IntervalRun(self)
        self._component.on_build(self._interval.follow)

    # --- how it stands ---

    @property
    def runs(self) -> int:
        """How many runs have begun, since it began."""
        return self._interval.calls.runs.get()

    @property
    def busy(self) -> bool:
        """Whether a run goes on."""
        return self._interval.calls.busy.get()

    @property
    def waiting(self) -> bool:
        """Whether a run waits for the one that goes on to end."""
        return self._interval.calls.waiting.get()

    @property
    def next_run(self) -> Optional[datetime]:
        """When the next run is due, in its time zone; None if none is."""
        return self._interval.next_run()

    # --- verbs ---

    def start(self) -> None:
        """Begin, or go on; from the beginning, if it was over."""
        self.running = True

    def pause(self) -> None:
        """Begin no run any more; one that goes on comes to its end."""
        self.running = False

    def resume(self) -> None:
        """Go on with what was left; if it was over, nothing happens."""
        if not self._interval.ended:
            self.running = True

    def reset(self) -> None:
        """Go back to the beginning: no runs yet, a whole interval to wait."""
        self._component.here(self._interval.restart)

    def stop(self) -> None:
        """Pause, cancel the run that goes on, and go back to the beginning.

        Called by the run itself, it does not cancel that.
        """
        self._component.here(self._interval.stop)

    def run_now(self) -> None:
        """Run out of turn, paused or not, but not while it is on no page.

        When the next run is due does not change; `overlap` counts here, too.
        """
        self._component.here(self._interval.run_now)

    # --- what is shown ---

    def build(self) -> Optional[ft.Control]:
        """Show the child; without one, be hidden, for no gap to be left."""
        if type(self).build is not Interval.build:
            return self.child  # others put it elsewhere
        self._shown, self._slot = self.visible, None
        if self._component.declaration is not None:
            self._slot = _flet.slot(lambda: self.child)
        self.watch(lambda: self.child, lambda new, old: self._exchange(new, old))
        self._show(self.child)
        return None

    def is_isolated(self) -> bool:
        """Let the page's updates reach the child: it is the app's; renders do so."""
        return self._component.declaration is not None

    def _exchange(self, child: Optional[ft.Control], before: object) -> None:
        """Show another child."""
        if before is not None:
            self._shown = self.visible
        self._show(child)
        if self._slot is not None and (life := self._component.life) is not None:
            life.later(self._slot.update)

    def _show(self, child: Optional[ft.Control]) -> None:
        content = self._slot if child is not None and self._slot is not None else child
        for name, value in (
            ("visible", self._shown and child is not None),
            ("content", content),
        ):
            self._component.output(self, name).set(value)
