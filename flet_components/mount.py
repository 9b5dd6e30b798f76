"""One stay of a component on a page, from its mount to the end of its unmount.

Every mount and unmount of every component passes through here.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import weakref
from typing import TYPE_CHECKING, Any

from flet_components import _flet
from flet_components.error_reports import is_told, note_told
from flet_components.failures import error_in
from flet_components.gate import Gate, GatedTime
from flet_components.ownership import belong_to
from flet_components.presence import PageState, policy_of
from flet_components.scope import TaskScope, end, ended
from flet_components.signals import Effect
from flet_components.time_source import TimeSource

if TYPE_CHECKING:
    from flet_components.lifetime import PageLife
    from flet_components.user_control import UserControl

__all__ = ["Mount"]

logger = logging.getLogger("flet_components")


class Mount:
    """What a component has while it is on a page: tasks, effects, a context.

    Args:
        component: Who stays.
        life: The page's life.
        previous: The stay before; this one begins when that has ended.
    """

    __slots__ = (
        "__weakref__",
        "_begun",
        "_context",
        "_gate",
        "_previous",
        "component",
        "effects",
        "ending",
        "hook",
        "life",
        "parent",
        "scope",
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
        self._begun = False
        self._gate = Gate()
        self._previous = previous
        self._context = contextvars.copy_context()
        self._context.run(_flet.adopt_page, life.page)
        self._context.run(belong_to, self)
        self.scope = TaskScope(
            type(component).__name__,
            on_error=self._task_failed,
            context=self._context,
            is_interrupted=self._gate.interrupts,
        )

    def begin(self) -> None:
        """Start `did_mount_async`, as the first task of the scope; once."""
        if self.hook is None:
            self.hook = self.scope.create_task(self._begin(), name="did_mount_async")

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

    def end(self) -> asyncio.Task[None]:
        """Start the way out: cancel all tasks, then run `will_unmount_async`."""
        if self.ending is None:
            self.scope.cancel()  # at once: what has not begun shall not begin
            self._gate.retire()
            self.ending = self.life.exits.create_task(
                self._end(),
                name=f"unmount {type(self.component).__name__}",
                context=self._context,
            )
        return self.ending

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
        strays = await self.life.bare_tasks_of(self)
        self._warn_late(await end(strays, self._patience))

    async def _previous_end(self) -> None:
        """Wait until the stay before this one has ended."""
        ending = self._previous.ending if self._previous is not None else None
        if ending is not None and not ending.done():
            await asyncio.wait([ending])
        self._previous = None

    def _rest_effects(self) -> None:
        """Let go of what was read, which may belong to others and outlive this."""
        for effect in self.effects:
            effect.suspend()
        self.effects.clear()
        self.component._component.rest()

    async def _say_goodbye(self) -> None:
        """Run `will_unmount_async`, for as long as it may take."""
        task = self.life.scope.create_task(
            self._goodbye(), name="will_unmount_async", context=self._context
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
        if names:
            logger.error(
                "%s: tasks did not end %s s after they were cancelled: %s",
                type(self.component).__name__,
                self._patience,
                ", ".join(names),
            )

    def _task_failed(self, error: Exception, task: asyncio.Task[Any]) -> None:
        if task is self.hook and self.component._component.mount is self:
            self.component._component.show_error(error)
        if not is_told(error, self):
            note_told(error, self)
            self.life.report(self.component, error, task)
