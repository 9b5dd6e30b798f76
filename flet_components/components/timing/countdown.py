"""`Countdown`: the time that is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Any, Literal, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.clockwork.countdown_display import Display
from flet_components.components.clockwork.countdown_faces import FACES, Motion, face_of
from flet_components.components.clockwork.durations import (
    LENGTH,
    auto_or_function,
    clock_face,
)
from flet_components.components.clockwork.timer_events import (
    TimerEvent,
    TimerPhase,
)
from flet_components.components.clockwork.timer_run import CountdownRun
from flet_components.fields import computed, internal, prop, reactive
from flet_components.presence import PageState
from flet_components.signals import untracked
from flet_components.user_control import UserControl
from flet_components.validation import aware

__all__ = ["Countdown"]


@reactive
class Countdown(UserControl):
    """Counts down, and says when nothing is left.

    Exact after any time: what is shown is derived from a deadline, never summed up. It
    counts only while mounted; added again, it goes on where it was. Its edge cases are
    those of the tests of react-countdown 3 and of ahooks' `useCountDown`.
    """

    seconds: float = prop(default=60.0, validate=LENGTH)
    """Length, in seconds, 0 or more. Changed on the way, what has passed counts."""

    _: KW_ONLY

    deadline: Optional[datetime] = prop(default=None, validate=aware)
    """Date, with a time zone, to which it counts instead. `seconds` is then the whole
    of which ring and bar show the rest. A pause holds the digits, not the date."""

    running: bool = True
    """Whether it counts. The verbs and the end set it too."""

    precision: int = prop(default=0, validate=validators.in_([0, 1, 2, 3]))
    """Digits after the second, 0 to 3; they change at most 20 times a second."""

    format: Union[Literal["auto"], Callable[[float], str]] = prop(
        default="auto", validate=auto_or_function
    )
    """`"auto"` for `MM:SS`, `H:MM:SS` or `D days HH:MM:SS`, or a function of the
    seconds that are left."""

    overtime: bool = False
    """Whether it counts on below zero."""

    text_style: Optional[ft.TextStyle] = None
    """Style of the digits, on top of the theme's."""

    face: Literal["digits", "ring", "bar"] = prop(
        default="digits", validate=validators.in_(list(FACES))
    )
    """What shows the rest: only the digits, or also a ring or a bar that empties."""

    warn_at: Optional[float] = prop(
        default=None, validate=validators.optional(validators.ge(0))
    )
    """Seconds left from which on it has the theme's error colour; None for never."""

    on_tick: Optional[ft.EventHandler[TimerEvent]] = None
    """Called when the digits change while it counts. A tick that comes while an
    asynchronous handler still runs is skipped."""

    on_complete: Optional[ft.EventHandler[TimerEvent]] = None
    """Called once when nothing is left, after the last tick."""

    on_phase_change: Optional[ft.EventHandler[TimerEvent]] = None
    """Called when the phase has changed."""

    _remaining: float = internal(0.0)
    _display: Optional[Display] = internal(None)
    _warns: bool = internal(False)
    _phase: TimerPhase = internal(TimerPhase.IDLE)
    _motion: Motion = internal(Motion(1.0, 0.0))

    def __post_init__(self, *args: Any) -> None:
        """Make what counts; verbs work before the first page."""
        super().__post_init__(*args)
        self._run = CountdownRun(self)

    @property
    def remaining(self) -> float:
        """Seconds left at the last change of the digits; negative over time.

        While nobody can see it, nor follows this, it is what is left at this moment.
        """
        shown, now = self._remaining, self._run.unshown()
        return shown if now is None else now

    @computed
    def phase(self) -> TimerPhase:
        """What it is doing."""
        return self._phase

    # --- verbs ---

    def start(self) -> None:
        """Count; from the beginning, if nothing is left."""
        if self._phase is TimerPhase.COMPLETED:
            self.reset()
        self.running = True

    def pause(self) -> None:
        """Hold, and keep the rest."""
        self.running = False

    def resume(self) -> None:
        """Go on with the rest; if nothing is left, nothing happens."""
        if not self._run.ended:
            self.running = True

    def reset(self, seconds: Optional[float] = None) -> None:
        """Go back to the beginning; if it counts, it goes on counting.

        Args:
            seconds: A new length, in seconds, 0 or more; a button's event is none.
        """
        length = None if isinstance(seconds, ft.Event) else seconds
        self._component.here(lambda: self._run.reset(length))

    def add(self, seconds: float) -> None:
        """Add seconds, or take some away; one that had ended counts again."""
        self._component.here(lambda: self._run.add(seconds))

    # --- what is shown ---

    def build(self) -> Optional[ft.Control]:
        """Follow the fields first: a new face begins where that has put it."""
        run = self._run
        self._look()
        run.rest()
        self._component.on_stay(run.start, run.hold)
        self.watch(lambda: self.running, lambda on, _: run.go() if on else run.hold())
        self.watch(lambda: self.deadline, lambda *_: run.redate())
        self.watch(
            lambda: (self.seconds, self.overtime, self.precision, self.face),
            lambda *_: run.refit(),
        )
        self.watch(
            lambda: (self.on_tick, self.page_state, self.format, self.warn_at),
            lambda new, old: run.turn(reworded=new[2:] != old[2:]),
        )
        if type(self).build is Countdown.build:
            return self.bind(self, content=self._face).content
        return self.bind(ft.Container(), content=self._face)  # others put it elsewhere

    def _face(self) -> ft.Control:
        face, display = face_of(self)
        with untracked():
            self._display = display
            self._show()
            if self._run.counting is not None:
                self._run.counting.look()
        return face

    def _look(self) -> None:
        """Measure, and show what differs."""
        self._remaining = self._run.left()
        self._reword()

    def _reword(self) -> None:
        """Show what was measured, as it is to be shown now."""
        left, limit = self._remaining, self.warn_at
        self._warns = left < 0 if limit is None else left <= limit
        self._show()

    def _show(self) -> None:
        if self._display is not None:
            left, state = self._remaining, (self._phase, self.running)
            self._display.show(self._worded(left), left, *state)

    def _worded(self, left: float) -> Optional[str]:
        """Return what to show; nothing else if a function fails, which is told."""
        if not callable(self.format):
            return clock_face(left, self.precision)
        try:
            return self.format(left)
        except Exception as error:
            self._component.reaction_failed(error)
            return None

    @computed
    def _over(self) -> bool:
        return self._phase is TimerPhase.COMPLETED

    @computed
    def _color(self) -> ft.ColorValue:
        return ft.Colors.ERROR if self._warns else ft.Colors.PRIMARY

    @property
    def _is_plain(self) -> bool:
        """Whether time changes nothing but the digits, until what is known ahead."""
        code = self.on_tick is not None or callable(self.format) or self._is_read
        return not code and self.face == "digits" and self.deadline is None

    @property
    def _is_followed(self) -> bool:
        """Whether anybody would notice that the digits change."""
        seen = self.page_state is PageState.CONNECTED
        return seen or self.on_tick is not None or self._is_read

    @property
    def _is_read(self) -> bool:
        """Whether anything follows what is left."""
        signal = self._component.signals.get("_remaining")
        return signal is not None and signal.readers is not None
