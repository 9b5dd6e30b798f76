"""What a page's session tells: events, updates, client calls, its end."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import attrs
import flet as ft

from flet_components import _flet
from flet_components.error_reports import is_told, report_error
from flet_components.failures import error_in
from flet_components.ownership import PRESSED, belong_to
from flet_components.user_actions import UserActions

if TYPE_CHECKING:
    from flet_components.lifetime import PageLife
    from flet_components.user_control import UserControl

__all__ = ["SessionEvents"]

logger = logging.getLogger("flet_components")


@attrs.frozen(eq=False)
class Pressed:
    """Where an event happened, as the tree was then."""

    owner: UserControl
    """The component that the control is, or is in."""
    around: tuple[ft.BaseControl, ...]
    """What updates on its own around the control, nearest first."""


class SessionEvents:
    """Follows the session of one page (see `_flet.SessionHooks`)."""

    def __init__(self, life: PageLife) -> None:
        self._life = life
        self.actions = UserActions(life.page, lambda: life.frame.mark(life.page))
        self._running: dict[asyncio.Task[Any], bool] = {}
        self._patching = 0
        self._adopted: dict[int, tuple[UserControl, dict[str, Any]]] = {}
        self._frozen: dict[int, UserControl] = {}
        self._refusals: list[Exception] = []

    @property
    def running(self) -> frozenset[asyncio.Task[Any]]:
        """The tasks that handle an event."""
        return frozenset(self._running)

    def of_components(self) -> tuple[asyncio.Task[Any], ...]:
        """Return those that handle an event inside a component."""
        return tuple(task for task, inside in self._running.items() if inside)

    def adopted(self, component: UserControl) -> None:
        """Note that a render made another handle of a component, and will freeze it.

        Until that is over Flet shall take nothing inside of it for removed.
        """
        if id(component) not in self._adopted:
            self._adopted[id(component)] = component, _flet.take_snapshots(component)

    def frozen(self, component: UserControl) -> None:
        """Note that a render has frozen a component that runs, in whatever place."""
        self._frozen[id(component)] = component

    def refused(self, error: Exception) -> bool:
        """Raise an error when the update at hand is out; say whether there is one."""
        if self._patching:
            self._refusals.append(error)
        return self._patching > 0

    # --- called by the session ---

    async def on_dispatch(
        self, original: _flet.Dispatch, control: ft.BaseControl | None, *event: Any
    ) -> None:
        """Let an event through, unless its control is out of reach."""
        owner = self._component_at(control)
        if control is self._life.page:
            self._follow(*event[1:])
        if owner is not None and self._is_out_of_reach(owner, control):
            logger.debug("%s is disabled, hidden or gone: %s refused", control, event)
            return
        if self.actions.in_event(control, *event[1:]):
            return
        if owner is not None and control is not None:
            belong_to(owner._component.mount)
            PRESSED.set(Pressed(owner, tuple(_flet.isolated_above(control))))
        task = asyncio.current_task()
        assert task is not None
        self._running[task] = owner is not None
        try:
            if owner is None or control is None:
                await original(*event)
            else:
                await _flet.handle(control, *event[1:])
        except BaseException as failure:
            error = error_in(failure)
            if owner is None or not isinstance(error, Exception):
                raise
            if not is_told(error, owner._component.last_mount):
                report_error(self._life, owner, error, control=control)
        finally:
            self._running.pop(task, None)

    def on_values(
        self,
        original: Callable[[], None],
        control: ft.BaseControl | None,
        values: dict[str, Any],
    ) -> None:
        """Let a control have the values that it has in the client."""
        action = self.actions.in_values(control, values)
        original()
        if control is self._life.page:
            self._life.customs.look()
        self.actions.tell(action)

    async def on_after_event(
        self,
        original: Callable[[Any], Awaitable[None]],
        control: ft.BaseControl | None,
    ) -> None:
        """Let Flet's auto-update run, also for what lies around the component.

        The control may have left the tree meanwhile; what was around it may not.
        """
        due = not self._life.closed and _flet.auto_update_due()
        pressed = PRESSED.get()
        await original(control)
        if pressed is None or self._life.closed:
            return
        if due:
            for above in (*pressed.around, self._life.page):
                self._life.frame.mark(above)
            self._life.frame.flush()
        elif _flet.is_declarative(self._life.page):
            # Flet updates nothing there, but what is in a component is not its.
            self._life.frame.send(pressed.owner)

    def on_patch(self, original: Callable[..., None], *args: Any, **kw: Any) -> None:
        """Send what is pending together with the user's own `page.update()`."""
        self._patching += 1
        if args and args[0] is self._life.page:
            self.actions.before_update()
            self._life.call(self._life.customs.look)
        try:
            original(*args, **kw)
        finally:
            self._patching -= 1
            if not self._patching:
                self._release_frozen()
                if kw.get("frozen"):  # when the objects of the last render are gone
                    self._life.later(self._life.reattach)
            if self._life.presence.may_have_moved(*args):
                self._life.call(self._life.follow)
        if args and args[0] is self._life.page:
            self._life.call(self._life.frame.flush)
        if self._refusals and not self._patching:
            refusals, self._refusals = self._refusals, []
            raise refusals[0]

    def _release_frozen(self) -> None:
        """Let what runs be changed again, when a render is over."""
        for component, snapshots in self._adopted.values():
            _flet.thaw(component)
            component.__dict__.update(snapshots)
        self._adopted.clear()
        for component in self._frozen.values():
            if _flet.is_frozen(component):
                _flet.release(component)
        self._frozen.clear()

    def on_send(self, original: Callable[[Any], None], message: Any) -> None:
        """Let a message join what is being sent."""
        send = functools.partial(_flet.send_mended, original)
        self._life.frame.went_out(send, message)

    def on_invoke(self) -> None:
        """Send what is pending before the client is called."""
        self._life.frame.flush()

    def on_run_task(self, original: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        """Start a task that belongs to the page, whoever starts it."""
        context = contextvars.copy_context()
        context.run(belong_to, None)
        return context.run(original, *args, **kw)

    def on_return(self) -> None:
        """Let Flet see what changed meanwhile, before a client gets the page as it is.

        What is in there Flet then takes for known: what is new would never be built or
        mounted.
        """
        self._life.catch_up()

    def on_attach(self) -> None:
        """Follow a client that has come back."""
        self._life.attached()

    def on_close(self) -> None:
        """End everything: the session is over."""
        self._life.close()

    def _follow(self, name: str, data: Any) -> None:
        """Follow an event of the page itself."""
        presence = self._life.presence
        if name == "disconnect":
            presence.left()
        elif name == "app_lifecycle_state_change":
            presence.turned(visible=_flet.is_visible_after(data))
        elif name == _flet.FRESH:
            presence.loaded()
        elif name == "locale_change":
            self._life.customs.changed(data["locales"])
            return
        else:
            return
        self._life.follow()

    def _component_at(self, control: ft.BaseControl | None) -> UserControl | None:
        """Return the component that a control is, or is inside of."""
        while control is not None:
            if (component := self._life.known(control)) is not None:
                return component
            control = control.parent
        return None

    def _is_out_of_reach(
        self, owner: UserControl, control: ft.BaseControl | None
    ) -> bool:
        """Say whether an event must be refused: its control is gone, or cannot act."""
        gone = self._life.closed or owner._component.mount is None
        return gone or _is_off(control)


def _is_off(control: ft.BaseControl | None) -> bool:
    """Say whether a user could not press a control: it, or one above, is off."""
    while control is not None:
        if getattr(control, "disabled", False) or not getattr(control, "visible", True):
            return True
        control = control.parent
    return False
