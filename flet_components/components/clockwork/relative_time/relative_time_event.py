"""What a `RelativeTime` tells its handlers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import flet as ft

if TYPE_CHECKING:
    from flet_components.components.timing.relative_time import RelativeTime

__all__ = ["RelativeTimeEvent"]


@dataclass(kw_only=True)
class RelativeTimeEvent(ft.Event["RelativeTime"]):
    """What the handlers of a `RelativeTime` are handed."""

    old_text: str
    """The text that was shown."""
    new_text: str
    """The text that is shown now."""

    @classmethod
    def update(cls, control: RelativeTime, old: str, new: str) -> RelativeTimeEvent:
        """Make the event of one that says something else."""
        return cls(name="update", control=control, old_text=old, new_text=new)
