"""Signals, computed values, effects and batches: what changes, and what follows.

A write marks what depends on it and, outside a batch, runs the effects at once, each
once, in the order in which they were marked. Equal values notify nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from types import TracebackType
from typing import Generic, TypeVar

from flet_components.tracking import (
    CHECK,
    CLEAN,
    DIRTY,
    Tracked,
    batch,
    enqueue,
    flush,
    forget,
    observe,
    running,
    sources_changed,
    untracked,
)

__all__ = [
    "PLAIN",
    "Computed",
    "Effect",
    "Signal",
    "batch",
    "equal",
    "is_plain",
    "same",
    "untracked",
]

T = TypeVar("T")


PLAIN = frozenset({str, int, float, bool, type(None)})
"""Types of values that hold nothing else, and whose equality says all."""


def is_plain(value: object) -> bool:
    """Say whether a value holds nothing else: of such a type, or a name for one."""
    return type(value) in PLAIN or isinstance(value, Enum)


def same(old: object, new: object) -> bool:
    """Say whether a change from `old` to `new` is none."""
    if old is new:
        return True
    kind = type(new)
    if kind in PLAIN:
        return kind is type(old) and old == new
    return equal(old, new) and _interchangeable(old, new)


def equal(old: object, new: object) -> bool:
    """Say whether two values are of one type, and equal; two controls may be."""
    try:
        return old is new or (type(old) is type(new) and bool(old == new))
    except Exception:  # arrays and the like have no truth value
        return False


def _interchangeable(old: object, new: object) -> bool:
    """Say whether nobody could tell equal values apart later.

    Flet's controls are equal by their fields, but each is an object of its own, and
    its hash says so.
    """
    if isinstance(old, list) and isinstance(new, list):
        old, new = tuple(old), tuple(new)
    try:
        return hash(old) == hash(new)
    except TypeError:  # what cannot be hashed, such as a dict
        return True


class Signal(Tracked, Generic[T]):
    """A value that can be watched."""

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        super().__init__()
        self._value = value

    def get(self) -> T:
        """Return the value; a computation that is running depends on it from now on."""
        self.track()
        return self._value

    def set(self, value: T) -> None:
        """Replace the value; whatever depends on it follows before this returns.

        In a batch or an effect, it follows when that has ended.
        """
        if same(self._value, value):
            return
        self._value = value
        self.notify()

    def notify(self) -> None:
        """Mark everything that depends on this signal, and run it."""
        self.version += 1
        if self.readers is not None:
            self.mark_readers(DIRTY)
            flush()


class Computed(Tracked, Generic[T]):
    """A value derived from others, computed when read and only if one of them changed.

    A computation that fails raises at each reader until something that it read changes.
    While nothing depends on it, what it read does not know of it, and so does not keep
    it alive.
    """

    __slots__ = (
        "__weakref__",
        "_failure",
        "_function",
        "_runs",
        "_seen",
        "_value",
        "color",
        "sources",
    )
    _value: T

    def __init__(self, function: Callable[[], T]) -> None:
        super().__init__()
        self._function = function
        self._failure: tuple[Exception, TracebackType | None] | None = None
        self._seen: dict[Tracked, int] | None = None
        self._runs = False
        self.sources: list[Tracked] = []
        self.color = DIRTY

    def get(self) -> T:
        """Return the value, computed anew if something that it read has changed.

        Raises:
            RecursionError: If it reads itself, directly or through others.
        """
        self.track()
        if self._runs:
            raise RecursionError("a computed value reads itself: break the circle")
        self.refresh()
        if self._failure is not None:
            error, trace = self._failure
            raise error.with_traceback(trace)  # or each reader would lengthen it
        return self._value

    def refresh(self) -> None:
        """Compute the value if it may be out of date."""
        if self.color == CLEAN or self._runs:
            return
        self._runs = True
        try:
            if self._is_outdated() and self._compute():
                self._tell()
        finally:
            self._runs = False
        self.rest()

    def rest(self) -> None:
        """Let go of everything that was read, unless something depends on this."""
        if self.readers is not None:
            return
        if self.color == CLEAN:
            self._seen = {source: source.version for source in self.sources}
        self.color = DIRTY
        forget(self)

    def mark(self, color: int) -> None:
        """Note that something that was read has changed, or may have."""
        fresh = self.color == CLEAN
        self.color = max(self.color, color)
        if fresh:
            self.mark_readers(CHECK)

    def _is_outdated(self) -> bool:
        """Say whether something that was read has changed."""
        if self.color == CHECK:
            if not sources_changed(self):
                self.color = CLEAN
            return self.color != CLEAN
        if self.readers is not None or self._seen is None:
            return True
        for source, version in self._seen.items():
            source.refresh()
            if source.version != version:
                return True
        return False

    def _compute(self) -> bool:
        """Compute the value; say whether it is another one than before."""
        failed = self._failure is not None
        try:
            value = observe(self, self._function)
        except Exception as error:
            self._failure = (error, error.__traceback__)
            return True
        self._failure = None
        if not failed and hasattr(self, "_value") and same(self._value, value):
            return False
        self._value = value
        return True

    def _tell(self) -> None:
        """Tell readers that the value is another one."""
        self.version += 1
        readers = self.readers
        for reader in readers if isinstance(readers, dict) else [readers]:
            if reader is not None and reader.color == CHECK:
                reader.color = DIRTY


class Effect:
    """A function that runs now, and again whenever something that it read changes.

    Effects that the function makes belong to it: they end when it runs again.

    Args:
        function: What to run. What it reads while it runs decides when it runs again.
        on_error: Called with an exception of the function; without it, the exception
            goes to whoever wrote the value. At the first run that is who makes the
            effect, which then does not live.
    """

    __slots__ = (
        "__weakref__",
        "_follows",
        "_function",
        "_inner",
        "_on_error",
        "_outer",
        "color",
        "sources",
    )

    def __init__(
        self,
        function: Callable[[], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> None:
        self._function = function
        self._on_error = on_error
        self.sources: list[Tracked] = []
        self.color = DIRTY
        self._inner: list[Effect] | None = None
        outer = running.reader
        self._outer = outer if isinstance(outer, Effect) else None
        if self._outer is not None:
            if self._outer._inner is None:
                self._outer._inner = []
            self._outer._inner.append(self)
        self.resume()

    def work(self) -> None:
        """Call the function; a subclass may have another work."""
        if self._function is not None:
            self._function()

    def failed(self, error: Exception) -> None:
        """Handle an exception of the work."""
        if self._on_error is None:
            raise error
        self._on_error(error)

    @property
    def nested(self) -> bool:
        """Whether an effect made this one, and ends it."""
        return self._outer is not None

    def run(self) -> None:
        """Run the function if something that it read has changed."""
        if self.color == CHECK and not sources_changed(self):
            self.color = CLEAN
        if self.color == CLEAN:
            return
        if self._inner:
            self._end_inner()
        try:
            observe(self, self.work)
        except Exception as error:
            with untracked():
                self.failed(error)
        finally:
            if not self._follows:  # it has suspended itself, and read on
                self.suspend()

    def run_in_turn(self) -> None:
        """Run, unless an effect around this one runs instead, and so ends it."""
        if self._outer is not None:
            self._outer.run_in_turn()
        self.run()

    def suspend(self) -> None:
        """Let go of everything that was read; nothing runs until `resume`."""
        self._follows = False
        self.color = CLEAN
        self._end_inner()
        forget(self)

    def resume(self) -> None:
        """Run now, and follow changes again."""
        self._follows = True
        self.color = DIRTY
        with batch():
            try:
                self.run()
            except BaseException:
                self.suspend()
                raise

    def mark(self, color: int) -> None:
        """Note that something that was read has changed, or may have."""
        if self.color == CLEAN:
            enqueue(self)
        self.color = max(self.color, color)

    def _end_inner(self) -> None:
        inner, self._inner = self._inner, None
        for effect in inner or ():
            effect.suspend()
