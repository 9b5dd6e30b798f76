"""A test kit for Flet apps: no browser, no waiting.

The names are imported when they are asked for: pytest loads this package in every
project that has it installed, and that must cost nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flet_components.testing.mirror import Call, Sent
    from flet_components.testing.nodes import Node
    from flet_components.testing.screen import Screen
    from flet_components.testing.virtual_time import (
        VirtualTime,
        VirtualTimeLoop,
        real_time,
    )

__all__ = [
    "Call",
    "Node",
    "Screen",
    "Sent",
    "VirtualTime",
    "VirtualTimeLoop",
    "real_time",
]

_MODULES = {
    "Call": "mirror",
    "Node": "nodes",
    "Screen": "screen",
    "Sent": "mirror",
    "VirtualTime": "virtual_time",
    "VirtualTimeLoop": "virtual_time",
    "real_time": "virtual_time",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_MODULES[name]}")
    return getattr(module, name)
