"""Pieces of a drawing, of which those that stay are the same objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

__all__ = ["Pieces"]

T = TypeVar("T")


class Pieces(Generic[T]):
    """Makes the pieces of one picture after the other.

    Flet tells pieces apart by their identity: what is the very same as before is not
    sent, wherever in its list it stands now.
    """

    def __init__(self) -> None:
        self._before: dict[tuple[Any, ...], T] = {}
        self._now: dict[tuple[Any, ...], T] = {}

    def begin(self) -> None:
        """Begin another picture."""
        self._before, self._now = self._now, {}

    def take(self, make: Callable[..., T], *numbers: float) -> T:
        """Return a piece: that of the last picture, if it had the same."""
        key = (make, *numbers)
        if key in self._now:  # a list must not hold one object twice
            return make(*numbers)
        piece = self._before.get(key) or make(*numbers)
        self._now[key] = piece
        return piece
