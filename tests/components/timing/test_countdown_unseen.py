"""A countdown that nobody sees or follows does not tick, and loses nothing by it."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from flet_components import Countdown, UserControl, reactive
from flet_components.testing import Screen
from tests.components.timing.diary import Diary
from tests.components.timing.timeline import AWAY, Away
from tests.note_timers import note_timers


@AWAY
async def test_it_wakes_only_for_its_end(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, away: Away
) -> None:
    """Nobody sees it for a minute: no tick, no message, but it ends on time."""
    countdown, ended = Countdown(60), list[float]()
    countdown.on_complete = lambda: ended.append(screen.clock.monotonic())
    screen.show(countdown)
    await screen.advance(5)
    await away(screen)
    before, timers = len(screen.messages), note_timers(monkeypatch)
    await screen.advance(50)
    assert len(screen.messages) == before
    kept = [timer.when() for timer in timers if not timer.cancelled()]
    assert kept == [55, 60], "that of the test itself, and that of the end"
    await screen.advance(10)
    assert ended == [60]


@AWAY
async def test_what_is_left_can_be_read(screen: Screen, away: Away) -> None:
    """`remaining` is what is left at this moment, in whatever thread it is read."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(5)
    await away(screen)
    await screen.advance(10.5)
    assert countdown.remaining == 44.5
    left = await asyncio.to_thread(lambda: countdown.remaining)
    assert left == pytest.approx(44.5, abs=0.1)


async def test_it_shows_the_rest_when_it_is_seen_again(screen: Screen) -> None:
    """Whoever comes back sees the digits of now, and they go on."""
    screen.show(Countdown(60))
    await screen.hide_tab()
    await screen.advance(20.5)
    screen.shows("01:00")
    await screen.show_tab()
    screen.shows("00:40")
    await screen.advance(1)
    screen.shows("00:39")


@AWAY
async def test_who_handles_ticks_gets_them(screen: Screen, away: Away) -> None:
    """With `on_tick` it ticks for whoever looks, or nobody."""
    countdown = Countdown(60)
    screen.show(countdown)
    await away(screen)
    diary = Diary(countdown)
    await screen.advance(3)
    assert diary.lines == ["tick 59", "tick 58", "tick 57"]


@reactive
class Follower(UserControl):
    """Shows what is left of a countdown."""

    countdown: Countdown

    def build(self) -> ft.Control:
        return self.bind(
            ft.Text(), value=lambda: f"{self.countdown.remaining:g} s left"
        )


async def test_what_is_left_can_be_bound(screen: Screen) -> None:
    """Another component follows `remaining`, tick by tick."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(5)
    screen.show(Follower(countdown=countdown))
    await screen.advance(2)
    screen.shows("00:53", "53 s left")


@AWAY
async def test_who_follows_it_unseen_is_told(screen: Screen, away: Away) -> None:
    """Begun while nobody looks, a watch of `remaining` still hears of each second."""
    countdown, seen = Countdown(60), list[float]()
    screen.show(countdown)
    await screen.advance(5)
    await away(screen)
    await screen.advance(5.5)
    countdown.watch(lambda: countdown.remaining, lambda new, _: seen.append(new))
    await screen.advance(3)
    assert seen[-3:] == [49, 48, 47]
