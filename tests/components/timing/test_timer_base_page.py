"""The page about `TimerBase` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses

import flet as ft

from flet_components import TimerBase, TimerEvent, TimerPhase
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("timing", "timer_base")
TO_OVERRIDE = {
    *("duration", "counts_down", "build", "until_change"),
    *("did_complete", "did_reset"),
}


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(TimerBase).items())


def test_the_tables_of_methods() -> None:
    """The tables have every public method, to call and to override."""
    assert set(PAGE.table("To override")) == TO_OVERRIDE
    assert set(PAGE.table("Verbs")) == verbs_of(TimerBase)


def test_the_tables_of_events() -> None:
    """The tables have what an event tells, and every phase."""
    own = {field.name for field in dataclasses.fields(TimerEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)}
    phases = {phase.name for phase in TimerPhase}
    assert set(PAGE.table("Events")) == own - flet | {"control"} | phases


async def test_the_example_of_an_end(screen: Screen) -> None:
    """A medium egg takes seven minutes, the last of which warns."""
    await screen.run(PAGE.example("egg").main)
    screen.shows("07:00")
    await screen.advance(360)
    screen.shows("01:00")
    assert screen.find(ft.Text).get("color") == "error"


async def test_the_example_of_a_look(screen: Screen) -> None:
    """Parking costs four cents a minute, which takes four messages; leaving ends it."""
    await screen.run(PAGE.example("meter").main)
    before = len(screen.patches)
    await screen.advance(60)
    screen.shows("0.04 €")
    assert len(screen.patches) - before == 4
    await screen.tap("Leave")
    screen.shows("0.00 €")
