"""Reactive fields: dataclass fields that live in Python only and notify who reads them.

`@reactive` turns each annotated field of a component class into one. Their values and
signals are kept in the component's `FieldStore`; a signal is made when a field is first
read by something that could depend on it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING
from types import MappingProxyType
from typing import (
    Any,
    Generic,
    Literal,
    TypeVar,
    dataclass_transform,
    overload,
)

import flet as ft

from flet_components.declarations import is_class_variable, own_annotations
from flet_components.errors import FieldError
from flet_components.signals import Computed, Signal, same
from flet_components.tracking import running
from flet_components.validation import Validator, check

__all__ = [
    "FieldStore",
    "computed",
    "internal",
    "prop",
    "reactive",
    "reactive_fields",
]

C = TypeVar("C", bound=ft.BaseControl)
T = TypeVar("T")

MARK = "__reactive_fields__"
"""Class attribute that holds the names of a reactive class's own fields."""
STORE = "_component"
"""Instance attribute that holds everything of this library."""


class FieldStore:
    """Values, signals and computed values of one component."""

    __slots__ = ("computed", "signals", "values")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.signals: dict[str, Signal[Any]] = {}
        self.computed: dict[computed[Any], Computed[Any]] = {}

    def notify(self, signal: Signal[Any]) -> None:
        """Run what depends on a field; a component does so on its page's thread."""
        signal.notify()


class Field:
    """The descriptor behind a reactive field."""

    __slots__ = ("default", "name", "validator")

    def __init__(self, name: str, default: Any, validator: Validator | None) -> None:
        self.name = name
        self.default = default
        self.validator = validator

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        if obj is None:
            return self._class_default(owner)
        store: FieldStore = obj.__dict__[STORE]
        if running.reader is not None:
            self._signal(store).track()
        value = store.values.get(self.name, self.default)
        return value if value is not MISSING else self._class_default(type(obj))

    def __set__(self, obj: Any, value: Any) -> None:
        if self.validator is not None:
            check(self.name, value, self.validator)
        store: FieldStore = obj.__dict__[STORE]
        name, values = self.name, store.values
        old = values.get(name, self.default)
        if value is old:  # what has its default needs no room
            return
        values[name] = value
        signal = store.signals.get(name)
        if signal is not None and not same(old, value):
            signal._value = value
            store.notify(signal)

    def _signal(self, store: FieldStore) -> Signal[Any]:
        signal = store.signals.get(self.name)
        if signal is None:
            signal = store.signals[self.name] = Signal(
                store.values.get(self.name, self.default)
            )
        return signal

    def _class_default(self, owner: type | None) -> Any:
        if self.default is MISSING:
            name = owner.__name__ if owner is not None else "this class"
            raise AttributeError(f"{name}.{self.name} has no value yet")
        return self.default


class computed(Generic[T]):
    """A method read like a field: computed once, and again when what it read changes.

    @computed
    def total(self) -> float:
        return sum(self.prices)
    """

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function = function
        self._name = function.__name__
        self.__doc__ = function.__doc__

    @overload
    def __get__(self, obj: None, owner: type) -> computed[T]: ...

    @overload
    def __get__(self, obj: object, owner: type) -> T: ...

    def __get__(self, obj: object | None, owner: type) -> computed[T] | T:
        if obj is None:
            return self
        store: FieldStore = obj.__dict__[STORE]
        cell = store.computed.get(self)  # not by name: super() may have one, too
        if cell is None:
            cell = store.computed[self] = Computed(lambda: self._function(obj))
        value: T = cell.get()
        return value

    def __set__(self, obj: object, value: T) -> None:
        raise AttributeError(
            f"{self._name} is computed and cannot be set: set what it is made of"
        )


@overload
def prop(
    *,
    default: T,
    validate: Validator | None = None,
    init: bool = True,
    kw_only: bool = ...,
) -> T: ...


@overload
def prop(
    *,
    factory: Callable[[], T],
    validate: Validator | None = None,
    init: bool = True,
    kw_only: bool = ...,
) -> T: ...


@overload
def prop(
    *,
    validate: Validator | None = None,
    init: bool = True,
    kw_only: bool = ...,
) -> Any: ...


def prop(
    *,
    default: Any = MISSING,
    factory: Any = MISSING,
    validate: Validator | None = None,
    init: bool = True,
    kw_only: bool = MISSING,  # type: ignore[assignment]
) -> Any:
    """Declare a public reactive field that needs more than a default.

    Without one, the constructor must be given a value.

    Args:
        default: Value where none is given. By name: type checkers find it only so.
        factory: Makes the default, for values that can be changed in place.
        validate: An attrs validator, run at construction and at each assignment.
        init: Whether the constructor takes it.
        kw_only: Whether the constructor takes it by name only.
    """
    return dataclasses.field(
        default=default,
        default_factory=factory,
        init=init,
        kw_only=kw_only,
        metadata={"skip": True, "validate": validate},
    )


@overload
def internal(default: T, *, init: Literal[False] = False) -> T: ...


@overload
def internal(*, factory: Callable[[], T], init: Literal[False] = False) -> T: ...


def internal(
    default: Any = MISSING,
    *,
    factory: Any = MISSING,
    init: Literal[False] = False,
) -> Any:
    """Declare a private reactive field: state that the constructor does not take.

    Args:
        default: Value at the beginning.
        factory: Makes it, for values that can be changed in place.
        init: Always False; here for type checkers.
    """
    return prop(default=default, factory=factory, init=False)  # type: ignore[call-overload]


@overload
def reactive(cls: type[C]) -> type[C]: ...


@overload
def reactive(*, kw_only: bool = False) -> Callable[[type[C]], type[C]]: ...


@dataclass_transform(field_specifiers=(prop, internal, dataclasses.field))
def reactive(
    cls: type[C] | None = None, *, kw_only: bool = False
) -> type[C] | Callable[[type[C]], type[C]]:
    """Make the annotated fields of a component class reactive.

    The fields live in Python only, are taken by the constructor as a dataclass takes
    them, and whatever is bound to one follows when it is assigned. An annotation that
    names a property of Flet (`expand: bool = True`) changes that property's default.

    Args:
        cls: The class.
        kw_only: Take all its fields by name only, as bases meant to be extended do.

    Raises:
        FieldError: If a default can be changed in place, and so would be shared; if a
            property of Flet is to be validated; if the class is no `UserControl`.
    """
    if cls is None:
        return lambda decorated: _make_reactive(decorated, kw_only)
    return _make_reactive(cls, kw_only)


def make_field(cls: type, name: str, validate: Validator | None) -> None:
    """Put a reactive field in the place of a dataclass field of a class."""
    field = cls.__dict__["__dataclass_fields__"][name]
    setattr(cls, name, Field(name, field.default, validate))
    setattr(cls, MARK, (*cls.__dict__.get(MARK, ()), name))


def reactive_fields(cls: type) -> tuple[dataclasses.Field[Any], ...]:
    """Return the reactive fields of a class and its bases, in order."""
    names = {n for base in cls.__mro__ for n in base.__dict__.get(MARK, ())}
    return tuple(f for f in dataclasses.fields(cls) if f.name in names)


def _make_reactive(cls: type[C], kw_only: bool) -> type[C]:
    if not any(STORE in own_annotations(base) for base in cls.__mro__):
        raise FieldError(
            f"@reactive must decorate a subclass of UserControl, got {cls.__name__}: "
            f"write class {cls.__name__}(UserControl)"
        )
    flets = _flets_fields(cls)
    annotated = [n for n, a in own_annotations(cls).items() if not is_class_variable(a)]
    names = [name for name in annotated if name not in flets]
    for name in annotated:
        _declare(cls, name, flets.get(name))
    cls = ft.control(isolated=True, eq=False, kw_only=kw_only)(cls)  # type: ignore[arg-type]
    setattr(cls, MARK, ())
    for name in annotated:
        field = cls.__dict__["__dataclass_fields__"][name]
        if name in names:
            make_field(cls, name, field.metadata.get("validate"))
        elif field.metadata["skip"] and name in cls.__dict__:
            delattr(cls, name)  # the descriptor of the base shows through again
    return cls


def _flets_fields(cls: type) -> dict[str, dataclasses.Field[Any]]:
    """Return the inherited fields that are not reactive."""
    reactive_before = {n for base in cls.__mro__ for n in base.__dict__.get(MARK, ())}
    inherited = {
        field.name: field
        for base in cls.__mro__[:0:-1]
        if dataclasses.is_dataclass(base)
        for field in dataclasses.fields(base)
    }
    return {n: f for n, f in inherited.items() if n not in reactive_before}


def _declare(cls: type, name: str, flets: dataclasses.Field[Any] | None) -> None:
    """Make a class attribute a dataclass field, which Flet sends only if it is Flet's.

    Args:
        cls: The class, not yet a dataclass.
        name: Name of the attribute.
        flets: The inherited field that gets another default, if it is Flet's.
    """
    field = cls.__dict__.get(name, MISSING)
    if not isinstance(field, dataclasses.Field):
        if flets is not None and field is MISSING:
            field = flets.default
        field = dataclasses.field(default=field)
        setattr(cls, name, field)
    inherited = getattr(cls, "__dataclass_fields__", {}).get(name)
    if inherited is not None and field.kw_only is MISSING:
        field.kw_only = inherited.kw_only  # else it would come before all others
    skip = flets is None or flets.metadata.get("skip", False)
    field.metadata = MappingProxyType({**field.metadata, "skip": skip})
    field.repr = field.repr and not name.startswith("_")
    _check_default(cls, name, field.default)
    if flets is not None and field.metadata.get("validate") is not None:
        raise FieldError(
            f"{cls.__name__}.{name} is a property of Flet, which cannot be validated: "
            "leave validate= out"
        )


def _check_default(cls: type, name: str, default: object) -> None:
    """Refuse a default that all instances would share and change."""
    control = isinstance(default, ft.BaseControl)
    if control or type(default).__hash__ is None:
        got = f"a {type(default).__name__}" if control else repr(default)
        raise FieldError(
            f"{cls.__name__}.{name} must have a default that cannot be changed in "
            f"place, got {got}: write prop(factory=...) or internal(factory=...)"
        )
