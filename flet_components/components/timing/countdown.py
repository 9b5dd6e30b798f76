"""`Countdown`: the time that is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Literal, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.countdown_events import (
    CountdownEvent,
    CountdownPhase,
    spoken_state,
)
from flet_components.components.countdown_faces import (
    DIGITS,
    PAINTED,
    Motion,
    Sweep,
    bar_face,
    digits_color,
    digits_face,
    ring_face,
)
from flet_components.components.durations import (
    LENGTH,
    auto_or_function,
    clock_face,
    in_steps,
    until_change,
)
from flet_components.components.remainder import Remainder
from flet_components.fields import computed, internal, prop, reactive
from flet_components.presence import PageState
from flet_components.signals import batch
from flet_components.user_control import UserControl
from flet_components.validation import aware

__all__ = ["Countdown"]

FACES = {"digits": digits_face, "ring": ring_face, "bar": bar_face}


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

    on_tick: Optional[ft.EventHandler[CountdownEvent]] = None
    """Called when the digits change while it counts. A tick that comes while an
    asynchronous handler still runs is skipped."""

    on_complete: Optional[ft.EventHandler[CountdownEvent]] = None
    """Called once when nothing is left, after the last tick."""

    on_phase_change: Optional[ft.EventHandler[CountdownEvent]] = None
    """Called when the phase has changed."""

    _remaining: float = internal(0.0)
    _phase: CountdownPhase = internal(CountdownPhase.IDLE)
    _motion: Motion = internal(Motion(1.0, 0.0))
    _remainder: Remainder = internal(factory=Remainder)
    _counting: Optional[asyncio.Task[None]] = internal(None)
    _sweep: Sweep = internal(factory=Sweep)

    @computed
    def remaining(self) -> float:
        """Seconds left at the last change of the digits; negative over time."""
        return self._remaining

    @computed
    def phase(self) -> CountdownPhase:
        """What it is doing."""
        return self._phase

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Follow the fields first: a new face begins where that has put it."""
        self._look()
        self._rest()
        self.watch(
            lambda: self.running, lambda run, _: self._go() if run else self._hold()
        )
        self.watch(lambda: self.deadline, lambda *_: self._redate())
        self.watch(
            lambda: (self.seconds, self.overtime, self.precision, self.face),
            lambda *_: self._refit(),
        )
        return self.bind(
            ft.Semantics(exclude_semantics=True),
            content=lambda: FACES[self.face](
                self, self._digits(), lambda: self._motion, lambda: self._color
            ),
            label=lambda: spoken_state(
                self._phase, self._remaining, running=self.running
            ),
            live_region=lambda: self._phase is CountdownPhase.COMPLETED,
        )

    def _digits(self) -> ft.Text:
        return self.bind(
            ft.Text(text_align=ft.TextAlign.CENTER),
            value=lambda: self._text,
            theme_style=lambda: DIGITS[self.face],
            style=lambda: self.text_style,
            color=lambda: digits_color(self.text_style, warns=self._warns),
        )

    @computed
    def _text(self) -> str:
        if callable(self.format):
            return self.format(self._remaining)
        return clock_face(self._remaining, self.precision)

    @computed
    def _warns(self) -> bool:
        limit = self.warn_at
        return self._remaining < 0 if limit is None else self._remaining <= limit

    @computed
    def _color(self) -> ft.ColorValue:
        return ft.Colors.ERROR if self._warns else ft.Colors.PRIMARY

    # --- life ---

    async def did_mount_async(self) -> None:
        """Count, or go on counting."""
        if self.running and not self._ended:
            self._go()

    async def will_unmount_async(self) -> None:
        """Keep the rest for the next mount."""
        self._hold()

    async def _count(self, at_once: bool) -> None:
        self._look()
        while self._counting is asyncio.current_task():
            if self._measure() <= 0 and self._complete(at_once):
                return
            moves = self._run()
            wait = until_change(self._measure(), self.precision)
            await self.clock.sleep(wait if moves else min(wait, PAINTED))
            shown = in_steps(self._remaining, self.precision)
            self._look()
            if in_steps(self._remaining, self.precision) != shown:
                self._tell(CountdownEvent.of(self, "tick"), skip_if_busy=True)

    def _complete(self, at_once: bool) -> bool:
        """Say, once, that nothing is left; say whether the counting ends."""
        again = self._phase is CountdownPhase.COMPLETED
        self._phase, late = CountdownPhase.COMPLETED, 0.0 - self._measure()
        if not self.overtime:
            self.running = False
            self._empty()
        if not again:
            # made before anybody is told, who may start it again
            complete = CountdownEvent.of(self, "complete", late, at_once)
            self._tell(CountdownEvent.of(self, "phase_change"))
            self._tell(complete)
        return not self.overtime

    # --- verbs ---

    def start(self) -> None:
        """Count; from the beginning, if nothing is left."""
        if self._phase is CountdownPhase.COMPLETED:
            self.reset()
        self.running = True

    def pause(self) -> None:
        """Hold, and keep the rest."""
        self.running = False

    def resume(self) -> None:
        """Go on with the rest; if nothing is left, nothing happens."""
        if not self._ended:
            self.running = True

    def reset(self, seconds: Optional[float] = None) -> None:
        """Go back to the beginning; if it counts, it goes on counting.

        Args:
            seconds: A new length, in seconds, 0 or more; a button's event is none.
        """
        self._component.here(lambda: self._reset(seconds))

    def add(self, seconds: float) -> None:
        """Add seconds, or take some away; one that had ended counts again."""
        self._component.here(lambda: self._add(seconds))

    def _reset(self, seconds: Optional[float]) -> None:
        with batch():  # a new length alone would take it from completed to paused
            if not (seconds is None or isinstance(seconds, ft.Event)):
                self.seconds = seconds
            self._remainder.restart(self.clock)
            counts = self._counting is not None
            self._enter(CountdownPhase.RUNNING if counts else CountdownPhase.IDLE)
        self._refit()

    def _add(self, seconds: float) -> None:
        ended = self._ended
        if ended:
            self._empty()
            seconds = max(0.0, seconds)  # from nothing, nothing can be taken
        self._remainder.added += seconds
        if ended and self._measure() > 0:
            self.running = True
        self._refit()

    # --- time ---

    def _measure(self) -> float:
        """Return what is left now; while held, what was left then."""
        return self._remainder.left(self.clock, self.seconds, self.deadline)

    def _empty(self) -> None:
        self._remainder.empty(self.clock, self.seconds, self.deadline)

    def _look(self) -> None:
        left = self._measure()
        self._remaining = left if self.overtime else max(0.0, left)

    # --- from one phase to the next ---

    def _go(self) -> None:
        """Begin to count, if mounted."""
        if not self.mounted or self._counting is not None:
            return
        begins = self._remainder.since is None
        self._remainder.go(self.clock)
        count = self._count(at_once=begins and self._measure() <= 0)
        self._counting = self.create_task(count, name="count", exclusive=True)
        if self._phase is not CountdownPhase.COMPLETED:
            self._enter(CountdownPhase.RUNNING)

    def _hold(self) -> None:
        """Stop counting, and keep the rest."""
        if self._remainder.since is not None:
            self._look()
            self._remainder.hold(self.clock)
        task, self._counting = self._counting, None
        if task is not None and task is not asyncio.current_task():
            task.cancel()
        if self._phase is CountdownPhase.RUNNING:
            self._enter(CountdownPhase.PAUSED)
        self._rest()

    def _redate(self) -> None:
        self._remainder.redate(self.clock)
        self._refit()

    def _refit(self) -> None:
        """Take on another length: from completed back, and on with the counting."""
        if self._phase is CountdownPhase.COMPLETED and self._measure() > 0:
            counts = self._counting is not None
            self._enter(CountdownPhase.RUNNING if counts else CountdownPhase.PAUSED)
        self._look()
        self._rest()
        if self._counting is not None:
            self._counting = None
            self._go()

    def _enter(self, phase: CountdownPhase) -> None:
        if phase is not self._phase:
            self._phase = phase
            self._look()
            self._tell(CountdownEvent.of(self, "phase_change"))

    def _tell(self, event: CountdownEvent, *, skip_if_busy: bool = False) -> None:
        self.emit(event.name, event, skip_if_busy=skip_if_busy)

    @property
    def _ended(self) -> bool:
        return self._phase is CountdownPhase.COMPLETED and not self.overtime

    # --- ring and bar ---

    def _rest(self) -> None:
        """Let ring and bar stand still."""
        over = self._phase is CountdownPhase.COMPLETED
        self._motion = self._sweep.rest(self._ratio, over=over)

    def _run(self) -> bool:
        """Let the client empty ring and bar; say whether it does so rightly now."""
        if self.face == "digits":
            return True
        self._motion = self._sweep.run(
            self._motion,
            self._ratio,
            look=(self._color, self.page_state is PageState.DISCONNECTED),
            left=max(0.0, self._measure()),
            now=asyncio.get_running_loop().time(),
        )
        return self._sweep.runs

    @property
    def _ratio(self) -> float:
        left = max(0.0, self._measure())
        return min(1.0, left / self.seconds) if self.seconds > 0 else 0.0
