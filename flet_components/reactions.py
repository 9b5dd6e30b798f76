"""What follows when a field changes: bindings and watchers of one component."""

from __future__ import annotations

import difflib
import functools
import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import flet as ft

from flet_components import _flet
from flet_components.errors import UnknownPropertyError
from flet_components.fields import FieldStore
from flet_components.signals import Effect, Signal, same, untracked

if TYPE_CHECKING:
    from flet_components.lifetime import PageLife
    from flet_components.mount import Mount
    from flet_components.user_control import UserControl

__all__ = ["Reactions"]

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
            _require_property(control, name)
            self.react(functools.partial(self._put, control, name, function))
        return control

    def _put(
        self, control: ft.BaseControl, name: str, function: Callable[[], object]
    ) -> None:
        value = function()
        before = getattr(control, name)
        if type(value) in _flet.PLAIN and same(before, value):
            return
        _flet.put(control, name, value)
        if self._is_to_be_sent(before, value):
            self._mark(control, name, before, value)

    def _mark(
        self, control: ft.BaseControl, name: str, before: object, value: object
    ) -> None:
        plain = type(value) in _flet.PLAIN and type(before) in _flet.PLAIN
        if not plain or name.startswith("on_") or self.mount is None:
            self.changed()
        else:
            self.mount.life.frame.mark_value(self.component, control, name)

    def _is_to_be_sent(self, *values: object) -> bool:
        """Say whether Flet must hear of a change now.

        Without a client it need not, unless controls come or go, which it is to build
        and mount: the next client gets the page as it is.
        """
        if self.mount is None or self.mount.life.presence.connected:
            return True
        return any(_flet.holds_control(value) for value in values)

    def watch(
        self, read: Callable[[], T], callback: Callable[[T, T], Any]
    ) -> Callable[[], None]:
        """Call back whenever what a function returns changes."""
        with untracked():
            last = [read()]

        def look() -> None:
            new, old = read(), last[0]
            if not same(old, new):
                last[0] = new
                with untracked():
                    self._call_back(callback, new, old)

        return self.react(look)

    def _call_back(self, callback: Callable[[T, T], Any], new: T, old: T) -> None:
        if not inspect.iscoroutinefunction(callback):
            callback(new, old)
        elif self.mount is not None:
            name = getattr(callback, "__name__", "watch")
            self.mount.scope.create_task(callback(new, old), name=name, exclusive=True)

    def react(self, function: Callable[[], object]) -> Callable[[], None]:
        """Run a function whenever what it reads changes; return what ends that."""
        effect = Effect(function, self.reaction_failed)
        owner = self.effects if self.mount is None else self.mount.effects
        if not effect.nested:  # else the effect around it owns it
            owner.append(effect)

        def stop() -> None:
            effect.suspend()
            if effect in owner:
                owner.remove(effect)

        return stop


def _require_property(control: ft.BaseControl, name: str) -> None:
    known = _flet.properties(type(control))
    if name in known or isinstance(getattr(type(control), name, None), property):
        return
    near = difflib.get_close_matches(name, known, 1)
    hint = f": did you mean {near[0]}?" if near else ""
    raise UnknownPropertyError(
        f"a property of {type(control).__name__} is wanted, got {name!r}{hint}"
    )
