"""What appears by itself when the server is silent: a dead man's switch.

Nothing can be sent to a browser that does not hear. So what it is to show then is there
before, out of sight, and on its way: an animation of the client that takes a while, and
is sent back each time that the server is heard.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Optional

import flet as ft

from flet_components.presence import PageState

if TYPE_CHECKING:
    from flet_components.components.live.connection_banner import ConnectionBanner

__all__ = ["Lifeline"]

MISSED = 3
"""How many heartbeats are missed before the silence shows."""
SLIDE = 0.4
"""Seconds in which it slides in."""
REST, ENDS = 0.5, (0.0, 1.0)
"""Where it is safe, and the two places at which it can be seen."""


class Lifeline:
    """Two like strips, as far above and below a window as the silence may last.

    Both move together: at one end of the way the first is in the window, at the other
    the second. Each heartbeat turns them round, with one small message; as they always
    need as long for what is left of the way, they stay near its middle. Without a
    heartbeat one of them arrives.

    Args:
        banner: Whose it is.
        strip: Makes what is to be seen.
    """

    __slots__ = ("_banner", "_due", "view")

    def __init__(
        self, banner: ConnectionBanner, strip: Callable[[], ft.Control]
    ) -> None:
        self._banner = banner
        self._due: Optional[float] = None
        both: list[ft.Control] = [self._moved(strip(), end) for end in ENDS]
        self.view = banner.bind(
            ft.Container(
                ft.Semantics(content=ft.Stack(both), exclude_semantics=True),
                clip_behavior=ft.ClipBehavior.HARD_EDGE,
            ),
            visible=lambda: banner.heartbeat is not None,
        )

    def beat(self, now: float) -> Optional[float]:
        """Turn round, if it is time; return in how many seconds it will be."""
        banner, heartbeat = self._banner, self._banner.heartbeat
        real = banner._component.own_time.rate == 1.0  # what the client moves by
        seen = banner.page_state is PageState.CONNECTED
        if heartbeat is None or not (real and seen):
            self._due, banner._place = None, REST
            return None
        if self._due is None:  # a client that has just come shows the end at once
            self._due = now + heartbeat
        elif now >= self._due:
            self._due, banner._place = now + heartbeat, ENDS[banner._place == ENDS[0]]
        return self._due - now

    def _moved(self, strip: ft.Control, end: float) -> ft.Control:
        banner = self._banner
        return banner.bind(
            ft.Container(strip),
            offset=lambda: ft.Offset(0, (end - banner._place) * self._way),
            animate_offset=lambda: ft.Animation(round(self._silence * 1000)),
        )

    @property
    def _silence(self) -> float:
        return MISSED * (self._banner.heartbeat or 1.0)

    @property
    def _way(self) -> float:
        """How far the window's two sides are, in heights of a strip."""
        return self._silence / SLIDE
