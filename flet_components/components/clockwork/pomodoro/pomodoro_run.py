"""What a Pomodoro does: it goes from round to round, and through a machine's sleep."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flet_components.components.clockwork.pomodoro.pomodoro_events import PomodoroEvent
from flet_components.components.clockwork.pomodoro.pomodoro_rounds import (
    PomodoroRound,
    Session,
)
from flet_components.components.clockwork.pomodoro.pomodoro_saving import (
    SETTINGS,
    SavedPomodoro,
)
from flet_components.components.clockwork.timers.counting import Counting
from flet_components.components.clockwork.timers.telling import Telling
from flet_components.components.clockwork.timers.timer_events import (
    TimerEvent,
    TimerPhase,
)
from flet_components.components.clockwork.timers.timer_run import TimerRun
from flet_components.presence import is_held
from flet_components.signals import Signal, batch
from flet_components.ticks import LONGEST_SLEEP

if TYPE_CHECKING:
    from flet_components.components.timing.pomodoro import Pomodoro

__all__ = ["PomodoroRun"]

E = TypeVar("E", bound=TimerEvent)

ASLEEP = 10.0
"""Seconds that a wake-up may be late: a loop is busy, a machine that slept is later."""
MOST_AT_ONCE = 100
"""Rounds that lie behind, and are gone through before anything else has its turn."""


class PomodoroRun(TimerRun):
    """Takes a Pomodoro from round to round; within one it is a timer as any.

    A round ends first, and is told of afterwards: who is told finds the next one.

    Args:
        pomodoro: The Pomodoro, whose fields say how.
    """

    __slots__ = (
        "_from",
        "_pomodoro",
        "_saved_at",
        "_telling",
        "moved",
        "started_at",
    )

    def __init__(self, pomodoro: Pomodoro) -> None:
        super().__init__(pomodoro)
        self._pomodoro = pomodoro
        self._from = 0.0
        self._saved_at: datetime | None = None
        self._telling = Telling()
        self.started_at: datetime | None = None
        self.moved = Signal(False)

    # --- verbs ---

    def begin(self) -> None:
        """Run; the next round, if nothing is left of this one."""
        if self._is(TimerPhase.COMPLETED):
            self._end_round()
        self._pomodoro.running = True

    def rest(self) -> None:
        """Hold until somebody starts it."""
        self._saved_at = None
        self._pomodoro._suspended = self._pomodoro.running = False

    def suspend(self) -> None:
        """Hold until the machine is awake."""
        if self._pomodoro.running:
            self._pomodoro._suspended, self._pomodoro.running = True, False

    def wake(self) -> None:
        """Go on, if it was suspended."""
        if self._pomodoro._suspended:
            self._pomodoro._suspended, self._pomodoro.running = False, True

    def skip(self) -> None:
        """End the round at hand."""
        self.notice_sleep()
        self._end_round(skipped=True)

    def restart_round(self) -> None:
        """Begin the round at hand again."""
        self._begin(self._pomodoro._session)

    def restart(self, change: Callable[[], object] = lambda: None) -> None:
        """Begin the session again; what is changed on the way counts as no change."""
        before = self._pomodoro._session

        def begin() -> None:
            change()
            self._stand_at(before.anew())

        with self._telling.afterwards():
            super().restart(begin)
            if self._place != (before.round, before.number):
                self.moved.set(True)
                self._tell(self._begun(before.round))

    def stop(self) -> None:
        """Hold, and begin the session again."""
        self._pomodoro._suspended = False
        super().stop()

    # --- from round to round ---

    @property
    def _place(self) -> tuple[PomodoroRound, int]:
        return self._pomodoro._session.round, self._pomodoro._session.number

    def _complete(self, at_once: bool) -> bool:
        """Go on to the next round, or to that which is at hand by now."""
        if self._pomodoro.overtime:
            return super()._complete(at_once)
        for _ in range(MOST_AT_ONCE):
            self._end_round(self._late(), at_once=at_once)
            if self.counting is None or self.time.left() > 0:
                break
        return True

    def _late(self) -> float:
        """Return for how long nothing has been left, as far as that is time's work.

        A length that was made shorter than what had passed ends the round now.
        """
        over = 0.0 - self.time.left()
        return min(over, self.time.clock.continuous() - self._from)

    def _end_round(
        self, late: float = 0.0, *, skipped: bool = False, at_once: bool = False
    ) -> None:
        """End the round at hand, begin the next one, and tell of both."""
        pomodoro, clock = self._pomodoro, self.time.clock
        told = self._is(TimerPhase.COMPLETED)  # and has run on
        skipped, late = skipped and not told, 0.0 if told else late
        before, began = pomodoro._session, self.started_at or clock.now()
        seconds = self.time.remainder.passed(clock) - late
        complete = self.event(
            PomodoroEvent,
            "complete",
            phase=TimerPhase.COMPLETED,
            elapsed=seconds,
            remaining=self.time.measure().left,
            late=late,
            at_once=at_once,
            skipped=skipped,
        )
        after = before.ended(pomodoro._plan, began, seconds, skipped=skipped)
        with self._telling.afterwards():
            self._go_on(after, late)
            if not told:
                pomodoro.did_complete(complete)
                self._tell(complete)
            self._tell(self._begun(before.round, skipped=skipped, late=late))

    def _go_on(self, session: Session, late: float) -> None:
        """Begin a round, if it begins by itself; else let it wait."""
        pomodoro = self._pomodoro
        with batch():
            if not (pomodoro.running and pomodoro._begins_by_itself(session.round)):
                pomodoro.running, late = False, 0.0
                self._halt()
            self._begin(session, late)
        self._from -= late
        self.moved.set(True)

    def _begin(self, session: Session, gone: float = 0.0) -> None:
        """Stand at the beginning of a round, or some seconds after it."""
        with batch():
            self._stand_at(session)
            self.time.remainder.restart(self.time.clock, gone)
            running = self.counting is not None
            self._enter(TimerPhase.RUNNING if running else TimerPhase.IDLE)
            self.refit()

    def _stand_at(self, session: Session) -> None:
        self.started_at = self._saved_at = None
        self._pomodoro._session = session

    # --- time, and what of it counts ---

    def _set_off(self, since: float) -> None:
        """Count what passes since a moment."""
        clock = self.time.clock
        if self.time.remainder.since is None:
            since -= self._while_saved()
        self._from = since + clock.asleep()
        self._pomodoro._suspended = False
        super()._set_off(since)
        if self.started_at is None:
            passed = timedelta(seconds=self.time.remainder.passed(clock))
            self.started_at = clock.now() - passed

    def _while_saved(self) -> float:
        """Return the seconds since it was saved, if they count."""
        saved_at, self._saved_at = self._saved_at, None
        if saved_at is None or self._pomodoro.when_asleep == "hold":
            return 0.0
        return max(0.0, (self.time.clock.now() - saved_at).total_seconds())

    def notice_sleep(self) -> None:
        """Leave out for how long the machine slept, unless that counts."""
        slept, remainder, counting = self._slept, self.time.remainder, self.counting
        if slept and remainder.since is not None and counting is not None:
            counting.due = math.inf
            remainder.since += slept
            self._from += slept

    @property
    def _slept(self) -> float:
        """For how long the machine slept and has just woken up, if that is left out."""
        if self.counting is None or self._pomodoro.when_asleep == "count":
            return 0.0
        late = self.time.clock.continuous() - self.counting.due
        return late if late > ASLEEP else 0.0

    def _longest_wait(self, left: float) -> float:
        """Return the seconds after which it looks whether the machine has slept."""
        return LONGEST_SLEEP

    def _tick(self) -> None:
        """Show how it stands now, and wait for the next change."""
        self.notice_sleep()
        super()._tick()

    def turn(self, reworded: bool) -> None:
        """Follow whether anybody sees it, and how it is to be shown."""
        self.notice_sleep()
        super().turn(reworded)

    def _wait(self, counting: Counting) -> None:
        """Wait for what comes next; what a policy holds up is no sleep."""
        super()._wait(counting)
        if is_held(self._pomodoro):
            counting.due = math.inf

    def pause(self) -> None:
        """Stop running, because it shall."""
        self.notice_sleep()
        super().pause()

    def _halt(self) -> None:
        self.notice_sleep()
        super()._halt()

    # --- saved and restored ---

    def save(self) -> SavedPomodoro:
        """Return how it stands now."""
        pomodoro, clock = self._pomodoro, self.time.clock
        return SavedPomodoro(
            saved_at=clock.now(),
            running=pomodoro.running or pomodoro._suspended,
            elapsed=self.time.remainder.passed(clock) - self._slept,
            started_at=self.started_at,
            session=pomodoro._session,
            settings={name: getattr(pomodoro, name) for name in SETTINGS},
        )

    def restore(self, saved: SavedPomodoro) -> None:
        """Stand where one stood that was saved."""
        pomodoro = self._pomodoro
        pomodoro._session = saved.session
        self.started_at = saved.started_at
        self._saved_at = saved.saved_at if saved.running else None
        self.time.remainder.gone = saved.elapsed
        if pomodoro.overtime and saved.elapsed >= pomodoro.duration:
            self._be(TimerPhase.COMPLETED)
        elif saved.elapsed > 0:
            self._be(TimerPhase.PAUSED)

    # --- what is told ---

    def event(self, kind: type[E], name: str, **told: Any) -> E:
        """Make an event that says in which round it was, and more."""
        at = {
            "round": self._pomodoro.round,
            "round_number": self._pomodoro.round_number,
        }
        event: Any = super().event(PomodoroEvent, name, **{**at, **told})
        return cast(E, event)

    def _begun(self, before: PomodoroRound, **told: Any) -> PomodoroEvent:
        """Make the event that another round is at hand."""
        return self.event(PomodoroEvent, "round", before=before, **told)

    def _tell(self, event: TimerEvent | None, *, skip_if_busy: bool = False) -> None:
        """Tell of an event when all that came before it has been told."""
        tell = super()._tell
        self._telling.tell(lambda: tell(event, skip_if_busy=skip_if_busy))
