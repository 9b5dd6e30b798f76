"""The page about `Stopwatch` says what is so, and its examples do what it says."""

from __future__ import annotations

import attrs

from flet_components import Lap, Stopwatch
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("timing", "stopwatch")


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(Stopwatch).items())


def test_the_table_of_verbs() -> None:
    """The table has every public method that can be called."""
    assert set(PAGE.table("Verbs")) == verbs_of(Stopwatch)


def test_the_table_of_laps() -> None:
    """The table has what a lap tells."""
    assert set(PAGE.table("Laps")) == {field.name for field in attrs.fields(Lap)}


async def test_the_example_of_a_race(screen: Screen) -> None:
    """The text below tells of each lap."""
    await screen.run(PAGE.example("race").main)
    await screen.advance(12.5)
    await screen.tap("Lap")
    screen.shows("Lap 1 took 12.5 s.")


async def test_the_example_with_buttons_of_its_own(screen: Screen) -> None:
    """Its verbs are behind the buttons, and the laps go to the clipboard."""
    await screen.run(PAGE.example("own_buttons").main)
    await screen.advance(10)
    for button in ("Lap", "Pause", "Go on", "Copy the laps"):
        await screen.tap(button)
    assert "1,10.0,10.0," in str([message.body for message in screen.messages])
