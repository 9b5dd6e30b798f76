"""A Pomodoro is exact for an hour in which everything happens."""

from __future__ import annotations

from typing import Literal

import attrs
import pytest

from flet_components import Pomodoro
from flet_components.components.clockwork.durations import clock_face
from flet_components.testing import Screen
from tests.components.timing.an_hour import SLEEP, an_hour
from tests.components.timing.machines import Machine

ROUNDS = [
    *(("Focus", 400.0), ("Short break", 90.0), ("Focus", 400.0), ("Short break", 90.0)),
    *(("Focus", 400.0), ("Long break", 200.0)),
]
TICK = 1.0
"""Seconds that a machine is awake before what is due comes, and it sleeps."""


@attrs.define
class Walk:
    """A walk along the rounds, second by second."""

    rounds: int = 0
    """How many rounds lie behind."""
    gone: float = 0.0
    """What has passed of the one at hand."""
    goes: bool = True

    @property
    def at(self) -> tuple[str, float]:
        """The round at hand: its name and its length."""
        return ROUNDS[self.rounds % len(ROUNDS)]

    def pass_(self, seconds: float) -> None:
        """Go on by some seconds."""
        self.gone += seconds if self.goes else 0.0
        while self.gone >= self.at[1]:
            self.gone -= self.at[1]
            self.rounds += 1

    def skip(self) -> None:
        self.rounds, self.gone = self.rounds + 1, 0.0


@pytest.mark.parametrize("when_asleep", ["hold", "count"])
async def test_an_hour(screen: Screen, when_asleep: Literal["hold", "count"]) -> None:
    """It shows the round and what is left of it, in each second of the hour.

    Of a machine's sleep nothing counts but the tick that was due, or everything. A busy
    loop and a clock that is set do not matter.
    """
    clock, walk = Machine(paused=True), Walk()
    pomodoro = Pomodoro(
        400.0,
        short_break=90.0,
        long_break=200.0,
        rounds=3,
        auto_start_work=True,
        when_asleep=when_asleep,
        clock=clock,
        face="digits",
    )
    told: list[str] = []
    pomodoro.on_round = lambda event: told.append(event.round.value)
    screen.show(pomodoro)
    await screen.settle()
    last = clock.monotonic()

    def check() -> None:
        nonlocal last
        passed, last = clock.monotonic() - last, clock.monotonic()
        slept = passed > SLEEP and when_asleep == "hold"
        walk.pass_(passed - SLEEP + TICK if slept else passed)
        name, length = walk.at
        screen.shows(name, clock_face(length - walk.gone))

    def pause() -> None:
        pomodoro.pause()
        catch_up(goes=False)

    def resume() -> None:
        pomodoro.start()
        catch_up(goes=True)

    def skip() -> None:
        pomodoro.skip()
        catch_up(goes=True)
        walk.skip()

    def again() -> None:
        pomodoro.restart_round()
        catch_up(goes=True)
        walk.gone = 0.0

    def catch_up(*, goes: bool) -> None:
        nonlocal last
        walk.pass_(clock.monotonic() - last)
        last, walk.goes = clock.monotonic(), goes

    verbs = {700: pause, 900: resume, 1700: skip, 2600: again, 3000: skip}
    await an_hour(screen, clock, check, verbs=verbs)
    assert len(told) == walk.rounds
