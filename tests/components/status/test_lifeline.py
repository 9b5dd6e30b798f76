"""The lifeline is moved by the client, in real time."""

from __future__ import annotations

from flet_components import ConnectionBanner
from flet_components.lifetime import set_clock
from flet_components.story_time import StoryTime
from flet_components.testing import Screen
from tests.components.live.test_connection_banner import places

REST = [-7.5, 7.5]


async def test_a_time_that_stands_still(screen: Screen) -> None:
    """No heart beats in it, so the client is not told to show what follows silence."""
    clock = StoryTime(paused=True)
    set_clock(screen.page, clock)
    screen.show(ConnectionBanner(heartbeat=2))
    await clock.advance(60)
    await screen.advance(1)
    assert places(screen) == REST

    clock.resume()
    await screen.advance(5)
    assert places(screen) != REST
    clock.pause()
    await screen.advance(1)
    assert places(screen) == REST
