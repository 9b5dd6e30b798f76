"""`IdleTimer`: who has done nothing for a while is asked, and then is idle."""

from __future__ import annotations

from dataclasses import KW_ONLY
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Optional, Union, cast

import flet as ft

from flet_components import _flet
from flet_components.components.clockwork.durations import LENGTH
from flet_components.components.clockwork.idle.idle_events import IdleEvent
from flet_components.components.clockwork.idle.idle_watch import IdleWatch
from flet_components.components.clockwork.idle.idleness import (
    Idleness,
    IdlePhase,
    a_timeout,
    require_time_to_ask,
)
from flet_components.fields import computed, internal, prop, reactive
from flet_components.tracking import running
from flet_components.user_control import UserControl
from flet_components.validation import Validator, check

__all__ = ["IdleTimer"]

LIMITS: dict[str, Validator] = {"timeout": a_timeout, "prompt_before": LENGTH}
"""Fields that must go together, and what each must be for itself."""


@reactive
class IdleTimer(UserControl):
    """Notices that a user does nothing: asks first, and then says that they are idle.

    What a user does is seen beside the app's own handlers: clicks, keys, values that
    are typed or chosen, a page that is seen again; over its `child` the mouse and its
    wheel, too. It goes on while the page is hidden or has no client, for that is when
    users are idle. Its edge cases are those of the tests of react-idle-timer 5.
    """

    timeout: Union[float, timedelta] = prop(default=1200.0, validate=a_timeout)
    """Seconds, or a `timedelta`, without an action until the user is idle; more than 0.
    Changed on the way, what has passed counts."""

    _: KW_ONLY

    prompt_before: float = prop(default=0.0, validate=LENGTH)
    """Seconds before that at which it asks, less than `timeout`; 0 for never."""

    child: Optional[ft.Control] = None
    """The app, or a part of it, over which it sees the mouse move. Without one it takes
    no room."""

    child_only: bool = False
    """Whether only what is done inside `child` counts, else all that is done on the
    page. Keys are then seen as what they change."""

    running: bool = True
    """Whether it watches. The verbs set it too."""

    hold_prompt: bool = False
    """Whether the prompt stays until `activate()`, as a question does that wants an
    answer; else any action ends it."""

    stop_on_idle: bool = False
    """Whether an action does not bring back who is idle: only the verbs do."""

    keyboard: bool = True
    """Whether keys count. The client then sends the name of each key that is pressed
    anywhere on the page."""

    throttle: float = prop(default=0.2, validate=LENGTH)
    """Seconds in which further actions are one: the mouse is not told of, and
    `on_action` not called, more often."""

    on_prompt: Optional[ft.EventHandler[IdleEvent]] = None
    """Called `prompt_before` seconds before the user is idle."""

    on_idle: Optional[ft.EventHandler[IdleEvent]] = None
    """Called once when nothing was done for `timeout` seconds. If that is noticed late,
    because the machine slept, nobody was asked before."""

    on_active: Optional[ft.EventHandler[IdleEvent]] = None
    """Called when the user is back, after a prompt or from being idle."""

    on_phase_change: Optional[ft.EventHandler[IdleEvent]] = None
    """Called when the phase has changed, before the handler of that phase."""

    on_action: Optional[ft.EventHandler[IdleEvent]] = None
    """Called when the user does something, each `throttle` seconds at most. One that
    comes while an asynchronous handler still runs is skipped."""

    _phase: IdlePhase = internal(IdlePhase.ACTIVE)

    def __post_init__(self, *args: Any) -> None:
        """Make what watches; verbs work before the first page."""
        super().__post_init__(*args)
        require_time_to_ask(self.timeout, self.prompt_before)
        self._sensor: Optional[ft.GestureDetector] = None
        self._concealed = False
        self._watch = IdleWatch(self)

    if not TYPE_CHECKING:  # else a mistyped name would be no mistake

        def __setattr__(self, name: str, value: Any) -> None:
            """Refuse limits that do not go together; in a batch both may change."""
            if name in LIMITS and not running.depth:
                check(name, value, LIMITS[name])
                limits = {n: getattr(self, n) for n in LIMITS} | {name: value}
                require_time_to_ask(**limits)
            super().__setattr__(name, value)

    # --- to read: as of now, in seconds ---

    @computed
    def phase(self) -> IdlePhase:
        """What the user is doing, as far as is known."""
        return self._phase

    @computed
    def is_prompted(self) -> bool:
        """Whether it asks."""
        return self._phase is IdlePhase.PROMPTED

    @computed
    def is_idle(self) -> bool:
        """Whether nothing was done for the whole timeout."""
        return self._phase is IdlePhase.IDLE

    @property
    def remaining(self) -> float:
        """Seconds left until the user is idle; then 0."""
        return self._watch.read(Idleness.remaining)

    @property
    def inactive(self) -> float:
        """Seconds since the last action."""
        return self._watch.read(Idleness.inactive)

    @property
    def elapsed(self) -> float:
        """Seconds that it has watched since the last `reset`."""
        return self._watch.read(Idleness.elapsed)

    @property
    def active_time(self) -> float:
        """Seconds of those in which the user was not idle."""
        return self._watch.read(Idleness.active)

    @property
    def idle_time(self) -> float:
        """Seconds of those in which the user was idle."""
        return self._watch.read(Idleness.idle)

    @property
    def total_elapsed(self) -> float:
        """Seconds that it has watched ever."""
        return self._watch.read(partial(Idleness.elapsed, ever=True))

    @property
    def total_active(self) -> float:
        """Seconds of those in which the user was not idle."""
        return self._watch.read(partial(Idleness.active, ever=True))

    @property
    def total_idle(self) -> float:
        """Seconds of those in which the user was idle."""
        return self._watch.read(partial(Idleness.idle, ever=True))

    @property
    def last_active(self) -> Optional[datetime]:
        """When the user did something last; at first, when it began to watch."""
        return self._watch.last_active

    @property
    def last_idle(self) -> Optional[datetime]:
        """When the user became idle last; None if that never was."""
        return self._watch.last_idle

    # --- verbs ---

    def start(self) -> None:
        """Watch from the beginning: the user is active, and has the whole timeout."""
        self._component.here(self._watch.restart)
        self.running = True

    def pause(self) -> None:
        """Hold, and keep what is left; nothing that is done counts."""
        self.running = False

    def resume(self) -> None:
        """Go on with what is left."""
        self.running = True

    def reset(self) -> None:
        """Go back to the beginning, with nothing elapsed; if it watches, it goes on."""
        self._component.here(self._watch.reset)

    def activate(self) -> None:
        """Take the user for active now, as after an action; also during a prompt."""
        self._component.here(self._watch.activate)

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Lay the sensor of the mouse over the child."""
        watch = self._watch
        watch.attend()
        self.watch(lambda: self.running, lambda *_: watch.run())
        self.watch(
            lambda: (self.keyboard, self.child_only),
            lambda *_: watch.listen_to_keys(),
        )
        self.watch(
            lambda: (
                *(self.timeout, self.prompt_before),
                *(self.hold_prompt, self.stop_on_idle),
            ),
            lambda *_: watch.refit(),
        )
        return self._sense()

    def is_isolated(self) -> bool:
        """Let the page's updates reach the child: it is the app's; renders do so."""
        return self._component.declaration is not None

    def _sense(self) -> ft.Control:
        """Make what sees the mouse and its wheel; it takes no tap from anybody."""
        self._sensor = sensor = ft.GestureDetector(on_hover=_felt, on_scroll=_felt)
        self.bind(sensor, hover_interval=lambda: round(self.throttle * 1000))
        if self._component.declaration is None:
            self.bind(sensor, content=lambda: self.child)
            self.watch(lambda: self.child, lambda *_: self._conceal())
        else:
            slot = _flet.slot(lambda: self.child)
            sensor.content = cast(ft.Control, slot)
            self.watch(lambda: self.child, lambda *_: self._render(slot))
        self._conceal()
        return sensor

    def _render(self, slot: ft.BaseControl) -> None:
        """Show what a render has made, as soon as that is over."""

        def show() -> None:
            self._conceal()
            slot.update()

        if (life := self._component.life) is not None:
            life.later(show)

    def _conceal(self) -> None:
        """Take no room while there is nothing to show; else be as visible as before."""
        if self.child is None and self.visible:
            self._concealed = True
            self._component.output(self, "visible").set(False)
        elif self._concealed and self.child is not None:
            self._concealed = False
            self._component.output(self, "visible").set(True)


def _felt() -> None:
    """Do nothing: the client tells of the mouse only if somebody listens."""
