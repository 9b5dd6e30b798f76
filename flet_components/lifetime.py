"""A page's life: which components are on it, which tasks it has, and when it ends.

One `PageLife` follows each page, however many components it has. It begins with the
first component, and ends when Flet closes the session; then it unmounts what is left.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import weakref
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import flet as ft

from flet_components import _flet
from flet_components.arrivals import Arrivals
from flet_components.customs import Customs
from flet_components.departures import Departures
from flet_components.disturbance import Disturbance
from flet_components.error_reports import is_told, report_error
from flet_components.frame import Frame, Wire
from flet_components.handlers import HandlerQueue
from flet_components.mount import Mount
from flet_components.ownership import belong_to, owner_here
from flet_components.presence import PageState, Presence, policy_of
from flet_components.scope import TaskScope, end, ended
from flet_components.session_events import SessionEvents
from flet_components.shutdown import Lingering
from flet_components.time_source import SYSTEM_TIME, TimeSource

if TYPE_CHECKING:
    from flet_components.component_state import ComponentState
    from flet_components.user_control import UserControl

__all__ = ["PageLife", "clock_of", "of_page", "set_clock"]

logger = logging.getLogger("flet_components")

ATTRIBUTE = "_flet_components_life"
"""Where a page keeps its life; a private name of ours on Flet's object."""
PATIENCE = 5.0
"""Seconds of the event loop's own time that handlers have to end with their page."""


def of_page(page: ft.Page) -> PageLife:
    """Return the life of a page; it begins now if nobody has asked before."""
    life: PageLife | None = page.__dict__.get(ATTRIBUTE)
    if life is None:
        life = page.__dict__[ATTRIBUTE] = PageLife(page)
    return life


def set_clock(page: ft.Page, clock: TimeSource) -> None:
    """Give all components of a page their time, unless they have one of their own.

    A component that is mounted already keeps the clock of the waits that have begun.
    """
    of_page(page).clock = clock


def clock_of(page: ft.Page) -> TimeSource:
    """Return the time of a page."""
    return of_page(page).clock


class PageLife:
    """Follows one page. Get it with `of_page`."""

    def __init__(self, page: ft.Page) -> None:
        self.page = page
        self.clock: TimeSource = SYSTEM_TIME
        self.disturbance: Disturbance | None = None
        self.components: dict[int, UserControl] = {}
        self.away: dict[int, UserControl] = {}
        self._visitors: weakref.WeakSet[UserControl] = weakref.WeakSet()
        self.presence = Presence(page)
        self.customs = Customs(page)
        self._loop = _flet.loop_of(page)
        self._session = _flet.session_of(page)  # kept until the last goodbye
        self._context = contextvars.copy_context()
        self._context.run(_flet.adopt_page, page)
        self._context.run(belong_to, None)
        self.scope = TaskScope("page", context=self._context)
        self.exits = TaskScope("page", context=self._context)
        self.frame = Frame(page, self._context, self._wire())
        self._losing: asyncio.Task[None] | None = None
        self.arrivals, self.departures = Arrivals(self), Departures(self)
        self.events = SessionEvents(self)
        _flet.hook_session(page, self.events)
        _flet.mend_socket(page, self.frame.drained)
        _flet.wait_at_close(page, self)

    # --- components come and go ---

    def later(self, function: Callable[[], object]) -> None:
        """Run a function on the page's thread, in a turn of its own."""
        self._loop.call_soon_threadsafe(function, context=self._context)

    def call(self, function: Callable[[], object]) -> None:
        """Run a function on the page's thread: now, or as soon as the loop can."""
        if self.is_here():
            function()
        else:
            self.later(function)

    def is_here(self) -> bool:
        """Say whether this is the page's thread; when that has ended, any is."""
        try:
            return asyncio.get_running_loop() is self._loop or self._loop.is_closed()
        except RuntimeError:
            return self._loop.is_closed()

    def mount(self, component: UserControl) -> None:
        """Begin a component's stay on this page."""
        state = component._component
        self.away.pop(id(state), None)
        if self.closed or state.mount is not None:
            state.rest()
            return
        if _flet.is_frozen(component):
            _flet.release(component)
        state.mount = Mount(state.component, self, state.last_mount)
        state.last_mount = state.mount
        self.components[id(state)] = state.component
        self._visitors.add(state.component)
        self._follow(state.component)

    def removed(self, component: UserControl) -> None:
        """End a stay, unless Flet calls removed what was only moved."""
        if _flet.is_shown(component):
            _flet.index_again(self.page, component)
            self._follow(component)
        else:
            self.unmount(component)

    def reattach(self) -> None:
        """Hang what a render has kept under what it has made anew."""
        for component in self.components.values():
            if _flet.page_of(component) is None:
                _flet.reattach(self.page, component)

    def unmount(self, component: UserControl) -> None:
        """End a component's stay on this page."""
        state = component._component
        away = self.away.pop(id(state), None) is not None
        if away or (state.mount is not None and state.mount.life is self):
            state.page_state = PageState.CLOSED if self.closed else None
            self._end_stay(state)

    def _end_stay(self, state: ComponentState) -> None:
        mount, state.mount = state.mount, None
        self.components.pop(id(state), None)
        if mount is not None:
            mount.end()

    # --- the client comes and goes ---

    @property
    def closed(self) -> bool:
        """Whether the session is over."""
        return self.presence.closed

    def follow(self) -> None:
        """Let every component do what its policies say of the page as it is now."""
        for component in tuple(self.components.values()):
            self._follow(component)
        for component in tuple(self.away.values()):
            self._come_back(component)
        self.frame.wake()

    def _follow(self, component: UserControl) -> None:
        state, mount = component._component, component._component.mount
        now = self.presence.state_of(component)
        if mount is None:  # what one component does may remove another
            return
        state.page_state = now
        if policy_of(component, now) == "cancel":
            self._end_stay(state)
            self.away[id(state)] = component
            return
        if now is not PageState.DISCONNECTED and not state.failed:
            mount.begin()
        mount.obey(now)

    def _come_back(self, component: UserControl) -> None:
        state = component._component
        if _flet.page_of(component) is not self.page:  # taken to another page
            del self.away[id(state)]
        elif policy_of(component, self.presence.state_of(component)) != "cancel":
            state.rebuild()
            self.mount(component)
            state.wake()

    def attached(self) -> None:
        """Follow a client that has come back."""
        _flet.mend_socket(self.page, self.frame.drained)
        self.frame.forget_addresses()
        self.presence.returned()
        self.customs.returned()
        self.follow()

    def catch_up(self) -> None:
        """Show Flet what it has not seen while the page had no client."""
        for control in _flet.unseen(self.page):
            try:
                self._context.copy().run(_flet.patch, self.page, control)
            except Exception as error:
                self._send_failed(control, error)

    async def settled(
        self, timeout: float, components: Iterable[UserControl]
    ) -> tuple[str, ...]:
        """Wait until the mount and unmount hooks of some components have ended.

        Args:
            timeout: Seconds of the event loop's own time.
            components: Whose hooks; the caller's own is not waited for.

        Returns:
            The names of the hooks that still run.
        """
        mounts = {component._component.last_mount for component in components}
        if asyncio.current_task() not in self.events.running:
            mounts.discard(owner_here())  # a task of its own would wait for itself
        tasks = {t for m in mounts if m is not None for t in (m.hook, m.ending) if t}
        return await ended(tasks, timeout)

    async def exited(self, timeout: float | None = None) -> tuple[str, ...]:
        """Wait until everything that has left the page has ended.

        Args:
            timeout: Seconds of the event loop's own time; without it, what the
                `unmount_timeout` of each allows.

        Returns:
            The names of the unmounts that still run.
        """
        return await ended(self.exits.owned, timeout)

    # --- events and errors ---

    def handlers(self, component: UserControl) -> HandlerQueue:
        """Make the queue of a component's handlers on this page."""
        return HandlerQueue(
            self.scope,
            self._context,
            lambda name, error: self._handler_failed(component, name, error),
            lambda: self.follow_up(component),
        )

    def _handler_failed(
        self, component: UserControl, name: str, error: Exception
    ) -> None:
        if name == "error":  # its own failure must not come back to it
            logger.error("on_error of %s failed", component, exc_info=error)
        elif not is_told(error, component._component.last_mount):
            self.report(component, error)

    def follow_up(self, control: ft.BaseControl) -> None:
        """Update what a handler may have changed around a control, if Flet would."""
        if self.closed or not _flet.auto_update_due():
            return
        for above in (*_flet.isolated_above(control), self.page):
            self.frame.mark(above)

    def report(
        self,
        component: UserControl,
        error: Exception,
        task: asyncio.Task[Any] | None = None,
    ) -> None:
        """Tell who is to be told of an error."""
        self.call(lambda: report_error(self, component, error, task))

    def _wire(self) -> Wire:
        return Wire(
            can_send=self._can_send,
            is_seen=lambda: self.presence.connected and self.presence.visible,
            is_here=self.is_here,
            is_live=self._is_live,
            slack=lambda: self.clock.slack,
            on_error=self._send_failed,
        )

    def _is_live(self, control: ft.BaseControl) -> bool:
        if self.closed or control is self.page:
            return not self.closed
        if hasattr(control, "_component"):
            return self.mounted(control) is not None
        return _flet.page_of(control) is self.page

    def _can_send(self) -> bool:
        """Say whether Flet takes updates now; if it never would, disconnect."""
        if not _flet.is_lost(self.page):
            return not _flet.is_closing(self.page)
        if self._losing is None or self._losing.done():
            self._losing = self.scope.create_task(
                _flet.disconnect(self.page), name="disconnect"
            )
        return False

    def _send_failed(self, control: ft.BaseControl, error: Exception) -> None:
        component = self.mounted(control)
        if component is not None:
            self.report(component, error)
        else:
            logger.error("an update of %s failed: %s", control, error, exc_info=error)

    # --- the end ---

    def close(self) -> None:
        """End everything: the session is over."""
        self.presence.closed = True
        self.frame.drop()
        lingering = Lingering(self.exited)
        self.exits.create_task(self._close(lingering), name="close page")

    async def _close(self, lingering: Lingering) -> None:
        for component in (*self.components.values(), *self.away.values()):
            self.unmount(component)
        while waiting := self.exits.owned - {asyncio.current_task()}:
            await asyncio.wait(waiting)
        await end(self.events.of_components(), PATIENCE)
        await ended(
            (t for t in self.scope.owned if t.get_name() == "on_error"), PATIENCE
        )
        await self.scope.aclose(PATIENCE)
        for component in tuple(self._visitors):
            component._component.forget(self)
        self._session = None
        await lingering.release()

    def known(self, control: ft.BaseControl) -> UserControl | None:
        """Return the component that a control is, mounted or away."""
        key = id(control.__dict__.get("_component"))
        return self.components.get(key) or self.away.get(key)

    def mounted(self, control: ft.BaseControl) -> UserControl | None:
        """Return the component that a control is, by whatever handle."""
        return self.components.get(id(control.__dict__.get("_component")))
