"""A sparkline sends what is new, and nothing else."""

from __future__ import annotations

import math
from typing import Any

import flet as ft
import pytest
from flet import canvas

from flet_components import Sparkline
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("live", "sparkline")


def label(screen: Screen) -> str:
    """Return what a screen reader says."""
    return str(screen.find(ft.Semantics)["label"])


def points(screen: Screen) -> list[Any]:
    """Return the points of each line."""
    strip: Any = screen.find_all(canvas.Canvas)[1]
    return [each["points"] for each in strip["shapes"] if each.get("points")]


def wave(number: int) -> float:
    """Return a value that goes up and down between -1 and 1."""
    return math.sin(number * math.pi / 10)


async def test_a_push_is_small(screen: Screen) -> None:
    """One value leaves as one short message, which holds nothing of the others."""
    chart = Sparkline([wave(n) for n in range(60)], kind="area", limit=60)
    screen.show(chart)
    for n in range(60, 64):
        await screen.advance(1)
        before = len(screen.messages)
        chart.push(wave(n))
        await screen.settle()
        (sent,) = screen.messages[before:]
    assert str(sent.body).count("LineTo") == 1
    assert len(str(sent.body)) < 800
    assert len(points(screen)[0]) == 61


async def test_a_flood(screen: Screen) -> None:
    """10 000 values in a second are 11 messages at most, and no more is kept."""
    chart = Sparkline(limit=60)
    screen.show(chart)
    await screen.settle()
    before = len(screen.messages)
    for n in range(100):
        chart.extend(wave(n + k) for k in range(100))
        await screen.advance(0.01)
    assert len(screen.messages) - before <= 11
    await screen.advance(1)
    assert len(chart.samples) == 10_000
    assert chart.last == wave(198)
    assert len(points(screen)[0]) == 61


async def test_left_alone(screen: Screen) -> None:
    """It never wakes: also with a window it moves when a value comes."""
    screen.show(Sparkline([1, 2], window=1))
    await screen.settle()
    before = len(screen.messages)
    await screen.advance(3600)
    assert len(screen.messages) == before


async def test_unseen(screen: Screen) -> None:
    """What is pushed meanwhile is kept, and drawn once when it is seen."""
    chart = Sparkline([1, 2])
    screen.show(chart)
    await screen.advance(1)
    await screen.hide_tab()
    before = len(screen.messages)
    for n in range(50):
        chart.push(n)
        await screen.advance(1)
    assert len(screen.messages) == before
    await screen.show_tab()
    await screen.advance(1)
    assert len(screen.messages) == before + 1
    assert label(screen).endswith("now 49")


async def test_off_the_page(screen: Screen) -> None:
    """What is pushed is there when it is, and again when it comes back."""
    chart = Sparkline([1, 2])
    chart.push(3)
    screen.show(chart)
    await screen.settle()
    assert label(screen) == "Rising, from 1 to 3, now 3"
    screen.hide(chart)
    chart.push(9)
    screen.show(chart)
    await screen.settle()
    assert label(screen) == "Rising, from 1 to 9, now 9"


@pytest.mark.parametrize(
    ("values", "lines"),
    [([], 0), ([3], 1), ([3, 3], 1), ([1, None, 3, 4, math.nan], 2), ([None], 0)],
)
async def test_odd_values(screen: Screen, values: list[Any], lines: int) -> None:
    """Nothing, one value, all the same and gaps are drawn as what they are."""
    screen.show(Sparkline(values))
    await screen.settle()
    assert len(points(screen)) == lines


async def test_other_values(screen: Screen) -> None:
    """When others are assigned, or it is cleared, what was there is forgotten."""
    chart = Sparkline([1, 2], label="Load")
    screen.show(chart)
    chart.push(3)
    chart.values = [8, 7, 6]
    await screen.advance(1)
    assert label(screen) == "Load: Falling, from 6 to 8, now 6"
    chart.clear()
    await screen.advance(1)
    assert label(screen) == "Load: No values yet"
    assert points(screen) == []


async def test_the_room_it_has(screen: Screen) -> None:
    """It is drawn as wide as the client says, also while time stands still."""
    chart = Sparkline([0, 1], spots=(), stroke_width=1)
    screen.show(chart)
    await screen.settle()
    assert points(screen)[0][-1]["x"] == 8 * (120 - 1)
    chart._resize(300, 50)  # as the canvas tells
    await screen.settle()
    assert points(screen)[0][-1]["x"] == 8 * (300 - 1)


async def test_late_values(screen: Screen) -> None:
    """What comes after it was overtaken is put where it belongs."""
    chart = Sparkline([(0, 1), (4, 5)], window=8)
    screen.show(chart)
    chart.push((2, 9))
    await screen.advance(1)
    places = [place["x"] for place in points(screen)[0]]
    assert places == sorted(places)
    assert chart.last == 9


def test_a_time_that_never_comes() -> None:
    """It is refused: no place in a chart is so far away."""
    with pytest.raises(ValueError, match="the time of a value must be finite, got inf"):
        Sparkline().push((math.inf, 3))


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    found = fields_of(Sparkline)
    found["color"] = "Colors.PRIMARY"
    assert list(PAGE.table("Fields").items()) == list(found.items())
    assert set(PAGE.table("Verbs")) == verbs_of(Sparkline)


@pytest.mark.parametrize("name", ["push", "time"])
async def test_the_examples(screen: Screen, name: str) -> None:
    """There is something to see."""
    await screen.run(PAGE.example(name).main)
    await screen.advance(60)
    assert points(screen)
