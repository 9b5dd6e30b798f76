"""Writes `__init__.pyi`, from which type checkers know this package.

    python -m flet_components.aio.make_stub

What the package adds to Flet's classes while it runs, a checker can only see in
subclasses: for each control of Flet the stub declares one of the same name.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import flet as ft

from flet_components.aio import entry_points, names, old_fields, old_modules, patching
from flet_components.aio.rows import Row

__all__ = ["main", "stub"]

PATH = Path(__file__).with_name("__init__.pyi")

HEADER = """\
# Made by `python -m flet_components.aio.make_stub`; change that, not this.
# ruff: noqa
# fmt: off
from typing import Any, Callable, Optional, TypeAlias, Union

import flet
import flet.auth.authorization
import flet.messaging.session
import flet.pubsub.pubsub_client
import flet_components.aio.user_control
from flet_components.aio.client_storage import ClientStorage
"""

HELPERS = {
    "flet.auth.authorization:Authorization": "_Authorization",
    "flet.messaging.session:Session": "_Session",
    "flet.pubsub.pubsub_client:PubSubClient": "PubSub",
}
"""Classes that are not among Flet's own names, and what the stub calls them."""

PROPERTIES = {
    "BaseControl": {"page": "Page"},
    "Page": {
        "auth": "Optional[_Authorization]",
        "pubsub": "PubSub",
        "session": "_Session",
    },
}
"""Properties whose type is a class of the stub."""

USER_CONTROL = """\
class UserControl(LayoutControl, flet_components.aio.user_control.UserControl):
    clock: Any
    mounted: Any
    tasks: Any
    def __init__(self, controls: list[Any] = ..., **kwargs: Any) -> None: ...
    def build(self) -> Any: ...
    @property
    def page(self) -> Page: ...
    @page.setter
    def page(self, page: Optional[flet.Page]) -> None: ...

class ElevatedButton(Button): ...
"""


def main() -> None:
    """Write the stub."""
    PATH.write_text(stub(), encoding="utf-8")


def stub() -> str:
    """Return the text of the stub."""
    parts = [
        HEADER,
        _imports(),
        *_helpers(),
        *_controls(),
        USER_CONTROL,
        _entry_points(),
        _old_names(),
    ]
    return "\n".join(parts)


def _imports() -> str:
    """Import what is the same here as in Flet."""
    other = {*_control_names(), *old_modules.MODULES, "ControlEvent"}
    same = sorted(names.FLETS - other)
    return "\n".join(f"from flet import {name} as {name}" for name in same) + "\n"


def _helpers() -> Iterator[str]:
    rows = patching.added()
    for path, name in HELPERS.items():
        base = path.replace(":", ".")
        yield _class(name, [base], _members(rows[path]))


def _controls() -> Iterator[str]:
    """Declare every control, those that others derive from first."""
    rows = patching.added()
    for name in sorted(_control_names(), key=lambda n: (len(_kind(n).__mro__), n)):
        own = [*_members(rows.get(f"flet:{name}", ())), *_properties(name)]
        yield _class(name, [*_bases(name), f"flet.{name}"], [*own, *_old_fields(name)])


def _class(name: str, bases: Iterable[str], members: list[str]) -> str:
    head = f"class {name}({', '.join(bases)}):"
    if not members:
        return f"{head} ...\n"
    return "\n".join([head, *(f"    {member}" for member in members), ""])


def _members(rows: Iterable[Row]) -> list[str]:
    lines: list[str] = []
    for row in rows:
        if row.kind == "property":
            lines += _property(row.name, row.signature, settable=_settable(row))
        elif row.kind == "method":
            word = "async def" if row.is_async else "def"
            lines.append(f"{word} {row.name}{row.signature}: ...")
    return lines


def _settable(row: Row) -> bool:
    return row.attribute.fset is not None


def _property(name: str, type_: str, *, settable: bool = False) -> list[str]:
    lines = ["@property", f"def {name}(self) -> {type_}: ..."]
    if settable:
        lines += [f"@{name}.setter", f"def {name}(self, value: Any) -> None: ..."]
    return lines


def _properties(name: str) -> list[str]:
    found = PROPERTIES.get(name, {}).items()
    return [line for prop, type_ in found for line in _property(prop, type_)]


def _old_fields(name: str) -> list[str]:
    fields = old_fields.RENAMED.get(name, {})
    if not fields:
        return []
    init = "def __init__(self, *args: Any, **kwargs: Any) -> None: ..."
    return [init, *(f"{field}: Any" for field in fields)]


def _bases(name: str) -> list[str]:
    """Return the controls from which one derives, the nearest that the stub has."""
    known = _control_names()
    above = [base for base in _kind(name).__mro__[1:] if base.__name__ in known]
    nearest = [b for b in above if not any(b in c.__mro__[1:] for c in above)]
    return [base.__name__ for base in nearest]


def _control_names() -> frozenset[str]:
    return frozenset(
        name
        for name in names.FLETS
        if isinstance(_kind(name), type) and issubclass(_kind(name), ft.BaseControl)
    )


def _kind(name: str) -> Any:
    return names.flets_own(name)


def _entry_points() -> str:
    return _entry_point("def", entry_points.app) + _entry_point(
        "async def", entry_points.app_async
    )


def _entry_point(word: str, function: Callable[..., Any]) -> str:
    """Declare a function, whose `target` is handed the page of the stub."""
    given = inspect.signature(function).parameters.values()
    parameters = ", ".join(
        f"{p.name}: {p.annotation}" + (" = ..." if p.default is not p.empty else "")
        for p in given
    )
    text = f"{word} {function.__name__}({parameters}) -> None: ...\n"
    return text.replace("[[ft.Page]", "[[Page]").replace("ft.", "flet.")


def _old_names() -> str:
    lines = ["ControlEvent: TypeAlias = Any", "OptionalNumber = Optional[flet.Number]"]
    for old, new in sorted(names.ALIASES.items()):
        lines.append(f"{old} = {new}" if "." not in new else f"{old} = flet.{new}")
    lines += [f"{name}: Any" for name in sorted(old_modules.MODULES)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
