"""The page about `Pomodoro` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import attrs
import flet as ft

from flet_components import (
    Pomodoro,
    PomodoroEvent,
    PomodoroRecord,
    PomodoroRound,
    TimerPhase,
)
from flet_components.testing import Call, Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("timing", "pomodoro")


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(Pomodoro).items())


def test_the_table_of_verbs() -> None:
    """The table has every public method that can be called."""
    assert set(PAGE.table("Verbs")) == verbs_of(Pomodoro) | {"from_dict"}


def test_the_tables_of_events() -> None:
    """The tables have what an event tells, every round and every phase."""
    own = {field.name for field in dataclasses.fields(PomodoroEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)}
    rounds = {kind.name for kind in PomodoroRound}
    phases = {phase.name for phase in TimerPhase}
    assert set(PAGE.table("Events")) == own - flet | {"control"} | rounds | phases


def test_the_table_of_the_history() -> None:
    """The table has what a record tells."""
    told = {field.name for field in attrs.fields(PomodoroRecord)}
    assert set(PAGE.table("History")) == told


async def test_the_example_of_the_rounds(screen: Screen) -> None:
    """After work it says what to do, and after the break that work waits."""
    await screen.run(PAGE.example("breaks").main)
    await screen.advance(50 * 60)
    screen.shows("Short break", "Well done. Look out of the window.")
    await screen.advance(10 * 60)
    screen.shows("Focus", "50:00", "Round 2 is ready when you are.")


async def test_the_example_that_is_saved(screen: Screen) -> None:
    """Whoever loads the page again finds the round of then, with the time of now."""
    stored: dict[str, Any] = {}

    def keep(call: Call) -> bool:
        stored[call.arguments["key"]] = call.arguments["value"]
        return True

    other = screen.another()
    for each in (screen, other):
        each.answer("set", keep)
        each.answer("get", lambda call: stored.get(call.arguments["key"]))
    example = PAGE.example("saved")
    await screen.run(example.main)
    await screen.settle()
    screen.shows("Focus", "25:00")
    await screen.advance(10 * 60)
    await screen.tap("Skip")
    await screen.advance(60)
    assert json.loads(stored[example.KEY])["round"] == "short_break"
    await screen.close()
    await other.advance(60)
    await other.run(example.main)
    await other.settle()
    other.shows("Short break", "03:00")
    await other.advance(200)
    other.shows("Focus", "25:00")


async def test_the_example_of_a_log(screen: Screen) -> None:
    """Over time the work goes on, and counts when somebody goes on to the break."""
    await screen.run(PAGE.example("log").main)
    await screen.advance(30 * 60)
    screen.shows("\u221205:00", "No work yet.")
    await screen.tap("Next")
    screen.shows("Short break", "Rounds: 1, minutes: 30")
    await screen.tap("Pause")
    await screen.advance(600)
    screen.shows("05:00")
    await screen.tap("Go on")
    await screen.advance(60)
    screen.shows("04:00")
