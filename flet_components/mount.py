"""One stay of a component on a page, from its mount to the end of its unmount.

Every mount and unmount of every component passes through here.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flet_components import _flet
from flet_components.alarms import Alarm
from flet_components.departures import warn_late
from flet_components.disturbance import under
from flet_components.error_reports import is_told, note_told
from flet_components.failures import error_in
from flet_components.gate import Gate, GatedTime
from flet_components.ownership import PRESSED, belong_to
from flet_components.presence import PageState, policy_of
from flet_components.scope import TaskScope, end, ended
from flet_components.signals import Effect
from flet_components.time_source import TimeSource, in_time_of

if TYPE_CHECKING:
    from flet_components.lifetime import PageLife
    from flet_components.user_control import UserControl

__all__ = ["EMPTY", "Mount"]

logger = logging.getLogger("flet_components")

EMPTY: set[object] = set()
"""Hooks that do nothing, and so need no task."""


class Mount:
    """What a component has while it is on a page: tasks, alarms, effects, a context.

    Tasks and a context are made when they are first asked for.

    Args:
        component: Who stays.
        life: The page's life.
        previous: The stay before; this one begins when that has ended.
    """

    __slots__ = (
        "__weakref__",
        "_before",
        "_begun",
        "_context",
        "_entered",
        "_gate",
        "_scope",
        "_stays",
        "component",
        "effects",
        "ending",
        "hook",
        "life",
        "parent",
        "settled",
    )

    def __init__(
        self, component: UserControl, life: PageLife, previous: Mount | None
    ) -> None:
        self.component = component
        self.life = life
        above = component.parent
        self.parent = weakref.ref(above) if above is not None else lambda: None
        self.effects: list[Effect] = []
        self.hook: asyncio.Task[None] | None = None
        self.ending: asyncio.Task[None] | None = None
        self._begun = self._entered = self._stays = self.settled = False
        self._gate = Gate()
        ending = previous.ending if previous is not None else None
        self._before = ending if ending is not None and not ending.done() else None
        self._context = contextvars.copy_context()
        self._scope: TaskScope | None = None
        if PRESSED.get() is not None:  # or it would keep alive what the handler removes
            self._enter()

    @property
    def context(self) -> contextvars.Context:
        """The context in which what belongs to the component runs."""
        if not self._entered:
            self._enter()
        return self._context

    @property
    def scope(self) -> TaskScope:
        """The tasks of the component."""
        if self._scope is None:
            self._scope = TaskScope(
                type(self.component).__name__,
                on_error=self._task_failed,
                context=self.context,
                is_interrupted=self._gate.interrupts,
            )
        return self._scope

    @property
    def owned(self) -> frozenset[asyncio.Task[Any]]:
        """The tasks that have not ended."""
        return self._scope.owned if self._scope is not None else frozenset()

    def begin(self) -> None:
        """Start `did_mount_async`, as the first task of the scope; once."""
        if self._stays:
            return
        self._stays = True
        if not has_no_hooks(self.component):
            self.hook = self.scope.create_task(self._begin(), name="did_mount_async")
        if self.component._component.stays:
            self.life.arrivals.arrive(self)

    def settle_in(self) -> None:
        """Call who is to know that the stay has begun, unless it is over."""
        if self._before is not None and self._before.done():
            self._before = None
        if self.component._component.mount is self:
            self.settled = True
            for begin, _ in self.component._component.stays:
                if self.component._component.mount is self:  # one may have removed it
                    self.run(begin)

    def alarm(self, function: Callable[[], object]) -> Alarm:
        """Return an alarm by the component's time, which ends with the stay.

        Where the policy says so it waits, as the component's tasks do. What it calls
        runs in no context; what may call code of the app, it calls through `run`.
        """
        return self.component._component.own_time.alarm(function, self._gate)

    def obey(self, state: PageState) -> None:
        """Hold up, or let go, who waits for the component's time."""
        if policy_of(self.component, state) == "pause":
            self._gate.close()
        else:
            self._gate.open()

    def gated(self, clock: TimeSource) -> TimeSource:
        """Return a clock that stands still for who waits while the policy says so."""
        component = self.component
        if "pause" in (component.when_hidden, component.when_disconnected):
            return GatedTime(clock, self._gate)
        return clock

    def end(self) -> None:
        """Start the way out: cancel all tasks, then run `will_unmount_async`."""
        if self.settled:
            for _, end in self.component._component.stays:
                self.run(end)
        self._gate.retire()
        if self._scope is None and self._before is None:
            self._rest_effects()
            self.life.departures.leave(self)
            return
        self.scope.cancel()  # at once: what has not begun shall not begin
        self.ending = self.life.exits.create_task(
            self._end(),
            name=f"unmount {type(self.component).__name__}",
            context=self.context,
        )

    def run(self, function: Callable[[], object]) -> None:
        """Run a function of the component in its context."""
        try:
            self.context.copy().run(function)  # it may be in there already
        except BaseException as failure:
            error = error_in(failure)
            if isinstance(error, Exception):
                self.life.report(self.component, error)
            elif error is not None:
                raise

    def _enter(self) -> None:
        self._entered = True
        self._context.run(_flet.adopt_page, self.life.page)
        self._context.run(belong_to, self)
        in_time_of(self.component._component.own_time, self._context)
        under(self.life.disturbance, self._context)

    async def _begin(self) -> None:
        await self._previous_end()
        self._begun = True
        await self.component.did_mount_async()

    async def _end(self) -> None:
        try:
            await self._previous_end()
            self._warn_late(await self.scope.aclose(self._patience))
            if self._begun:
                await self._say_goodbye()
        finally:
            self._rest_effects()
        strays = await self.life.departures.bare_tasks_of(self)
        self._warn_late(await end(strays, self._patience))

    async def _previous_end(self) -> None:
        """Wait until the stay before this one has ended."""
        if self._before is not None and not self._before.done():
            await asyncio.wait([self._before])
        self._before = None

    def _rest_effects(self) -> None:
        """Let go of what was read, which may belong to others and outlive this."""
        for effect in self.effects:
            effect.suspend()
        self.effects.clear()
        self.component._component.rest()

    async def _say_goodbye(self) -> None:
        """Run `will_unmount_async`, for as long as it may take."""
        task = self.life.scope.create_task(
            self._goodbye(), name="will_unmount_async", context=self.context
        )
        if not await ended([task], self._patience):
            return
        logger.error(
            "%s.will_unmount_async took more than %s s and was cancelled",
            type(self.component).__name__,
            self._patience,
        )
        self._warn_late(await end([task], self._patience))

    async def _goodbye(self) -> None:
        """Run the hook; a cancellation that ends it is its own affair."""
        try:
            await self.component.will_unmount_async()
        except BaseException as failure:
            error = error_in(failure)
            if isinstance(error, Exception) and not is_told(error, self):
                self.life.report(self.component, error)
            elif error is not None and not isinstance(error, Exception):
                raise

    @property
    def _patience(self) -> float:
        return type(self.component).unmount_timeout

    def _warn_late(self, names: tuple[str, ...]) -> None:
        warn_late(self.component, names, self._patience)

    def _task_failed(self, error: Exception, task: asyncio.Task[Any]) -> None:
        if task is self.hook and self.component._component.mount is self:
            self.component._component.show_error(error)
        if not is_told(error, self):
            note_told(error, self)
            self.life.report(self.component, error, task)


def has_no_hooks(component: UserControl) -> bool:
    """Say whether neither hook does anything."""
    hooks = (component.did_mount_async, component.will_unmount_async)
    return all(getattr(hook, "__func__", None) in EMPTY for hook in hooks)
