"""The page about `IdleTimer` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses
import re

import flet as ft

from flet_components import IdleEvent, IdlePhase, IdleTimer
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.components.timing.idle_diary import do_something, move_mouse

PAGE = Page("timing", "idle_timer")


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert PAGE.table("Fields").items() >= fields_of(IdleTimer).items()
    named = [name for name in PAGE.table("Fields") if name in fields_of(IdleTimer)]
    assert named == list(fields_of(IdleTimer))


def test_the_table_of_what_can_be_read() -> None:
    """The second table has every public property of the class, and nothing else."""
    section = PAGE.text.partition("To read, as of now")[2].partition("\n## ")[0]
    listed = set(re.findall(r"`(\w+)`", section.replace("`reset()`", "")))
    own = {
        name
        for name, value in vars(IdleTimer).items()
        if not name.startswith("_")
        and not callable(value)
        and name not in fields_of(IdleTimer)
    }
    assert listed == own


def test_the_table_of_verbs() -> None:
    """The table has every public method that is the timer's own."""
    assert set(PAGE.table("Verbs")) == verbs_of(IdleTimer)


def test_the_tables_of_events() -> None:
    """The tables have what an event tells, and every phase."""
    own = {field.name for field in dataclasses.fields(IdleEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)}
    phases = {phase.name for phase in IdlePhase}
    assert set(PAGE.table("Events")) == own - flet | {"control"} | phases


async def test_the_example_of_a_session(screen: Screen) -> None:
    """It asks, in a dialog that counts down; who stays stays, who does not is out."""
    await screen.run(PAGE.example("session").main)
    await screen.advance(30)
    screen.shows("Are you still there?", "00:30")
    await screen.advance(20)
    screen.shows("00:10")
    await do_something(screen)
    screen.shows("Are you still there?")
    await screen.tap("Stay")
    assert screen.texts() == ["Signed in", "Sign in"]
    await screen.advance(60)
    assert screen.texts() == ["Signed out", "Sign in"]
    await screen.tap("Sign in")
    await screen.advance(31)
    await screen.tap("Sign out")
    assert screen.texts() == ["Signed out", "Sign in"]


async def test_the_example_of_the_phases(screen: Screen) -> None:
    """It says what phase it is, and for how long somebody was away."""
    await screen.run(PAGE.example("phases").main)
    screen.shows("You are here.")
    await screen.advance(6)
    screen.shows("Idle in 4 s.")
    await screen.advance(4)
    screen.shows("You are idle.")
    await screen.advance(20)
    await move_mouse(screen)
    screen.shows("Back after 30 s.")


async def test_the_example_of_a_part(screen: Screen) -> None:
    """The toolbar fades while nothing is done over it, whatever is done elsewhere."""
    await screen.run(PAGE.example("toolbar").main)
    await screen.advance(4)
    await screen.type("hello", "What is typed here does not count")
    await screen.advance(1)
    assert screen.find(ft.Row).get("opacity") == 0
    await move_mouse(screen)
    assert screen.find(ft.Row).get("opacity", 1) == 1
