"""What follows when a field changes: bindings and watchers of one component."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import flet as ft

from flet_components import _flet
from flet_components.bindings import Binding, Output
from flet_components.errors import UnknownPropertyError
from flet_components.fields import FieldStore
from flet_components.signals import Effect, Signal, same, untracked

if TYPE_CHECKING:
    from flet_components.lifetime import PageLife
    from flet_components.mount import Mount
    from flet_components.user_control import UserControl

__all__ = ["Reactions"]

UNREAD = object()
"""What a watcher has seen before it has looked."""

C = TypeVar("C", bound=ft.BaseControl)
T = TypeVar("T")


class Reactions(FieldStore):
    """The fields of a component, and what follows them."""

    __slots__ = ("component", "effects", "life", "mount")

    def __init__(self, component: UserControl) -> None:
        super().__init__()
        self.component = component
        self.effects: list[Effect] = []
        self.life: PageLife | None = None
        self.mount: Mount | None = None

    def reaction_failed(self, error: Exception) -> None:
        """Handle what a binding or a watcher raised."""
        raise error

    def notify(self, signal: Signal[Any]) -> None:
        """Run what depends on a field, on the page's thread."""
        self.here(signal.notify)

    def here(self, function: Callable[[], object]) -> None:
        """Run a function on the page's thread; it may come from any other."""
        if self.life is not None:
            self.life.call(function)
        else:
            function()

    def changed(self) -> None:
        """Send the component with the page's next frame."""
        if self.mount is not None:
            self.mount.life.frame.mark(self.component)

    def bind(self, control: C, properties: Mapping[str, Callable[[], object]]) -> C:
        """Keep properties of a control equal to what functions return."""
        for name, function in properties.items():
            self._own(Binding(self.output(control, name), function))
        return control

    def output(self, control: ft.BaseControl, name: str) -> Output:
        """Return what sets a property of a control in the component, and sends it."""
        _require_property(control, name)
        return Output(self, control, name)

    def watch(
        self, read: Callable[[], T], callback: Callable[[T, T], Any]
    ) -> Callable[[], None]:
        """Call back whenever what a function returns changes."""
        return self._end_of(Watcher(self, read, callback))

    def call_back(self, callback: Callable[[T, T], Any], new: T, old: T) -> None:
        if not inspect.iscoroutinefunction(callback):
            callback(new, old)
        elif self.mount is not None:
            name = getattr(callback, "__name__", "watch")
            self.mount.scope.create_task(callback(new, old), name=name, exclusive=True)

    def _end_of(self, effect: Effect) -> Callable[[], None]:
        """Keep an effect; return what ends it."""
        owner = self._own(effect)

        def stop() -> None:
            effect.suspend()
            if effect in owner:
                owner.remove(effect)

        return stop

    def _own(self, effect: Effect) -> list[Effect]:
        """Keep an effect with the component, or with its stay; return where."""
        owner = self.effects if self.mount is None else self.mount.effects
        if not effect.nested:  # else the effect around it owns it
            owner.append(effect)
        return owner


class Watcher(Effect):
    """Calls back whenever what a function returns changes.

    Args:
        owner: The component.
        read: Returns the value.
        callback: Called with the new and the old value.
    """

    __slots__ = ("_callback", "_last", "_owner", "_read")

    def __init__(
        self,
        owner: Reactions,
        read: Callable[[], T],
        callback: Callable[[T, T], Any],
    ) -> None:
        self._owner, self._read, self._callback = owner, read, callback
        self._last: Any = UNREAD
        super().__init__()

    def work(self) -> None:
        """Look, and call back if the value is another one."""
        new, old = self._read(), self._last
        if old is UNREAD:
            self._last = new
        elif not same(old, new):
            self._last = new
            with untracked():
                self._owner.call_back(self._callback, new, old)

    def failed(self, error: Exception) -> None:
        """Report what a function raised."""
        self._owner.reaction_failed(error)


def _require_property(control: ft.BaseControl, name: str) -> None:
    if name in getattr(type(control), "__dataclass_fields__", ()) and name[0] != "_":
        return
    if isinstance(getattr(type(control), name, None), property):
        return
    near = difflib.get_close_matches(name, _flet.properties(type(control)), 1)
    hint = f": did you mean {near[0]}?" if near else ""
    raise UnknownPropertyError(
        f"a property of {type(control).__name__} is wanted, got {name!r}{hint}"
    )
