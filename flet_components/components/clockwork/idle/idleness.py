"""For how long nobody has done anything: phases and totals. Pure arithmetic."""

from __future__ import annotations

import enum
import math
from datetime import timedelta

import attrs

from flet_components.components.clockwork.durations import SECOND

__all__ = [
    "IdlePhase",
    "Idleness",
    "Limits",
    "Step",
    "a_timeout",
    "in_seconds",
    "require_time_to_ask",
]


class IdlePhase(enum.Enum):
    """What a user is doing, as far as is known."""

    ACTIVE = "active"
    """Something, and not long ago."""
    PROMPTED = "prompted"
    """Nothing for so long that it is time to ask."""
    IDLE = "idle"
    """Nothing for the whole timeout."""


ACTIVE, PROMPTED, IDLE = IdlePhase.ACTIVE, IdlePhase.PROMPTED, IdlePhase.IDLE


@attrs.frozen
class Limits:
    """After how long what follows; times in seconds."""

    timeout: float
    """Without an action until somebody is idle, more than 0."""
    prompt_before: float = 0.0
    """Before that, when it is time to ask; never, if 0 or not less than that."""
    hold_prompt: bool = False
    """Whether an action does not end the prompt."""
    stop_on_idle: bool = False
    """Whether an action does not end idleness."""

    @property
    def until_prompt(self) -> float | None:
        """Seconds without an action until it is time to ask; None for never."""
        asks = 0 < self.prompt_before < self.timeout
        return self.timeout - self.prompt_before if asks else None


@attrs.frozen
class Step:
    """From one phase to the next; times in seconds."""

    phase: IdlePhase
    """The new one."""
    remaining: float
    """Left until idle."""
    inactive: float
    """Since the last action; when one ends this, since the one before."""
    late: float = 0.0
    """Since the moment at which it was due."""


@attrs.define
class Idleness:
    """Counts what passes without an action, while it is going; times in seconds.

    Each method takes the present time of one clock that never goes back. What is read
    is right at that moment, whenever somebody has looked last: from the last action
    everything is derived. While it is held, no time passes.
    """

    limits: Limits
    """After how long what follows; change them with `change`."""
    phase: IdlePhase = attrs.field(default=ACTIVE, init=False)
    """As it was found last."""
    _since: float | None = attrs.field(default=None, init=False)
    _passed: float = attrs.field(default=0.0, init=False)
    _acted: float = attrs.field(default=0.0, init=False)
    _idle_since: float | None = attrs.field(default=None, init=False)
    _never_before: float = attrs.field(default=0.0, init=False)
    _idled: float = attrs.field(default=0.0, init=False)
    _reset_at: float = attrs.field(default=0.0, init=False)
    _idled_before: float = attrs.field(default=0.0, init=False)

    # --- what is read ---

    def elapsed(self, now: float, *, ever: bool = False) -> float:
        """Return for how long it has gone, since the last reset or ever."""
        return self._at(now) - (0.0 if ever else self._reset_at)

    def idle(self, now: float, *, ever: bool = False) -> float:
        """Return for how much of that somebody was idle."""
        at = self._at(now)
        return self._idle_until(at) - (0.0 if ever else self._idled_before)

    def active(self, now: float, *, ever: bool = False) -> float:
        """Return for how much of that somebody was not."""
        return self.elapsed(now, ever=ever) - self.idle(now, ever=ever)

    def inactive(self, now: float) -> float:
        """Return for how long there was no action."""
        return self._at(now) - self._acted

    def remaining(self, now: float) -> float:
        """Return what is left until idle."""
        return 0.0 if self.phase is IDLE else max(0.0, self._left(self._at(now)))

    def until_change(self, now: float) -> float | None:
        """Return the time until the next phase; None if only an action changes it."""
        if self._since is None or self.phase is IDLE:
            return None
        at = self._at(now)
        asks = self._left_until_prompt(at) if self.phase is ACTIVE else None
        return max(0.0, self._left(at) if asks is None else asks)

    @property
    def goes(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    # --- what happens ---

    def go(self, now: float) -> None:
        """Go on from where it was held."""
        if self._since is None:
            self._since = now

    def hold(self, now: float) -> None:
        """Let no time pass, and keep what is left."""
        self._passed, self._since = self._at(now), None

    def catch_up(self, now: float) -> list[Step]:
        """Find the phase of this moment; of a prompt that is too late nothing is said.

        Returns:
            The step to another phase, if it is one.
        """
        at = self._at(now)
        phase, late = self._phase_at(at)
        if phase is self.phase:
            return []
        if phase is IDLE:
            self._idle_since = at - late
        return [self._enter(phase, at, late)]

    def act(self, now: float, *, comes_back: bool = False) -> list[Step]:
        """Note an action; where the time was up before it, that comes first.

        Args:
            now: The time.
            comes_back: Whether nothing is known but that the page is seen again. That
                keeps somebody active, and brings nobody back who is idle.
        """
        steps = self.catch_up(now)
        held = self.phase is PROMPTED and self.limits.hold_prompt
        stays = self.phase is IDLE and (self.limits.stop_on_idle or comes_back)
        return steps if held or stays else [*steps, *self._begin(now)]

    def begin(self, now: float) -> list[Step]:
        """Be active from now on, whatever was before."""
        return [*self.catch_up(now), *self._begin(now)]

    def reset(self, now: float) -> list[Step]:
        """Begin anew, with nothing elapsed."""
        steps = self.begin(now)
        self._reset_at, self._idled_before = self._at(now), self._idled
        return steps

    def change(self, now: float, limits: Limits) -> list[Step]:
        """Take on other limits; what has passed without an action counts."""
        steps = self.catch_up(now)
        at = self._at(now)
        self.limits, self._never_before = limits, at
        if self.phase is IDLE and at < self._acted + limits.timeout:
            steps.append(self._return(at))
        return steps + self.catch_up(now)

    # --- how it is derived ---

    def _at(self, now: float) -> float:
        """Return the time that has passed."""
        since = self._since
        return self._passed + (now - since if since is not None else 0.0)

    def _left(self, at: float) -> float:
        """Return what is left until idle, by the limits of this moment."""
        end = max(self._acted + self.limits.timeout, self._never_before)
        return _rounded(end - at)

    def _left_until_prompt(self, at: float) -> float | None:
        wait = self.limits.until_prompt
        if wait is None:
            return None
        return _rounded(max(self._acted + wait, self._never_before) - at)

    def _phase_at(self, at: float) -> tuple[IdlePhase, float]:
        """Return the phase, and since when it has been due."""
        if self.phase is IDLE:
            return IDLE, 0.0
        if (left := self._left(at)) <= 0:
            return IDLE, 0.0 - left
        asks = self._left_until_prompt(at)
        if asks is not None and asks <= 0:
            return PROMPTED, 0.0 - asks
        return ACTIVE, 0.0

    def _begin(self, now: float) -> list[Step]:
        at = self._at(now)
        steps = [self._return(at)] if self.phase is not ACTIVE else []
        self._acted = at
        return [attrs.evolve(step, remaining=self._left(at)) for step in steps]

    def _enter(self, phase: IdlePhase, at: float, late: float = 0.0) -> Step:
        self.phase = phase
        left = 0.0 if phase is IDLE else self._left(at)
        return Step(phase, left, _rounded(at - self._acted), late)

    def _return(self, at: float) -> Step:
        """Be active again, and close the time that was idle."""
        self._idled, self._idle_since = self._idle_until(at), None
        return self._enter(ACTIVE, at)

    def _idle_until(self, at: float) -> float:
        """Return all idle time, also what nobody has noticed yet."""
        since = self._idle_since
        if since is None:
            return self._idled + max(0.0, 0.0 - self._left(at))
        return self._idled + (at - since)


def in_seconds(length: float | timedelta) -> float:
    """Return a length in seconds."""
    return length.total_seconds() if isinstance(length, timedelta) else length


def a_timeout(_: object, attribute: attrs.Attribute[object], value: object) -> None:
    """Validate that a value is a length of more than 0 seconds, and finite."""
    if not isinstance(value, (int, float, timedelta)):
        raise TypeError(f"'{attribute.name}' must be seconds or a timedelta")
    if not 0 < in_seconds(value) < math.inf:
        raise ValueError(f"'{attribute.name}' must be more than 0 seconds, and finite")


def require_time_to_ask(timeout: float | timedelta, prompt_before: float) -> None:
    """Refuse a prompt that would come before there is any time to do nothing.

    Raises:
        ValueError: `prompt_before must be less than timeout (10 s), got 30`.
    """
    if prompt_before and prompt_before >= in_seconds(timeout):
        raise ValueError(
            f"prompt_before must be less than timeout ({in_seconds(timeout):g} s), "
            f"got {prompt_before:g}"
        )


def _rounded(seconds: float) -> float:
    """Return seconds in whole microseconds: a sum of floats may miss them by less."""
    return round(seconds * SECOND) / SECOND
