"""What depends on what, and what waits to run: the machinery behind `signals`.

The marking in three colours is that of Reactively (Milo Mighdoll, 2022): a change makes
its readers dirty, and whatever is further away to be checked.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
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
    "reading",
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
        if (reader := _state.reader) is not None:
            if self.readers is None:
                self.readers = {}
            self.readers[reader] = None
            reader.sources[self] = None

    def refresh(self) -> None:
        """Bring the value up to date."""

    def rest(self) -> None:
        """Let go of what this depends on itself, if nothing depends on this."""


class _State(threading.local):
    """What this thread is computing, and what waits to run."""

    reader: Reader | None = None
    depth = 0

    def __init__(self) -> None:
        self.queue: deque[Queued] = deque()


_state = _State()


def running() -> Reader | None:
    """Return the computation that is running."""
    return _state.reader


def reading() -> bool:
    """Say whether a computation is running that would depend on what is read now."""
    return _state.reader is not None


@contextmanager
def untracked() -> Iterator[None]:
    """Read signals in the block without depending on them."""
    reader, _state.reader = _state.reader, None
    try:
        yield
    finally:
        _state.reader = reader


@contextmanager
def batch() -> Iterator[None]:
    """Hold all effects back until the end of the block, then run each once."""
    _state.depth += 1
    try:
        yield
    finally:
        _state.depth -= 1
        flush()


# --- what depends on what ---


def observe(reader: Reader, function: Callable[[], T]) -> T:
    """Run a function and remember what it reads, also when it fails half-way."""
    before = _let_go(reader)
    reader.color = CLEAN
    outer, _state.reader = _state.reader, reader
    try:
        return function()
    finally:
        _state.reader = outer
        _rest(before)


def forget(reader: Reader) -> None:
    """Depend on nothing."""
    _rest(_let_go(reader))


def sources_changed(reader: Reader) -> bool:
    """Bring the sources up to date; one that changed makes the reader dirty."""
    for source in tuple(reader.sources):
        source.refresh()
        if reader.color == DIRTY:
            return True
    return False


def _let_go(reader: Reader) -> Iterable[Tracked]:
    before, reader.sources = reader.sources, {}
    for source in before:
        if source.readers is not None:
            source.readers.pop(reader, None)
    return before


def _rest(sources: Iterable[Tracked]) -> None:
    for source in sources:
        if not source.readers:
            source.rest()


# --- what waits to run ---


def enqueue(effect: Queued) -> None:
    """Let an effect wait for its turn."""
    _state.queue.append(effect)


def flush() -> None:
    """Run what waits, outside a batch.

    An effect that fails does not keep the others from running.
    """
    if _state.depth > 0 or not _state.queue:
        return
    _state.depth += 1
    try:
        failure = _run_rounds()
    finally:
        _state.depth -= 1
    if failure is not None:
        raise failure


def _run_rounds() -> Exception | None:
    failure: Exception | None = None
    for _ in range(LONGEST_CHAIN):
        if not _state.queue:
            return failure
        waiting, _state.queue = _state.queue, deque()
        failure = _run_all(waiting) or failure
    _abandon()
    raise RecursionError(
        f"effects still change what they read after {LONGEST_CHAIN} rounds: "
        "two of them write what the other one reads"
    )


def _run_all(effects: deque[Queued]) -> Exception | None:
    failure = None
    try:
        while effects:
            try:
                effects.popleft().run_in_turn()
            except Exception as error:
                failure = failure or error
    finally:  # a cancellation or an interrupt goes on; the others wait for their turn
        _state.queue.extendleft(reversed(effects))
    return failure


def _abandon() -> None:
    for effect in _state.queue:
        effect.color = CLEAN
    _state.queue.clear()
