# docs/examples/stories_checks_example.py
from datetime import UTC, datetime

import flet as ft

from flet_components import Countdown
from flet_components.stories import play, staged, step, variants
from flet_components.testing import Screen


def tea(minutes: float = 3.0) -> ft.Control:
    """Says when the tea is ready."""
    label = ft.Text("Steeping ...")

    def done() -> None:
        label.value = "The tea is ready."

    return ft.Column([Countdown(minutes * 60, on_complete=done), label], tight=True)


@play(tea)
async def becomes_ready(screen: Screen) -> None:
    """The label changes when the time is over, and not before."""
    async with step("almost three minutes pass"):
        await screen.advance(179)
        screen.shows("Steeping ...")
    async with step("and two seconds more"):
        await screen.advance(2)
        screen.shows("The tea is ready.")


@staged(theme="dark", size="phone", date=datetime(2026, 1, 1, tzinfo=UTC), speed=10)
def in_the_dark() -> ft.Control:
    """On a phone, at night, ten times as fast."""
    return Countdown(600, face="ring")


def faces_and_lengths() -> ft.Control:
    """Every face in two lengths."""
    return variants(
        Countdown, (200, 160), seconds=[60, 3600], face=["digits", "ring", "bar"]
    )
