"""Ring and bar of a countdown: the browser moves them, told by few messages."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any, Literal

import flet as ft
import pytest

from flet_components import Countdown
from flet_components.components.clockwork.timers.timer_faces import EDGE
from flet_components.testing import Node, Screen

Face = Literal["digits", "ring", "bar"]


def boxes(screen: Screen) -> list[Node]:
    """Return the boxes of a face: a bar's track and fill; a ring's track, arc, hole."""
    return screen.find_all(ft.Container)


def bar(screen: Screen) -> tuple[float, float]:
    """Return the share that a bar shows or goes to, and the seconds that takes."""
    fill: Any = boxes(screen)[1]
    offset = fill["offset"].get("x", 0.0)  # a zero is not sent
    return offset + 1, fill["animate_offset"]["duration"] / 1000


def ring(screen: Screen) -> tuple[float, float]:
    """Return the share that a ring shows or goes to, and the seconds that takes."""
    arc: Any = boxes(screen)[1]
    angle = arc["gradient"].get("start_angle", 0.0)
    share = (2 * math.pi - angle) / (2 * math.pi + EDGE)
    return round(share, 6), arc["animate"]["duration"] / 1000


async def test_a_bar_empties(screen: Screen) -> None:
    """It is placed, and once that is painted, the client is told to empty it."""
    screen.show(Countdown(60, face="bar"))
    assert bar(screen) == (1, 0.2)
    await screen.advance(0.5)
    assert bar(screen) == (0, 59.7)


async def test_a_ring_empties(screen: Screen) -> None:
    """So is a ring."""
    screen.show(Countdown(60, face="ring"))
    assert ring(screen) == (1, 0.2)
    await screen.advance(0.5)
    assert ring(screen) == (0, 59.7)


async def test_a_ring_in_little_room(screen: Screen) -> None:
    """It is as thick as it is small; too small for digits in it, it is not there."""
    screen.show(Countdown(60, face="ring", width=100))
    assert [box["width"] for box in boxes(screen)[-3:]] == [100, 100, 88]
    assert boxes(screen)[-1]["margin"] == 6
    screen.show(Countdown(60, face="ring", height=40))
    assert len(boxes(screen)) == 3
    assert screen.texts() == ["01:00"] * 2


@pytest.mark.parametrize("face", ["ring", "bar"])
async def test_motion_takes_few_messages(screen: Screen, face: Face) -> None:
    """In a minute it takes no more than a dozen messages besides the digits'."""
    screen.show(Countdown(120, face=face, format=lambda seconds: ""))
    before = len(screen.patches)
    await screen.advance(60)
    motions = [
        sent
        for sent in screen.patches[before:]
        if "animate" in str(sent.body) or "offset" in str(sent.body)
    ]
    assert 0 < len(motions) <= 12
    assert len(screen.patches) - before <= 60 + len(motions)


@pytest.mark.parametrize("face", ["ring", "bar"])
async def test_a_pause_stops_the_motion(screen: Screen, face: Face) -> None:
    """Held, it stands where it is; going on, it runs from there."""
    where = ring if face == "ring" else bar
    countdown = Countdown(60, face=face)
    screen.show(countdown)
    await screen.advance(15)
    countdown.pause()
    await screen.advance(100)
    assert where(screen) == (0.75, 0.2)
    countdown.resume()
    await screen.advance(0.5)
    assert where(screen) == (0, 44.7)


async def test_added_seconds_move_it(screen: Screen) -> None:
    """Seconds that are added show at once, also those beyond the whole."""
    countdown = Countdown(60, face="bar")
    screen.show(countdown)
    await screen.advance(30)
    countdown.add(15)
    await screen.settle()
    assert bar(screen) == (0.75, 0.2)
    countdown.add(100)
    await screen.settle()
    assert bar(screen) == (1, 0.2)


async def test_the_share_of_a_date(screen: Screen) -> None:
    """Until a date, `seconds` is the whole of which it shows the rest."""
    deadline = screen.clock.now() + timedelta(seconds=30)
    countdown = Countdown(120, deadline=deadline, face="bar")
    screen.show(countdown)
    await screen.settle()
    assert bar(screen)[0] == 0.25
    countdown.seconds = 60
    await screen.settle()
    assert bar(screen) == (0.5, 0.2)


async def test_a_bar_of_nothing(screen: Screen) -> None:
    """Of no length, no share is left."""
    screen.show(Countdown(0, face="bar"))
    await screen.settle()
    assert bar(screen) == (0, 0)


async def test_an_empty_ring_is_hidden(screen: Screen) -> None:
    """At the end the arc vanishes at once; with new seconds it is there again."""
    countdown = Countdown(3, face="ring")
    screen.show(countdown)
    await screen.advance(3)
    assert len(boxes(screen)) == 2
    countdown.add(3)
    await screen.settle()
    assert ring(screen)[0] == 1


async def test_a_warning_colours_the_motion(screen: Screen) -> None:
    """The bar takes the colour at once, and then runs on from where it is."""
    screen.show(Countdown(60, face="bar", warn_at=30))
    await screen.advance(29)
    assert boxes(screen)[1]["bgcolor"] == "primary"
    await screen.advance(1)
    assert boxes(screen)[1]["bgcolor"] == "error"
    assert bar(screen) == (0.5, 0.2)
    await screen.advance(0.5)
    assert bar(screen) == (0, 29.7)


@pytest.mark.parametrize("after", ["digits", "ring", "bar"])
@pytest.mark.parametrize("before", ["digits", "ring", "bar"])
async def test_another_face_on_the_way(
    screen: Screen, before: Face, after: Face
) -> None:
    """A new face shows at once what is left, and counts on."""
    countdown = Countdown(60, face=before)
    screen.show(countdown)
    await screen.advance(30)
    countdown.face = after
    await screen.settle()
    if after != before and after != "digits":
        where = ring if after == "ring" else bar
        assert where(screen)[0] == 0.5
    await screen.advance(10)
    screen.shows("00:20")
    assert len(screen.find_all(ft.Text)) == 1


async def test_added_again_it_stands_right(screen: Screen) -> None:
    """A bar that comes back is placed before it runs."""
    countdown = Countdown(60, face="bar")
    screen.show(countdown)
    await screen.advance(30)
    screen.hide(countdown)
    await screen.advance(5)
    screen.show(countdown)
    assert bar(screen) == (0.5, 0.2)
    await screen.advance(0.5)
    assert bar(screen) == (0, 29.7)


async def test_after_a_reconnect(screen: Screen) -> None:
    """A browser that comes back gets the digits of now, and soon a motion, too."""
    screen.show(Countdown(60, face="bar"))
    await screen.advance(10)
    await screen.disconnect()
    await screen.advance(20)
    await screen.reconnect()
    screen.shows("00:30")
    assert bar(screen) == pytest.approx((30 / 60, 0.2))
    await screen.advance(0.5)
    assert bar(screen) == (0, 29.7)
    await screen.advance(11.5)
    screen.shows("00:18")
