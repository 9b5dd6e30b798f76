"""Signals, computed values, effects and batches: what changes, and what follows.

A write marks what depends on it and, outside a batch, runs the effects at once, each
once, in the order in which they were marked. Equal values notify nobody.
The marking in three colours is that of Reactively (Milo Mighdoll, 2022).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

__all__ = ["Computed", "Effect", "Signal", "batch", "reading", "same", "untracked"]

T = TypeVar("T")

CLEAN, CHECK, DIRTY = 0, 1, 2
LONGEST_CHAIN = 100
"""Rounds of effects that one write may cause before it counts as a cycle."""


class _State(threading.local):
    """What this thread is computing, and what waits to run."""

    reader: Computed[Any] | Effect | None = None
    depth = 0

    def __init__(self) -> None:
        self.queue: list[Effect] = []


_state = _State()


def same(old: object, new: object) -> bool:
    """Say whether a change from `old` to `new` is none."""
    if old is new:
        return True
    if type(old) is not type(new):
        return False
    try:
        return bool(old == new)
    except Exception:  # arrays and the like have no truth value
        return False


class Source(Generic[T]):
    """What a computation can depend on."""

    __slots__ = ("_readers", "_value")
    _value: T

    def __init__(self) -> None:
        self._readers: dict[Computed[Any] | Effect, None] | None = None

    def track(self) -> None:
        """Make the running computation depend on this source."""
        if (reader := _state.reader) is not None:
            if self._readers is None:
                self._readers = {}
            self._readers[reader] = None
            reader._sources[self] = None


class Signal(Source[T]):
    """A value that can be watched."""

    __slots__ = ()

    def __init__(self, value: T) -> None:
        super().__init__()
        self._value = value

    def get(self) -> T:
        """Return the value; a computation that is running depends on it from now on."""
        if _state.reader is not None:
            self.track()
        return self._value

    def set(self, value: T) -> None:
        """Replace the value; whatever depends on it follows before this returns."""
        if same(self._value, value):
            return
        self._value = value
        self.notify()

    def notify(self) -> None:
        """Mark everything that depends on this signal, and run it."""
        if not self._readers:
            return
        for reader in tuple(self._readers):
            reader._mark(DIRTY)
        if _state.depth == 0:
            _flush()


class Computed(Source[T]):
    """A value derived from others, computed when read and only if one of them changed.

    A computation that fails raises at each reader until something that it read changes.
    """

    __slots__ = ("__weakref__", "_color", "_failure", "_function", "_sources")

    def __init__(self, function: Callable[[], T]) -> None:
        super().__init__()
        self._function = function
        self._failure: Exception | None = None
        self._sources: dict[Source[Any], None] = {}
        self._color = DIRTY

    def get(self) -> T:
        """Return the value, computed anew if something that it read has changed."""
        self.track()
        self.refresh()
        if self._failure is not None:
            raise self._failure
        return self._value

    def refresh(self) -> None:
        """Compute the value if it may be out of date."""
        if self._color == CHECK and not _sources_changed(self):
            self._color = CLEAN
        if self._color != CLEAN and self._compute():
            for reader in tuple(self._readers or ()):
                if reader._color == CHECK:
                    reader._color = DIRTY

    def _compute(self) -> bool:
        """Compute the value; say whether it is another one than before."""
        failed = self._failure is not None
        try:
            value = _observe(self, self._function)
        except Exception as error:
            self._failure = error
            return True
        self._failure = None
        if not failed and hasattr(self, "_value") and same(self._value, value):
            return False
        self._value = value
        return True

    def _mark(self, color: int) -> None:
        fresh = self._color == CLEAN
        self._color = max(self._color, color)
        if fresh:
            for reader in tuple(self._readers or ()):
                reader._mark(CHECK)


class Effect:
    """A function that runs now, and again whenever something that it read changes.

    Effects that the function makes belong to it: they end when it runs again.

    Args:
        function: What to run. What it reads while it runs decides when it runs again.
        on_error: Called with an exception of the function; without it, the exception
            goes to whoever wrote the value.
    """

    __slots__ = (
        "__weakref__",
        "_color",
        "_function",
        "_inner",
        "_on_error",
        "_sources",
        "nested",
    )

    def __init__(
        self,
        function: Callable[[], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> None:
        self._function = function
        self._on_error = on_error
        self._sources: dict[Source[Any], None] = {}
        self._inner: list[Effect] = []
        self._color = DIRTY
        outer = _state.reader
        self.nested = isinstance(outer, Effect)
        if isinstance(outer, Effect):
            outer._inner.append(self)
        self.run()

    def run(self) -> None:
        """Run the function if something that it read has changed."""
        if self._color == CHECK and not _sources_changed(self):
            self._color = CLEAN
        if self._color == CLEAN:
            return
        self._end_inner()
        try:
            _observe(self, self._function)
        except Exception as error:
            if self._on_error is None:
                raise
            with untracked():
                self._on_error(error)

    def suspend(self) -> None:
        """Let go of everything that was read; nothing runs until `resume`."""
        self._end_inner()
        _forget(self)
        self._color = CLEAN

    def _end_inner(self) -> None:
        for effect in self._inner:
            effect.suspend()
        self._inner.clear()

    def resume(self) -> None:
        """Run now, and follow changes again."""
        self._color = DIRTY
        self.run()

    def _mark(self, color: int) -> None:
        if self._color == CLEAN:
            _state.queue.append(self)
        self._color = max(self._color, color)


@contextmanager
def batch() -> Iterator[None]:
    """Hold all effects back until the end of the block, then run each once."""
    _state.depth += 1
    try:
        yield
    finally:
        _state.depth -= 1
        if _state.depth == 0:
            _flush()


@contextmanager
def untracked() -> Iterator[None]:
    """Read signals in the block without depending on them."""
    reader, _state.reader = _state.reader, None
    try:
        yield
    finally:
        _state.reader = reader


def reading() -> bool:
    """Say whether a computation is running that would depend on what is read now."""
    return _state.reader is not None


def _observe(reader: Computed[Any] | Effect, function: Callable[[], T]) -> T:
    """Run a function and remember what it reads, also when it fails half-way."""
    _forget(reader)
    reader._color = CLEAN
    outer, _state.reader = _state.reader, reader
    try:
        return function()
    finally:
        _state.reader = outer


def _forget(reader: Computed[Any] | Effect) -> None:
    for source in reader._sources:
        if source._readers is not None:
            source._readers.pop(reader, None)
    reader._sources.clear()


def _sources_changed(reader: Computed[Any] | Effect) -> bool:
    """Bring the computed sources up to date; one that changed marks the reader."""
    for source in tuple(reader._sources):
        if isinstance(source, Computed):
            source.refresh()
            if reader._color == DIRTY:
                return True
    return False


def _flush() -> None:
    """Run what waits. An effect that fails does not keep the others from running."""
    failure: Exception | None = None
    _state.depth += 1
    try:
        for _ in range(LONGEST_CHAIN):
            if not _state.queue:
                break
            waiting, _state.queue = _state.queue, []
            failure = _run_all(waiting) or failure
        else:
            _abandon()
            raise RecursionError(
                f"effects still change what they read after {LONGEST_CHAIN} rounds: "
                "two of them write what the other one reads"
            )
    finally:
        _state.depth -= 1
    if failure is not None:
        raise failure


def _abandon() -> None:
    for effect in _state.queue:
        effect._color = CLEAN
    _state.queue.clear()


def _run_all(effects: list[Effect]) -> Exception | None:
    failure = None
    for effect in effects:
        try:
            effect.run()
        except Exception as error:
            failure = failure or error
    return failure
