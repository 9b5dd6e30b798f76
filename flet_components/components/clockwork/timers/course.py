"""The course of a timer: it runs, is held, and is over."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

from flet_components.components.clockwork.durations import until_spoken
from flet_components.components.clockwork.timers.counting import Counting
from flet_components.components.clockwork.timers.gauge import PAINTED
from flet_components.components.clockwork.timers.reckoning import Reckoning
from flet_components.components.clockwork.timers.timer_events import (
    TimerEvent,
    TimerPhase,
)
from flet_components.components.clockwork.timers.timer_view import TimerView
from flet_components.presence import PageState
from flet_components.signals import Computed, Signal
from flet_components.ticks import LONGEST_SLEEP

if TYPE_CHECKING:
    from flet_components.components.timing.timer_base import TimerBase

__all__ = ["Course"]

E = TypeVar("E", bound=TimerEvent)

AGAIN = 1.0
"""Seconds after which it looks again if what says when has failed."""
LEAST = 1e-3
"""Seconds between two looks at least, whatever a subclass says."""


class Course:
    """Takes a timer from one phase to the next.

    Args:
        timer: The timer, whose fields say how.
    """

    __slots__ = (
        "_timer",
        "_told",
        "counting",
        "down",
        "over",
        "phase",
        "time",
        "view",
    )

    def __init__(self, timer: TimerBase) -> None:
        self._timer = timer
        self.time = Reckoning(timer)
        self._told: int | None = None
        self.counting: Counting | None = None
        self.phase = Signal(TimerPhase.IDLE)
        self.over = Signal(False)
        self.down = Computed(lambda: timer.counts_down)
        self.view = TimerView(timer, self.time)

    def look(self) -> None:
        """Measure, and show what differs."""
        self.view.look(self.phase.get())

    def start(self) -> None:
        """Run, or go on running, together with all that came to the page with it."""
        if self._timer.running and not self.ended:
            self.go(self.time.clock.instant())

    def go(self, since: float | None = None) -> None:
        """Begin to run, if it has come to a page: now, or since a moment."""
        mount, clock = self._timer._component.mount, self.time.clock
        if mount is None or not mount.settled or self.counting is not None:
            return
        begins = self.time.remainder.since is None
        self._set_off(clock.monotonic() if since is None else since)
        over = self.time.left() <= 0
        self.counting = counting = Counting(
            clock, lambda: mount.run(self._tick), at_once=begins and over
        )
        counting.alarm = mount.alarm(counting.ring)
        if not self._is(TimerPhase.COMPLETED):
            self._enter(TimerPhase.RUNNING)
        if self.counting is not counting:  # who was told has held it
            return
        if self._told is None:
            self._told = self.view.steps
        if over:
            counting.wait(0.0, 0.0, ticks=True)  # handlers are called in another turn
        else:
            self._wait(counting)

    def _set_off(self, since: float) -> None:
        """Count what passes since a moment."""
        self.time.remainder.go(since + self.time.clock.asleep())

    def hold(self) -> None:
        """Stop running, and keep how it stands."""
        self._halt()
        if self._is(TimerPhase.RUNNING):
            self._enter(TimerPhase.PAUSED)
        else:
            self.look()
        self.view.rest(over=self._is(TimerPhase.COMPLETED))

    def pause(self) -> None:
        """Stop running, because it shall; but first what is due by now."""
        counting = self.counting
        if counting is not None and self._stays:
            self._look()
            if counting is self.counting and self.time.left() <= 0:
                self._complete(counting.at_once)
        self.hold()

    def _halt(self) -> None:
        if self.time.remainder.since is not None:
            self.time.remainder.hold(self.time.clock)
        counting, self.counting = self.counting, None
        if counting is not None:
            counting.stop()
        self._told = None

    def _tick(self) -> None:
        """Show how it stands now, and wait for the next change."""
        counting = self.counting
        try:
            self._look()
        finally:
            if counting is not None and counting is self.counting:
                self._wait(counting)

    def _look(self) -> None:
        """Show how it stands now, and tell of other digits and of milestones."""
        reached = self.time.reached()
        if reached or self._is_followed:
            self.look()
        before, self._told = self._told, self.view.steps
        if before is not None and self._told != before:
            self._tell(self._event("tick"), skip_if_busy=True)
        self._tell_milestones(reached)

    def _wait(self, counting: Counting) -> None:
        """Wait for a change of what somebody sees, or until something happens."""
        timer, left = self._timer, self.time.left()
        if left <= 0:
            over = self._complete(counting.at_once)
            if over or self.counting is not counting:
                return
        if timer._timer_given is not None:
            counting.stop()  # until another is given
            return
        shown = self.time.shown(self.time.measure())
        milestone = self.time.next_milestone(shown)
        event = min(left if left > 0 else math.inf, shown - milestone)
        event = min(event, self._longest_wait(event))
        change = self._until_change()
        concealed = timer.page_state in (PageState.HIDDEN, PageState.COVERED)
        if not concealed and not self.view.sweeps(left):
            change = min(change, PAINTED * self.time.clock.rate)
        counting.wait(change, event, ticks=self._is_followed)
        if (display := self.view.plain) is not None:
            self._told = None  # nobody wants to be told
            end = shown - left + (timer.warn_at or 0.0)
            counting.change_digits(
                display,
                self.time.digits,
                zero=self.time.zero,
                until=max(until_spoken(shown), end, milestone),
                precision=timer.precision,
            )

    def _longest_wait(self, event: float) -> float:
        """Return the seconds after which it looks whether the machine has slept.

        Or whether the wall clock was set, if it counts to a date. Where nothing will
        happen, nothing is missed.
        """
        return LONGEST_SLEEP if event < math.inf else math.inf

    def _until_change(self) -> float:
        """Return the seconds until a change; a second, if what should say so fails."""
        try:
            change = self._timer.until_change()
        except Exception as error:
            self._timer._component.reaction_failed(error)
            return AGAIN
        return change if self._timer._timer_ticks_with_digits else max(change, LEAST)

    def _complete(self, at_once: bool) -> bool:
        """Say, once, that nothing is left; say whether the counting ends."""
        timer, again = self._timer, self._is(TimerPhase.COMPLETED)
        self._be(TimerPhase.COMPLETED)
        late = 0.0 - self.time.left()
        if not timer.overtime and timer._timer_given is None:
            timer.running = False
            self.time.empty()
        self.look()
        if not again:
            # made before anybody is told, who may start it again
            complete = self.event(TimerEvent, "complete", late=late, at_once=at_once)
            self._tell(self._event("phase_change"))
            try:
                timer.did_complete(complete)
            except Exception as error:
                timer._component.reaction_failed(error)
            self._tell(complete)
        return not timer.overtime

    @property
    def _is_followed(self) -> bool:
        """Whether anybody would notice that the digits change."""
        seen = self._timer.page_state is PageState.CONNECTED
        return seen or self._timer.on_tick is not None or self.view.is_read

    @property
    def ended(self) -> bool:
        """Whether nothing is left, and it does not run on."""
        return self._is(TimerPhase.COMPLETED) and not self._timer.overtime

    def _is(self, phase: TimerPhase) -> bool:
        return self.phase.get() is phase

    def _be(self, phase: TimerPhase) -> None:
        self.phase.set(phase)
        self.over.set(phase is TimerPhase.COMPLETED)

    def _enter(self, phase: TimerPhase) -> None:
        if not self._is(phase):
            self._be(phase)
            self.look()
            self._tell(self._event("phase_change"))

    @property
    def _stays(self) -> bool:
        """Whether it is on a page that it is not about to leave."""
        return self._timer.page_state not in (None, PageState.CLOSED)

    def event(self, kind: type[E], name: str, **told: Any) -> E:
        """Make an event that says how it stood at the last look, and more."""
        reading = self.view.reading.get()
        stood = {
            "phase": self.phase.get(),
            "elapsed": reading.elapsed,
            "remaining": reading.left,
        }
        return kind(name=name, control=self._timer, **{**stood, **told})

    def _event(self, name: str, **told: Any) -> TimerEvent | None:
        """Make an event, if there is a handler."""
        if getattr(self._timer, f"on_{name}") is None:
            return None
        return self.event(TimerEvent, name, **told)

    def _tell(self, event: TimerEvent | None, *, skip_if_busy: bool = False) -> None:
        if event is not None and self._stays:
            self._timer.emit(event.name, event, skip_if_busy=skip_if_busy)

    def _tell_milestones(self, reached: list[tuple[float, float]]) -> None:
        for milestone, late in reached:
            self._tell(self._event("milestone", late=late, milestone=milestone))
