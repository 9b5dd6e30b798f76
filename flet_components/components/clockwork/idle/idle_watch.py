"""What an idle timer does: it listens, waits for the end, and tells."""

from __future__ import annotations

import copy
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.clockwork.idle.idle_events import IdleEvent
from flet_components.components.clockwork.idle.idleness import (
    Idleness,
    IdlePhase,
    Limits,
    Step,
    in_seconds,
)
from flet_components.components.clockwork.waker import Waker
from flet_components.time_source import TimeSource
from flet_components.user_actions import Action, UserActions

if TYPE_CHECKING:
    from flet_components.components.timing.idle_timer import IdleTimer

__all__ = ["IdleWatch"]

ACTIVE, IDLE = IdlePhase.ACTIVE, IdlePhase.IDLE
EVENTS = {ACTIVE: "active", IdlePhase.PROMPTED: "prompt", IDLE: "idle"}
"""Which event tells that a phase has begun."""


class IdleWatch:
    """Takes an idle timer from one phase to the next.

    An action only notes the time. What wakes it waits for the next phase; if there was
    an action meanwhile, it waits again. It wakes once a minute at least: a machine that
    has slept is noticed by then.

    Args:
        timer: The idle timer, whose fields say how.
    """

    __slots__ = (
        "_idleness",
        "_listener",
        "_timer",
        "_told_at",
        "_untold",
        "_waker",
        "last_active",
        "last_idle",
    )

    def __init__(self, timer: IdleTimer) -> None:
        self._timer = timer
        self._idleness = Idleness(_limits_of(timer))
        self._waker: Waker | None = None
        self._listener: object = None
        self._untold: deque[Callable[[], None]] | None = None
        self._told_at: float | None = None
        self.last_active: datetime | None = None
        self.last_idle: datetime | None = None

    def read(self, value: Callable[[Idleness, float], float]) -> float:
        """Return something that is derived, as of now and by the fields of now."""
        idleness, now = self._idleness, self._now()
        if not self._is_here:  # it takes on other limits when it is on a page
            idleness = copy.copy(idleness)
            idleness.change(now, _limits_of(self._timer))
        return value(idleness, now)

    # --- the stay on a page ---

    def attend(self) -> None:
        """Be told of each stay of the timer on a page; call it in `build`."""
        self._timer._component.on_stay(self._begin, self._end)
        self._waker = Waker(self._timer, self._look, always=lambda: True)

    def _begin(self) -> None:
        """Listen to what the user of the page does, and go on."""
        if (actions := self._actions) is not None:
            self._listener = actions.listen(self._hear)
        self.refit()
        self.run()

    def _end(self) -> None:
        """Hear nothing more, and keep what is left."""
        if (actions := self._actions) is not None:
            actions.leave(self._listener)
        self._listener = None
        self._idleness.hold(self._now())

    @property
    def _is_here(self) -> bool:
        """Whether it is on a page."""
        return self._listener is not None

    def listen_to_keys(self) -> None:
        """Have the client tell of keys, or not."""
        timer, actions = self._timer, self._actions
        if actions is not None and self._is_here:
            wanted = timer.running and timer.keyboard and not timer.child_only
            actions.want_keys(self._listener, wanted=wanted)

    @property
    def _actions(self) -> UserActions | None:
        life = self._timer._component.life
        return life.events.actions if life is not None else None

    # --- fields and verbs ---

    def run(self) -> None:
        """Go on if it is on a page, or hold."""
        now = self._now()
        if not self._timer.running:
            self._follow(self._idleness.catch_up(now))
            self._idleness.hold(now)
        elif self._is_here:
            self.last_active = self.last_active or self._clock.now()
            self._idleness.go(now)
        self.listen_to_keys()
        self._follow([])

    def refit(self) -> None:
        """Take on other limits, if it is on a page: what follows has to be told."""
        if self._is_here:
            steps = self._idleness.change(self._now(), _limits_of(self._timer))
            self._follow(steps, "limits")

    def activate(self) -> None:
        """Be active, as if the user had done something."""
        self._be_active(self._idleness.begin, "activate")

    def restart(self) -> None:
        """Be active, and have the whole timeout."""
        self._be_active(self._idleness.begin)

    def reset(self) -> None:
        """Be active, with nothing elapsed."""
        self._be_active(self._idleness.reset)

    def _be_active(self, verb: Callable[[float], list[Step]], cause: str = "") -> None:
        steps = verb(self._now())
        self.last_active = self._clock.now()
        self._follow(steps, cause)

    # --- what happens ---

    def _hear(self, action: Action) -> bool:
        """Note what the user does; say whether only this timer listens to it."""
        timer, mount = self._timer, self._timer._component.mount
        if mount is not None and self._idleness.goes and self._counts(action.control):
            mount.run(lambda: self._act(action))
        return action.control is timer._sensor

    def _counts(self, control: ft.BaseControl | None) -> bool:
        """Say whether it matters what is done with a control."""
        state = self._timer._component
        while self._timer.child_only and control is not None:
            if control.__dict__.get("_component") is state:
                return True
            control = control.parent
        return control is not None

    def _act(self, action: Action) -> None:
        idleness, now = self._idleness, self._now()
        before, inactive = idleness.phase, idleness.inactive(now)
        steps = idleness.act(now, comes_back=action.comes_back)
        if idleness.phase is ACTIVE:
            self.last_active = self._clock.now()
        if before is not ACTIVE or steps:
            self._follow(steps, action.name)
        last = self._told_at
        folded = last is not None and now - last < self._timer.throttle
        if idleness.phase is not IDLE and not folded:
            self._told_at = now
            self._emit("action", inactive=inactive, cause=action.name)

    def _look(self) -> float | None:
        """Tell what has happened until now; return when to look again."""
        if not self._is_here:
            return None
        self._tell_all(self._idleness.catch_up(self._now()))
        return self._idleness.until_change(self._now())

    def _follow(self, steps: list[Step], cause: str = "") -> None:
        """Tell of steps, and wait for the next one.

        Args:
            steps: What has happened, in order.
            cause: Why the user counts as active again; empty if nothing shows it.
        """
        self._tell_all(steps, cause)
        if self._waker is not None:
            self._waker.look()

    # --- what is told ---

    def _tell_all(self, steps: list[Step], cause: str = "") -> None:
        for step in steps:
            self._tell(partial(self._enter, step, cause))

    def _tell(self, tell: Callable[[], None]) -> None:
        """Tell of something when all that came before it has been told."""
        if self._untold is not None:  # a handler has called a verb
            self._untold.append(tell)
            return
        self._untold = deque([tell])
        try:
            while self._untold:
                self._untold.popleft()()
        finally:
            self._untold = None

    def _enter(self, step: Step, cause: str) -> None:
        self._timer._phase = step.phase
        if step.phase is IDLE:
            self.last_idle = self._clock.now() - timedelta(seconds=step.late)
        if step.phase is not ACTIVE:
            cause = ""
        self._emit("phase_change", step, cause=cause)
        if step.phase is not ACTIVE or cause:
            self._emit(EVENTS[step.phase], step, cause=cause)

    def _emit(
        self,
        name: str,
        step: Step | None = None,
        *,
        inactive: float = 0.0,
        cause: str = "",
    ) -> None:
        """Call a handler, if there is one, with what it is to be told."""
        timer = self._timer
        if getattr(timer, f"on_{name}") is None:
            return
        event = IdleEvent(
            name=name,
            control=timer,
            phase=step.phase if step else timer._phase,
            remaining=step.remaining if step else self.read(Idleness.remaining),
            inactive=step.inactive if step else inactive,
            late=step.late if step else 0.0,
            cause=cause,
        )
        timer.emit(name, event, skip_if_busy=name == "action")

    # --- time ---

    @property
    def _clock(self) -> TimeSource:
        return self._timer._component.own_time

    def _now(self) -> float:
        return self._clock.continuous()


def _limits_of(timer: IdleTimer) -> Limits:
    """Return after how long what follows, by the fields of an idle timer."""
    return Limits(
        in_seconds(timer.timeout),
        timer.prompt_before,
        hold_prompt=timer.hold_prompt,
        stop_on_idle=timer.stop_on_idle,
    )
