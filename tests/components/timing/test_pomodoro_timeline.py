"""The timeline of a Pomodoro: what wakes it, and what it sends, in each state of it.

It is the table of its page, row by row, counted.
"""

from __future__ import annotations

from typing import Any

import pytest

from flet_components import Pomodoro, TimerPhase
from flet_components.testing import Screen
from tests.components.timing.round_diary import RoundDiary
from tests.components.timing.timeline import AWAY, Away, Count
from tests.note_timers import note_timers

MINUTES = 5 * 60.0


@pytest.fixture
async def count(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Count:
    """Count what happens on the screen."""
    return Count(screen, note_timers(monkeypatch))


async def begun(screen: Screen, **fields: Any) -> Pomodoro:
    """Return a Pomodoro that has run for two seconds and a half."""
    pomodoro = Pomodoro(**fields)
    screen.show(pomodoro)
    await screen.advance(2.5)
    return pomodoro


async def test_made(count: Count) -> None:
    """Not on a page, nothing of it happens."""
    pomodoro = Pomodoro()
    assert await count.during(60) == (0, 0)
    assert pomodoro.tasks == ()


async def test_running_and_seen(screen: Screen, count: Count) -> None:
    """Seen, it wakes each second, and for its ring twice more in ten seconds."""
    pomodoro = await begun(screen)
    woken, sent = await count.during(60)
    assert (60 <= woken <= 72, 60 <= sent <= 72) == (True, True)
    pomodoro.face = "digits"
    await screen.advance(1)
    assert await count.during(60) == (60, 60)
    assert pomodoro.tasks == ()


async def test_a_change_of_round_takes_one_message(
    screen: Screen, count: Count
) -> None:
    """Name, colours, dots and digits leave together."""
    pomodoro = await begun(screen)
    pomodoro.face = "digits"
    await screen.advance(1495)
    screen.shows("00:03")
    assert await count.during(5) == (5, 5)
    screen.shows("Short break")


@pytest.mark.parametrize("verb", ["pause", "stop", "suspend"])
async def test_held(screen: Screen, count: Count, verb: str) -> None:
    """Held, in whatever way, it never wakes."""
    pomodoro = await begun(screen)
    getattr(pomodoro, verb)()
    await screen.settle()
    assert await count.during(MINUTES) == (0, 0)


async def test_a_round_that_waits(screen: Screen, count: Count) -> None:
    """So it is with a round that waits for its start."""
    pomodoro = await begun(screen, auto_start_break=False)
    pomodoro.skip()
    await screen.settle()
    assert pomodoro.phase is TimerPhase.IDLE
    assert await count.during(MINUTES) == (0, 0)


@AWAY
async def test_unseen(screen: Screen, count: Count, away: Away) -> None:
    """Unseen, it looks once a minute whether the machine slept, and sends nothing."""
    await begun(screen)
    await away(screen)
    await screen.advance(0.5)
    assert await count.during(MINUTES) == (5, 0)


@AWAY
async def test_rounds_that_nobody_sees(
    screen: Screen, count: Count, away: Away
) -> None:
    """The end of a round is a wake-up more, and one message, if anybody can be told."""
    pomodoro = await begun(screen)
    diary = RoundDiary(pomodoro)
    await away(screen)
    await screen.advance(1380)
    told = 0 if away is Screen.disconnect else 1
    assert await count.during(150) == (2, told)
    assert diary.lines == ["work 1 done", "short_break 1"]


@pytest.mark.parametrize("away", [Screen.hide_tab, Screen.disconnect])
async def test_unseen_but_followed(screen: Screen, count: Count, away: Away) -> None:
    """With an `on_tick` it wakes as if it were seen; still nothing is sent."""
    pomodoro = await begun(screen)
    await away(screen)
    await screen.advance(0.2)
    pomodoro.on_tick = lambda: None
    woken, sent = await count.during(60)
    assert (60 <= woken <= 72, sent) == (True, 0)


async def test_removed(screen: Screen, count: Count) -> None:
    """Removed, it is still; added again, it goes on."""
    pomodoro = await begun(screen)
    screen.hide(pomodoro)
    await screen.settle()
    assert await count.during(MINUTES) == (0, 0)
    screen.show(pomodoro)
    assert (await count.during(10))[0] >= 10


async def test_the_session_is_closed(screen: Screen, count: Count) -> None:
    """When its page is closed, it is over."""
    pomodoro = await begun(screen)
    await screen.close()
    assert await count.during(MINUTES) == (0, 0)
    assert (pomodoro.mounted, pomodoro.tasks) == (False, ())
