"""A countdown is exact for an hour in which everything happens."""

from __future__ import annotations

from datetime import timedelta

from flet_components import Countdown
from flet_components.components.clockwork.durations import clock_face
from flet_components.testing import Screen
from tests.components.timing.an_hour import an_hour
from tests.components.timing.machines import Machine

LENGTH = 4000.0


async def test_an_hour(screen: Screen) -> None:
    """A length leaves what it is longer than what ran; a set clock does not matter."""
    clock = Machine(paused=True)
    countdown = Countdown(LENGTH, clock=clock, overtime=True)
    screen.show(countdown)
    await screen.settle()
    begun, held, since = clock.monotonic(), 0.0, [0.0]

    def pause() -> None:
        countdown.pause()
        since.append(clock.monotonic())

    def resume() -> None:
        nonlocal held
        countdown.resume()
        held += clock.monotonic() - since.pop()

    def check() -> None:
        now = since[-1] if len(since) > 1 else clock.monotonic()
        screen.shows(clock_face(LENGTH - (now - begun - held)))

    await an_hour(screen, clock, check, verbs={700: pause, 900: resume})
    assert countdown.remaining == LENGTH - (clock.monotonic() - begun - held)


async def test_an_hour_to_a_date(screen: Screen) -> None:
    """A date is as far away as the wall clock says, within a second of its being set.

    Each look of the test is a second after the last, so it sees the one that follows.
    """
    clock = Machine(paused=True)
    deadline = clock.now() + timedelta(hours=5)
    screen.show(Countdown(deadline=deadline, clock=clock))
    await screen.settle()
    was = [clock.now()]

    def check() -> None:
        left, moved = (deadline - clock.now()).total_seconds(), clock.now() - was[0]
        was[0] = clock.now()
        if timedelta(0) < moved < timedelta(minutes=11):  # nobody has set the clock
            screen.shows(clock_face(left))

    await an_hour(screen, clock, check)


async def test_it_is_over_on_the_microsecond(screen: Screen) -> None:
    """After stalls and sleeps it ends when its length has passed, once."""
    clock, ended = Machine(paused=True), list[float]()
    countdown = Countdown(3333.25, clock=clock)
    countdown.on_complete = lambda: ended.append(clock.monotonic())
    screen.show(countdown)
    await screen.settle()
    begun = clock.monotonic()
    await an_hour(screen, clock, lambda: None)
    assert ended == [begun + 3333.25]
