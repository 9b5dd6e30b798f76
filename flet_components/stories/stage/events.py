"""What the shown component said: the newest 200 events, bursts folded."""

from __future__ import annotations

import dataclasses
import reprlib
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any

import attrs
import flet as ft

from flet_components.time_source import SystemTime, TimeSource

__all__ = ["Entry", "EventLog", "payload_of"]

LIMIT = 200
"""Entries that a log keeps."""


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


class EventLog:
    """Keeps what happened, newest first.

    Args:
        clock: Where the time stamps come from.
    """

    def __init__(self, clock: TimeSource | None = None) -> None:
        self._clock = clock or SystemTime()
        self._entries: deque[Entry] = deque(maxlen=LIMIT)
        self.on_change: Callable[[], object] = lambda: None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, newest first."""
        return tuple(self._entries)

    @property
    def total(self) -> int:
        """How many events the entries stand for."""
        return sum(entry.count for entry in self._entries)

    def add(self, source: str, name: str, payload: str) -> None:
        """Write an event down; one like the newest is counted with it."""
        entry = Entry(source, name, payload, self._clock.now())
        newest = self._entries[0] if self._entries else None
        if newest and (newest.source, newest.name) == (source, name):
            self._entries.popleft()
            entry = attrs.evolve(entry, count=newest.count + 1)
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
    if getattr(event, "data", None) is not None:
        return _SHORT.repr(event.data)
    own = [
        f"{field.name}={_SHORT.repr(getattr(event, field.name, None))}"
        for field in _fields(event)
        if field.name not in ("control", "name", "data", "target")
    ]
    return ", ".join(own)


def _fields(event: object) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(event) if dataclasses.is_dataclass(event) else ()
