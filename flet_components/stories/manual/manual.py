"""All that a component's class says about it."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import sys
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from flet_components.fields import computed, reactive_fields
from flet_components.stories.manual.source_text import (
    Source,
    attribute_docs,
    source_of,
)
from flet_components.stories.manual.type_words import type_in_words
from flet_components.user_control import UserControl

__all__ = ["Described", "Manual", "manual_of"]

PRIVATE = ("_", "did_", "will_")
"""What is for who writes a subclass, not for who uses the component."""
EVENT = "on_"


@attrs.frozen
class Described:
    """A field, an event or a verb."""

    name: str
    """As it is written; of a verb, with what it takes."""
    owner: str
    """The class that declares it."""
    doc: str
    """What it is."""
    type: str = ""
    """Of a field, in words."""
    default: str = ""
    """Of a field, as it is written; empty if a value must be given."""


@attrs.frozen
class Manual:
    """What is to be known of a component."""

    name: str
    """Name of the class."""
    module: str
    """Where it is imported from."""
    doc: str
    """Its docstring."""
    fields: tuple[Described, ...]
    """What can be set, the class's own first."""
    readings: tuple[Described, ...]
    """What can only be read."""
    events: tuple[Described, ...]
    """What it tells."""
    verbs: tuple[Described, ...]
    """What it can be asked to do."""
    source: Source | None
    """Its text."""


def manual_of(cls: type) -> Manual:
    """Read what the source of a component says; inherited things come last."""
    return _manual_of(cls)


@functools.lru_cache(maxsize=64)
def _manual_of(cls: type) -> Manual:
    declared = sorted(_declared(cls), key=lambda each: _depth(cls, each.owner))
    events = tuple(each for each in declared if each.name.startswith(EVENT))
    return Manual(
        cls.__name__,
        _home(cls),
        inspect.cleandoc(vars(cls).get("__doc__") or ""),
        tuple(each for each in declared if each not in events),
        tuple(_members(cls, _reading)),
        events,
        tuple(_members(cls, _verb)),
        source_of(cls),
    )


def _declared(cls: type) -> Iterator[Described]:
    errors = (f for f in dataclasses.fields(cls) if f.name == "on_error")
    for field in (*reactive_fields(cls), *errors):
        if field.init and not field.name.startswith("_"):
            owner = _owner(cls, field.name)
            names = getattr(sys.modules.get(owner.__module__), "__dict__", {})
            yield Described(
                field.name,
                owner.__name__,
                attribute_docs(owner).get(field.name, ""),
                type_in_words(field.type, names),
                _default(field),
            )


def _owner(cls: type, name: str) -> type:
    """Return the class that declares a field first: that is where it is described."""
    owners = (c for c in cls.__mro__ if name in attribute_docs(c))
    declaring = (c for c in cls.__mro__ if name in vars(c).get("__annotations__", {}))
    return next(owners, None) or next(declaring, cls)


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default is not dataclasses.MISSING:
        return getattr(field.default, "__name__", repr(field.default))
    if field.default_factory is not dataclasses.MISSING:
        return f"{getattr(field.default_factory, '__name__', 'made')}()"
    return ""


def _members(
    cls: type, tell: Callable[[str, Any], tuple[str, str] | None]
) -> Iterator[Described]:
    seen: set[str] = set()
    for base in cls.__mro__[: cls.__mro__.index(UserControl)]:
        for name, member in vars(base).items():
            if name.startswith(PRIVATE) or name in seen or hasattr(UserControl, name):
                continue
            if (told := tell(name, member)) is not None:
                seen.add(name)
                yield Described(told[0], base.__name__, inspect.cleandoc(told[1]))


def _verb(name: str, member: Any) -> tuple[str, str] | None:
    if not inspect.isfunction(member):
        return None
    words = "await " if inspect.iscoroutinefunction(member) else ""
    _, *taken = inspect.signature(member).parameters.values()
    plain = ", ".join(str(each.replace(annotation=each.empty)) for each in taken)
    return f"{words}{name}({plain})", member.__doc__ or ""


def _reading(name: str, member: Any) -> tuple[str, str] | None:
    is_one = isinstance(member, property | computed)
    return (name, member.__doc__ or "") if is_one else None


def _depth(cls: type, owner: str) -> int:
    return [base.__name__ for base in cls.__mro__].index(owner)


def _home(cls: type) -> str:
    """Return the shortest module that has the class under its name."""
    package = cls.__module__.partition(".")[0]
    root = sys.modules.get(package)
    return package if getattr(root, cls.__name__, None) is cls else cls.__module__
