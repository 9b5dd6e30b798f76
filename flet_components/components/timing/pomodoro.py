"""`Pomodoro`: work, and breaks in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY
from typing import Any, Literal, Optional, Self

import flet as ft
from attrs import validators

from flet_components.components.clockwork.pomodoro.pomodoro_events import PomodoroEvent
from flet_components.components.clockwork.pomodoro.pomodoro_face import (
    COLORS,
    face_around,
)
from flet_components.components.clockwork.pomodoro.pomodoro_rounds import (
    BREAK,
    ROUNDS,
    WHEN_ASLEEP,
    WORK,
    PomodoroRecord,
    PomodoroRound,
    RoundPlan,
    Session,
)
from flet_components.components.clockwork.pomodoro.pomodoro_run import PomodoroRun
from flet_components.components.clockwork.pomodoro.pomodoro_saving import (
    read_saved,
    written,
)
from flet_components.components.clockwork.timers.timer_faces import DIGITS
from flet_components.components.timing.timer_base import TimerBase
from flet_components.fields import internal, prop, reactive

__all__ = ["Pomodoro"]


@reactive
class Pomodoro(TimerBase):
    """Counts rounds of work, short breaks, and a long break after some rounds.

    A round that begins by itself does so at the very moment at which the one before
    ended, however late that is noticed. Its edge cases are those of the tests of
    Pomotroid's engine.
    """

    work: float = prop(default=1500.0, validate=WORK)
    """Length of a round of work, in seconds, more than 0. Of this and the lengths
    below: changed on the way, what has passed counts."""

    _: KW_ONLY

    short_break: float = prop(default=300.0, validate=BREAK)
    """Length of a short break, in seconds; 0 for none."""

    long_break: float = prop(default=900.0, validate=BREAK)
    """Length of a long break, in seconds; 0 for a short one in its place."""

    rounds: int = prop(default=4, validate=ROUNDS)
    """Rounds of work until a long break, 1 or more."""

    auto_start_work: bool = False
    """Whether work begins by itself after a break; else it waits for `start()`."""

    auto_start_break: bool = True
    """Whether a break begins by itself after work."""

    when_asleep: Literal["hold", "count"] = prop(default="hold", validate=WHEN_ASLEEP)
    """What the time means for which the machine slept, or for which it was saved:
    `"hold"` leaves it out, and with `"count"` it has passed."""

    controls: bool = True
    """Whether it has buttons: start and pause, skip, restart."""

    face: Literal["digits", "segments", "ring", "bar"] = prop(
        default="ring", validate=validators.in_(list(DIGITS))
    )
    """What shows the time: digits, digits in a box for each unit, or digits with a ring
    or a bar that empties until the end of the round."""

    on_round: Optional[ft.EventHandler[PomodoroEvent]] = None
    """Called when another round is at hand, after `on_complete` of the one before."""

    on_complete: Optional[ft.EventHandler[PomodoroEvent]] = None  # type: ignore[assignment]
    """Called when a round has ended, completed or skipped."""

    _session: Session = internal(Session())
    _suspended: bool = internal(False)

    # --- how it stands ---

    @property
    def round(self) -> PomodoroRound:
        """What the round at hand is for."""
        return self._session.round

    @property
    def round_number(self) -> int:
        """Which round of work it is, or follows: 1 to `rounds`."""
        return min(self._session.number, self.rounds)

    @property
    def completed_rounds(self) -> int:
        """Rounds of work that were completed, not skipped, since the last `reset`."""
        return self._session.completed

    @property
    def history(self) -> tuple[PomodoroRecord, ...]:
        """The last 100 rounds that have ended, the last one last."""
        return self._session.history

    @property
    def duration(self) -> float:
        """Length of the round at hand."""
        return self._plan.length(self._session.round)

    @property
    def counts_down(self) -> bool:
        """It shows what is left."""
        return True

    @property
    def remaining(self) -> float:
        """Seconds that are left of the round at hand, negative over time.

        As of now; whatever is bound to it follows each change of the digits.
        """
        return self._timer.read().left

    # --- verbs ---

    def start(self) -> None:
        """Run; the next round, if nothing is left of the one at hand."""
        self._component.here(self._rounds.begin)

    def pause(self) -> None:
        """Hold, and keep how it stands."""
        self._component.here(self._rounds.rest)

    def skip(self) -> None:
        """End the round at hand, as skipped unless it is over time.

        If it ran, the next one runs if it begins by itself; else that waits.
        """
        self._component.here(self._rounds.skip)

    def restart_round(self) -> None:
        """Go back to the beginning of the round at hand; if it runs, it goes on."""
        self._component.here(self._rounds.restart_round)

    def suspend(self) -> None:
        """Hold while the machine, or the app, sleeps: until `wake`."""
        self._component.here(self._rounds.suspend)

    def wake(self) -> None:
        """Go on if `suspend` has held it, from exactly where it stood."""
        self._component.here(self._rounds.wake)

    # --- saved and restored ---

    def to_dict(self) -> dict[str, Any]:
        """Return how it stands, its history and settings, as values for JSON."""
        return written(self._rounds.save())

    @classmethod
    def from_dict(cls, saved: Mapping[str, Any], **fields: Any) -> Self:
        """Return one that stands where one stood that was saved.

        One that ran goes on when it comes to a page. With `when_asleep="count"` the
        time since it was saved has passed by then.

        Args:
            saved: What `to_dict` returned.
            fields: Fields of the new one, also in the place of those that were saved:
                `work`, the breaks, `rounds`, `auto_start_*`, `when_asleep`, `running`.

        Raises:
            ValueError: If something is missing in what was saved, or cannot be; it
                names the key.
        """
        state = read_saved(saved)
        pomodoro = cls(**{**state.settings, "running": state.running, **fields})
        pomodoro._rounds.restore(state)
        return pomodoro

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Put the round above the time, and the rounds and buttons below."""
        time = super().build()
        assert time is not None
        return face_around(self, time)

    # --- of the family ---

    def _timer_made_run(self) -> PomodoroRun:
        self._rounds = PomodoroRun(self)
        return self._rounds

    @property
    def _plan(self) -> RoundPlan:
        return RoundPlan(self.work, self.short_break, self.long_break, self.rounds)

    def _begins_by_itself(self, kind: PomodoroRound) -> bool:
        work = kind is PomodoroRound.WORK
        return self.auto_start_work if work else self.auto_start_break

    @property
    def _timer_color(self) -> ft.ColorValue:
        return COLORS[self.round].main

    @property
    def _timer_ticks_with_digits(self) -> bool:
        return False  # with each tick a sleep is looked for
