"""What a timer tells its handlers, written down."""

from __future__ import annotations

import math

from flet_components import TimerBase, TimerEvent
from flet_components.testing import Screen

__all__ = ["Diary", "one_patch_each_second"]


async def one_patch_each_second(screen: Screen) -> None:
    """Fail if anything ticks twice."""
    before = len(screen.patches)
    await screen.advance(3)
    assert len(screen.patches) == before + 3


class Diary:
    """Takes all handlers of a timer, and writes a word for each event.

    The phase alone for `on_phase_change`, `tick` with what is left or, without an end,
    what has passed, and `complete`.
    """

    def __init__(self, timer: TimerBase) -> None:
        self.lines: list[str] = []
        self.completions: list[TimerEvent] = []
        timer.on_tick = self._tick
        timer.on_complete = self._complete
        timer.on_phase_change = self._phase

    def take(self) -> list[str]:
        """Return what was written since the last time."""
        lines, self.lines = self.lines, []
        return lines

    @property
    def ticks(self) -> int:
        """How many ticks there were."""
        return sum(line.startswith("tick") for line in self.lines)

    def _tick(self, event: TimerEvent) -> None:
        left = event.remaining
        self.lines.append(f"tick {event.elapsed if left == math.inf else left:g}")

    def _complete(self, event: TimerEvent) -> None:
        self.completions.append(event)
        self.lines.append("complete")

    def _phase(self, event: TimerEvent) -> None:
        self.lines.append(event.phase.value)
