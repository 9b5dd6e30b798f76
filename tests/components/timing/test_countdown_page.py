"""The page about `Countdown` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import flet as ft
import pytest

from flet_components import Countdown, TimerEvent, TimerPhase
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("timing", "countdown")


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(Countdown).items())


def test_the_table_of_verbs() -> None:
    """The table has every public method that is the countdown's own."""
    assert set(PAGE.table("Verbs")) == verbs_of(Countdown)


def test_the_tables_of_events() -> None:
    """The tables have what an event tells, and every phase."""
    own = {field.name for field in dataclasses.fields(TimerEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)}
    phases = {phase.name for phase in TimerPhase}
    assert set(PAGE.table("Events")) == own - flet | {"control"} | phases


@pytest.mark.parametrize("verb", ["start", "pause", "resume", "reset", "add"])
def test_each_verb_has_its_arguments(verb: str) -> None:
    """The table names the arguments of each verb."""
    arguments = {"reset": "seconds=None", "add": "seconds"}.get(verb, "")
    assert f"| `{verb}({arguments})` |" in PAGE.text


async def test_the_example_of_the_faces(screen: Screen) -> None:
    """Three faces show the same, one with tenths; from 30 on, one warns."""
    await screen.run(PAGE.example("faces").main)
    await screen.advance(60)
    assert screen.texts() == ["00:30", "00:30", "00:30.0"]
    colors = [text.get("color") for text in screen.find_all(ft.Text)]
    assert colors == [None, "error", None]


async def test_the_example_of_a_date(screen: Screen) -> None:
    """The doors open in half an hour; then it says since when they are open."""
    screen.clock.travel(datetime.now(UTC))
    await screen.run(PAGE.example("deadline").main)
    await screen.advance(5)
    screen.shows("Doors open in 29.9 minutes")
    await screen.advance(1810)
    screen.shows("Doors opened 0.2 minutes ago")


async def test_the_example_of_the_verbs(screen: Screen) -> None:
    """The buttons work, and the text below follows."""
    await screen.run(PAGE.example("verbs").main)
    await screen.advance(10)
    screen.shows("04:50", "running")
    for button, shown, phase in [
        ("Pause", "04:50", "paused"),
        ("Snooze", "05:50", "paused"),
        ("Start", "05:40", "running"),
        ("Reset", "04:50", "running"),
    ]:
        await screen.tap(button)
        await screen.advance(10)
        screen.shows(shown, phase)
