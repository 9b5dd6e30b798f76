"""What a name of Flet 0.x is in Flet 1.x: one row for each, made by these functions.

A row is made into an attribute of one of Flet's classes: a coroutine function that
calls the counterpart, a property that stands for one elsewhere, or a property that
raises and says what to use instead.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal

import attrs

from flet_components.errors import RemovedInFlet1Error

__all__ = ["Row", "alias", "calls", "gone", "method", "steps"]

Kind = Literal["method", "property", "gone"]


@attrs.frozen
class Row:
    """One name of Flet 0.x on one class."""

    name: str
    """The name in Flet 0.x."""
    new: str
    """What is used in Flet 1.x, as one would write it."""
    kind: Kind
    """What the name becomes."""
    attribute: Any = attrs.field(repr=False)
    """What is put on Flet's class."""
    signature: str = ""
    """Parameters and result of a method, type of a property, for type checkers."""

    @property
    def is_async(self) -> bool:
        """Whether the name is to be awaited."""
        return inspect.iscoroutinefunction(self.attribute)


def calls(name: str, new: str, signature: str = "(self) -> None") -> Row:
    """Make a coroutine function that calls the counterpart at a dotted path.

    The counterpart may be a plain function or a coroutine function.
    """

    async def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        result = steps(self, new)(*args, **kwargs)
        return await result if inspect.isawaitable(result) else result

    return _row(name, f"{new}()", method, signature)


def method(
    name: str, new: str, function: Callable[..., Any], signature: str = "(self) -> None"
) -> Row:
    """Put a function of this package on the class."""
    return _row(name, new, function, signature)


def alias(name: str, new: str, type_: str = "Any") -> Row:
    """Make a property that reads and writes the one at a dotted path."""
    *above, last = new.split(".")
    path = ".".join(above)

    def get(self: Any) -> Any:
        return getattr(steps(self, path), last)

    def put(self: Any, value: Any) -> None:
        setattr(steps(self, path), last, value)

    doc = f"`{new}` in Flet 1.x."
    return Row(name, new, "property", property(get, put, doc=doc), type_)


def gone(name: str, instead: str) -> Row:
    """Make a property that raises, and says what to use in Flet 1.x."""

    def refuse(self: Any, value: object = None) -> Any:
        raise RemovedInFlet1Error(
            f"{type(self).__name__}.{name} is not part of Flet 1.x: use {instead}"
        )

    return Row(name, instead, "gone", property(refuse, refuse), "Any")


def steps(start: Any, path: str) -> Any:
    """Follow a dotted path; a number is an index."""
    for step in path.split(".") if path else ():
        start = start[int(step)] if step.isdigit() else getattr(start, step)
    return start


def _row(name: str, new: str, function: Callable[..., Any], signature: str) -> Row:
    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"`{new}` in Flet 1.x."
    return Row(name, new, "method", function, signature)
