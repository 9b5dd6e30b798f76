"""Which component a story is about."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flet_components.user_control import UserControl

__all__ = ["component_of"]

HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def component_of(
    story: Callable[..., Any] | None, shown: type[UserControl] | None
) -> type[UserControl] | None:
    """Return the component that the story's file is named after, else what it shows.

    Args:
        story: The function, if it could be imported.
        shown: The class of what it shows, if that is one component.
    """
    if story is None:
        return shown
    function = inspect.unwrap(story)
    stem = Path(function.__code__.co_filename).stem
    for value in getattr(function, "__globals__", {}).values():
        is_component = isinstance(value, type) and issubclass(value, UserControl)
        if is_component and HUMP.sub("_", value.__name__).lower() == stem:
            return value  # type: ignore[no-any-return]
    return shown
