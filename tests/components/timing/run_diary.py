"""The runs of an interval, written down."""

from __future__ import annotations

from datetime import UTC, datetime

import attrs

from flet_components import IntervalEvent, TimeSource

__all__ = ["NOON", "RunDiary"]

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""When the time of a test begins."""


@attrs.define
class RunDiary:
    """Has callbacks for an interval, which write down when they were called.

    Args:
        clock: The time of the test.
    """

    clock: TimeSource
    events: list[IntervalEvent] = attrs.field(factory=list)
    """What the callbacks were handed."""
    began: list[float] = attrs.field(factory=list)
    """When, in seconds."""
    told: list[IntervalEvent] = attrs.field(factory=list)
    """What `on_run` was handed."""
    takes: float = 0.0
    """Seconds that `work` takes."""

    def note(self, event: IntervalEvent) -> None:
        """Run in no time."""
        self.events.append(event)
        self.began.append(self.clock.monotonic())

    async def work(self, event: IntervalEvent) -> None:
        """Run for a while."""
        self.note(event)
        await self.clock.sleep(self.takes)

    def tell(self, event: IntervalEvent) -> None:
        """Take `on_run`."""
        self.told.append(event)

    def take(self) -> list[float]:
        """Return when runs began since the last time."""
        began, self.began = self.began, []
        return began

    @property
    def missed(self) -> list[int]:
        """How many runs were missed before each."""
        return [event.missed for event in self.events]
