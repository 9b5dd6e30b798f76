"""`Countdown`: the time that is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Any, Literal, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.countdown_events import CountdownEvent, CountdownPhase
from flet_components.components.countdown_faces import (
    DIGITS,
    PAINTED,
    Motion,
    Sweep,
    bar_face,
    digits_face,
    ring_face,
)
from flet_components.components.durations import clock_face, in_steps, spoken_left
from flet_components.fields import computed, internal, prop, reactive
from flet_components.user_control import UserControl
from flet_components.validation import aware
from flet_components.wording import say

__all__ = ["Countdown"]

FACES = {"digits": digits_face, "ring": ring_face, "bar": bar_face}
SHORTEST_STEP = 0.05
"""Seconds between two changes of the digits at least, whatever the precision."""


@reactive
class Countdown(UserControl):
    """Counts down, and says when nothing is left.

    Exact after any time: what is shown is derived from a deadline, never summed up. It
    counts only while mounted; added again, it goes on where it was. Its edge cases are
    those of the tests of react-countdown 3 and of ahooks' `useCountDown`.
    """

    seconds: float = prop(default=60.0, validate=validators.ge(0))
    """Length, in seconds, 0 or more. Changed on the way, what has passed counts."""

    _: KW_ONLY

    deadline: Optional[datetime] = prop(default=None, validate=aware)
    """Date, with a time zone, to which it counts instead. `seconds` is then the whole
    of which ring and bar show the rest. A pause holds the digits, not the date."""

    running: bool = True
    """Whether it counts. The verbs and the end set it too."""

    precision: int = prop(default=0, validate=validators.in_([0, 1, 2, 3]))
    """Digits after the second, 0 to 3; they change at most 20 times a second."""

    format: Union[Literal["auto"], Callable[[float], str]] = "auto"
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
    _passed: float = internal(0.0)
    _since: Optional[float] = internal(None)
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
        """Make the face, and follow the fields."""
        self._look()
        self._rest()
        self.watch(lambda: self.running, lambda run, _: self._follow(run))
        self.watch(lambda: (self.seconds, self.deadline), lambda *_: self._refit())
        self.watch(lambda: (self.overtime, self.precision), lambda *_: self._refit())
        label = ft.Semantics(exclude_semantics=True)
        return self.bind(
            label,
            content=lambda: FACES[self.face](
                self, self._digits(), lambda: self._motion, lambda: self._color
            ),
            label=lambda: self._spoken,
            live_region=lambda: self._phase is CountdownPhase.COMPLETED,
        )

    def _digits(self) -> ft.Text:
        return self.bind(
            ft.Text(text_align=ft.TextAlign.CENTER),
            value=lambda: self._text,
            theme_style=lambda: DIGITS[self.face],
            style=lambda: self.text_style,
            color=lambda: self._digits_color,
        )

    @computed
    def _text(self) -> str:
        if callable(self.format):
            return self.format(self._remaining)
        return clock_face(self._remaining, self.precision)

    @computed
    def _spoken(self) -> str:
        if self._phase is CountdownPhase.COMPLETED and self._remaining >= 0:
            return say("done")
        left = spoken_left(self._remaining)
        paused = self._phase is CountdownPhase.PAUSED
        return say("paused", state=left) if paused else left

    @computed
    def _warns(self) -> bool:
        limit = self.warn_at
        return self._remaining < 0 if limit is None else self._remaining <= limit

    @computed
    def _color(self) -> ft.ColorValue:
        return ft.Colors.ERROR if self._warns else ft.Colors.PRIMARY

    @computed
    def _digits_color(self) -> Optional[ft.ColorValue]:
        if self._warns:
            return ft.Colors.ERROR
        return self.text_style.color if self.text_style is not None else None

    # --- life ---

    async def did_mount_async(self) -> None:
        """Count, or go on counting."""
        if self.running and not self._ended:
            self._go()

    async def will_unmount_async(self) -> None:
        """Keep the rest for the next mount."""
        self._hold()

    async def _count(self) -> None:
        self._look()
        at_once = self._measure() <= 0
        while self._counting is asyncio.current_task():
            if self._measure() <= 0 and self._complete(at_once):
                return
            moves = self._run()
            wait = self._until_change()
            await self.clock.sleep(wait if moves else min(wait, PAINTED))
            shown = in_steps(self._remaining, self.precision)
            self._look()
            if in_steps(self._remaining, self.precision) != shown:
                self._tell("tick", skip_if_busy=True)

    def _complete(self, at_once: bool) -> bool:
        """Say, once, that nothing is left; say whether the counting ends."""
        if self._phase is not CountdownPhase.COMPLETED:
            late = -self._measure()
            self._enter(CountdownPhase.COMPLETED)
            if not self.overtime:
                self.running = False
            self._tell("complete", late=late, at_once=at_once)
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
            seconds: A new length, in seconds, 0 or more.
        """
        if seconds is not None:
            self.seconds = seconds
        self._passed = 0.0
        self._since = self._time() if self._since is not None else None
        self._enter(CountdownPhase.RUNNING if self._counting else CountdownPhase.IDLE)
        self._refit()

    def add(self, seconds: float) -> None:
        """Add seconds, or take some away; one that had ended counts again."""
        ended = self._phase is CountdownPhase.COMPLETED
        self._passed -= seconds
        self._refit()
        if ended and self._phase is not CountdownPhase.COMPLETED:
            self.running = True

    # --- time ---

    def _time(self) -> float:
        """Return the clock's time; before there is a loop, none has passed."""
        return self.clock.monotonic()

    def _measure(self) -> float:
        """Return what is left now; while held, what was left then."""
        if self.deadline is not None:
            if self._phase is CountdownPhase.PAUSED:
                return self._remaining
            return (self.deadline - self.clock.now()).total_seconds() - self._passed
        running = self._time() - self._since if self._since is not None else 0.0
        return self.seconds - self._passed - running

    def _look(self) -> None:
        left = self._measure()
        self._remaining = left if self.overtime else max(0.0, left)

    def _until_change(self) -> float:
        """Return the seconds until the digits change."""
        left, step = self._measure(), 10.0**-self.precision
        wait = left - (in_steps(left, self.precision) - 1) * step
        if step < SHORTEST_STEP:
            wait = max(wait, min(SHORTEST_STEP, left) if left > 0 else SHORTEST_STEP)
        return wait

    # --- from one phase to the next ---

    def _follow(self, run: bool) -> None:
        if run:
            self._go()
        else:
            self._hold()

    def _go(self) -> None:
        """Begin to count, if mounted."""
        if not self.mounted or self._counting is not None:
            return
        if self._since is None:
            self._since = self._time()
        if self._phase is not CountdownPhase.COMPLETED:
            self._enter(CountdownPhase.RUNNING)
        self._counting = self.create_task(self._count(), name="count", exclusive=True)

    def _hold(self) -> None:
        """Stop counting, and keep the rest."""
        if self._since is not None:
            self._look()
            self._passed += self._time() - self._since if self.deadline is None else 0.0
            self._since = None
        task, self._counting = self._counting, None
        if task is not None and task is not asyncio.current_task():
            task.cancel()
        if self._phase is CountdownPhase.RUNNING:
            self._enter(CountdownPhase.PAUSED)
        self._rest()

    def _refit(self) -> None:
        """Take on another length: from completed back, and on with the counting."""
        if self._phase is CountdownPhase.COMPLETED and self._measure() > 0:
            counts = self._counting is not None
            self._enter(CountdownPhase.RUNNING if counts else CountdownPhase.PAUSED)
        self._look()
        if self._counting is not None:
            self._counting = None
            self._go()
        else:
            self._rest()

    def _enter(self, phase: CountdownPhase) -> None:
        if phase is not self._phase:
            self._phase = phase
            self._tell("phase_change")

    def _tell(self, name: str, *, skip_if_busy: bool = False, **more: Any) -> None:
        event = CountdownEvent(
            name=name,
            control=self,
            phase=self._phase,
            remaining=self._remaining,
            **more,
        )
        self.emit(name, event, skip_if_busy=skip_if_busy)

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
            look=self._color,
            left=max(0.0, self._measure()),
            now=asyncio.get_running_loop().time(),
        )
        return self._sweep.runs

    @property
    def _ratio(self) -> float:
        left = max(0.0, self._measure())
        return min(1.0, left / self.seconds) if self.seconds > 0 else 0.0
