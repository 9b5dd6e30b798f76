"""A stopwatch is exact for an hour in which everything happens."""

from __future__ import annotations

from flet_components import Stopwatch
from flet_components.components.clockwork.durations import clock_face
from flet_components.testing import Screen
from tests.components.timing.an_hour import an_hour
from tests.components.timing.machines import Machine


async def test_an_hour(screen: Screen) -> None:
    """It shows the seconds that it ran: pauses do not count, nor does a set clock."""
    clock = Machine(paused=True)
    stopwatch = Stopwatch(clock=clock)
    screen.show(stopwatch)
    await screen.settle()
    begun, held, since = clock.monotonic(), 0.0, [0.0]

    def pause() -> None:
        stopwatch.pause()
        since.append(clock.monotonic())

    def resume() -> None:
        nonlocal held
        stopwatch.resume()
        held += clock.monotonic() - since.pop()

    def check() -> None:
        now = since[-1] if len(since) > 1 else clock.monotonic()
        screen.shows(clock_face(int(now - begun - held)))

    verbs = {700: pause, 900: resume, 2400: pause, 2600: resume}
    await an_hour(screen, clock, check, verbs=verbs)
    assert stopwatch.elapsed == clock.monotonic() - begun - held
