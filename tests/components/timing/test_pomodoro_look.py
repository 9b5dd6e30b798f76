"""What of a Pomodoro is seen and heard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import flet as ft
import pytest

from flet_components import Pomodoro, set_words
from flet_components.components.clockwork.pomodoro.pomodoro_face import MOST_DOTS
from flet_components.testing import Node, Screen
from flet_components.wording import DEFAULT_WORDS
from tests.components.timing.round_diary import quick

KINDS = [(2, "Focus", "primary"), (22, "Short break", "tertiary")]
KINDS.append((47, "Long break", "secondary"))
FULL, RING, EMPTY = "full", "ring", "empty"


def title(screen: Screen) -> Any:
    """Return the name of the round as it was sent."""
    return screen.find_all(ft.Text)[0]


def spoken(screen: Screen) -> list[str | None]:
    """Return what a screen reader says, from the top."""
    return [node.get("label") for node in screen.find_all(ft.Semantics)]


def dots(screen: Screen) -> list[str]:
    """Return the dots from the left."""
    row: Any = screen.find_all(ft.Row)[0]
    return [_dot(dot) for dot in row["controls"]]


def _dot(dot: Node) -> str:
    line = dot["border"]["top"]["color"]
    if dot["bgcolor"] == "transparent":
        assert line == "primary"
        return RING
    assert dot["bgcolor"] == line
    return {"primary": FULL, "outline": EMPTY}[line]


@pytest.mark.parametrize(("seconds", "name", "color"), KINDS)
async def test_each_kind_of_round(
    screen: Screen, seconds: float, name: str, color: str
) -> None:
    """It has its name and its colour: on the ring and the large button, too."""
    screen.show(quick())
    await screen.advance(seconds)
    button: Any = screen.find(ft.FilledIconButton)
    ring: Any = screen.find_all(ft.Container)[2]
    assert (title(screen)["value"], title(screen)["color"]) == (name, color)
    behind = button["_internals"]["style"]["bgcolor"]
    assert (behind, button["icon_color"]) == (color, f"on{color}")
    assert ring["gradient"]["colors"][1] == color


@pytest.mark.parametrize("face", ["ring", "bar"])
async def test_a_warning(screen: Screen, face: Literal["ring", "bar"]) -> None:
    """From `warn_at` on the face has the colour of errors, the rest its own."""
    screen.show(quick(warn_at=4, face=face))
    await screen.advance(16)
    box: Any = screen.find_all(ft.Container)[2]
    shown = box["gradient"]["colors"][1] if face == "ring" else box["bgcolor"]
    assert (shown, title(screen)["color"]) == ("error", "primary")


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, [RING, EMPTY, EMPTY]),
        (22, [FULL, EMPTY, EMPTY]),
        (27, [FULL, RING, EMPTY]),
        (52, [FULL, FULL, RING]),
        (72, [FULL, FULL, FULL]),
        (82, [RING, EMPTY, EMPTY]),
    ],
)
async def test_the_dots(screen: Screen, seconds: float, expected: list[str]) -> None:
    """Rounds of work that are over are full, that at hand is a ring."""
    screen.show(quick(rounds=3))
    await screen.advance(seconds)
    assert dots(screen) == expected


async def test_another_number_of_dots(screen: Screen) -> None:
    """They follow the number of rounds; too many are counted in words."""
    pomodoro = quick(rounds=3)
    screen.show(pomodoro)
    await screen.advance(30)
    pomodoro.rounds = 5
    await screen.settle()
    assert dots(screen) == [FULL, RING, EMPTY, EMPTY, EMPTY]
    pomodoro.rounds = MOST_DOTS + 1
    await screen.settle()
    screen.shows("Round 2 of 13")
    await screen.advance(20)
    screen.shows("Round 3 of 13")


@pytest.mark.parametrize(
    ("seconds", "round_", "time"),
    [
        (2, "Focus, round 1 of 2", "18 seconds left"),
        (22, "Short break after round 1 of 2", "3 seconds left"),
        (47, "Long break after round 2 of 2", "8 seconds left"),
    ],
)
async def test_what_a_screen_reader_says(
    screen: Screen, seconds: float, round_: str, time: str
) -> None:
    """It says which round it is, and what is left; dots are for the eye only."""
    screen.show(quick())
    await screen.advance(seconds)
    assert spoken(screen) == [round_, time, None]


async def test_it_speaks_up_at_a_change_of_round(screen: Screen) -> None:
    """What is announced changes with the round, and only then."""
    screen.show(quick())
    await screen.advance(10)
    assert not screen.find_all(ft.Semantics)[0].get("live_region")
    before = len(screen.patches)
    await screen.advance(9)
    assert "round" not in str([sent.body for sent in screen.patches[before:]])
    await screen.advance(2)
    name, *others = screen.find_all(ft.Semantics)
    assert (name["live_region"], name["label"]) == (True, spoken(screen)[0])
    assert not any(other.get("live_region") for other in others)


async def test_what_is_held_says_so(screen: Screen) -> None:
    """Paused, it says that as well; a round that waits does not."""
    pomodoro = quick()
    screen.show(pomodoro)
    await screen.advance(2)
    pomodoro.pause()
    await screen.settle()
    assert spoken(screen)[1] == "paused, 18 seconds left"
    pomodoro.skip()
    await screen.settle()
    assert spoken(screen)[1] == "5 seconds left"


async def test_the_buttons_have_names(screen: Screen) -> None:
    """Each has its word as a tooltip, merged into it; one changes with what it does."""
    pomodoro = quick(running=False)
    screen.show(pomodoro)
    names = ["Restart round", "Start", "Skip"]
    merged: list[Any] = screen.find_all(ft.MergeSemantics)
    assert [node["content"]["tooltip"] for node in merged] == names
    pomodoro.start()
    await screen.settle()
    assert screen.find(ft.FilledIconButton)["tooltip"] == "Pause"


async def test_without_buttons(screen: Screen) -> None:
    """They can be left out, and come back."""
    pomodoro = quick(controls=False)
    screen.show(pomodoro)
    assert screen.find_all(ft.IconButton) == []
    pomodoro.controls = True
    await screen.settle()
    assert len(screen.find_all(ft.IconButton)) == 3


@pytest.fixture
def german() -> Iterator[None]:
    """Speak German."""
    words = {"round.work": "Arbeit", "round.at": "{round}, {n} von {rounds}"}
    set_words(words)
    yield
    set_words(DEFAULT_WORDS)


@pytest.mark.usefixtures("german")
async def test_in_another_language(screen: Screen) -> None:
    """It shows and speaks the words that the app gave."""
    screen.show(quick())
    screen.shows("Arbeit")
    assert spoken(screen)[0] == "Arbeit, 1 von 2"


@pytest.mark.parametrize("face", ["digits", "segments", "ring", "bar"])
async def test_every_face(screen: Screen, face: str) -> None:
    """Whatever shows the time, a round takes a message a second, and a few to begin."""
    screen.show(quick(face=face))
    await screen.advance(5)
    before = len(screen.patches)
    await screen.advance(10)
    assert len(screen.patches) - before <= 10 + 2
    before = len(screen.patches)
    await screen.advance(6)
    screen.shows("Short break")
    assert len(screen.patches) - before <= 6 + 2


async def test_a_change_of_round_keeps_what_is_there(screen: Screen) -> None:
    """Name, digits and ring become others; none is made anew."""
    screen.show(quick())
    before = [node.id for node in screen.find_all(ft.Control)]
    await screen.advance(22)
    screen.shows("Short break")
    assert [node.id for node in screen.find_all(ft.Control)] == before


async def test_it_is_a_box(screen: Screen) -> None:
    """As every component it has the properties of a container."""
    screen.show(quick(padding=8, bgcolor=ft.Colors.SURFACE_CONTAINER))
    box: Any = screen.find(Pomodoro)
    hole: Any = screen.find_all(ft.Container)[3]
    assert (box["padding"], box["bgcolor"]) == (8, "surfacecontainer")
    assert hole["bgcolor"] == "surfacecontainer"
