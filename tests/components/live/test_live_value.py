"""A live value shows the newest number, and how far it can be trusted."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from flet_components import ErrorEvent, LiveValue, Threshold
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.sources.desk import Desk

PAGE = Page("live", "live_value")


def said(screen: Screen) -> str:
    """Return what a screen reader says of the number."""
    return str(screen.find_all(ft.Semantics)[0]["label"])


async def test_its_states(screen: Screen) -> None:
    """Loading, a number, an old number that could not be updated, and another one."""
    desk = Desk(screen.clock, 20.5, OSError("gone"), 22, takes=1)
    screen.show(LiveValue(desk, "Harbour", unit="°C", interval=5, better="down"))
    assert said(screen) == "Harbour: Loading"
    await screen.advance(2)
    screen.shows("Harbour", "20.5", "°C", "Updated")
    await screen.advance(6)
    screen.shows("20.5", "Could not be updated.")
    await screen.tap("Retry")
    await screen.advance(2)
    screen.shows("22", "1.5")
    assert said(screen) == "Harbour: 22 °C, up 1.5"


async def test_never_any(screen: Screen) -> None:
    """Before a first success there is a dash, why, and Retry."""
    desk = Desk(screen.clock, OSError("gone"), 3)
    screen.show(LiveValue(desk))
    await screen.advance(0.1)
    screen.shows("\u2013", "Could not be loaded.")
    await screen.tap("Retry")
    screen.shows("3")


async def test_an_unchanged_number(screen: Screen) -> None:
    """Without a chart a fetch that brings the same sends nothing."""
    desk = Desk(screen.clock, 3)
    screen.show(LiveValue(desk, chart=None, interval=10))
    await screen.advance(5)
    before = len(screen.messages)
    await screen.advance(40)
    assert len(desk.asked) == 5
    assert len(screen.messages) == before


async def test_shown_from_elsewhere(screen: Screen) -> None:
    """It needs nothing to fetch: the last that `show` was given is the number."""
    told: list[Any] = []
    tile = LiveValue(None, "Orders", empty="No orders", stale_time=30)
    tile.on_update = lambda event: told.append(event.value)
    screen.show(tile)
    await screen.settle()
    screen.shows("No orders")
    tile.show(1200)
    tile.show(1250)
    await screen.advance(0.2)
    screen.shows("1,250", "50")
    assert told == [1250]
    assert (tile.value, tile.number, tile.snapshot.is_stale) == (1250, 1250, False)
    await screen.advance(30)
    assert tile.snapshot.is_stale
    tile.show(1250)
    await screen.settle()
    assert not tile.snapshot.is_stale


async def test_shown_too_often(screen: Screen) -> None:
    """10 000 values in a second are 11 messages at most."""
    tile = LiveValue()
    screen.show(tile)
    await screen.settle()
    before = len(screen.messages)
    for n in range(100):
        for k in range(100):
            tile.show(n * 100 + k)
        await screen.advance(0.01)
    assert len(screen.messages) - before <= 11
    await screen.advance(1)
    screen.shows("9,999")


async def test_shown_before_it_is_on_a_page(screen: Screen) -> None:
    """It is what stands there first; what comes while it is away, when it is back."""
    tile = LiveValue()
    tile.show(7)
    screen.show(tile)
    await screen.settle()
    screen.shows("7")
    screen.hide(tile)
    tile.show(8)
    screen.show(tile)
    await screen.settle()
    screen.shows("8")


async def test_levels(screen: Screen) -> None:
    """Each passing of a threshold is told, coloured and said."""
    told: list[str | None] = []
    limits = [Threshold(70), Threshold(85, "alarm")]
    tile = LiveValue(thresholds=limits, on_level=lambda e: told.append(e.control.level))
    screen.show(tile)
    for number in (50, 75, 80, 90, 60):
        tile.show(number)
        await screen.advance(1)
        if number == 90:
            assert said(screen) == "90, up 10, Alarm"
            assert screen.find("90")["color"] == "error"
    assert told == ["warn", "alarm", None]


@pytest.mark.parametrize(
    ("better", "color"),
    [
        (None, "surfacecontainerhighest"),
        ("up", "primarycontainer"),
        ("down", "errorcontainer"),
    ],
)
async def test_good_or_bad(screen: Screen, better: Any, color: str) -> None:
    """A rise is coloured by which way is good."""
    tile = LiveValue(better=better, baseline=50, show_delta="percent")
    screen.show(tile)
    tile.show(75)
    await screen.advance(1)
    screen.shows("50.0%")
    boxes: list[Any] = screen.find_all(ft.Container)
    assert color in [box.get("bgcolor") for box in boxes if box.get("animate")]


async def test_what_is_no_number(screen: Screen) -> None:
    """That is an error of the component; the old number stays."""
    errors: list[ErrorEvent] = []
    desk = Desk(screen.clock, 3, {"a": 4})
    screen.show(LiveValue(desk, on_error=errors.append))
    await screen.advance(11)
    assert "give it select=" in str(errors[0].error)
    screen.shows("3")


async def test_reset(screen: Screen) -> None:
    """What was there is forgotten, with its history."""
    tile = LiveValue()
    screen.show(tile)
    tile.show(3)
    await screen.advance(1)
    tile.reset()
    await screen.advance(1)
    screen.shows("\u2013")
    assert tile.number is None
    assert tile._chart.samples == ()


async def test_a_fetch_after_what_was_shown(screen: Screen) -> None:
    """What came last counts, and the time says when that was."""
    tile = LiveValue(Desk(screen.clock, 1, 2, takes=1), interval=9)
    screen.show(tile)
    await screen.advance(2)
    tile.show(50)
    await screen.advance(1)
    given_at = tile.updated_at
    await screen.advance(7.5)  # the next fetch is under way
    assert (tile.number, tile.value, tile.updated_at) == (50, 50, given_at)
    await screen.advance(1)
    assert (tile.number, tile.value) == (2, 2)
    assert tile.updated_at is not None
    assert given_at is not None
    assert tile.updated_at > given_at


async def test_a_render_keeps_the_history(screen: Screen) -> None:
    """A lambda that a render has made again is not another `select`."""
    tiles: list[LiveValue] = []
    renders: list[Any] = []
    desk = Desk(screen.clock, *({"celsius": n} for n in range(9)))

    @ft.component
    def app() -> ft.Control:
        count, set_count = ft.use_state(0)
        renders[:] = [set_count]
        tile = LiveValue(desk, str(count), select=lambda d: d["celsius"], interval=1)
        tiles.append(tile)
        return tile

    await screen.run(lambda page: page.render(app))
    await screen.advance(3.5)
    delta = tiles[0].delta
    renders[0](1)
    await screen.advance(0.1)
    screen.shows("1", "3")
    assert tiles[1].delta == delta is not None


async def test_a_number_beyond_all_formats(screen: Screen) -> None:
    """It is written as it is, with its power of ten."""
    tile = LiveValue(None, "Atoms")
    screen.show(tile)
    await screen.settle()
    tile.show(1e80)
    await screen.advance(1)
    screen.shows("1e+80")


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(LiveValue).items())
    assert set(PAGE.table("Verbs")) == verbs_of(LiveValue)


async def test_the_example_that_fetches(screen: Screen) -> None:
    """The number has a unit, and is new after two seconds."""
    await screen.run(PAGE.example("fetch").main)
    await screen.advance(3)
    screen.shows("Harbour", "°C")


async def test_the_example_of_tiles(screen: Screen) -> None:
    """Both are fed."""
    await screen.run(PAGE.example("show").main)
    await screen.advance(3)
    screen.shows("Orders", "Paid at once", "Updated")
