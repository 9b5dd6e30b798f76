"""The page about `Clock` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import attrs
import flet as ft

from flet_components import Clock, ClockDial, ClockEvent, ClockHand, ClockMark
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("timing", "clock")


def names(cls: type[Any]) -> set[str]:
    """Return the names of an attrs class's fields."""
    return {field.name for field in attrs.fields(cls)}


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(Clock).items())


def test_the_tables_of_a_dial() -> None:
    """The tables have all of a dial, of its hands and of its marks."""
    parts = names(ClockDial) | names(ClockHand) | names(ClockMark)
    assert set(PAGE.table("A dial of one's own")) == parts


def test_it_has_no_verbs() -> None:
    """There is no public method that is the clock's own, as the page says."""
    assert set(PAGE.table("Verbs")) == verbs_of(Clock) == set()


def test_the_table_of_events() -> None:
    """The table has what an event tells."""
    own = {field.name for field in dataclasses.fields(ClockEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)}
    assert set(PAGE.table("Events")) == own - flet | {"control"}


def test_the_timeline() -> None:
    """Each state of the timeline is counted in `test_clock_timeline.py`."""
    section = PAGE.text.partition("\n## Timeline\n")[2].partition("\n## ")[0]
    rows = [row for row in section.splitlines() if row.startswith("| ")][2:]
    assert len(rows) == 9
    assert all(row.split(" | ")[1] == "none" for row in rows)


async def test_the_example_of_the_faces(screen: Screen) -> None:
    """There are digits with the date, and two dials with three hands each."""
    await screen.run(PAGE.example("faces").main)
    await screen.advance(5)
    screen.shows("12:00:05\u202fPM", "Thursday, January 1, 2026")
    assert len(screen.find_all(ft.Stack)) == 2


async def test_the_example_of_the_world(screen: Screen) -> None:
    """Four cities show their times, and how they stand to London."""
    screen.clock.travel(datetime(2026, 7, 1, 15, tzinfo=UTC))
    await screen.run(PAGE.example("world").main)
    thin = "\u202f"
    assert screen.texts() == [
        *("London", f"4:00{thin}PM", "Same time"),
        *("New York", f"11:00{thin}AM", "Today, \u22125 h"),
        *("Kathmandu", f"8:45{thin}PM", "Today, +4:45 h"),
        *("Tokyo", f"12:00{thin}AM", "Tomorrow, +8 h"),
    ]


async def test_the_example_of_ticks(screen: Screen) -> None:
    """The office closes at five in Tokyo, and opens at nine."""
    screen.clock.travel(datetime(2026, 7, 1, 7, 58, tzinfo=UTC))
    await screen.run(PAGE.example("ticks").main)
    await screen.advance(60)
    screen.shows("The office is open")
    await screen.advance(60)
    screen.shows("The office is closed")
    await screen.advance(16 * 3600)
    screen.shows("The office is open")


async def test_the_example_of_a_dial(screen: Screen) -> None:
    """Its numbers are Roman, its hands slim."""
    await screen.run(PAGE.example("dial").main)
    canvas: Any = screen.find(ft.Stack)["controls"][0]
    written = [each["value"] for each in canvas["shapes"] if each["_c"] == "Text"]
    assert written[3:5] == ["IV", "V"]
    hands: Any = [box for box in screen.find_all(ft.Container) if "rotate" in box]
    assert hands[0]["content"]["width"] == 0.03 * 140
