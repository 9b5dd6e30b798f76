"""Hands all that comes on to those who read it; nobody waits for who is slow."""

from __future__ import annotations

import asyncio
import weakref
from collections import deque
from collections.abc import AsyncIterator
from typing import Generic, Literal, TypeVar

from attrs import validators

from flet_components.validation import Validator, check

__all__ = ["Drop", "Outlet", "Reader", "check_buffer"]

T = TypeVar("T")

Drop = Literal["oldest", "newest"]
AT_LEAST_ONE: Validator = validators.and_(validators.instance_of(int), validators.ge(1))


def check_buffer(buffer: int, drop: str) -> None:
    """Refuse a buffer that holds nothing, and a word that is no policy."""
    check("buffer", buffer, AT_LEAST_ONE)
    check("drop", drop, validators.in_(("oldest", "newest")))


class Outlet(Generic[T]):
    """Where messages come out; each reader has a buffer of its own.

    Args:
        buffer: How many messages wait for a reader at most.
        drop: Which one is dropped when one more comes: the oldest, or the newest.
    """

    def __init__(self, buffer: int, drop: Drop) -> None:
        self._buffer, self._drop = buffer, drop
        self._readers: weakref.WeakSet[Reader[T]] = weakref.WeakSet()
        self._closed = False

    def reader(self) -> Reader[T]:
        """Return one who is handed all that comes from now on."""
        reader: Reader[T] = Reader(self._buffer, self._drop)
        if self._closed:
            reader.close()
        self._readers.add(reader)
        return reader

    def put(self, message: T) -> None:
        """Hand a message to each reader."""
        for reader in tuple(self._readers):
            reader.put(message)

    def close(self) -> None:
        """End: who reads takes what is left, and then ends, too."""
        self._closed = True
        for reader in tuple(self._readers):
            reader.close()


class Reader(AsyncIterator[T]):
    """Messages in their order, as they come.

    Args:
        buffer: How many wait to be read at most.
        drop: Which one is dropped when one more comes.
    """

    def __init__(self, buffer: int, drop: Drop) -> None:
        self.dropped = 0
        """How many messages were dropped, because reading was too slow."""
        self._waiting: deque[T] = deque()
        self._buffer, self._drop = buffer, drop
        self._came = asyncio.Event()
        self._closed = False

    def put(self, message: T) -> None:
        """Keep a message until it is read."""
        if len(self._waiting) >= self._buffer:
            self.dropped += 1
            if self._drop == "newest":
                return
            self._waiting.popleft()
        self._waiting.append(message)
        self._came.set()

    def take(self) -> list[T]:
        """Return all that waits to be read, and wait for nothing."""
        taken = list(self._waiting)
        self._waiting.clear()
        return taken

    def close(self) -> None:
        """Take no more; what waits can still be read."""
        self._closed = True
        self._came.set()

    async def __anext__(self) -> T:
        """Return the next message, when it has come."""
        while not self._waiting:
            if self._closed:
                raise StopAsyncIteration
            self._came.clear()
            await self._came.wait()
        return self._waiting.popleft()
