"""The page about `RelativeTime` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import flet as ft

from flet_components import RelativeTime, RelativeTimeEvent
from flet_components.components.clockwork.relative_time.relative_wording import FORMATS
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("timing", "relative_time")
LATE = timedelta(seconds=0.5)
"""By how much the screen's clock is ahead of the machine's: nothing is to come."""


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(RelativeTime).items())


def test_the_table_of_formats() -> None:
    """The table below it has every format."""
    for name in FORMATS:
        assert f'| `"{name}"` |' in PAGE.text


def test_the_table_of_verbs() -> None:
    """There are none, as it says."""
    assert set(PAGE.table("Verbs")) == verbs_of(RelativeTime) == set()


def test_the_table_of_events() -> None:
    """The table has what an event tells."""
    own = {field.name for field in dataclasses.fields(RelativeTimeEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)}
    assert set(PAGE.table("Events")) == own - flet | {"control"}


async def test_the_example_of_a_feed(screen: Screen) -> None:
    """Each line says how long ago it was, and goes on."""
    screen.clock.travel((now := datetime.now(UTC)) + LATE)
    await screen.run(PAGE.example("feed").main)
    await screen.advance(12)
    screen.shows("1 minute ago", "42 minutes ago", "yesterday", "in 2 hours")
    assert screen.texts()[-1] in ("11s", "12s")
    date = now - timedelta(days=90)
    assert screen.texts()[7].startswith(f"on {date:%b} {date.day}")


async def test_the_example_of_the_formats(screen: Screen) -> None:
    """It says what the page says that it does."""
    screen.clock.travel((now := datetime.now(UTC)) + LATE)
    await screen.run(PAGE.example("formats").main)
    await screen.settle()
    shown = screen.texts()
    assert [shown[0], shown[1]] in (["yesterday", "1 day ago"], ["2 days ago"] * 2)
    assert shown[2].startswith(f"on {now - timedelta(hours=26, minutes=3):%b}")
    assert [text.split(", 0")[0] for text in shown[3:7]] == [
        *("1 day, 2 hours, 3 minutes", "1 day, 2 hours", "1d 2h 3m"),
        shown[1].replace(" day ago", "d").replace(" days ago", "d"),
    ]
    assert shown[8] == "Day 2"


async def test_the_example_of_the_languages(screen: Screen) -> None:
    """Each line is in another language, with the plural of the number."""
    screen.clock.travel(datetime.now(UTC) + LATE)
    await screen.run(PAGE.example("languages").main)
    await screen.advance(3)
    shown = screen.texts()
    assert shown[0::2] == [
        *("2 days ago", "vorgestern", "przedwczoraj"),
        "\u0623\u0648\u0644 \u0623\u0645\u0633",
    ]
    count = shown[1].removesuffix(" seconds")
    assert count in ("2", "3")
    assert shown[3:6:2] == [f"{count} Sekunden", f"{count} sekundy"]


async def test_the_example_of_a_draft(screen: Screen) -> None:
    """The button saves; the title of the page follows."""
    screen.clock.travel(datetime.now(UTC) + LATE)
    await screen.run(PAGE.example("saved").main)
    screen.shows("not yet", "0 seconds")
    await screen.tap("Save")
    await screen.settle()
    screen.shows("now")
    await screen.advance(61)
    screen.shows("1 minute ago")
    assert screen.page.title == "Draft, saved 1 minute ago"
