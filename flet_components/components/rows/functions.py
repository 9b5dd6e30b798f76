"""Whether two functions do the same: a render makes a new one of each lambda."""

from __future__ import annotations

from types import FunctionType
from typing import Any

from flet_components.signals import equal

__all__ = ["same_function"]


def same_function(one: Any, other: Any) -> bool:
    """Say whether two functions are of the same code, and see the same values."""
    if one is other:
        return True
    if not (isinstance(one, FunctionType) and isinstance(other, FunctionType)):
        return equal(one, other)
    return one.__code__ is other.__code__ and equal(_seen(one), _seen(other))


def _seen(function: FunctionType) -> tuple[Any, ...]:
    cells = function.__closure__ or ()
    inside = tuple(cell.cell_contents for cell in cells)
    return (inside, function.__defaults__, function.__kwdefaults__)
