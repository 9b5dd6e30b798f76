"""`Countdown`: the time that is left."""

from __future__ import annotations

from dataclasses import KW_ONLY
from datetime import datetime
from typing import Optional

import flet as ft

from flet_components.components.clockwork.durations import FINITE, LENGTH
from flet_components.components.timing.timer_base import TimerBase
from flet_components.fields import prop, reactive
from flet_components.validation import aware, check

__all__ = ["Countdown"]


@reactive
class Countdown(TimerBase):
    """Counts down, and says when nothing is left.

    Its edge cases are those of the tests of react-countdown 3 and of ahooks'
    `useCountDown`.
    """

    seconds: float = prop(default=60.0, validate=LENGTH)
    """Length, in seconds, 0 or more. Changed on the way, what has passed counts."""

    _: KW_ONLY

    deadline: Optional[datetime] = prop(default=None, validate=aware)
    """Date, with a time zone, to which it counts instead. `seconds` is then the whole
    of which ring and bar show the rest. A pause holds the digits, not the date."""

    controlled: bool = False
    """Whether somebody else counts: `seconds` is what is left, as last assigned. It
    completes at 0, and never ticks."""

    @property
    def duration(self) -> float:
        """The length."""
        return self.seconds

    @property
    def counts_down(self) -> bool:
        """It shows what is left."""
        return True

    def reset(self, seconds: Optional[float] = None) -> None:
        """Go back to the beginning; if it counts, it goes on counting.

        Args:
            seconds: A new length, in seconds, 0 or more; a button's event is none.
        """
        length = None if isinstance(seconds, ft.Event) else seconds

        def change() -> None:
            if length is not None:
                self.seconds = length

        self._component.here(lambda: self._timer.restart(change))

    def add(self, seconds: float) -> None:
        """Add seconds, or take some away; one that had ended counts again."""
        check("seconds", seconds, FINITE)
        self._component.here(lambda: self._timer.add(seconds))

    @property
    def _timer_given(self) -> Optional[float]:
        return self.seconds if self.controlled else None

    @property
    def _timer_target(self) -> Optional[datetime]:
        return self.deadline
