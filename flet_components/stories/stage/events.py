"""What the shown component said: the newest 200 events, bursts folded."""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
import reprlib
from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import attrs
import flet as ft

from flet_components.time_source import SystemTime, TimeSource

__all__ = ["Entry", "EventLog", "details_of", "parts_of", "payload_of"]

LIMIT = 200
"""Entries that a log keeps."""
LONGEST = 4000
"""Characters of the details of one event."""
NOTHING: Mapping[str, Any] = {}


@attrs.frozen
class Entry:
    """One event, or several of the same in a row."""

    source: str
    """Class of the control."""
    name: str
    """Name of the event: `complete`."""
    payload: str
    """What it carried, in short; of the newest, if there were several."""
    at: datetime
    """When the newest came."""
    count: int = 1
    """How many in a row."""
    number: int = 0
    """Tells it from others; several in a row keep that of the first."""
    parts: Mapping[str, Any] = attrs.field(default=NOTHING, eq=False, repr=False)
    """What it carried, by name; `details_of` writes it out."""


class EventLog:
    """Keeps what happened, newest first.

    Args:
        clock: Where the time stamps come from.
    """

    def __init__(self, clock: TimeSource | None = None) -> None:
        self._clock = clock or SystemTime()
        self._entries: deque[Entry] = deque(maxlen=LIMIT)
        self._numbers = itertools.count(1)
        self.on_change: Callable[[], object] = lambda: None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, newest first."""
        return tuple(self._entries)

    @property
    def total(self) -> int:
        """How many events the entries stand for."""
        return sum(entry.count for entry in self._entries)

    def add(
        self, source: str, name: str, payload: str, parts: Mapping[str, Any] = NOTHING
    ) -> None:
        """Write an event down; one like the newest is counted with it.

        Args:
            source: Class of the control.
            name: Name of the event.
            payload: What it carries, in short.
            parts: What it carries.
        """
        entry = Entry(source, name, payload, self._clock.now(), parts=parts)
        newest = self._entries[0] if self._entries else None
        if newest and (newest.source, newest.name) == (source, name):
            self._entries.popleft()
            count, number = newest.count + 1, newest.number
            entry = attrs.evolve(entry, count=count, number=number)
        else:
            entry = attrs.evolve(entry, number=next(self._numbers))
        self._entries.appendleft(entry)
        self.on_change()

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()
        self.on_change()


_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = 80
_SHORT.maxlist = _SHORT.maxtuple = _SHORT.maxdict = 4


def payload_of(event: ft.Event[Any]) -> str:
    """Return in short what an event carries beside its name and control."""
    parts = parts_of(event)
    if parts.keys() == {"data"}:
        return _SHORT.repr(parts["data"])
    return ", ".join(f"{name}={_SHORT.repr(part)}" for name, part in parts.items())


def parts_of(event: ft.Event[Any]) -> Mapping[str, Any]:
    """Return what an event carries beside its name and control.

    What would keep a component alive, or its tasks, is written down at once.
    """
    if getattr(event, "data", None) is not None:
        return {"data": _harmless(event.data)}
    return {
        field.name: _harmless(getattr(event, field.name, None))
        for field in _fields(event)
        if field.name not in ("control", "name", "data", "target")
    }


def details_of(entry: Entry) -> str:
    """Write out what an event carried, as it is now, within bounds."""
    from rich.pretty import pretty_repr

    told = (
        f"{name} = "
        + pretty_repr(part, max_width=88, max_length=50, max_string=1000, max_depth=6)
        for name, part in entry.parts.items()
    )
    text = "\n".join(told) or "It carried nothing."
    return text if len(text) <= LONGEST else text[:LONGEST] + "\n..."


class _Told(str):
    """A text that stands for an object, and is written without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _harmless(value: Any) -> Any:
    holds = isinstance(value, ft.BaseControl | BaseException | asyncio.Future)
    return _Told(_SHORT.repr(value)) if holds else value


def _fields(event: object) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(event) if dataclasses.is_dataclass(event) else ()
