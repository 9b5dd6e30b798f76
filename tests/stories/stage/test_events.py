"""The log of events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import flet as ft

from flet_components.stories.stage.events import LIMIT, EventLog, payload_of
from flet_components.testing import VirtualTime


@dataclass
class Moved(ft.Event[ft.Container]):
    x: float
    path: str = ""


async def test_newest_first(virtual_time: VirtualTime) -> None:
    """Each event has its time; the newest is on top."""
    log = EventLog(virtual_time)
    log.add("Button", "click", "")
    await virtual_time.sleep(1.5)
    log.add("Button", "hover", "True")
    newest, oldest = log.entries
    assert (newest.name, oldest.name) == ("hover", "click")
    assert newest.at - oldest.at == timedelta(seconds=1.5)


async def test_bursts_are_folded(virtual_time: VirtualTime) -> None:
    """Events of one kind in a row are one entry, with the newest payload."""
    log = EventLog(virtual_time)
    for number in range(37):
        log.add("Countdown", "tick", str(number))
    log.add("Countdown", "complete", "")
    log.add("Countdown", "tick", "again")
    assert [(entry.name, entry.count) for entry in log.entries] == [
        ("tick", 1),
        ("complete", 1),
        ("tick", 37),
    ]
    assert log.entries[2].payload == "36"
    assert log.total == 39


async def test_bounded(virtual_time: VirtualTime) -> None:
    """The log forgets the oldest entries, and all of them when it is cleared."""
    log = EventLog(virtual_time)
    for number in range(LIMIT + 5):
        log.add("Button", f"event {number}", "")
    assert len(log.entries) == LIMIT
    assert log.entries[-1].name == "event 5"
    log.clear()
    assert log.entries == ()


async def test_listeners(virtual_time: VirtualTime) -> None:
    """Whoever follows the log is told of each event, and of the clearing."""
    log = EventLog(virtual_time)
    told: list[int] = []
    log.on_change = lambda: told.append(log.total)
    log.add("Button", "click", "")
    log.clear()
    assert told == [1, 0]


def test_payloads() -> None:
    """A payload is the event's data, or its own fields, in short."""
    box = ft.Container()
    assert payload_of(ft.Event(name="change", control=box, data="a" * 999)) == (
        "'" + "a" * 37 + "..." + "a" * 38 + "'"
    )
    assert payload_of(ft.Event(name="click", control=box)) == ""
    moved = Moved(name="move", control=box, x=1.5, path="p")
    assert payload_of(moved) == "x=1.5, path='p'"
    assert payload_of(3) == ""  # type: ignore[arg-type]
