"""The newest of what has come, bounded in number and in size."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, TypeVar

__all__ = ["Tail"]

T = TypeVar("T")


class Tail(Generic[T]):
    """Keeps the newest items, each with a number. Any thread may add to it.

    What is bounded is what it keeps, at any moment: a flood costs no memory.

    Args:
        most: How many it keeps.
        most_bytes: How large they are in all; the newest is kept however large it is.
    """

    def __init__(self, most: int, most_bytes: float = float("inf")) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._items: deque[tuple[int, T, int]] = deque()
        self._bytes = 0
        self._lock = threading.Lock()
        self.count = 0
        """How many have come in all; the number of the newest."""

    def __len__(self) -> int:
        return len(self._items)

    @property
    def size(self) -> int:
        """How large the items are that it keeps, in bytes."""
        return self._bytes

    def add(self, item: T, size: int = 0) -> None:
        """Keep an item, and drop the oldest for it if need be."""
        with self._lock:
            self.count += 1
            self._items.append((self.count, item, size))
            self._bytes += size
            self._trim()

    def bound(self, most: int, most_bytes: float = float("inf")) -> None:
        """Keep more, or fewer, from now on."""
        with self._lock:
            self._most, self._most_bytes = most, most_bytes
            self._trim()

    def clear(self) -> None:
        """Drop all; the numbers go on."""
        with self._lock:
            self._items.clear()
            self._bytes = 0

    def items(self) -> list[tuple[int, T]]:
        """Return the items with their numbers, the oldest first."""
        with self._lock:
            return [(number, item) for number, item, _ in self._items]

    def _trim(self) -> None:
        items = self._items
        while len(items) > self._most or (
            self._bytes > self._most_bytes and len(items) > 1
        ):
            self._bytes -= items.popleft()[2]
