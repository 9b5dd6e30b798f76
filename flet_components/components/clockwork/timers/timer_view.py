"""What a timer shows of how it stands, and who follows that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flet_components.components.clockwork.durations import in_steps
from flet_components.components.clockwork.timers.gauge import SWEPT, Gauge
from flet_components.components.clockwork.timers.reckoning import Reading, Reckoning
from flet_components.components.clockwork.timers.timer_display import Display
from flet_components.components.clockwork.timers.timer_events import TimerPhase
from flet_components.presence import PageState
from flet_components.signals import Signal

if TYPE_CHECKING:
    from flet_components.components.timing.timer_base import TimerBase

__all__ = ["TimerView"]


class TimerView:
    """Shows a timer: its digits, what is said of it, its ring or bar.

    Args:
        timer: The timer, whose fields say how.
        time: What measures it.
    """

    __slots__ = ("_time", "_timer", "display", "gauge", "reading")

    def __init__(self, timer: TimerBase, time: Reckoning) -> None:
        self._timer, self._time = timer, time
        self.display: Display | None = None
        self.gauge = Gauge(lambda: timer._timer_color)
        self.reading = Signal(Reading(0.0, 0.0))

    def look(self, phase: TimerPhase) -> None:
        """Measure, and show what differs."""
        self.reading.set(self._time.measure())
        self.show(phase)

    def show(self, phase: TimerPhase) -> None:
        """Show what was measured, as it is to be shown now."""
        timer, reading = self._timer, self.reading.get()
        self.gauge.warn(reading.left, timer.warn_at)
        if (display := self.display) is None:
            return
        shown = self._time.shown(reading)
        if (text := self._worded(shown)) is not None:
            display.write(text, shown)
        display.say(
            shown,
            over=phase is TimerPhase.COMPLETED and in_steps(reading.left, 0) >= 0,
            paused=not timer.running and phase is not TimerPhase.IDLE,
        )

    def _worded(self, shown: float) -> str | None:
        """Return what to show; nothing else if a function fails, which is told."""
        timer = self._timer
        if not callable(timer.format):
            return self._time.digits(in_steps(shown, timer.precision))
        try:
            return timer.format(shown if timer.counts_down else 0.0 - shown)
        except Exception as error:
            timer._component.reaction_failed(error)
            return None

    @property
    def steps(self) -> int:
        """What is shown, in steps of the last digit."""
        return in_steps(self._time.shown(self.reading.get()), self._timer.precision)

    # --- who follows it ---

    @property
    def is_read(self) -> bool:
        """Whether anything follows how it stands."""
        return self.reading.readers is not None

    @property
    def plain(self) -> Display | None:
        """The display, if time changes nothing but its digits until what is known."""
        timer, display = self._timer, self.display
        code = timer.on_tick is not None or callable(timer.format) or self.is_read
        plain = timer.face == "digits" and timer._timer_target is None
        if display is None or code or not (plain and timer._timer_ticks_with_digits):
            return None
        return display

    # --- ring and bar ---

    def rest(self, *, over: bool) -> None:
        """Let ring and bar stand still."""
        if self._timer.face in SWEPT:
            self.gauge.rest(self._time.left(), self._time.whole, over=over)

    def sweeps(self, left: float) -> bool:
        """Let the client empty ring and bar; say whether it does so rightly now."""
        timer = self._timer
        if timer.face not in SWEPT:
            return True
        away, rate = timer.page_state is PageState.DISCONNECTED, self._time.clock.rate
        return self.gauge.sweep(left, self._time.whole, rate=rate, away=away)
