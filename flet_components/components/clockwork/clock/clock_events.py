"""What a clock tells its handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import flet as ft

if TYPE_CHECKING:
    from flet_components.components.timing.clock import Clock

__all__ = ["ClockEvent"]


@dataclass(kw_only=True)
class ClockEvent(ft.Event["Clock"]):
    """What the handlers of a clock are handed."""

    moment: datetime
    """The date and time that it shows, in its zone."""

    @classmethod
    def tick(cls, control: Clock, moment: datetime) -> ClockEvent:
        """Make the event of a clock that has gone on."""
        return cls(name="tick", control=control, moment=moment)
