"""Each component survives the battery."""

from __future__ import annotations

import gc
import sys
from typing import Any, Literal

import pytest

from flet_components import Countdown
from flet_components.testing import Screen
from tests.battery import BATTERY, Check, Subject, name_of

Face = Literal["digits", "ring", "bar"]


def lengthen(countdown: Countdown) -> None:
    """Change the length."""
    countdown.seconds += 5


def toggle(countdown: Countdown) -> None:
    """Pause, or go on."""
    countdown.running = not countdown.running


def turn(countdown: Countdown) -> None:
    """Show the next face."""
    faces: list[Face] = ["digits", "ring", "bar"]
    countdown.face = faces[faces.index(countdown.face) - 1]


def sharpen(countdown: Countdown) -> None:
    """Show other digits after the second."""
    countdown.precision = (countdown.precision + 1) % 4


COUNTDOWN: list[Any] = [
    *(lengthen, toggle, turn, sharpen),
    *(Countdown.reset, Countdown.start, Countdown.pause, Countdown.resume),
    *(lambda c: c.add(7), lambda c: c.add(-100), lambda c: c.reset(90)),
]
FACES: list[Face] = ["digits", "ring", "bar"]
SUBJECTS = [
    *(
        Subject(
            f"countdown-{face}", lambda face=face: Countdown(90, face=face), COUNTDOWN
        )
        for face in FACES
    ),
    Subject("countdown-fine", lambda: Countdown(90, precision=3), COUNTDOWN),
]


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
@pytest.mark.parametrize("check", BATTERY, ids=name_of)
async def test_battery(screen: Screen, subject: Subject, check: Check) -> None:
    """The component survives what the check does to it."""
    await check(screen, subject)


async def test_ten_thousand_rounds(screen: Screen) -> None:
    """10 000 mounts and unmounts leave no task, no object and no block of memory."""
    await _rounds(screen, 100)
    before = _memory()
    await _rounds(screen, 10_000)
    objects, blocks = (now - then for now, then in zip(_memory(), before, strict=True))
    assert objects < 100
    assert blocks < 1000
    assert screen.tasks() == []


async def _rounds(screen: Screen, rounds: int) -> None:
    """Show many countdowns for a second, twenty at a time."""
    for _ in range(rounds // 20):
        countdowns = [Countdown(60) for _ in range(20)]
        screen.show(*countdowns)
        await screen.advance(1)
        screen.hide(*countdowns)
        await screen.settle()
        screen.messages.clear()


def _memory() -> tuple[int, int]:
    """Return how many objects and blocks of memory are alive."""
    gc.collect()
    return len(gc.get_objects()), sys.getallocatedblocks()
