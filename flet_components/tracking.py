"""What depends on what, and what waits to run: the machinery behind `signals`.

The marking in three colours is that of Reactively (Milo Mighdoll, 2022): a change makes
its readers dirty, and whatever is further away to be checked.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

__all__ = [
    "CHECK",
    "CLEAN",
    "DIRTY",
    "Queued",
    "Reader",
    "Tracked",
    "batch",
    "enqueue",
    "flush",
    "forget",
    "observe",
    "running",
    "sources_changed",
    "untracked",
]

T = TypeVar("T")

CLEAN, CHECK, DIRTY = 0, 1, 2
LONGEST_CHAIN = 100
"""Rounds of effects that one write may cause before it counts as a cycle."""


class Reader(Protocol):
    """What depends on others: a computed value, or an effect."""

    color: int
    sources: dict[Tracked, None]

    def mark(self, color: int) -> None:
        """Note that something that was read has changed, or may have."""


class Queued(Protocol):
    """What waits to run: an effect."""

    color: int

    def run_in_turn(self) -> None:
        """Run, unless something else must run first and makes this needless."""


class Tracked:
    """What others depend on: a signal, or a computed value."""

    __slots__ = ("readers", "version")

    def __init__(self) -> None:
        self.readers: dict[Reader, None] | None = None
        self.version = 0

    def track(self) -> None:
        """Make the running computation depend on this."""
        if (reader := running.reader) is not None:
            if self.readers is None:
                self.readers = {}
            self.readers[reader] = None
            reader.sources[self] = None

    def lose(self, reader: Reader) -> None:
        """Let go of a computation that depends on this no more."""
        if self.readers is not None:
            self.readers.pop(reader, None)
        if not self.readers:
            self.rest()

    def refresh(self) -> None:
        """Bring the value up to date."""

    def rest(self) -> None:
        """Let go of what this depends on itself, if nothing depends on this."""


class _Running(threading.local):
    """What this thread is computing, and what waits to run."""

    reader: Reader | None = None
    depth = 0

    def __init__(self) -> None:
        self.queue: deque[Queued] = deque()


running = _Running()


@contextmanager
def untracked() -> Iterator[None]:
    """Read signals in the block without depending on them."""
    reader, running.reader = running.reader, None
    try:
        yield
    finally:
        running.reader = reader


@contextmanager
def batch() -> Iterator[None]:
    """Hold all effects back until the end of the block, then run each once."""
    running.depth += 1
    try:
        yield
    finally:
        running.depth -= 1
        flush()


# --- what depends on what ---


def observe(reader: Reader, function: Callable[[], T]) -> T:
    """Run a function and remember what it reads, also when it fails half-way."""
    before = reader.sources
    now: dict[Tracked, None] = {}
    reader.sources = now
    reader.color = CLEAN
    outer, running.reader = running.reader, reader
    try:
        return function()
    finally:
        running.reader = outer
        for source in before:
            if source not in now:
                source.lose(reader)


def forget(reader: Reader) -> None:
    """Depend on nothing."""
    before, reader.sources = reader.sources, {}
    for source in before:
        source.lose(reader)


def sources_changed(reader: Reader) -> bool:
    """Bring the sources up to date; one that changed makes the reader dirty."""
    for source in tuple(reader.sources):
        source.refresh()
        if reader.color == DIRTY:
            return True
    return False


# --- what waits to run ---


def enqueue(effect: Queued) -> None:
    """Let an effect wait for its turn."""
    running.queue.append(effect)


def flush() -> None:
    """Run what waits, outside a batch.

    An effect that fails does not keep the others from running.
    """
    if running.depth > 0 or not (queue := running.queue):
        return
    running.depth = 1
    failure, rounds, left = None, 0, len(queue)
    try:
        while queue:
            if not left:
                rounds, left = rounds + 1, len(queue)
                if rounds == LONGEST_CHAIN:
                    _abandon()
            left -= 1
            try:
                queue.popleft().run_in_turn()
            except Exception as error:
                failure = failure or error
    finally:  # a cancellation or an interrupt goes on; the others wait for their turn
        running.depth = 0
    if failure is not None:
        raise failure


def _abandon() -> None:
    for effect in running.queue:
        effect.color = CLEAN
    running.queue.clear()
    raise RecursionError(
        f"effects still change what they read after {LONGEST_CHAIN} rounds: "
        "two of them write what the other one reads"
    )
