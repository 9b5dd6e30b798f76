"""Members that Flet's enums had in 0.x: `ft.TextAlign.NONE`, `ft.WebRenderer.HTML`."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Any

import flet as ft

from flet_components.errors import RemovedInFlet1Error

__all__ = ["LOST", "OldEnum"]

LOST: dict[str, dict[str, str | None]] = {
    "BlendMode": {"NONE": None},
    "CrossAxisAlignment": {"NONE": None},
    "LabelPosition": {"NONE": None},
    "MainAxisAlignment": {"NONE": None},
    "TabAlignment": {"NONE": None},
    "TextAlign": {"NONE": None},
    "TextOverflow": {"NONE": None},
    "WebRenderer": {"HTML": "ft.WebRenderer.CANVAS_KIT or ft.WebRenderer.SKWASM"},
}
"""Members that are gone: None where Flet 1.x wants None, else what to use."""


class OldEnum:
    """An enum of Flet together with the members that it has lost."""

    def __init__(self, name: str) -> None:
        self._kind: type[enum.Enum] = getattr(ft, name)
        self._lost = LOST[name]
        self.__name__ = name
        self.__doc__ = self._kind.__doc__

    def __getattr__(self, name: str) -> Any:
        if name not in self._lost:
            return getattr(self._kind, name)
        if (instead := self._lost[name]) is not None:
            raise RemovedInFlet1Error(
                f"{self.__name__}.{name} is not part of Flet 1.x: use {instead}"
            )
        return None

    def __call__(self, value: Any) -> Any:
        return self._kind(value)

    def __getitem__(self, name: str) -> Any:
        return self._kind[name]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._kind)

    def __len__(self) -> int:
        return len(self._kind)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._kind)
