"""The app of `benchmarks.wire`: one page for each component, and one with all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import flet as ft

from flet_components import (
    Clock,
    Countdown,
    IdleTimer,
    Interval,
    Pomodoro,
    RelativeTime,
    Stopwatch,
    TimerBase,
    UserControl,
)

__all__ = ["ALL", "SHOWN"]

ALL = "all"
"""Name of the page with one of each."""


def nothing() -> None:
    """Do nothing, every ten seconds."""


SHOWN: Mapping[str, tuple[str, str, Callable[[], UserControl]]] = {
    "countdown": ("countdown", "digits", lambda: Countdown(600)),
    "countdown-ring": ("countdown", "a ring", lambda: Countdown(600, face="ring")),
    "countdown-bar": ("countdown", "a bar", lambda: Countdown(600, face="bar")),
    "segments": ("countdown", "segments", lambda: Countdown(600, face="segments")),
    "timer-base": ("timer_base", "as it is", TimerBase),
    "stopwatch": ("stopwatch", "seconds", Stopwatch),
    "stopwatch-tenths": ("stopwatch", "tenths", lambda: Stopwatch(precision=1)),
    "clock": ("clock", "with seconds", Clock),
    "clock-minutes": ("clock", "without seconds", lambda: Clock(seconds=False)),
    "clock-analog": ("clock", "hands", lambda: Clock(face="analog")),
    "clock-sweep": (
        "clock",
        "a sweeping hand",
        lambda: Clock(face="analog", second_hand="sweep"),
    ),
    "relative-time": (
        "relative_time",
        "minutes",
        lambda: RelativeTime(datetime.now(UTC) - timedelta(minutes=3)),
    ),
    "pomodoro": ("pomodoro", "a round", Pomodoro),
    "idle-timer": ("idle_timer", "nobody there", IdleTimer),
    "interval": ("interval", "every 10 s", lambda: Interval(10, nothing)),
}
"""For each page the page of the docs, in which state, and what makes it."""


ONE_OF_EACH = {SHOWN[name][0]: name for name in reversed(list(SHOWN))}.values()
"""The first page of each component."""


async def main(page: ft.Page) -> None:
    """Show what the address asks for."""
    name = page.route.strip("/")
    page.scroll = ft.ScrollMode.AUTO
    shown = ONE_OF_EACH if name == ALL else [name]
    page.add(*(SHOWN[key][2]() for key in shown if key in SHOWN))


if __name__ == "__main__":
    ft.run(main)
