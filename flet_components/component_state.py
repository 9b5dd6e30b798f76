"""Everything the library keeps about one component, under one private name."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import flet as ft

from flet_components import _flet
from flet_components.adoption import Declaration, declaration_of
from flet_components.error_face import error_face
from flet_components.errors import AlreadyMountedError, HookError
from flet_components.fields import Field
from flet_components.handlers import is_asynchronous
from flet_components.lifetime import PageLife, of_page
from flet_components.reactions import Reactions
from flet_components.signals import untracked
from flet_components.time_source import SYSTEM_TIME, TimeSource

if TYPE_CHECKING:
    from flet_components.error_reports import ErrorEvent
    from flet_components.handlers import HandlerQueue
    from flet_components.mount import Mount
    from flet_components.presence import PageState
    from flet_components.user_control import UserControl

__all__ = ["Clock", "ComponentState", "Readable", "python_only"]

C = TypeVar("C", bound=ft.BaseControl)
T = TypeVar("T")

PAGE_STATE = Field(" page state", None, None)
"""Under a name that no field can have."""
TURNS = 5
"""Turns of the loop in which a stay begins, if nothing keeps it from that."""
CONTENT = "__content_field__"
"""Class attribute that names the list in which a class shows what it built."""


class Readable(Generic[T]):
    """A read-only attribute that a subclass may shadow with any value of its own."""

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function = function
        self.__doc__ = function.__doc__

    @overload
    def __get__(self, obj: None, owner: type) -> Readable[T]: ...

    @overload
    def __get__(self, obj: object, owner: type) -> T: ...

    def __get__(self, obj: object | None, owner: type) -> Readable[T] | T:
        return self if obj is None else self._function(obj)


class Clock:
    """The attribute `clock`: one of the component's own, else its page's, else ours.

    Code written for the guide may keep anything under this name; the library then goes
    on with the page's time.
    """

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        if obj is None:
            return None
        state: ComponentState = obj.__dict__["_component"]
        own = obj.__dict__.get("clock")
        if own is None or isinstance(own, TimeSource):
            return state.time
        return own

    def __set__(self, obj: Any, value: object) -> None:
        if value is None:
            obj.__dict__.pop("clock", None)
        else:
            obj.__dict__["clock"] = value


def python_only(default: T) -> T:
    """Declare a dataclass field that Flet neither sends nor compares."""
    return dataclasses.field(default=default, metadata={"skip": True})


class ComponentState(Reactions):
    """The state of one component: its fields, its effects and its stay on a page."""

    __slots__ = (
        "_building",
        "_first",
        "_handlers",
        "_preparing",
        "built",
        "catch",
        "declaration",
        "failed",
        "failing",
        "last_mount",
        "stays",
    )

    def __init__(self, component: UserControl) -> None:
        super().__init__(component)
        self.built = False
        self.catch: Callable[[ErrorEvent], bool] | None = None
        self.failed = False
        self.failing: frozenset[str] = frozenset()
        self.declaration: Declaration | None = None
        self.last_mount: Mount | None = None
        self.stays: tuple[tuple[Callable[[], object], Callable[[], object]], ...] = ()
        self._building = False
        self._preparing: tuple[Callable[[], object], ...] = ()
        self._first: int | None = None
        self._handlers: tuple[PageLife, HandlerQueue] | None = None

    @property
    def own_time(self) -> TimeSource:
        """The component's time, also while a policy holds it up."""
        clock = self.component.__dict__.get("clock")
        if isinstance(clock, TimeSource):
            return clock
        return self.life.clock if self.life is not None else SYSTEM_TIME

    @property
    def time(self) -> TimeSource:
        """The component's time."""
        clock = self.own_time
        return self.mount.gated(clock) if self.mount is not None else clock

    def on_build(self, prepare: Callable[[], object]) -> None:
        """Call back before each `build`, whatever that may do.

        For a base whose subclasses write `build`, and need not call its own.
        """
        self._preparing = (*self._preparing, prepare)

    def on_stay(self, begin: Callable[[], object], end: Callable[[], object]) -> None:
        """Call back when the component begins to be on a page, and when that ends.

        As the hooks, but at once and without a task: `begin` when the client has been
        sent the component, `end` while it still is on the page. To be called from
        `build` or `on_build`; before that it is too early, and nothing is called.
        """
        self.stays = (*self.stays, (begin, end))

    @property
    def page_state(self) -> PageState | None:
        """How the page stands for the component; None while it is on none."""
        state: PageState | None = PAGE_STATE.__get__(self.component)
        return state

    @page_state.setter
    def page_state(self, state: PageState | None) -> None:
        PAGE_STATE.__set__(self.component, state)

    async def arrived(self, ready: Callable[[], object] = lambda: True) -> None:
        """Wait for a stay that is about to begin; a few turns of the loop at most.

        For what is awaited right after `page.add`. Without a client it begins later.

        Args:
            ready: Says whether what begins with the stay has begun.
        """
        for _ in range(TURNS):
            if self.mount is None or (self.mount.settled and ready()):
                return
            await asyncio.sleep(0)

    # --- content ---

    def build(self, original: Callable[[Any], Any]) -> Any:
        """Build the content, once; on a re-add only wake the bindings.

        What could not start before its removal is built anew.
        """
        if self._building:  # a subclass calls super().build()
            return original(self.component)
        if self._is_elsewhere():
            return None
        if self.built and not self.failed:
            self.wake()
            return None
        self._unbuild()
        if (page := _flet.page_of(self.component)) is not None:
            self.life = of_page(page)  # what is built may ask for the page's time
        if _flet.is_frozen(self.component):
            self.declaration = declaration_of(self.component)
        self._building = True
        try:
            with _flet.thawed(self.component), untracked():
                self._fill(original)
        finally:
            self._building = False
        return None

    def _fill(self, original: Callable[[Any], Any]) -> None:
        try:
            for prepare in self._preparing:
                prepare()
            content = _require_content(self.component, original(self.component))
        except Exception as error:
            self.show_error(error)
            self._report(error)
            return
        self.built = True
        if content is not None:
            self.show(content)

    def _unbuild(self) -> None:
        """Forget an attempt to build, but not what `__init__` has bound."""
        self.built = self.failed = False
        self.stays = ()
        if self._first is None:
            self._first = len(self.effects)
        for effect in self.effects[self._first :]:
            effect.suspend()
        del self.effects[self._first :]

    def show(self, content: ft.Control | list[ft.Control]) -> None:
        """Put what was built, or the error face, where the class shows it."""
        name = getattr(type(self.component), CONTENT, "content")
        if name == "content":
            value: Any = ft.Stack(content) if isinstance(content, list) else content
        else:
            value = content if isinstance(content, list) else [content]
        _flet.put(self.component, name, value)

    def _is_elsewhere(self) -> bool:
        """Say whether this is on another page; then the update that adds it raises."""
        mount, here = self.mount, _flet.page_of(self.component)
        if mount is None or here is None or mount.life.page is here:
            return False
        _flet.swap_parent(self.component, mount.parent())
        error = AlreadyMountedError(
            f"a {type(self.component).__name__} must be on one page, got one that is "
            f"on {_name(mount.life.page)} and was added to {_name(here)}: "
            "make one for each page, inside main()"
        )
        if not of_page(here).events.refused(error):
            raise error
        return True

    def rest(self) -> None:
        """Let go of what the bindings read, unless mounted."""
        if self.mount is None:
            for effect in self.effects:
                effect.suspend()

    def wake(self) -> None:
        """Follow again what the bindings read."""
        for effect in self.effects:
            effect.resume()

    def forget(self, life: PageLife) -> None:
        """Let go of a page that has ended."""
        if self.life is life and self.mount is None:
            self.life = self.last_mount = self._handlers = None

    def show_error(self, error: Exception) -> None:
        """Show the error face instead of the content."""
        self.failed = True
        debug = bool(self.component.__dict__.get("debug"))
        face = error_face(error, self.retry, debug=debug)
        self.show(face)
        self.changed()

    def retry(self) -> None:
        """Build anew and mount again: same instance, same fields."""
        if self.mount is None:
            return
        life = self.mount.life
        life.unmount(self.component)
        self.failed = True
        self.rebuild()
        life.mount(self.component)
        self.changed()

    def rebuild(self) -> None:
        """Build anew what could not start."""
        if self.failed:
            type(self.component).build(self.component)

    # --- errors ---

    def reaction_failed(self, error: Exception) -> None:
        """Report what a binding or a watcher raised."""
        if self._building:  # what cannot be bound at first cannot be built
            raise error
        self._report(error)

    def _report(self, error: Exception) -> None:
        """Report an error; one of `build` when the update that it is part of is out."""
        if (life := self.life) is None:
            raise error
        if self._building:
            life.later(lambda: life.report(self.component, error))
        else:
            life.report(self.component, error)

    # --- handlers ---

    def emit(
        self,
        life: PageLife,
        name: str,
        event: ft.Event[Any],
        *,
        skip_if_busy: bool = False,
    ) -> bool:
        """Call the user's handler of an event; say whether there is one.

        When all on a page has ended, there is nobody to run one that waits.
        """
        handler = getattr(self.component, f"on_{name}", None)
        if handler is None or (life.scope.closed and is_asynchronous(handler)):
            return False
        if self._handlers is None or self._handlers[0] is not life:
            self._handlers = (life, life.handlers(self.component))
        queue = self._handlers[1]
        life.call(lambda: queue.put((name, handler, event), skip_if_busy=skip_if_busy))
        return True


def _require_content(component: UserControl, content: Any) -> Any:
    """Refuse what `build` returned if it is nothing that can be shown."""
    items = content if isinstance(content, list) else [content]
    for item in items:
        if item is not None and not isinstance(item, ft.BaseControl):
            raise HookError(
                f"{type(component).__name__}.build must return a control or a list of "
                f"controls, got {item!r}"
            )
    return content


def _name(page: ft.Page) -> str:
    session = _flet.session_of(page)
    return f"page {page.route or '/'} (session {session.id if session else 'closed'})"
