"""`TimerBase`: a time that can be started, paused and reset."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.clockwork.durations import (
    LENGTHS,
    UNITS,
    TimeParts,
    Unit,
    auto_or_function,
    parts_of,
)
from flet_components.components.clockwork.timers.timer_events import (
    TimerEvent,
    TimerPhase,
)
from flet_components.components.clockwork.timers.timer_faces import DIGITS, face_of
from flet_components.components.clockwork.timers.timer_run import TimerRun
from flet_components.fields import prop, reactive
from flet_components.signals import untracked
from flet_components.user_control import UserControl

__all__ = ["TimerBase"]


@reactive(kw_only=True)
class TimerBase(UserControl):
    """Measures a time that can be started, paused and reset. Made to be extended.

    As it is, it counts up for ever. A subclass overrides what differs: `duration` gives
    it an end, `build` a look of its own, `did_complete` something to do then.

    Exact after any time: how it stands is derived from when it began, never summed up.
    It runs only while mounted; added again, it goes on where it was. It wakes when what
    it shows changes, and has no task.
    """

    running: bool = True
    """Whether it runs. The verbs and the end set it too."""

    precision: int = prop(default=0, validate=validators.in_([0, 1, 2, 3]))
    """Digits after the second, 0 to 3; they change at most 20 times a second."""

    largest_unit: Unit = prop(default="day", validate=validators.in_(UNITS))
    """`"day"`, `"hour"`, `"minute"` or `"second"`: what is counted beyond its usual
    end. Of 90 minutes `"minute"` makes `90:00`."""

    format: Union[Literal["auto"], Callable[[float], str]] = prop(
        default="auto", validate=auto_or_function
    )
    """`"auto"` for `MM:SS`, `H:MM:SS` or `D days HH:MM:SS`, or a function of the
    seconds that are shown."""

    text_style: Optional[ft.TextStyle] = None
    """Style of the digits, on top of the theme's."""

    face: Literal["digits", "segments", "ring", "bar"] = prop(
        default="digits", validate=validators.in_(list(DIGITS))
    )
    """What shows it: digits, digits in a box for each unit, or digits with a ring or a
    bar that empties until the end."""

    warn_at: Optional[float] = prop(
        default=None, validate=validators.optional(validators.ge(0))
    )
    """Seconds left from which on it has the theme's error colour; None for never."""

    overtime: bool = False
    """Whether it runs on when nothing is left."""

    milestones: Sequence[float] = prop(default=(), validate=LENGTHS)
    """Seconds, left or passed as it counts, at which `on_milestone` is called."""

    reset_key: object = None
    """Whatever it is: when another one is assigned, it goes back to the beginning."""

    on_tick: Optional[ft.EventHandler[TimerEvent]] = None
    """Called when the digits change while it runs. A tick that comes while an
    asynchronous handler still runs is skipped."""

    on_milestone: Optional[ft.EventHandler[TimerEvent]] = None
    """Called once for each of `milestones` that is reached."""

    on_complete: Optional[ft.EventHandler[TimerEvent]] = None
    """Called once when nothing is left, after the last tick."""

    on_phase_change: Optional[ft.EventHandler[TimerEvent]] = None
    """Called when the phase has changed."""

    def __post_init__(self, *args: Any) -> None:
        """Make what runs; verbs work before the first page."""
        super().__post_init__(*args)
        self._timer = self._timer_made_run()
        self._component.on_build(self._timer.follow)

    # --- to override ---

    @property
    def duration(self) -> Optional[float]:
        """Seconds after which nothing is left; None for never. May read fields."""
        return None

    @property
    def counts_down(self) -> bool:
        """Whether it shows what is left, not what has passed."""
        return self.duration is not None

    def until_change(self) -> float:
        """Return the seconds until what it shows changes, more than 0.

        By default until other digits of `precision`. It wakes then, and bindings that
        read `elapsed` or `remaining` follow.
        """
        return self._timer.time.until_change()

    def did_complete(self, event: TimerEvent) -> None:
        """Do something when nothing is left; runs just before `on_complete`."""

    def did_reset(self) -> None:
        """Do something when it has gone back to the beginning, in whatever way."""

    def build(self) -> Optional[ft.Control]:
        """Make the face."""
        if type(self).build is TimerBase.build:
            return self.bind(self, content=self._timer_face).content
        return self.bind(
            ft.Container(), content=self._timer_face
        )  # others put it elsewhere

    # --- how it stands ---

    @property
    def phase(self) -> TimerPhase:
        """What it is doing."""
        return self._timer.phase.get()

    @property
    def elapsed(self) -> float:
        """Seconds that it has been running, pauses left out.

        As of now; whatever is bound to it follows each change of the digits.
        """
        return self._timer.read().elapsed

    @property
    def remaining(self) -> float:
        """Seconds that are left, negative over time; infinite, if it has no end.

        As of now; whatever is bound to it follows each change of the digits.
        """
        return self._timer.read().left

    @property
    def parts(self) -> TimeParts:
        """What is shown, in days, hours, minutes, seconds and milliseconds."""
        reading = self._timer.read()
        seconds = reading.left if self.counts_down else reading.elapsed
        return parts_of(seconds, self.largest_unit)

    # --- verbs ---

    def start(self) -> None:
        """Run; from the beginning, if nothing is left."""
        self._component.here(self._timer.begin)

    def pause(self) -> None:
        """Hold, and keep how it stands."""
        self._component.here(lambda: setattr(self, "running", False))

    def resume(self) -> None:
        """Go on from where it stands; if nothing is left, nothing happens."""
        self._component.here(self._timer.resume)

    def reset(self) -> None:
        """Go back to the beginning; if it runs, it goes on running."""
        self._component.here(self._timer.restart)

    def stop(self) -> None:
        """Hold, and go back to the beginning."""
        self._component.here(self._timer.stop)

    # --- of the family ---

    def _timer_made_run(self) -> TimerRun:
        """Make what takes it from phase to phase."""
        return TimerRun(self)

    @property
    def _timer_beginning(self) -> float:
        """Seconds that have passed when it begins."""
        return 0.0

    @property
    def _timer_target(self) -> Optional[datetime]:
        """A date at which nothing is left, whatever has passed."""
        return None

    @property
    def _timer_given(self) -> Optional[float]:
        """Seconds that are left, if somebody else counts."""
        return None

    @property
    def _timer_color(self) -> ft.ColorValue:
        """Colour of ring and bar, unless it warns."""
        return ft.Colors.PRIMARY

    @property
    def _timer_ticks_with_digits(self) -> bool:
        """Whether nothing but digits changes by time."""
        return type(self).until_change is TimerBase.until_change

    def _timer_face(self) -> ft.Control:
        face, display = face_of(self)
        with untracked():
            self._timer.view.display = display
            self._timer.look()
            if self._timer.counting is not None:
                self._timer.counting.look()
        return face
