"""Each component survives the battery."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import Any, ClassVar, Literal

import flet as ft
import pytest

from flet_components import Countdown, UserControl
from flet_components.testing import Screen
from tests.battery import (
    BATTERY,
    Check,
    Subject,
    leaves_nothing_behind,
    name_of,
    sends_little,
)

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
        Subject(f"countdown-{face}", partial(Countdown, 90, face=face), COUNTDOWN)
        for face in FACES
    ),
    Subject("countdown-fine", partial(Countdown, 90, precision=3), COUNTDOWN),
    Subject("countdown-overtime", partial(Countdown, 1, overtime=True), COUNTDOWN),
]


class Leaky(UserControl):
    """A component that is never let go of."""

    kept: ClassVar[list[UserControl]] = []

    async def did_mount_async(self) -> None:
        self.kept.append(self)


class Chatty(UserControl):
    """A component that sends a hundred messages a second."""

    def build(self) -> ft.Control:
        self.text = ft.Text("0")
        return self.text

    async def did_mount_async(self) -> None:
        async for tick in self.clock.every(0.01):
            self.text.value = str(tick.index)
            await self.update_async()


@pytest.mark.parametrize("subject", SUBJECTS, ids=str)
@pytest.mark.parametrize("check", BATTERY, ids=name_of)
async def test_battery(screen: Screen, subject: Subject, check: Check) -> None:
    """The component survives what the check does to it."""
    await check(screen, subject)


async def test_a_leak_is_found(screen: Screen) -> None:
    """A component that is kept alive somewhere does not pass."""
    with pytest.raises(AssertionError, match="Leaky"):
        await leaves_nothing_behind(screen, Subject("leaky", Leaky))
    Leaky.kept.clear()


async def test_chatter_is_found(screen: Screen) -> None:
    """A component that sends too much does not pass."""
    with pytest.raises(AssertionError):
        await sends_little(screen, Subject("chatty", Chatty))


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
