"""Times as real machines have them: a little late, or asleep."""

from __future__ import annotations

from flet_components import StoryTime
from flet_components.testing import VirtualTime

__all__ = ["Machine", "Slack", "Sleepy"]


class Slack(VirtualTime):
    """A time whose wake-ups may come a little later, as the machine's."""

    @property
    def slack(self) -> float:
        return 0.05


class Sleepy(VirtualTime):
    """A time that stands still while the machine sleeps, as on Linux and macOS."""

    slept = 0.0

    def asleep(self) -> float:
        return self.slept


class Machine(StoryTime):
    """A time of which nobody says that it was set, or has leapt, as a machine's."""

    @property
    def adjusted(self) -> int:
        return 0
