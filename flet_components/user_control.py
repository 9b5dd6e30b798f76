"""`UserControl`: what a component is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, ClassVar, Optional, TypeVar, Union, cast

import flet as ft
from attrs import validators

from flet_components import _flet
from flet_components.adoption import adopt, frozen
from flet_components.class_rules import (
    check_class,
    check_instance,
    refuse_control,
    wrap_build,
    wrap_hooks,
)
from flet_components.component_state import (
    Clock,
    ComponentState,
    Readable,
    python_only,
)
from flet_components.error_reports import ErrorEvent
from flet_components.fields import make_field
from flet_components.lifetime import of_page
from flet_components.mount import EMPTY
from flet_components.presence import POLICIES, PageState, Policy
from flet_components.scope import TaskInfo
from flet_components.signals import untracked
from flet_components.time_source import TimeSource

__all__ = ["UserControl"]

C = TypeVar("C", bound=ft.BaseControl)
T = TypeVar("T")


@ft.control("Container", kw_only=True, eq=False, isolated=True)  # type: ignore[arg-type]
class UserControl(ft.LayoutControl):
    """A control with async lifecycle hooks, reactive fields and tasks of its own.

    Subclass it as the Flet guide shows (`__init__`, `build`, hooks), or decorate the
    subclass with `@reactive` and annotate its fields. What it starts when it is mounted
    ends when it leaves: removed, its page closed, its session expired.

    Two components are equal only if they are the same object.
    """

    unmount_timeout: ClassVar[float] = 5.0
    """Seconds that `will_unmount_async` may take before it is cancelled."""

    content: Optional[ft.Control] = None
    """What is shown; `build` sets it."""

    padding: Optional[ft.PaddingValue] = None
    """Space between the border and the content."""

    alignment: Optional[ft.Alignment] = None
    """Where the content lies when there is more room than it needs."""

    bgcolor: Optional[ft.ColorValue] = None
    """Colour behind the content."""

    gradient: Optional[ft.Gradient] = None
    """Gradient behind the content."""

    border: Optional[ft.Border] = None
    """Line around the component."""

    border_radius: Optional[ft.BorderRadiusValue] = None
    """Rounding of the corners."""

    shape: ft.BoxShape = ft.BoxShape.RECTANGLE
    """Rectangle or circle."""

    shadow: Optional[ft.BoxShadowValue] = None
    """Shadow under the component."""

    clip_behavior: Optional[ft.ClipBehavior] = None
    """How the content is cut at the border."""

    animate: Optional[ft.AnimationValue] = None
    """Animation of size, colours and the other properties of the box."""

    theme: Optional[ft.Theme] = None
    """Theme of everything inside, by default that of the page."""

    clock: TimeSource = python_only(cast(TimeSource, None))
    """Source of time, by default that of the page (`set_clock`), else the system's."""

    debug: bool = python_only(False)
    """Whether the error face shows the traceback."""

    when_hidden: Policy = python_only("run")
    """What it does while its page is hidden, or another view lies over its own.

    - `"run"`: goes on.
    - `"pause"`: whoever waits for `clock` goes on waiting, without a timer; when the
      page is back, what is due comes at once, and once. The time itself goes on.
    - `"cancel"`: it leaves, as if it were removed, and comes back with the page.

    Read when the state of the page changes, and at the mount; a wait that began under
    another policy ends once as it would have.
    """

    when_disconnected: Policy = python_only("run")
    """What it does while its page has no client: as `when_hidden`."""

    on_error: Optional[ft.EventHandler[ErrorEvent]] = python_only(None)
    """Called with each error of the component's hooks, tasks, bindings, watchers and
    handlers. Without it the nearest `ErrorBoundary` around is told; without that they
    are logged by the logger `flet_components`."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__
    _component: ClassVar[ComponentState]

    def __new__(cls, *args: Any, **kwargs: Any) -> UserControl:
        check_instance(cls)
        self = super().__new__(cls)
        self.__dict__["_component"] = ComponentState(self)
        return self

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        check_class(cls)
        wrap_hooks(cls)
        # Flet's decorator would compare components by their fields.
        setattr(cls, "__eq__", object.__eq__)  # noqa: B010
        setattr(cls, "__hash__", object.__hash__)  # noqa: B010

    def __copy__(self) -> UserControl:
        """Refuse: a copy would be a second control with the same tasks."""
        raise TypeError(f"a {type(self).__name__} cannot be copied: make another one")

    def __deepcopy__(self, memo: dict[int, Any]) -> UserControl:
        """Refuse: a copy would be a second control with the same tasks."""
        return self.__copy__()

    # --- to override ---

    def build(self) -> Union[ft.Control, list[Any], None]:
        """Make the content: a control, or a list that becomes a `Stack`.

        Runs once for each instance, when it first enters a page; `page` is usable.
        """
        return None

    async def did_mount_async(self) -> None:
        """Run after each mount, once the component has been sent to the client.

        The first task of the component; it may run for as long as it is mounted.
        """

    async def will_unmount_async(self) -> None:
        """Run once for each mount whose `did_mount_async` began.

        Every task of the component has ended by then. Also runs when the page's
        session ends. Takes `unmount_timeout` seconds at most.
        """

    # --- to use ---

    def bind(self, control: C, **properties: Callable[[], object]) -> C:
        """Keep properties of a control equal to what functions return.

        Each function runs now, and again whenever a field that it read changes.

            self.bind(ft.Text(), value=lambda: f"{self.seconds} s")

        Args:
            control: The control, which is returned.
            properties: For each property its function.

        Raises:
            UnknownPropertyError: If the control has no such property.
        """
        return self._component.bind(control, properties)

    def watch(
        self,
        read: Callable[[], T],
        callback: Callable[[T, T], Union[Awaitable[None], object]],
    ) -> Callable[[], None]:
        """Call back whenever what a function returns changes.

        Args:
            read: Returns the value to watch.
            callback: Called with the new and the old value; a coroutine function runs
                as a task of the component, a newer call ending the one before.

        Returns:
            A function that ends the watching. A watch begun while the component is
            mounted ends with the mount.
        """
        return self._component.watch(read, callback)

    def create_task(
        self,
        coro: Coroutine[Any, Any, T],
        *,
        name: Optional[str] = None,
        exclusive: bool = False,
    ) -> asyncio.Task[T]:
        """Start a task that ends when the component is unmounted.

        Args:
            coro: What to run. Its errors go to `on_error`.
            name: Name in logs and in the story runner, by default the coroutine's.
            exclusive: Cancel the running task of the same name first.

        Raises:
            RuntimeError: If the component is not mounted.
        """
        mount = self._component.mount
        if mount is None:
            coro.close()
            raise RuntimeError(
                f"{type(self).__name__} must be mounted to start a task, and is not: "
                "start tasks in did_mount_async or later"
            )
        return mount.scope.create_task(coro, name=name, exclusive=exclusive)

    def emit(
        self,
        name: str,
        event: Optional[ft.Event[Any]] = None,
        *,
        data: Any = None,
        skip_if_busy: bool = False,
    ) -> None:
        """Call the user's handler `on_<name>`, if there is one and this is mounted.

        A plain function runs before this returns; an asynchronous one as a task of the
        page, one at a time. Flet's auto-update then runs for what is around.

        Args:
            name: Name of the event, without `on_`.
            event: What the handler gets, by default an `ft.Event` with `data`.
            data: The event's `data`.
            skip_if_busy: Leave the call out while a handler of this event still runs,
                as ticks do.
        """
        state = self._component
        if state.mount is not None:
            event = event or ft.Event(name=name, control=self, data=data)
            with untracked():
                state.emit(state.mount.life, name, event, skip_if_busy=skip_if_busy)

    @Readable
    def mounted(self) -> bool:
        """Whether the component is on a page."""
        return self._component.mount is not None

    @Readable
    def page_state(self) -> Optional[PageState]:
        """How its page stands; None while it is on none. Bindings and watchers follow.

        While it leaves because its page was closed, it is `PageState.CLOSED`.
        """
        return self._component.page_state

    @Readable
    def tasks(self) -> tuple[TaskInfo, ...]:
        """The running tasks of the component: names and states."""
        mount = self._component.mount
        return mount.scope.tasks if mount is not None else ()

    # --- updates ---

    def update(self) -> None:
        """Send what changed, before this returns; does nothing while not mounted."""
        if (mount := self._component.mount) is not None:
            frame = mount.life.frame
            mount.life.call(lambda: frame.send(self))

    async def update_async(self) -> None:
        """Send what changed with the page's next frame; returns when it was handed on.

        Never waits for a client; does nothing while not mounted.
        """
        if (mount := self._component.mount) is not None:
            mount.life.frame.mark(self)
            await mount.life.frame.sent()

    async def _invoke_method(
        self,
        method_name: str,
        arguments: Optional[dict[str, Any]] = None,
        timeout: Optional[float] = None,
    ) -> Any:
        if self._component.mount is None:
            return None
        return await super()._invoke_method(method_name, arguments, timeout)

    # --- what Flet calls ---

    def did_mount(self) -> None:
        """Begin the stay on the page; Flet calls this."""
        page = _flet.page_of(self)
        if page is not None:
            life = self._component.life = of_page(page)
            life.call(lambda: life.mount(self))

    def will_unmount(self) -> None:
        """End the stay on the page; Flet calls this."""
        if (life := self._component.life) is not None:
            life.call(lambda: life.removed(self))


EMPTY.update((UserControl.did_mount_async, UserControl.will_unmount_async))
_flet.on_migrate(UserControl, adopt)
_flet.on_freeze(UserControl, frozen)
UserControl.clock = Clock()  # type: ignore[assignment]
make_field(UserControl, "when_hidden", validators.in_(POLICIES))
make_field(UserControl, "when_disconnected", validators.in_(POLICIES))
setattr(UserControl, "build", wrap_build(UserControl.build))  # noqa: B010
_flet.guard_layout(
    UserControl,
    refuse_control,
    allow=frozenset({"content", "tooltip", "badge", "data", "theme"}),
)
