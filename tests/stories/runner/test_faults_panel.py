"""The panel of what goes wrong."""

from __future__ import annotations

import pytest

from flet_components.stories.stage.absence import Absence
from flet_components.testing import Screen
from tests.stories.files import Read, Write, field
from tests.stories.runner.showing import showing

STORIES = """
    import flet as ft
    from flet_components import PollingList

    async def numbers():
        return [1, 2, 3]

    def one():
        return PollingList(numbers, item=lambda n: ft.Text(f"row {n}"), interval=10)

    def static():
        return ft.Text("static")
"""


async def test_latency(wide: Screen, write: Write, read: Read) -> None:
    """What the address says goes wrong at once; what was asked for is counted."""
    write("a.py", STORIES)
    route = "/story/a/one?panel=faults&latency=3"
    async with showing(wide, read(), route) as (tab, stage, shown):
        await wide.advance(2)
        shown.lacks("row 1")
        wide.shows("1 asked for, 1 under way or open, 0 failed because of this panel")
        await wide.advance(2)
        shown.shows("row 1")
        await wide.tap("Reset")
        assert tab.address.staging == {}
        assert stage.disturbance.latency == 0


async def test_offline(wide: Screen, write: Write, read: Read) -> None:
    """Offline the story says so itself; it has not been played anew for that."""
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/one?panel=faults") as (tab, _, shown):
        await wide.advance(1)
        shown.shows("row 1")
        tab.runner.set_staging("offline", "true")
        await wide.advance(11)
        wide.shows("offline")
        shown.shows("row 1")


async def test_without_a_source(wide: Screen, write: Write, read: Read) -> None:
    """Of a story that asks for nothing the panel says that nothing can go wrong."""
    write("a.py", STORIES)
    route = "/story/a/static?panel=faults&error_rate=0.5"
    async with showing(wide, read(), route):
        await wide.advance(1)
        wide.shows("This story has no source", "Nothing was asked for yet.")


async def test_hidden_for_a_while(wide: Screen, write: Write, read: Read) -> None:
    """The page is hidden for as long as was typed; nonsense is told at the field."""
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/one?panel=faults") as (_, stage, _):
        await wide.advance(1)
        seconds = field(wide, "seconds away")
        await wide.type("soon", seconds)
        await wide.tap("Hide")
        assert stage.absence.away == ""
        wide.shows("must be more than 0, at most 300, got 'soon'")
        await wide.type("3", seconds)
        await wide.tap("Hide")
        await wide.advance(1)
        wide.shows("hidden, back in")
        await wide.advance(3)
        wide.shows("Disconnect")
        assert stage.absence.away == ""


async def test_no_line_without_a_server(
    wide: Screen, write: Write, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the story plays in the browser itself, there is no line to cut."""
    monkeypatch.setattr(Absence, "can_cut", False)
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/one?panel=faults"):
        await wide.advance(1)
        wide.shows("Hide")
        wide.lacks("Disconnect")
