"""Stories of `Countdown`."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

import flet as ft

from flet_components import Countdown, current_clock
from flet_components.stories import Range, play, step
from flet_components.testing import Screen

LARGE = ft.TextStyle(size=56, weight=ft.FontWeight.W_300)


def two_minutes() -> Countdown:
    """The usual case: two minutes, shown as digits."""
    return Countdown(120, text_style=LARGE)


@play(two_minutes)
async def counts_down(screen: Screen) -> None:
    """After a minute, a minute is left; after another one it stands at zero."""
    screen.shows("02:00")
    async with step("a minute passes"):
        await screen.advance(60)
        screen.shows("01:00")
    async with step("another minute passes, and some more"):
        await screen.advance(75)
        screen.shows("00:00")


def any_length(
    seconds: Annotated[float, Range(0, 3600, 1)] = 90.0,
    running: bool = True,
    face: Literal["digits", "ring", "bar"] = "digits",
    precision: Annotated[int, Range(0, 3)] = 0,
    warn_at: float | None = 10.0,
    overtime: bool = False,
) -> Countdown:
    """Try a length, a face and limits of your own."""
    return Countdown(
        seconds,
        running=running,
        face=face,
        precision=precision,
        warn_at=warn_at,
        overtime=overtime,
        text_style=LARGE if face == "digits" else None,
    )


def faces(seconds: Annotated[float, Range(0, 3600, 1)] = 90.0) -> ft.Control:
    """The same time as digits, with a ring and with a bar; segments have a story."""
    return ft.Row(
        [
            Countdown(seconds),
            Countdown(seconds, face="ring", warn_at=30),
            Countdown(seconds, face="bar", precision=1),
        ],
        alignment=ft.MainAxisAlignment.CENTER,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
        wrap=True,
        spacing=48,
        run_spacing=24,
    )


def ring(seconds: Annotated[float, Range(1, 120, 1)] = 30.0) -> Countdown:
    """A ring that empties smoothly: the browser animates it, after one message."""
    return Countdown(seconds, face="ring", warn_at=10)


def bar(seconds: Annotated[float, Range(1, 120, 1)] = 30.0) -> Countdown:
    """A bar that empties as smoothly."""
    return Countdown(seconds, face="bar", warn_at=10)


def almost_over(overtime: bool = True) -> Countdown:
    """Three seconds are left, in the colour of a warning; then it counts on below zero.

    Without overtime it completes, once.
    """
    return Countdown(3, warn_at=5, overtime=overtime, text_style=LARGE)


def to_a_date(days: Annotated[int, Range(0, 400)] = 3) -> Countdown:
    """To a date instead of for a time; a pause would not hold the date."""
    deadline = current_clock().now() + timedelta(days=days, hours=4)
    return Countdown(deadline=deadline, text_style=LARGE)


def in_words() -> Countdown:
    """What is shown is made by a function of the seconds that are left."""
    return Countdown(
        95,
        format=lambda left: f"{left // 60:.0f} min {left % 60:.0f} s until tea",
        text_style=ft.TextStyle(size=32),
    )


def with_buttons(seconds: float = 60.0) -> ft.Control:
    """Paused at first; its verbs are behind the buttons."""
    countdown = Countdown(seconds, running=False, text_style=LARGE)
    buttons: list[ft.Control] = [
        ft.FilledButton("Start", on_click=lambda: countdown.start()),
        ft.OutlinedButton("Pause", on_click=lambda: countdown.pause()),
        ft.OutlinedButton("Ten more", on_click=lambda: countdown.add(10)),
        ft.TextButton("Reset", on_click=lambda: countdown.reset()),
    ]
    return ft.Column(
        [countdown, ft.Row(buttons, wrap=True, alignment=ft.MainAxisAlignment.CENTER)],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=24,
        tight=True,
    )


@play(with_buttons)
async def starts_and_pauses(screen: Screen) -> None:
    """It counts only between Start and Pause; a reset takes it back to its length."""
    await screen.advance(5)
    screen.shows("01:00")
    async with step("press Start, and wait for 20 seconds"):
        await screen.tap("Start")
        await screen.advance(20)
        screen.shows("00:40")
    async with step("press Pause, and wait: nothing happens"):
        await screen.tap("Pause")
        await screen.advance(20)
        screen.shows("00:40")
    async with step("press Reset"):
        await screen.tap("Reset")
        screen.shows("01:00")


def says_when_over(seconds: Annotated[float, Range(1, 60, 1)] = 5.0) -> ft.Control:
    """A handler may change anything: here the label beside the countdown."""
    label = ft.Text("Steeping ...", size=20)

    def done() -> None:
        label.value = "The tea is ready."

    return ft.Column(
        [Countdown(seconds, on_complete=done, text_style=LARGE), label],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        tight=True,
    )


@play(says_when_over)
async def tea_is_ready(screen: Screen) -> None:
    """The label changes once the time is over, and not before."""
    await screen.advance(4.9)
    screen.shows("Steeping ...")
    await screen.advance(0.2)
    screen.shows("The tea is ready.")


def in_segments(
    days: Annotated[int, Range(0, 400)] = 3,
    precision: Annotated[int, Range(0, 3)] = 0,
    largest_unit: Literal["day", "hour", "minute", "second"] = "day",
) -> Countdown:
    """A box for each unit; only what changes is sent."""
    return Countdown(
        days * 86_400 + 4 * 3600 + 90,
        face="segments",
        precision=precision,
        largest_unit=largest_unit,
    )
