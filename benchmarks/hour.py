"""An hour of virtual time, in which each turn of the event loop takes a moment."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable

import flet as ft

from benchmarks.peers.plain_flet import PlainCountdown
from benchmarks.tables import Row, Table
from flet_components import Countdown
from flet_components.testing import Screen, VirtualTimeLoop

__all__ = ["hour"]

LENGTH, HOUR = 7200, 3600
TURN = 0.001
"""Seconds that a turn of the loop takes."""
FACE = re.compile(rb"(\d):(\d\d):(\d\d)|(\d\d):(\d\d)")


class SlowLoop(VirtualTimeLoop):
    """A loop whose turns take time, as those of a real one do."""

    def _run_once(self) -> None:
        super()._run_once()  # type: ignore[misc]
        self._leaper.now += TURN


class VirtualPlain(PlainCountdown):
    """Waits in the loop of the page that it is on."""

    def did_mount(self) -> None:
        self.running = True
        self.counting = asyncio.get_running_loop().create_task(self.count())

    def will_unmount(self) -> None:
        super().will_unmount()
        self.counting.cancel()


def hour(_: int) -> Table:
    """Let both count for an hour, once: it is the same each time."""
    rows = []
    sides: dict[str, Callable[[], ft.Control]] = {
        "flet_components": lambda: Countdown(LENGTH),
        "Flet 1.0.5, the usual loop": lambda: VirtualPlain(LENGTH),
    }
    for title, make in sides.items():
        ticks, wrong, cpu = _counted(make)
        rows += [
            Row(f"{title}: ticks shown, of {HOUR}", "", 0, [ticks]),
            Row(f"{title}: what it shows is wrong by", "s", 0, [wrong]),
            Row(f"{title}: real time for that hour", "s", 1, [cpu]),
        ]
    return Table("hour", f"an hour, {TURN * 1000:g} ms for each turn of the loop", rows)


def _counted(make: Callable[[], ft.Control]) -> tuple[float, float, float]:
    """Count for an hour; returns the ticks, the error at the end, and real seconds."""

    async def run() -> tuple[float, float, float]:
        loop = asyncio.get_running_loop()
        async with Screen() as screen:
            counting = make()
            screen.show(counting)
            began, real = loop.time(), time.perf_counter()
            screen.messages.clear()
            await screen.advance(HOUR + 0.5)
            passed, real = loop.time() - began, time.perf_counter() - real
            shown = [_seconds(sent.content) for sent in screen.patches]
            screen.hide(counting)
            await screen.settle()
        values = {value for value in shown if value is not None and value < LENGTH}
        exact = LENGTH - int(passed)
        return float(len(values)), float(min(values) - exact), real

    loop = SlowLoop()
    try:
        return loop.run_until_complete(run())
    finally:
        loop.close()


def _seconds(text: bytes) -> int | None:
    """Read the digits that a message brings."""
    if found := FACE.search(text):
        hours, minutes, seconds, *less = (int(group or 0) for group in found.groups())
        return hours * 3600 + (minutes + less[0]) * 60 + seconds + less[1]
    return None
