"""What a countdown does: it goes, is held, and is over."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from flet_components.components.clockwork.countdown_faces import PAINTED, Sweep
from flet_components.components.clockwork.counting import Counting
from flet_components.components.clockwork.durations import (
    in_steps,
    until_change,
    until_spoken,
)
from flet_components.components.clockwork.remainder import Remainder
from flet_components.components.clockwork.timer_events import (
    TimerEvent,
    TimerPhase,
)
from flet_components.presence import PageState
from flet_components.signals import batch
from flet_components.ticks import LONGEST_SLEEP

if TYPE_CHECKING:
    from flet_components.components.timing.countdown import Countdown
    from flet_components.time_source import TimeSource

__all__ = ["CountdownRun"]


class CountdownRun:
    """Takes a countdown from one phase to the next.

    Args:
        countdown: The countdown, whose fields say how.
    """

    __slots__ = ("_countdown", "_remainder", "_sweep", "_told", "counting")

    def __init__(self, countdown: Countdown) -> None:
        self._countdown = countdown
        self._remainder = Remainder()
        self._sweep = Sweep()
        self._told: int | None = None
        self.counting: Counting | None = None

    # --- time ---

    @property
    def _clock(self) -> TimeSource:
        return self._countdown._component.own_time

    def measure(self) -> float:
        """Return what is left now; while held, what was left then."""
        countdown = self._countdown
        return self._remainder.left(self._clock, countdown.seconds, countdown.deadline)

    def left(self) -> float:
        """Return what is left to show now."""
        left = self.measure()
        return left if left > 0 or self._countdown.overtime else 0.0

    def unshown(self) -> float | None:
        """Return what is left, if the field does not say it; it may be followed now.

        It does not while only the digits change, nor while nobody sees them. Any thread
        may ask.
        """
        counting, state = self.counting, self._countdown._component
        if counting is None:
            return None
        if state.life is not None and self._countdown._is_read and not counting.looks:
            state.life.later(lambda: self.turn(reworded=False))
        return counting.left if counting.ticks else self.left()

    def _empty(self) -> None:
        countdown = self._countdown
        self._remainder.empty(self._clock, countdown.seconds, countdown.deadline)

    # --- while it goes ---

    def start(self) -> None:
        """Count, or go on counting, together with all that came to the page with it."""
        if self._countdown.running and not self.ended:
            self.go(self._clock.instant())

    def _tick(self) -> None:
        """Show what is left now, and wait for the next change."""
        counting = self.counting
        try:
            self._look()
        finally:
            if counting is not None and counting is self.counting:
                self._wait(counting)

    def _look(self) -> None:
        """Show what is left now, and tell a tick if the digits are others."""
        self._countdown._look()
        before, self._told = self._told, self._digits
        if before is not None and self._told != before:
            self._tell(self._event("tick"), skip_if_busy=True)

    @property
    def _digits(self) -> int:
        countdown = self._countdown
        return in_steps(countdown._remaining, countdown.precision)

    def _wait(self, counting: Counting) -> None:
        """Wait for the next change of what somebody sees, or for the end."""
        countdown, left = self._countdown, self.measure()
        if left <= 0 and self._complete(counting.at_once):
            return
        change = until_change(left, countdown.precision)
        if not self._sweeps():
            change = min(change, PAINTED)
        if countdown.deadline is not None:  # the wall clock may be set meanwhile
            left = min(left, LONGEST_SLEEP)
        counting.wait(change, left, ticks=countdown._is_followed)
        if countdown._display is not None and countdown._is_plain:
            self._told = None  # nobody wants to be told
            counting.change_digits(
                countdown._display,
                end=self._remainder.end(countdown.seconds),
                until=max(until_spoken(left), countdown.warn_at or 0.0),
                precision=countdown.precision,
            )

    def _complete(self, at_once: bool) -> bool:
        """Say, once, that nothing is left; say whether the counting ends."""
        countdown, again = self._countdown, self._is(TimerPhase.COMPLETED)
        countdown._phase, late = TimerPhase.COMPLETED, 0.0 - self.measure()
        if not countdown.overtime:
            countdown.running = False
            self._empty()
        countdown._look()
        if not again:
            # made before anybody is told, who may start it again
            complete = self._event("complete", late, at_once)
            self._tell(self._event("phase_change"))
            self._tell(complete)
        return not countdown.overtime

    def turn(self, *, reworded: bool) -> None:
        """Follow whether anybody sees it, and how it is to be shown."""
        if reworded:
            self._countdown._reword()
        counting = self.counting if self._stays else None
        if counting is not None:
            self._look()
            if counting is self.counting:
                self._wait(counting)

    # --- from one phase to the next ---

    def go(self, since: float | None = None) -> None:
        """Begin to count, if it has come to a page: now, or since a moment."""
        mount, clock = self._countdown._component.mount, self._clock
        if mount is None or not mount.settled or self.counting is not None:
            return
        begins = self._remainder.since is None
        self._remainder.go(clock.monotonic() if since is None else since)
        over = self.measure() <= 0
        self.counting = counting = Counting(
            clock, lambda: mount.run(self._tick), at_once=begins and over
        )
        counting.alarm = mount.alarm(counting.ring)
        if not self._is(TimerPhase.COMPLETED):
            self._enter(TimerPhase.RUNNING)
        if self.counting is not counting:  # who was told has held it
            return
        self._told = self._digits
        if over:
            counting.wait(0.0, 0.0, ticks=True)  # handlers are called in another turn
        else:
            self._wait(counting)

    def hold(self) -> None:
        """Stop counting, and keep the rest."""
        if self._remainder.since is not None:
            self._remainder.hold(self._clock)
        counting, self.counting = self.counting, None
        if counting is not None:
            counting.stop()
        if self._is(TimerPhase.RUNNING):
            self._enter(TimerPhase.PAUSED)
        else:
            self._countdown._look()
        self.rest()

    def redate(self) -> None:
        """Take on another date."""
        self._remainder.redate(self._clock)
        self.refit()

    def refit(self) -> None:
        """Take on another length: from completed back, and on with the counting."""
        counting = self.counting
        if self._is(TimerPhase.COMPLETED) and self.measure() > 0:
            counts = counting is not None
            self._enter(TimerPhase.RUNNING if counts else TimerPhase.PAUSED)
        self._countdown._look()
        self.rest()
        if counting is not None and counting is self.counting:
            counting.stop()
            self.counting = None
            self.go()

    def reset(self, seconds: float | None) -> None:
        """Begin again, with another length if there is one."""
        with batch():  # a new length alone would take it from completed to paused
            if seconds is not None:
                self._countdown.seconds = seconds
            self._remainder.restart(self._clock)
            counts = self.counting is not None
            self._enter(TimerPhase.RUNNING if counts else TimerPhase.IDLE)
        self.refit()

    def add(self, seconds: float) -> None:
        """Add seconds, or take some away."""
        ended = self.ended
        if ended:
            self._empty()
            seconds = max(0.0, seconds)  # from nothing, nothing can be taken
        self._remainder.added += seconds
        if ended and self.measure() > 0:
            self._countdown.running = True
        self.refit()

    @property
    def ended(self) -> bool:
        """Whether nothing is left, and it does not count on."""
        return self._is(TimerPhase.COMPLETED) and not self._countdown.overtime

    @property
    def _stays(self) -> bool:
        """Whether it is on a page that it is not about to leave."""
        return self._countdown.page_state not in (None, PageState.CLOSED)

    def _is(self, phase: TimerPhase) -> bool:
        return self._countdown._phase is phase

    def _enter(self, phase: TimerPhase) -> None:
        if not self._is(phase):
            self._countdown._phase = phase
            self._countdown._look()
            self._tell(self._event("phase_change"))

    def _event(
        self, name: str, late: float = 0.0, at_once: bool = False
    ) -> TimerEvent | None:
        """Make an event of how it stands now, if there is a handler."""
        if getattr(self._countdown, f"on_{name}") is None:
            return None
        return TimerEvent.of(self._countdown, name, late, at_once)

    def _tell(self, event: TimerEvent | None, *, skip_if_busy: bool = False) -> None:
        if event is not None and self._stays:
            self._countdown.emit(event.name, event, skip_if_busy=skip_if_busy)

    # --- ring and bar ---

    def rest(self) -> None:
        """Let ring and bar stand still."""
        if self._countdown.face != "digits":
            over = self._is(TimerPhase.COMPLETED)
            self._countdown._motion = self._sweep.rest(self._ratio, over=over)

    def _sweeps(self) -> bool:
        """Let the client empty ring and bar; say whether it does so rightly now."""
        countdown = self._countdown
        if countdown.face == "digits":
            return True
        countdown._motion = self._sweep.run(
            countdown._motion,
            self._ratio,
            look=(countdown._color, countdown.page_state is PageState.DISCONNECTED),
            left=max(0.0, self.measure()),
            now=asyncio.get_running_loop().time(),
        )
        return self._sweep.runs

    @property
    def _ratio(self) -> float:
        left, whole = max(0.0, self.measure()), self._countdown.seconds
        return min(1.0, left / whole) if whole > 0 else 0.0
