"""What an idle timer tells its handlers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.clockwork.idle.idleness import IdlePhase

if TYPE_CHECKING:
    from flet_components.components.timing.idle_timer import IdleTimer  # noqa: F401

__all__ = ["IdleEvent"]


@dataclass(kw_only=True)
class IdleEvent(ft.Event["IdleTimer"]):
    """What the handlers of an idle timer are handed; times in seconds."""

    phase: IdlePhase
    """The phase, which has just begun unless this is `on_action`."""
    remaining: float
    """What is left until idle."""
    inactive: float
    """For how long nothing was done; with `on_active` and `on_action`, before this."""
    late: float = 0.0
    """With `on_prompt` and `on_idle`: how much later than due they come."""
    cause: str = ""
    """With `on_active` and `on_action`: what was done, by the name of the event or of
    the value that was changed; `"activate"` for the verb, `"limits"` for new ones."""
