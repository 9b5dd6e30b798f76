"""Keeps of an old value what a new one has in common with it."""

from __future__ import annotations

import operator
from typing import Any

from flet_components.signals import equal

__all__ = ["shared_structure"]


def shared_structure(old: Any, new: Any) -> Any:
    """Return the new value, made of the old one's parts wherever these are equal.

    So what depends on a part that is the same as before need not look at it again. If
    all is equal the old value itself is returned. Lists and dicts are looked into,
    other values are compared as they are; no value is changed.
    """
    if type(old) is not type(new):
        return new
    if isinstance(new, list):
        return _shared_list(old, new)
    if isinstance(new, dict):
        return _shared_dict(old, new)
    return old if equal(old, new) else new


def _shared_list(old: list[Any], new: list[Any]) -> list[Any]:
    made = [
        shared_structure(old[i], item) if i < len(old) else item
        for i, item in enumerate(new)
    ]
    alike = len(made) == len(old) and all(map(operator.is_, made, old))
    return old if alike else made


def _shared_dict(old: dict[Any, Any], new: dict[Any, Any]) -> dict[Any, Any]:
    made = {
        key: shared_structure(old[key], item) if key in old else item
        for key, item in new.items()
    }
    alike = list(made) == list(old) and all(made[key] is old[key] for key in made)
    return old if alike else made
