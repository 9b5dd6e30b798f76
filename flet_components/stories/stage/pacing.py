"""How fast the checks of a story are played: at once, to be watched, or by hand."""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Callable

from flet_components.story_time import StoryTime
from flet_components.time_source import SYSTEM_TIME

__all__ = ["Pace", "Pacing"]

FRAME = 0.05
"""Real seconds between two moments of a time that is watched."""


class Pace(enum.Enum):
    """How fast a check is played."""

    INSTANT = "instant"
    """As fast as can be."""
    NORMAL = "normal"
    """So that each action can be seen."""
    SLOW = "slow"
    """So that each action can be talked about."""
    STEPS = "steps"
    """Each action waits until it is asked for."""


PAUSES = {Pace.INSTANT: 0.0, Pace.NORMAL: 0.5, Pace.SLOW: 1.5}
"""Real seconds before each action."""
LONGEST = {Pace.INSTANT: 0.0, Pace.NORMAL: 1.0, Pace.SLOW: 4.0, Pace.STEPS: 1.0}
"""Real seconds that the story's time may take to go on, however far it goes."""


class Pacing:
    """Makes a check wait before each action; may be changed while one is played."""

    def __init__(self) -> None:
        self._pace = Pace.NORMAL
        self._next = asyncio.Event()
        self.waiting = False
        """Whether an action waits until it is asked for."""
        self.on_change: Callable[[], object] = lambda: None

    @property
    def pace(self) -> Pace:
        """How fast checks are played."""
        return self._pace

    @pace.setter
    def pace(self, pace: Pace) -> None:
        self._pace = pace
        if pace is not Pace.STEPS:
            self.step()

    def step(self) -> None:
        """Let the action that waits go on."""
        self._next.set()

    async def before_action(self) -> None:
        """Wait, as long as the pace says."""
        if self._pace is not Pace.STEPS:
            await SYSTEM_TIME.sleep(PAUSES[self._pace])
            return
        self._next.clear()
        self.waiting = True
        self.on_change()
        try:
            await self._next.wait()
        finally:
            self.waiting = False

    async def pass_time(self, clock: StoryTime, seconds: float) -> None:
        """Let a story's time go on: at once, or in a second or so of the real one."""
        start = clock.monotonic()
        end = start + seconds
        frames = round(min(seconds, LONGEST[self._pace]) / FRAME)
        for frame in range(1, frames):
            goal = start + seconds * frame / frames
            await clock.advance(max(0.0, goal - clock.monotonic()))
            await SYSTEM_TIME.sleep(FRAME)
        await clock.advance(max(0.0, end - clock.monotonic()))
        while clock.monotonic() < end:  # a sum of floats may end just before
            await clock.advance(end - clock.monotonic())
