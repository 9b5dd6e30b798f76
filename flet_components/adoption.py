"""Declarative apps: the running component lives on when a render makes a new object.

Inside `@ft.component` Flet makes a new control object at each render. The new object
of a component takes over everything of the running one: its very `__dict__`. So all
objects of one component, old and new, are the same handle: verbs, fields and attributes
of any of them are those of the one that runs.
"""

from __future__ import annotations

import copy
import inspect
from dataclasses import MISSING
from typing import TYPE_CHECKING, Any

import attrs
import flet as ft

from flet_components import _flet
from flet_components.fields import reactive_fields
from flet_components.signals import batch, equal

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = ["Declaration", "adopt", "declaration_of", "frozen"]

_NOTHING = object()


@attrs.frozen
class Declaration:
    """What a render gave to a component: before anything of it has changed."""

    fields: dict[str, Any]
    """Reactive fields."""
    properties: dict[str, Any]
    """Properties of Flet."""
    attributes: dict[str, Any]
    """Everything else, such as what a class in the guide's style sets in `__init__`."""


def declaration_of(component: UserControl) -> Declaration:
    """Take down what a component was given, when it is new."""
    attributes = {
        name: _as_declared(value)
        for name, value in component.__dict__.items()
        if not name.startswith("_") and not _is_made_here(value)
    }
    fields = {
        field.name: _as_declared(_value_of(component, field.name))
        for field in reactive_fields(type(component))
        if field.init
    }
    return Declaration(fields, _flet.declared(component), attributes)


def _value_of(component: UserControl, name: str) -> Any:
    """Return the value of a reactive field, which may be its default."""
    default = inspect.getattr_static(type(component), name).default
    value = component._component.values.get(name, default)
    return value if value is not MISSING else None


def adopt(new: UserControl, old: ft.BaseControl) -> None:
    """Make a new object one more handle of a component that runs.

    A field changes only if its declared value is another than at the render before, so
    an unrelated render does not reset what runs.
    """
    live: UserControl = old  # type: ignore[assignment]
    state, given = live._component, declaration_of(new)
    for effect in new._component.effects:
        effect.suspend()
    before = state.declaration
    new.__dict__ = live.__dict__
    if state.life is not None:
        state.life.events.adopted(live)
    state.declaration = given
    if before is None:
        return
    with batch():
        for name, value in _changes(before.fields, given.fields):
            setattr(live, name, value)
        for name, value in _changes(before.attributes, given.attributes):
            live.__dict__[name] = None if value is _NOTHING else value
        for name, value in _changes(before.properties, given.properties):
            default = _flet.default_of(live, name)
            _flet.put(live, name, default if value is _NOTHING else value)
            state.changed()


def frozen(component: UserControl) -> None:
    """Note that Flet has frozen a component, which nothing may stop that runs."""
    state = component.__dict__["_component"]
    if state.mount is not None:
        state.mount.life.events.frozen(state.component)


def _as_declared(value: Any) -> Any:
    """Return a value as it is now: what holds others may be changed in place."""
    return copy.copy(value) if isinstance(value, (list, dict, set)) else value


def _is_made_here(value: Any) -> bool:
    """Say whether a constructor made a value for itself, as it makes events and locks.

    It is another one at each render, and the running component goes on with its own.
    """
    if isinstance(value, ft.BaseControl):
        return True
    by_identity = getattr(type(value), "__eq__", None) is object.__eq__
    return by_identity and not callable(value)


def _changes(before: dict[str, Any], given: dict[str, Any]) -> list[tuple[str, Any]]:
    return [
        (name, given.get(name, _NOTHING))
        for name in {**before, **given}
        if not equal(before.get(name, _NOTHING), given.get(name, _NOTHING))
    ]
