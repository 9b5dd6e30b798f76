"""A clock is right where time zones are not simple: gaps, folds, odd offsets, days."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import attrs
import flet as ft
import pytest

from flet_components import Clock, ClockEvent
from flet_components.testing import Screen


@attrs.frozen
class Turn:
    """A moment at which the clocks of a zone are changed."""

    zone: str
    at: datetime
    before: str
    """The last second before it."""
    after: str
    """The first second of the new time."""

    def __str__(self) -> str:
        return f"{self.zone} {self.at:%Y-%m}"


def turn(zone: str, at: str, before: str, after: str) -> Turn:
    """Write down when it is, in UTC, and what clocks show then."""
    return Turn(zone, datetime.fromisoformat(at).replace(tzinfo=UTC), before, after)


TURNS = [
    turn("America/New_York", "2026-03-08 07:00", "01:59:59", "03:00:00"),
    turn("America/New_York", "2026-11-01 06:00", "01:59:59", "01:00:00"),
    turn("Europe/Berlin", "2026-03-29 01:00", "01:59:59", "03:00:00"),
    turn("Europe/Berlin", "2026-10-25 01:00", "02:59:59", "02:00:00"),
    turn("Australia/Lord_Howe", "2026-10-03 15:30", "01:59:59", "02:30:00"),
    turn("Australia/Lord_Howe", "2026-04-04 15:00", "01:59:59", "01:30:00"),
    turn("Asia/Kathmandu", "2026-03-29 01:00", "06:44:59", "06:45:00"),
    turn("Pacific/Apia", "2011-12-30 10:00", "23:59:59", "00:00:00"),
    turn("Africa/Cairo", "2026-04-23 22:00", "23:59:59", "01:00:00"),
]
EACH = pytest.mark.parametrize("change", TURNS, ids=str)


@EACH
async def test_second_by_second(screen: Screen, change: Turn) -> None:
    """It goes from the last second of the old time to the first of the new one."""
    screen.clock.travel(change.at - timedelta(seconds=1))
    screen.show(Clock(change.zone, hour_cycle="h23"))
    screen.shows(change.before)
    await screen.advance(1)
    screen.shows(change.after)
    await screen.advance(1)
    screen.shows(f"{change.after[:-1]}1")


@EACH
async def test_minute_by_minute(screen: Screen, change: Turn) -> None:
    """Without seconds it changes with the clocks, too, and not a minute late."""
    screen.clock.travel(change.at - timedelta(seconds=45))
    screen.show(Clock(change.zone, hour_cycle="h23", seconds=False))
    screen.shows(change.before[:5])
    await screen.advance(44.9)
    screen.shows(change.before[:5])
    await screen.advance(0.2)
    screen.shows(change.after[:5])


@EACH
async def test_the_hands(screen: Screen, change: Turn) -> None:
    """Hands point where they should after the change; they take the shorter way."""
    screen.clock.travel(change.at - timedelta(seconds=1))
    screen.show(Clock(change.zone, face="analog"))
    before = angles(screen)
    await screen.advance(1)
    hour, minute, second = angles(screen)
    hours, minutes = int(change.after[:2]), int(change.after[3:5])
    assert (second - before[2]) % 360 == pytest.approx(6)
    assert minute % 360 == pytest.approx(6 * minutes)
    assert hour % 360 == pytest.approx(30 * (hours % 12 + minutes / 60))
    for old, new in zip(before, (hour, minute, second), strict=True):
        assert abs(new - old) <= 180


@EACH
async def test_ticks_count_every_second(screen: Screen, change: Turn) -> None:
    """A tick comes each second, whatever the wall clock does."""
    screen.clock.travel(change.at - timedelta(seconds=30))
    ticks: list[ClockEvent] = []
    screen.show(Clock(change.zone, on_tick=ticks.append))
    await screen.advance(60.5)
    moments = [event.moment.astimezone(UTC) for event in ticks]
    assert moments == [change.at + timedelta(seconds=n) for n in range(-29, 31)]


def angles(screen: Screen) -> list[float]:
    """Return where the hands point, in degrees: hour, minute and second hand."""
    boxes = screen.find_all(ft.Container)
    return [math.degrees(box["rotate"]) for box in boxes if "rotate" in box]


@pytest.mark.parametrize("seen", [True, False])
async def test_an_hour_that_comes_twice(screen: Screen, seen: bool) -> None:
    """In the second of two same hours the line beside says another difference."""
    screen.clock.travel(datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
    screen.show(
        Clock("America/New_York", compare_to="UTC", hour_cycle="h23", seconds=False)
    )
    screen.shows("01:30", "Today, \u22124 h")
    if seen:
        await screen.advance(3600)
    else:
        await screen.hide_tab()
        await screen.advance(3600)
        await screen.show_tab()
    screen.shows("01:30", "Today, \u22125 h")


async def test_a_day_that_never_was(screen: Screen) -> None:
    """Samoa went over the date line at the end of a Thursday: then it was Saturday."""
    screen.clock.travel(datetime(2011, 12, 30, 9, 59, 59, tzinfo=UTC))
    screen.show(Clock("Pacific/Apia", date="full", compare_to="UTC"))
    screen.shows("Thursday, December 29, 2011", "Yesterday, \u221210 h")
    await screen.advance(1)
    screen.shows("Saturday, December 31, 2011", "Tomorrow, +14 h")


async def test_a_year_later(screen: Screen) -> None:
    """In the course of a year it follows both changes of its zone."""
    screen.clock.travel(datetime(2026, 1, 1, 12, tzinfo=UTC))
    screen.show(Clock("Europe/Berlin", hour_cycle="h23", seconds=False))
    shown = []
    for _ in range(5):
        shown += screen.texts()
        await screen.hide_tab()
        await screen.advance(91 * 86_400)
        await screen.show_tab()
    assert shown == ["13:00", "14:00", "14:00", "14:00", "13:00"]
