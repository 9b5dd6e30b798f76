"""The hands of a clock on a page: the browser moves them, told by few messages."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import flet as ft
import pytest

from flet_components import Clock, StoryTime
from flet_components.testing import Node, Screen

SecondHand = Literal["step", "sweep"]
LEAD = 25
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def hand(screen: Screen, index: int = 2) -> Node:
    """Return the box of a hand: 0 for hours, 1 for minutes, 2 for seconds."""
    return [box for box in screen.find_all(ft.Container) if "rotate" in box][index]


def degrees(screen: Screen, index: int = 2) -> float:
    """Return where a hand points, or goes to."""
    return round(math.degrees(hand(screen, index)["rotate"]), 3)


def duration(screen: Screen) -> float:
    """Return how long the second hand takes to get there, in seconds."""
    motion: Any = hand(screen)["animate_rotation"]
    return float(motion["duration"]) / 1000


def clock(second_hand: SecondHand = "sweep", **fields: Any) -> Clock:
    """Make a clock with hands."""
    return Clock("UTC", face="analog", second_hand=second_hand, **fields)


async def test_a_step_is_one_angle(screen: Screen) -> None:
    """Each second costs one message, of one angle, which grows over the full minute."""
    screen.show(clock("step"))
    await screen.settle()
    before = len(screen.patches)
    for second in range(1, 60):
        await screen.advance(1)
        assert degrees(screen) == 6 * second
    assert all(len(sent.operations) == 1 for sent in screen.patches[before:])
    await screen.advance(1)
    assert degrees(screen) == 360
    assert len(screen.patches) == before + 60


async def test_the_minute_moves_two_hands(screen: Screen) -> None:
    """Hour and minute hand go on together, on the minute."""
    screen.show(clock(seconds=False))
    assert (degrees(screen, 0), degrees(screen, 1)) == (0, 0)
    await screen.advance(59.9)
    assert (degrees(screen, 0), degrees(screen, 1)) == (0, 0)
    await screen.advance(0.1)
    assert (degrees(screen, 0), degrees(screen, 1)) == (0.5, 6)


async def test_it_comes_where_it_stands(screen: Screen) -> None:
    """A client is never sent a hand with a motion that it could not show."""
    await screen.advance(10)
    screen.show(clock())
    assert (degrees(screen), duration(screen)) == (60, 0.2)
    await screen.advance(0.4)
    assert degrees(screen) == pytest.approx(6 * (10.3 + LEAD))
    assert duration(screen) == LEAD


async def test_a_sweep_takes_few_messages(screen: Screen) -> None:
    """In an hour: three motions a minute, and one message for the other hands."""
    screen.show(clock())
    await screen.advance(1)
    before, motions = len(screen.patches), 0
    for _ in range(60):
        await screen.advance(60)
    sent = screen.patches[before:]
    motions = sum(len(message.operations) == 1 for message in sent)
    assert (len(sent), motions) == (240, 180)
    ahead = degrees(screen) - 6 * 3601
    assert 6 * (LEAD - 20) <= ahead <= 6 * LEAD


async def test_to_and_from_a_sweep(screen: Screen) -> None:
    """How the hand moves may change on the way; it stands right at once."""
    made = clock()
    screen.show(made)
    await screen.advance(30)
    made.second_hand = "step"
    await screen.settle()
    assert (degrees(screen), duration(screen)) == (180, 0.2)
    await screen.advance(1)
    assert degrees(screen) == 186
    made.second_hand = "sweep"
    await screen.advance(0.5)
    assert duration(screen) == LEAD


async def test_standing_still(screen: Screen) -> None:
    """A moment stops the hand where it belongs, and letting go sets it going."""
    made = clock()
    screen.show(made)
    await screen.advance(10)
    made.moment = screen.clock.now() + timedelta(seconds=5)
    await screen.settle()
    assert (degrees(screen) % 360, duration(screen)) == (90, 0.2)
    before = len(screen.patches)
    await screen.advance(100)
    assert len(screen.patches) == before
    made.moment = None
    await screen.advance(0.5)
    assert duration(screen) == LEAD


async def test_another_view_of_the_dial(screen: Screen) -> None:
    """A dial that is drawn anew comes with its hands in place, and they go on."""
    made = clock()
    screen.show(made)
    await screen.advance(30)
    made.numbers = True
    await screen.settle()
    assert (degrees(screen), duration(screen)) == (180, 0.2)
    await screen.advance(0.5)
    assert duration(screen) == LEAD


async def test_removed_and_back(screen: Screen) -> None:
    """A clock that comes back is placed before it sweeps."""
    made = clock()
    screen.show(made)
    await screen.advance(30)
    screen.hide(made)
    await screen.advance(15)
    screen.show(made)
    assert (degrees(screen) % 360, duration(screen)) == (270, 0.2)
    await screen.advance(0.5)
    assert duration(screen) == LEAD


@pytest.mark.parametrize("second_hand", ["step", "sweep"])
async def test_a_client_that_comes_back(
    screen: Screen, second_hand: SecondHand
) -> None:
    """A browser that has been away gets hands that stand right, and soon move."""
    screen.show(clock(second_hand))
    await screen.advance(10)
    await screen.disconnect()
    await screen.advance(130)
    await screen.reconnect()
    assert (degrees(screen) % 360, duration(screen)) == (120, 0.2)
    assert degrees(screen, 1) == 12
    await screen.advance(1)
    assert duration(screen) == (LEAD if second_hand == "sweep" else 0.2)


async def test_a_hidden_tab(screen: Screen) -> None:
    """Hidden, nothing is sent; seen again, the hand goes to where it belongs."""
    screen.show(clock())
    await screen.advance(10)
    await screen.hide_tab()
    before = len(screen.messages)
    await screen.advance(130)
    assert len(screen.messages) == before
    await screen.show_tab()
    assert (degrees(screen) % 360, duration(screen)) == (120, 0.2)
    await screen.advance(0.5)
    assert duration(screen) == LEAD


async def test_the_wall_clock_is_set(screen: Screen) -> None:
    """After the clock was set, the hand is placed again with the next look."""
    screen.show(clock())
    await screen.advance(10)
    screen.clock.travel(screen.clock.now() - timedelta(seconds=3600 + 7))
    await screen.advance(50)
    ahead = degrees(screen) % 360 - 6 * 53
    assert 0 <= ahead % 360 <= 6 * LEAD


async def test_ticks_of_a_sweep(screen: Screen) -> None:
    """Somebody who handles ticks gets each second, and the hand costs no more."""
    seconds: list[int] = []
    screen.show(clock(on_tick=lambda event: seconds.append(event.moment.second)))
    await screen.advance(1)
    before = len(screen.patches)
    await screen.advance(59)
    assert seconds == [*range(1, 60), 0]
    assert len(screen.patches) <= before + 4


async def test_a_time_of_another_speed(screen: Screen) -> None:
    """By a time that is not the client's, a hand goes from second to second."""
    story = StoryTime(NOON, speed=10)
    screen.show(clock(clock=story))
    await screen.advance(2.05)
    assert (degrees(screen), duration(screen)) == (120, 0.2)
    story.speed = 1
    await screen.advance(1.5)
    assert duration(screen) == LEAD
