"""What a component class may not do, said when the class is made, with the fix."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import flet as ft

from flet_components import _flet
from flet_components.declarations import is_class_variable, own_annotations
from flet_components.errors import FieldError, HookError, ReservedNameError
from flet_components.fields import MARK, STORE, reactive_fields

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = [
    "check_class",
    "check_instance",
    "refuse_control",
    "wrap_build",
    "wrap_hooks",
]

CHECKED = "__component_checked__"
PLAIN_HOOKS = {
    "build": "wait in did_mount_async",
    "did_mount": "rename it did_mount_async",
    "will_unmount": "rename it will_unmount_async",
    "before_update": "wait in a task of the component",
    "init": "wait in did_mount_async",
    "update": "rename it update_async",
}
ASYNC_HOOKS = ("did_mount_async", "will_unmount_async")


def check_class(cls: type[UserControl]) -> None:
    """Refuse names and hooks in a class body that would break it, or Flet.

    Raises:
        ReservedNameError: If a name belongs to Flet or to this library.
        HookError: If a hook is asynchronous that must not be, or the other way round.
        FieldError: If an attribute hides a reactive field.
    """
    annotated = own_annotations(cls)
    for name, value in (*cls.__dict__.items(), *((n, None) for n in annotated)):
        if name in _flet.RESERVED_NAMES or name == STORE:
            raise ReservedNameError(
                f"{cls.__name__} must not define {name}, which belongs to "
                f"{'this library' if name == STORE else 'Flet'}: choose another name"
            )
        _check_hook(cls, name, value)
        if name not in annotated:
            _check_attribute(cls, name, value)


def check_instance(cls: type[UserControl]) -> None:
    """Refuse to make an instance of a class that annotates fields undecorated."""
    if CHECKED in cls.__dict__:
        return
    for base in cls.__mro__:
        if base.__module__.startswith("flet.") or not issubclass(base, ft.BaseControl):
            continue
        fields = [n for n, a in own_annotations(base).items() if not _is_no_field(n, a)]
        if fields and MARK not in base.__dict__ and not _is_control(base):
            raise FieldError(
                f"{base.__name__} annotates {', '.join(fields)} and must be decorated: "
                f"write @reactive above class {base.__name__}"
            )
    setattr(cls, CHECKED, True)


def refuse_control(obj: Any, name: str, value: ft.BaseControl) -> None:
    """Refuse a control as the value of a layout property."""
    raise ReservedNameError(
        f"{type(obj).__name__}.{name} is a layout property of Flet and takes no "
        f"control, got a {type(value).__name__}: keep it under another name, "
        f"such as self.my_{name}"
    )


def wrap_hooks(cls: type[UserControl]) -> None:
    """Put the library's part around the hooks that a class overrides."""
    if (build := cls.__dict__.get("build")) is not None:
        setattr(cls, "build", wrap_build(build))  # noqa: B010 - mypy allows no other way
    for name in ("did_mount", "will_unmount", "before_update"):
        if (hook := cls.__dict__.get(name)) is not None:
            setattr(cls, name, _wrap_plain_hook(cls, name, hook))


def wrap_build(build: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Make what `build` returns the content, and build once."""

    @functools.wraps(build)
    def wrapper(self: UserControl) -> Any:
        return self._component.build(build)

    return wrapper


def _wrap_plain_hook(
    cls: type[UserControl], name: str, hook: Callable[[Any], None]
) -> Callable[[Any], None]:
    """Keep the library's hook working without `super()`, and errors out of Flet.

    Hooks of the app's own classes in between run as Python has it: if they are called.
    """
    library = next(base for base in cls.__mro__[1:] if _is_ours(base))

    @functools.wraps(hook)
    def wrapper(self: UserControl) -> None:
        getattr(library, name)(self)
        state = self._component
        try:
            hook(self)
        except Exception as error:
            if state.life is None:
                raise
            # A report may lead to the next update, and that to the same failure.
            if name not in state.failing:
                state.life.later(functools.partial(state.life.report, self, error))
            state.failing = state.failing | {name}
        else:
            state.failing = state.failing - {name}

    return wrapper


def _check_hook(cls: type, name: str, value: object) -> None:
    if name in PLAIN_HOOKS and inspect.iscoroutinefunction(value):
        raise HookError(
            f"{cls.__name__}.{name} must be a plain function, got a coroutine "
            f"function: Flet never awaits it, {PLAIN_HOOKS[name]}"
        )
    if name in ASYNC_HOOKS and not inspect.iscoroutinefunction(value):
        raise HookError(
            f"{cls.__name__}.{name} must be a coroutine function, got {value!r}: "
            "write async def"
        )


def _check_attribute(cls: type, name: str, value: object) -> None:
    if name in {f.name for f in _reactive_above(cls)}:
        raise FieldError(
            f"{cls.__name__}.{name} hides a reactive field: annotate it and decorate "
            f"{cls.__name__} with @reactive, or set it in __init__"
        )
    if name in {f.name for f in dataclasses.fields(cls)}:
        raise ReservedNameError(
            f"{cls.__name__}.{name} hides a property, got {value!r}: annotate it "
            f"under @reactive, or pass {name}= to super().__init__()"
        )


def _reactive_above(cls: type) -> tuple[Any, ...]:
    return tuple(f for base in cls.__bases__ for f in _fields_of(base))


def _fields_of(cls: type) -> tuple[Any, ...]:
    return reactive_fields(cls) if hasattr(cls, "__dataclass_fields__") else ()


def _is_no_field(name: str, annotation: object) -> bool:
    return name.startswith("__") or is_class_variable(annotation)


def _is_ours(cls: type) -> bool:
    return cls.__module__.startswith("flet_components.") and _is_control(cls)


def _is_control(cls: type) -> bool:
    return "__control_meta__" in cls.__dict__
