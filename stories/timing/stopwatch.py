"""Stories of `Stopwatch`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

import flet as ft

from flet_components import Lap, Stopwatch
from flet_components.stories import Range, play, step
from flet_components.testing import Screen

LARGE = ft.TextStyle(size=56, weight=ft.FontWeight.W_300)
BEGUN = datetime(2026, 1, 1, 12, tzinfo=UTC)


def with_buttons(precision: Annotated[int, Range(0, 3)] = 1) -> Stopwatch:
    """The usual case: it runs, and takes laps at the press of a button."""
    return Stopwatch(precision=precision, text_style=LARGE)


@play(with_buttons)
async def takes_a_lap(screen: Screen) -> None:
    """It runs on while a lap is taken; paused, it can be set back to zero."""
    async with step("after three seconds, press Lap"):
        await screen.advance(3)
        await screen.tap("Lap")
    async with step("after two more, press Pause"):
        await screen.advance(2)
        await screen.tap("Pause")
        screen.shows("00:05.0", "Lap 1")
    async with step("time passes, but not for the stopwatch"):
        await screen.advance(60)
        screen.shows("00:05.0")
    async with step("press Reset"):
        await screen.tap("Reset")
        screen.shows("00:00.0")
        screen.lacks("Lap 1")


def with_laps(
    running: bool = False,
    precision: Annotated[int, Range(0, 3)] = 2,
    lap_precision: Annotated[int, Range(0, 3)] = 2,
    show_laps: bool = True,
) -> Stopwatch:
    """The best and the slowest lap are marked; beyond five, the list scrolls."""
    laps, split = [], 0.0
    for number, seconds in enumerate((61.34, 58.87, 63.02, 60.11), 1):
        split += seconds
        laps.append(Lap(number, seconds, split, BEGUN + timedelta(seconds=split)))
    return Stopwatch(
        split,
        running=running,
        laps=laps,
        precision=precision,
        lap_precision=lap_precision,
        show_laps=show_laps,
        text_style=LARGE,
    )


def up_to_a_limit(
    max_duration: Annotated[float, Range(1, 120)] = 10.0, overtime: bool = False
) -> Stopwatch:
    """It stops by itself; with `overtime` it only says so. The ring shows the rest."""
    return Stopwatch(
        max_duration=max_duration, overtime=overtime, face="ring", warn_at=3
    )


def bare(
    start_at: float = 3590.0,
    face: Literal["digits", "segments"] = "segments",
) -> Stopwatch:
    """Without buttons, from a time that has passed already."""
    return Stopwatch(start_at, face=face, controls=False)
