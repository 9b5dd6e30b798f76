"""What the client moves by itself follows a time that is set: its speed, its pauses."""

from __future__ import annotations

import pytest

from flet_components import Countdown, StoryTime
from flet_components.components.timing.clock import Clock
from flet_components.components.timing.timer_base import TimerBase
from flet_components.testing import Screen


async def counting(screen: Screen, clock: StoryTime) -> Countdown:
    """Show a countdown whose bar is on its way to the end."""
    countdown = Countdown(100, face="bar", clock=clock)
    screen.show(countdown)
    await screen.advance(2)
    return countdown


def moves(timer: TimerBase) -> tuple[float, float]:
    """Return to which share of the whole the client goes, in how many seconds."""
    motion = timer._timer.view.gauge.motion.get()
    return round(motion.ratio, 2), round(motion.seconds, 1)


@pytest.mark.parametrize("speed", [0.5, 10.0])
async def test_another_speed(screen: Screen, speed: float) -> None:
    """The bar is sent to its end anew, in the real seconds that are left."""
    clock = StoryTime()
    countdown = await counting(screen, clock)
    assert moves(countdown) == (0.0, 99.7)
    clock.speed = speed
    await screen.advance(1)
    ratio, seconds = moves(countdown)
    assert ratio == 0.0
    assert seconds == pytest.approx(98 / speed, abs=1.1)


async def test_standing_still(screen: Screen) -> None:
    """Ring and bar stand while the time does, and where it leaps to."""
    clock = StoryTime()
    countdown = await counting(screen, clock)
    clock.pause()
    assert moves(countdown) == (0.98, 0.2)
    messages = len(screen.patches)
    await screen.advance(60)
    assert len(screen.patches) <= messages + 1
    clock.jump(48)
    await screen.settle()
    assert moves(countdown) == (0.5, 0.2)
    clock.resume()
    await screen.advance(1)
    ratio, seconds = moves(countdown)
    assert ratio == 0.0
    assert seconds == pytest.approx(50, abs=1)


async def test_a_clock_that_is_set_while_it_stands(screen: Screen) -> None:
    """Who shows the time of day looks at once when it is set."""
    clock = StoryTime(paused=True)
    shown = Clock(clock=clock, tz="UTC", seconds=False)
    screen.show(shown)
    await screen.settle()
    clock.travel(clock.now().replace(hour=4, minute=5))
    await screen.settle()
    assert (shown.shown.hour, shown.shown.minute) == (4, 5)
    assert "05" in " ".join(screen.texts())
