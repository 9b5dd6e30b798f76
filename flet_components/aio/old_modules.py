"""Modules of Flet 0.x: `ft.colors.RED`, `ft.icons.ADD`, `ft.padding.all(10)`, ..."""

from __future__ import annotations

import importlib
import re
import types
from collections.abc import Callable, Mapping
from typing import Any

import flet as ft

from flet_components.errors import RemovedInFlet1Error

__all__ = ["MODULES", "old_module"]

COLORS = {
    "BACKGROUND": "SURFACE",
    "ON_BACKGROUND": "ON_SURFACE",
    "SURFACE_VARIANT": "SURFACE_CONTAINER_HIGHEST",
    "random_color": "random",
}
"""Colours of Material 2 and what Flutter puts in their place."""

PLACES = (
    *("top_left", "top_center", "top_right"),
    *("center_left", "center", "center_right"),
    *("bottom_left", "bottom_center", "bottom_right"),
)


class OldModule(types.ModuleType):
    """A module of Flet 0.x, made of what Flet 1.x has.

    Args:
        name: Its name, without `flet.`.
        names: What it has beside the names of Flet.
        look_up: Finds any other name, by default in Flet's module of that name, else
            among Flet's own names.
    """

    def __init__(
        self,
        name: str,
        names: Mapping[str, Any] | None = None,
        look_up: Callable[[str], Any] | None = None,
    ) -> None:
        super().__init__(f"flet.{name}")
        self.__dict__.update(names or {})
        self.__dict__["_look_up"] = look_up or _among_flets_names

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self.__dict__["_look_up"](name)
        except (AttributeError, KeyError):
            raise RemovedInFlet1Error(
                f"{self.__name__}.{name} is not part of Flet 1.x"
            ) from None


def _among_flets_names(name: str) -> Any:
    return getattr(ft, name)


def _color(name: str) -> Any:
    name = COLORS.get(name, name)
    if hasattr(ft.Colors, name):
        return getattr(ft.Colors, name)
    return ft.Colors[re.sub(r"(?<=[A-Z])(?=\d)", "_", name.upper())]


def _icon(name: str) -> Any:
    return getattr(ft.Icons, name.upper())


def _of_module(path: str) -> Callable[[str], Any]:
    module = importlib.import_module(path)
    return lambda name: getattr(module, name)


def _symmetric(kind: Any, first: str, second: str) -> Callable[..., Any]:
    """Make a helper that takes its values in order; Flet 1.x wants their names."""

    def make(one: Any = None, other: Any = None, **named: Any) -> Any:
        given = {first: one, second: other}
        values = {n: v for n, v in given.items() if v is not None}
        return kind(**values, **named)

    return make


def _sides(kind: Any) -> dict[str, Any]:
    return {
        "all": kind.all,
        "only": kind.only,
        "symmetric": _symmetric(kind.symmetric, "vertical", "horizontal"),
    }


def _radii() -> dict[str, Any]:
    radius = ft.BorderRadius
    return {
        "all": radius.all,
        "only": radius.only,
        "horizontal": _symmetric(radius.horizontal, "left", "right"),
        "vertical": _symmetric(radius.vertical, "top", "bottom"),
    }


def _places() -> dict[str, Any]:
    return {name: getattr(ft.Alignment, name.upper()) for name in PLACES}


MODULES: dict[str, Callable[[], OldModule]] = {
    "alignment": lambda: OldModule("alignment", _places()),
    "animation": lambda: OldModule("animation"),
    "border": lambda: OldModule("border", _sides(ft.Border)),
    "border_radius": lambda: OldModule("border_radius", _radii()),
    "canvas": lambda: OldModule("canvas", look_up=_of_module("flet.canvas")),
    "colors": lambda: OldModule("colors", look_up=_color),
    "icons": lambda: OldModule("icons", look_up=_icon),
    "margin": lambda: OldModule("margin", _sides(ft.Margin)),
    "padding": lambda: OldModule("padding", _sides(ft.Padding)),
    "painting": lambda: OldModule("painting"),
    "theme": lambda: OldModule("theme"),
    "transform": lambda: OldModule("transform"),
}
"""How each of them is made."""

_made: dict[str, OldModule] = {}


def old_module(name: str) -> OldModule:
    """Return a module of Flet 0.x."""
    if name not in _made:
        _made[name] = MODULES[name]()
    return _made[name]
