"""What a timer does: it follows its fields, and obeys its verbs."""

from __future__ import annotations

from collections.abc import Callable

from flet_components import tracking
from flet_components.components.clockwork.timers.course import Course
from flet_components.components.clockwork.timers.reckoning import Reading
from flet_components.components.clockwork.timers.timer_events import TimerPhase
from flet_components.signals import batch

__all__ = ["TimerRun"]

Length = tuple[float | None, bool, bool]
"""How long a timer is, whether it counts down, and whether by itself."""


class TimerRun(Course):
    """Follows the fields of a timer, and does what its verbs say."""

    __slots__ = ()

    def follow(self) -> None:
        """Follow the fields of the timer, and its stays on pages."""
        timer = self._timer
        self.look()
        self.view.rest(over=self._is(TimerPhase.COMPLETED))
        timer._component.on_stay(self.start, self.hold)
        self.time.reached()  # what lies behind is not told
        timer.watch(
            lambda: timer.running, lambda on, _: self.go() if on else self.pause()
        )
        timer.watch(lambda: timer.reset_key, lambda *_: self.renew())
        timer.watch(lambda: timer._timer_target, lambda *_: self.redate())
        timer.watch(
            lambda: (self._length, timer.precision, timer.overtime, timer.face),
            lambda new, old: self._fit(new[0], old[0]),
        )
        timer.watch(lambda: self.time.milestones, lambda *_: self._skip())
        timer.watch(
            lambda: self._looks_as, lambda new, old: self.turn(new[0] != old[0])
        )

    @property
    def _length(self) -> Length:
        """How long it is, which way it counts, and whether somebody else does."""
        timer = self._timer
        return timer.duration, timer.counts_down, timer._timer_given is None

    @property
    def _looks_as(self) -> tuple[object, object]:
        """How it is shown; and by whom it is followed, and how fast time goes."""
        timer = self._timer
        shown = (timer.format, timer.largest_unit, timer.warn_at)
        return shown, (timer.on_tick, timer.page_state, self.time.clock.adjusted)

    def read(self) -> Reading:
        """Return how it stands now; who follows this is told when the digits change.

        Any thread may ask.
        """
        counting, life = self.counting, self._timer._component.life
        if tracking.running.reader is None:
            return self.time.measure()
        reading = self.view.reading.get()
        if counting is not None and counting.looks:
            return reading
        if counting is not None and life is not None:
            life.later(lambda: self.turn(False))  # from now on it looks
        return self.time.measure()

    def turn(self, reworded: bool) -> None:
        """Follow whether anybody sees it, and how it is to be shown."""
        if reworded:
            self.look()
        counting = self.counting if self._stays else None
        if counting is not None:
            self._look()
            if counting is self.counting:
                self._wait(counting)

    def _skip(self) -> None:
        """Follow other milestones: what lies behind is not told."""
        self.time.reached()
        self.turn(False)

    def begin(self) -> None:
        """Run; from the beginning, if it is over."""
        if self._is(TimerPhase.COMPLETED):
            self._timer.reset()
        self._timer.running = True

    def resume(self) -> None:
        """Go on, unless it is over."""
        if not self.ended:
            self._timer.running = True

    def restart(self, change: Callable[[], object] = lambda: None) -> None:
        """Begin again; what is changed on the way does not count as a change."""
        with batch():  # a new length alone would take it from completed to paused
            change()
            self.time.remainder.restart(self.time.clock, self._timer._timer_beginning)
            self._timer.did_reset()
            running = self.counting is not None
            self._enter(TimerPhase.RUNNING if running else TimerPhase.IDLE)
        self.refit()

    def renew(self) -> None:
        """Begin again; what is over runs again."""
        ended = self.ended
        self.restart()
        if ended:
            self._timer.running = True

    def move_beginning(self) -> None:
        """Take on another beginning, unless it has begun."""
        if self._is(TimerPhase.IDLE):
            self.time.remainder.restart(self.time.clock, self._timer._timer_beginning)
            self.refit()

    def stop(self) -> None:
        """Hold, and go back to the beginning."""
        with batch():
            self._timer.running = False
            self._halt()
            self.restart()

    def add(self, seconds: float) -> None:
        """Add seconds, or take some away."""
        ended = self.ended
        if ended:
            self.time.empty()
            seconds = max(0.0, seconds)  # from nothing, nothing can be taken
        self.time.remainder.added += seconds
        if ended and self.time.left() > 0:
            self._timer.running = True
        self.refit()

    def redate(self) -> None:
        """Take on another date."""
        self.time.remainder.redate(self.time.clock)
        self.refit()

    def _fit(self, new: Length, old: Length) -> None:
        """Take on another length, or another look; what was due by then is told."""
        (length, *way), (before, *other_way) = new, old
        if (
            length == before and way == other_way
        ) or self._timer._timer_given is not None:
            self._tell_milestones(self.time.reached())
        elif way == other_way and None not in (length, before):
            leap = (length or 0.0) - (before or 0.0)
            leap = leap if self._timer.counts_down else 0.0
            self._tell_milestones(self.time.reached(leap))
        self.refit()

    def refit(self) -> None:
        """Take on another length: from completed back, and on with the counting.

        What is shown may leap; what is leapt over is not told.
        """
        counting = self.counting
        self._told = None
        self.time.reached()
        if self._is(TimerPhase.COMPLETED) and self.time.left() > 0:
            self._enter(TimerPhase.RUNNING if counting else TimerPhase.PAUSED)
        self.look()
        self.view.rest(over=self._is(TimerPhase.COMPLETED))
        if counting is not None and counting is self.counting:
            counting.stop()
            self.counting = None
            self.go()
