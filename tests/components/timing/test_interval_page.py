"""The page about `Interval` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime

import flet as ft
import pytest

from flet_components import Interval, IntervalEvent
from flet_components.components.clockwork.interval.callback_runs import OVERLAPS
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("timing", "interval")


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(Interval).items())


def test_the_table_of_policies() -> None:
    """The table has each value of `overlap`."""
    assert re.findall(r'^\| `"(\w+)"` \|', PAGE.text, re.MULTILINE) == list(OVERLAPS)


def test_the_table_of_verbs() -> None:
    """The table has every public method that is the interval's own."""
    assert set(PAGE.table("Verbs")) == verbs_of(Interval)


def test_the_table_of_the_event() -> None:
    """The table has what an event tells."""
    own = {field.name for field in dataclasses.fields(IntervalEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)}
    assert set(PAGE.table("Events")) == own - flet | {"control"}


@pytest.mark.parametrize("name", ["runs", "busy", "waiting", "next_run"])
def test_what_is_to_be_read(name: str) -> None:
    """The page names what an interval tells without an event."""
    assert f"`{name}`" in PAGE.text
    assert isinstance(vars(Interval)[name], property)


async def test_the_example_of_the_price(screen: Screen) -> None:
    """There is a price at once, and another one after ten seconds."""
    await screen.run(PAGE.example("price").main)
    await screen.settle()
    (first,) = screen.texts()
    assert re.fullmatch(r"18\d\.\d\d", first)
    await screen.advance(9)
    assert screen.texts() == [first]
    before = len(screen.patches)
    await screen.advance(20)
    assert len(screen.patches) <= before + 3


async def test_the_example_of_the_minute(screen: Screen) -> None:
    """There is a line for each full minute."""
    screen.clock.travel(datetime(2026, 1, 1, 11, 58, 40, tzinfo=UTC))
    await screen.run(PAGE.example("minute").main)
    await screen.advance(19)
    assert screen.texts() == []
    await screen.advance(61)
    assert screen.texts() == ["It is 11:59.", "It is 12:00."]


async def test_the_example_of_the_reports(screen: Screen) -> None:
    """At 9:00 in Berlin a report is written, and is out after a while."""
    screen.clock.travel(datetime(2026, 1, 1, 7, 59, tzinfo=UTC))
    await screen.run(PAGE.example("reports").main)
    await screen.settle()
    screen.shows("It is 08:59 in Berlin.", "Nothing to report yet.")
    await screen.advance(61)
    screen.shows("It is 09:00 in Berlin.", "Writing the report of 09:00 ...")
    await screen.advance(90)
    screen.shows("The report of 09:00 is out.")
    await screen.tap("Report now")
    screen.shows("Writing the report of 09:01 ...")
    await screen.advance(40)
    await screen.tap("Report now")
    screen.shows("Writing the report of 09:01 ...")
    await screen.advance(91)
    screen.shows("Writing the report of 09:02 ...")


async def test_the_example_of_the_verbs(screen: Screen) -> None:
    """The buttons work; errors are shown, and stop nothing."""
    await screen.run(PAGE.example("verbs").main)
    await screen.advance(11)
    screen.shows("Run 2 of 10")
    screen.lacks("no answer")
    await screen.tap("Pause")
    await screen.advance(60)
    screen.shows("Run 2 of 10")
    await screen.tap("Run now")
    screen.shows("Run 3 of 10", "no answer")
    await screen.tap("Resume")
    await screen.advance(4)
    screen.shows("Run 4 of 10")
    await screen.tap("Reset")
    await screen.advance(5)
    screen.shows("Run 1 of 10")
