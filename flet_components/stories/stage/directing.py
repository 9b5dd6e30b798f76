"""How a story that goes on follows another staging: its pace, and what goes wrong."""

from __future__ import annotations

from flet_components.disturbance import Disturbance
from flet_components.stories.staging import Staging
from flet_components.story_time import StoryTime

__all__ = ["disturb", "pace"]


def disturb(disturbance: Disturbance, staging: Staging) -> None:
    """Have go wrong what shall."""
    disturbance.latency = staging.latency
    disturbance.error_rate = staging.error_rate
    disturbance.offline = staging.offline


def pace(clock: StoryTime, staging: Staging) -> None:
    """Have a time that runs already run as it should."""
    clock.speed = staging.speed
    if staging.paused != clock.paused:
        (clock.pause if staging.paused else clock.resume)()
