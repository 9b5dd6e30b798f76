"""Stories of `Pomodoro`."""

from __future__ import annotations

from typing import Annotated, Literal

import flet as ft

from flet_components import Pomodoro, PomodoroEvent, PomodoroRound
from flet_components.stories import Range

MINUTE = 60.0
NAMES = {
    PomodoroRound.WORK: "Focus",
    PomodoroRound.SHORT_BREAK: "Short break",
    PomodoroRound.LONG_BREAK: "Long break",
}
"""What rounds are called, as on the face."""


def classic(
    work: Annotated[float, Range(1, 60)] = 25.0,
    short_break: Annotated[float, Range(0, 30)] = 5.0,
    long_break: Annotated[float, Range(0, 60)] = 15.0,
    rounds: Annotated[int, Range(1, 16)] = 4,
    running: bool = True,
    controls: bool = True,
) -> Pomodoro:
    """The usual case, in minutes; 0 for no breaks of a kind."""
    return Pomodoro(
        work * MINUTE,
        short_break=short_break * MINUTE,
        long_break=long_break * MINUTE,
        rounds=rounds,
        running=running,
        controls=controls,
    )


def in_a_minute(
    auto_start_work: bool = True,
    auto_start_break: bool = True,
    face: Literal["digits", "segments", "ring", "bar"] = "ring",
) -> Pomodoro:
    """A whole set in less than a minute: each kind of round has a colour of its own."""
    return Pomodoro(
        8,
        short_break=4,
        long_break=6,
        auto_start_work=auto_start_work,
        auto_start_break=auto_start_break,
        face=face,
        warn_at=2,
    )


def kinds(work: Annotated[float, Range(10, 1500, 10)] = 20.0) -> ft.Control:
    """Work, a short break and a long break, side by side."""
    first, second, third = (
        Pomodoro(work, short_break=work / 2, long_break=work) for _ in range(3)
    )
    _skip(second, 3)
    _skip(third, 7)
    return ft.Row(
        [first, second, third],
        alignment=ft.MainAxisAlignment.CENTER,
        wrap=True,
        spacing=48,
        run_spacing=48,
    )


def until_done(work: Annotated[float, Range(1, 60, 1)] = 5.0) -> Pomodoro:
    """Over time a round runs on, until you go on to the next."""
    return Pomodoro(work, overtime=True, warn_at=3, face="bar")


def with_a_list() -> ft.Control:
    """What was done, in a list beside it; try to skip a round."""
    rows = ft.ListView([_line("Nothing yet.")], spacing=8, expand=True)

    def note(event: PomodoroEvent) -> None:
        name = NAMES[event.round]
        icon = ft.Icons.SKIP_NEXT if event.skipped else ft.Icons.CHECK
        records = len(event.control.history)
        rows.controls[: records == 1] = [_line(f"{name}, {event.elapsed:.0f} s", icon)]

    pomodoro = Pomodoro(
        6, short_break=3, long_break=5, auto_start_work=True, on_complete=note
    )
    done = ft.Text("Done", theme_style=ft.TextThemeStyle.TITLE_LARGE)
    return ft.Row(
        [pomodoro, ft.Column([done, rows], spacing=16, width=176, height=288)],
        alignment=ft.MainAxisAlignment.CENTER,
        vertical_alignment=ft.CrossAxisAlignment.START,
        wrap=True,
        spacing=64,
        run_spacing=32,
    )


def _line(text: str, icon: ft.IconData = ft.Icons.HOURGLASS_EMPTY) -> ft.Control:
    """Make a line of the list."""
    color = ft.Colors.ON_SURFACE_VARIANT
    return ft.Row([ft.Icon(icon, size=20, color=color), ft.Text(text)], spacing=12)


def _skip(pomodoro: Pomodoro, rounds: int) -> None:
    """Go on by some rounds, and run."""
    for _ in range(rounds):
        pomodoro.skip()
    pomodoro.start()
