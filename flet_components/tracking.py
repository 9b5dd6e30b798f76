"""What depends on what, and what waits to run: the machinery behind `signals`.

The marking in three colours is that of Reactively (Milo Mighdoll, 2022): a change makes
its readers dirty, and whatever is further away to be checked.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
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
    sources: list[Tracked]

    def mark(self, color: int) -> None:
        """Note that something that was read has changed, or may have."""


class Queued(Protocol):
    """What waits to run: an effect."""

    color: int

    def run_in_turn(self) -> None:
        """Run, unless something else must run first and makes this needless."""


class Tracked:
    """What others depend on: a signal, or a computed value.

    Most have one reader at most, and need no room for more.
    """

    __slots__ = ("readers", "version")

    def __init__(self) -> None:
        self.readers: Reader | dict[Reader, None] | None = None
        self.version = 0

    def track(self) -> None:
        """Make the running computation depend on this."""
        reader = running.reader
        if reader is None:
            return
        reader.sources.append(self)
        readers = self.readers
        if readers is None:
            self.readers = reader
        elif isinstance(readers, dict):
            readers[reader] = None
        elif readers is not reader:
            self.readers = {readers: None, reader: None}

    def lose(self, reader: Reader) -> None:
        """Let go of a computation that depends on this no more."""
        if isinstance(self.readers, dict):
            self.readers.pop(reader, None)
            if not self.readers:
                self.readers = None
        elif self.readers is reader:
            self.readers = None
        if self.readers is None:
            self.rest()

    def mark_readers(self, color: int) -> None:
        """Tell whatever depends on this that it has changed, or may have."""
        readers = self.readers
        if isinstance(readers, dict):
            for reader in tuple(readers):
                reader.mark(color)
        elif readers is not None:
            readers.mark(color)

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


class untracked:
    """Read signals in the block without depending on them."""

    __slots__ = ("_reader",)

    def __enter__(self) -> None:
        self._reader, running.reader = running.reader, None

    def __exit__(self, *_: object) -> None:
        running.reader = self._reader


class batch:
    """Hold all effects back until the end of the block, then run each once."""

    __slots__ = ()

    def __enter__(self) -> None:
        running.depth += 1

    def __exit__(self, *_: object) -> None:
        running.depth -= 1
        flush()


# --- what depends on what ---


def observe(reader: Reader, function: Callable[[], T]) -> T:
    """Run a function and remember what it reads, also when it fails half-way."""
    before, reader.sources = reader.sources, []
    reader.color = CLEAN
    outer, running.reader = running.reader, reader
    try:
        return function()
    finally:
        running.reader = outer
        if reader.sources == before:
            reader.sources = before
        else:
            _settle(reader, before)


def _settle(reader: Reader, before: list[Tracked]) -> None:
    """Let go of what was read before, and is not any more."""
    now = dict.fromkeys(reader.sources)
    reader.sources = list(now)
    for source in before:
        if source not in now:
            source.lose(reader)


def forget(reader: Reader) -> None:
    """Depend on nothing."""
    before, reader.sources = reader.sources, []
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
