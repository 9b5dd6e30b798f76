"""An hour of an idle timer: exact, whatever happens to the clock."""

from __future__ import annotations

import attrs
import flet as ft

from flet_components import IdlePhase, IdleTimer, StoryTime
from flet_components.testing import Screen
from tests.components.timing.an_hour import an_hour
from tests.components.timing.idle_diary import Diary
from tests.components.timing.machines import Machine

ACTIVE, PROMPTED, IDLE = IdlePhase.ACTIVE, IdlePhase.PROMPTED, IdlePhase.IDLE
TIMEOUT, PROMPT = 120.0, 20.0
ACTIONS = (10, 100, 205, 206, 330, 460, 900, 1010, 1250, 1900, 1990, 2100, 3300)
"""Seconds after which the user does something: before, in and after a prompt."""


@attrs.define
class Oracle:
    """What should be so, by a list of when something was done.

    Between two actions somebody is idle for what is left of the gap after the timeout.
    """

    clock: StoryTime
    gaps: list[float] = attrs.Factory(list)
    watched: float = 0.0
    held: bool = False
    seen: float = 0.0
    last: float = 0.0

    def look(self) -> None:
        """Let the time since the last look pass."""
        now = self.clock.monotonic()
        if not self.held:
            self.watched += now - self.seen
        self.seen = now

    def act(self) -> None:
        """Note that something was done."""
        self.look()
        if not self.held:
            self.gaps.append(self.watched - self.last)
            self.last = self.watched

    def hold(self, held: bool) -> None:
        """Let no time pass, or let it pass again."""
        self.look()
        self.held = held

    @property
    def silent(self) -> float:
        """Seconds since something was done."""
        return self.watched - self.last

    @property
    def phase(self) -> IdlePhase:
        """What the user should be doing."""
        if self.silent >= TIMEOUT:
            return IDLE
        return PROMPTED if self.silent >= TIMEOUT - PROMPT else ACTIVE

    @property
    def idle(self) -> float:
        """Seconds that should count as idle."""
        return sum(max(0.0, gap - TIMEOUT) for gap in (*self.gaps, self.silent))


async def test_an_hour(screen: Screen) -> None:
    """To the tick: phase, rest and totals, whatever happens to the clock."""
    clock = Machine(paused=True)
    box = ft.Checkbox(label="yes")
    timer = IdleTimer(TIMEOUT, prompt_before=PROMPT, clock=clock)
    diary = Diary(timer)
    screen.show(timer, box)
    await screen.settle()
    oracle = Oracle(clock)

    def act() -> None:
        oracle.act()
        screen.session.apply_patch(box._i, {"value": not box.value})

    def hold(held: bool) -> None:
        oracle.hold(held)
        timer.running = not held

    def check() -> None:
        oracle.look()
        assert timer.phase is oracle.phase
        assert timer.inactive == oracle.silent
        assert timer.remaining == max(0.0, TIMEOUT - oracle.silent)
        assert timer.total_elapsed == oracle.watched
        assert timer.total_idle == oracle.idle
        assert timer.total_active == oracle.watched - oracle.idle

    await an_hour(
        screen,
        clock,
        check,
        verbs={
            **dict.fromkeys(ACTIONS, act),
            1400: lambda: hold(True),  # the machine sleeps meanwhile
            1800: lambda: hold(False),
            2200: lambda: hold(True),
            2201: lambda: hold(False),
        },
    )
    idle = [gap for gap in (*oracle.gaps, oracle.silent) if gap >= TIMEOUT]
    assert diary.lines.count("idle") == len(idle) > 3
    assert diary.lines.count("active") > len(idle)
    assert diary.lines.count("action") == len(oracle.gaps) == len(ACTIONS)
