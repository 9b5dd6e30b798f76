"""The timeline of a relative time: in each state of its life, what wakes it.

It is the table of its page, row by row, counted.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flet_components import RelativeTime, RelativeTimeEvent
from flet_components.testing import Screen
from tests.components.timing.timeline import AWAY, Away, Count
from tests.note_timers import note_timers

BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""The time of a screen when a test begins."""


@pytest.fixture
async def count(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Count:
    """Count what happens on the screen, from half a second past the minute on."""
    await screen.advance(0.5)
    return Count(screen, note_timers(monkeypatch))


def ago(length: timedelta = timedelta(), **fields: Any) -> RelativeTime:
    """Make one of a moment so long ago."""
    return RelativeTime(BEGIN - length, locale="en", tz="UTC", **fields)


KINDS = pytest.mark.parametrize(
    "fields", [{}, {"format": "elapsed"}, {"format": "micro"}, {"format": str}], ids=str
)
DAYS = timedelta(days=2)


async def test_built(count: Count) -> None:
    """One that was never on a page does nothing."""
    time = ago(format="elapsed")
    assert await count.minute() == (0, 0)
    assert time.tasks == ()


@pytest.mark.parametrize(
    ("length", "fields", "wakes", "sends"),
    [
        (timedelta(0), {"format": "elapsed"}, 60, 60),
        (timedelta(seconds=9), {}, 52, 51),  # until 1 minute; and at the full one
        (timedelta(minutes=5), {}, 1, 1),
        (timedelta(minutes=5, seconds=30), {}, 2, 1),  # and at the full minute
        (timedelta(hours=5), {}, 1, 0),
        (timedelta(days=5), {}, 1, 0),
        (timedelta(days=50), {}, 1, 0),
        (timedelta(days=5), {"format": "datetime"}, 0, 0),
        (timedelta(minutes=5), {"format": "elapsed", "precision": "minute"}, 1, 1),
        (timedelta(minutes=5), {"format": str, "precision": "hour"}, 1, 0),
        (timedelta(minutes=5), {"tense": "future"}, 1, 0),
    ],
    ids=str,
)
async def test_seen(
    screen: Screen,
    count: Count,
    length: timedelta,
    fields: dict[str, Any],
    wakes: int,
    sends: int,
) -> None:
    """It wakes when it says something else, and each full minute, without a task."""
    time = ago(length, **fields)
    screen.show(time)
    await screen.settle()
    assert await count.minute() == (wakes, sends)
    assert time.tasks == ()


async def test_of_no_moment(screen: Screen, count: Count) -> None:
    """Without a moment it never wakes."""
    screen.show(RelativeTime(empty="never"))
    await screen.settle()
    assert await count.minute() == (0, 0)


async def test_five_hundred(screen: Screen, count: Count) -> None:
    """Five hundred wake the loop once a second at most, and share one message."""
    for n in range(5):  # not all of them begin together
        lengths = (timedelta(seconds=0.37 * i * i) for i in range(n, 500, 5))
        screen.show(*(ago(length) for length in lengths))
        await screen.advance(0.65)
    for _ in range(3):
        wakes, sends = await count.minute()
        assert 0 < sends <= wakes <= 60


async def test_hundreds_of_days(screen: Screen, count: Count) -> None:
    """Those that say the same for long wake once a minute, all together."""
    lengths = (timedelta(days=2, seconds=0.37 * i * i) for i in range(100))
    for length in lengths:
        screen.show(ago(length))
        await screen.advance(0.1)
    assert await count.minute() == (1, 0)


@AWAY
@KINDS
async def test_unseen(
    screen: Screen, count: Count, away: Away, fields: dict[str, Any]
) -> None:
    """While nobody can see it, it never wakes, and sends nothing."""
    screen.show(ago(**fields))
    await screen.advance(1)
    await away(screen)
    for _ in range(2):
        assert await count.minute() == (0, 0)


@AWAY
async def test_unseen_but_heard(screen: Screen, count: Count, away: Away) -> None:
    """With a handler it wakes for that, and still sends nothing."""
    told: list[RelativeTimeEvent] = []
    screen.show(ago(format="elapsed", on_update=told.append))
    await screen.advance(1)
    await away(screen)
    told.clear()
    assert await count.minute() == (60, 0)
    assert len(told) == 60


@pytest.mark.parametrize(
    ("away", "back"),
    [(Screen.hide_tab, Screen.show_tab), (Screen.disconnect, Screen.reconnect)],
    ids=lambda f: f.__name__,
)
async def test_seen_again(screen: Screen, count: Count, away: Away, back: Away) -> None:
    """Seen again it says at once what is right, and goes on."""
    screen.show(ago(format="elapsed"))
    await away(screen)
    await screen.advance(600)
    await back(screen)
    screen.shows("10m")
    assert await count.minute() == (60, 60)


@KINDS
async def test_removed(screen: Screen, count: Count, fields: dict[str, Any]) -> None:
    """Removed, it never wakes."""
    time = ago(on_update=print, **fields)
    screen.show(time)
    await screen.advance(1)
    screen.hide(time)
    await screen.settle()
    assert await count.minute() == (0, 0)
    assert (time.mounted, time.tasks) == (False, ())


@KINDS
async def test_closed(screen: Screen, count: Count, fields: dict[str, Any]) -> None:
    """When the session is closed, nothing of it is left."""
    time = ago(on_update=print, **fields)
    screen.show(time)
    await screen.advance(1)
    await screen.close()
    assert await count.minute() == (0, 0)
    assert (time.mounted, screen.tasks()) == (False, [])
