"""What a timer says of how it stands."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import pytest

from flet_components import Countdown, Stopwatch, TimerBase
from flet_components.testing import Screen

Make = Callable[[], TimerBase]


@pytest.mark.parametrize(
    ("make", "seconds", "paused", "said"),
    [
        (lambda: Countdown(60, running=False), 5, False, "1 minute left"),
        (lambda: Countdown(100), 10, False, "1 minute 30 seconds left"),
        (lambda: Countdown(100), 10, True, "paused, 1 minute 30 seconds left"),
        (lambda: Countdown(7200), 10, False, "1 hour 59 minutes left"),
        (lambda: Countdown(3), 5, False, "time is up"),
        (lambda: Countdown(3, overtime=True), 6, False, "3 seconds over time"),
        (lambda: Countdown(3, overtime=True), 6, True, "paused, 3 seconds over time"),
        (lambda: Countdown(90, face="segments"), 0, False, "1 minute 30 seconds left"),
        (lambda: Countdown(90, face="ring"), 0, False, "1 minute 30 seconds left"),
        (TimerBase, 65.5, False, "1 minute 5 seconds"),
        (TimerBase, 65.5, True, "paused, 1 minute 5 seconds"),
        (TimerBase, 3600, False, "1 hour"),
        (TimerBase, 3659, False, "1 hour"),
        (TimerBase, 3660, False, "1 hour 1 minute"),
        (lambda: Stopwatch(2 * 86_400 + 3600), 5, False, "2 days 1 hour"),
    ],
)
async def test_it_says_how_it_stands(
    screen: Screen, make: Make, seconds: float, paused: bool, said: str
) -> None:
    """A person would say what is left or has passed, that it is paused, or over."""
    timer = make()
    screen.show(timer)
    await screen.advance(seconds)
    if paused:
        timer.pause()
        await screen.settle()
    labels = [text.get("semantics_label") for text in screen.find_all(ft.Text)]
    labels += [each.get("label") for each in screen.find_all(ft.Semantics)]
    assert [label for label in labels if label] == [said]
