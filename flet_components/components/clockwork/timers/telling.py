"""Tells of what has happened, in order, and when all of it has happened."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["Telling"]


class Telling:
    """Makes calls in the order in which they are asked for.

    What is asked for while a call is being made comes after it, not within it: who is
    told that a round has ended, and skips the next one, hears of that one afterwards.
    """

    __slots__ = ("_calls", "_waits")

    def __init__(self) -> None:
        self._calls: deque[Callable[[], object]] = deque()
        self._waits = False

    def tell(self, call: Callable[[], object]) -> None:
        """Make a call, when those before have been made."""
        self._calls.append(call)
        if not self._waits:
            self._make_calls()

    @contextmanager
    def afterwards(self) -> Iterator[None]:
        """Make no call in the block, but all that it asked for at its end."""
        waits, self._waits = self._waits, True
        try:
            yield
        finally:
            self._waits = waits
            if not waits:
                self._make_calls()

    def _make_calls(self) -> None:
        self._waits = True
        try:
            while self._calls:
                self._calls.popleft()()
        finally:
            self._waits = False
            self._calls.clear()
