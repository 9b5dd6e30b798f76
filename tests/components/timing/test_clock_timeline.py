"""The timeline of a clock: in each state of its life, what wakes it and what it sends.

It is the table of its page, row by row, counted.
"""

from __future__ import annotations

from typing import Any

import pytest

from flet_components import Clock, ClockEvent
from flet_components.testing import Screen
from tests.components.timing.timeline import AWAY, Away, Count, covered
from tests.note_timers import note_timers


@pytest.fixture
async def count(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Count:
    """Count what happens on the screen, from half a second past the minute on."""
    await screen.advance(0.5)
    return Count(screen, note_timers(monkeypatch))


KINDS = pytest.mark.parametrize(
    "fields",
    [
        {},
        {"seconds": False},
        {"face": "analog"},
        {"face": "analog", "second_hand": "sweep"},
    ],
    ids=str,
)


async def test_built(count: Count) -> None:
    """A clock that was never on a page does nothing."""
    clock = Clock("UTC", date="full", label="Here")
    assert await count.minute() == (0, 0)
    assert clock.tasks == ()


@pytest.mark.parametrize(
    ("fields", "wakes", "sends"),
    [
        ({}, 60, 60),
        ({"seconds": False}, 1, 1),
        ({"face": "analog"}, 60, 60),
        ({"face": "analog", "seconds": False}, 1, 1),
        ({"face": "analog", "second_hand": "sweep"}, 4, 4),
        ({"moment": "now"}, 0, 0),
    ],
    ids=str,
)
async def test_seen(
    screen: Screen, count: Count, fields: dict[str, Any], wakes: int, sends: int
) -> None:
    """On the page it wakes with what it shows, without a task; each time it sends."""
    if "moment" in fields:
        fields = {"moment": screen.clock.now()}
    clock = Clock("UTC", date="full", **fields)
    screen.show(clock)
    await screen.advance(1)
    for _ in range(2):
        assert await count.minute() == (wakes, sends)
    assert clock.tasks == ()


async def test_many(screen: Screen, count: Count) -> None:
    """A hundred cost the wake-ups and messages of one."""
    screen.show(*(Clock("UTC") for _ in range(100)))
    await screen.advance(1)
    assert await count.minute() == (60, 60)


@AWAY
@KINDS
async def test_unseen(
    screen: Screen, count: Count, away: Away, fields: dict[str, Any]
) -> None:
    """While nobody can see it, it never wakes, and sends nothing."""
    screen.show(Clock("UTC", **fields))
    await screen.advance(1)
    await away(screen)
    for _ in range(2):
        assert await count.minute() == (0, 0)


@AWAY
async def test_unseen_but_heard(screen: Screen, count: Count, away: Away) -> None:
    """With a handler of ticks it wakes for these, and still sends nothing."""
    ticks: list[ClockEvent] = []
    screen.show(Clock("UTC", on_tick=ticks.append))
    await screen.advance(1)
    await away(screen)
    ticks.clear()
    assert await count.minute() == (60, 0)
    assert len(ticks) == 60


@pytest.mark.parametrize(
    ("away", "back"),
    [(Screen.hide_tab, Screen.show_tab), (Screen.disconnect, Screen.reconnect)],
    ids=lambda f: f.__name__,
)
async def test_seen_again(screen: Screen, count: Count, away: Away, back: Away) -> None:
    """Seen again it shows the time of now at once, and goes on."""
    screen.show(Clock("UTC", hour_cycle="h23"))
    await away(screen)
    await screen.advance(600)
    await back(screen)
    screen.shows("12:10:00")
    assert await count.minute() == (60, 60)


@AWAY
async def test_seen_again_after_ticks(screen: Screen, count: Count, away: Away) -> None:
    """One that has ticked for a handler meanwhile shows the time at once, too."""
    screen.show(Clock("UTC", seconds=False, hour_cycle="h23", on_tick=lambda: None))
    await away(screen)
    await screen.advance(630)
    if away is covered:
        screen.page.views.pop()
        screen.page.update()
        await screen.settle()
    else:
        await (screen.reconnect if away is Screen.disconnect else screen.show_tab)()
    screen.shows("12:10")
    assert await count.minute() == (1, 1)


@KINDS
async def test_removed(screen: Screen, count: Count, fields: dict[str, Any]) -> None:
    """Removed, it never wakes."""
    clock = Clock("UTC", on_tick=print, **fields)
    screen.show(clock)
    await screen.advance(1)
    screen.hide(clock)
    await screen.settle()
    assert await count.minute() == (0, 0)
    assert (clock.mounted, clock.tasks) == (False, ())


@KINDS
async def test_closed(screen: Screen, count: Count, fields: dict[str, Any]) -> None:
    """When the session is closed, nothing of it is left."""
    clock = Clock("UTC", on_tick=print, **fields)
    screen.show(clock)
    await screen.advance(1)
    await screen.close()
    assert await count.minute() == (0, 0)
    assert (clock.mounted, screen.tasks()) == (False, [])
