"""What an idle timer costs in each state of its life: tasks, wake-ups, messages."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from flet_components import IdleTimer
from flet_components.testing import Screen
from tests.components.timing.idle_diary import do_something
from tests.note_timers import note_timers


def waits(timers: list[asyncio.TimerHandle]) -> list[float]:
    """Return the moments for which timers were kept until they came."""
    return [timer.when() for timer in timers if not timer.cancelled()]


async def test_built(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is on no page has no task and no timer, whatever is called."""
    timers = note_timers(monkeypatch)
    timer = IdleTimer(10, prompt_before=3)
    timer.start()
    timer.activate()
    assert timer.tasks == ()
    assert timers == []


async def test_on_the_page(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says once that keys are wanted; then it wakes each minute, and to ask."""
    timers = note_timers(monkeypatch)
    screen.show(timer := IdleTimer(200, prompt_before=50))
    await screen.settle()
    assert len(screen.patches) == 2, "the component itself, and the keys"
    before = len(screen.messages)
    for moment in (60, 120, 150, 200):
        assert timer.tasks == ()
        await screen.advance(moment - screen.clock.monotonic())
    assert sorted(set(waits(timers))) == [60, 120, 150, 200]
    assert len(screen.messages) == before


async def test_actions(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """An action sets no timer and sends nothing; the alarm is set again when it rings.

    Three hundred actions in half a minute wake it as often as none: once too early.
    """
    screen.show(timer := IdleTimer(50))
    await do_something(screen)
    timers, before = note_timers(monkeypatch), len(screen.messages)
    for _ in range(30):
        await screen.advance(1)
        for _ in range(10):
            await do_something(screen)
    await screen.advance(50)
    assert timer.is_idle
    assert sorted(set(waits(timers))) == [*range(1, 31), 50, 80]
    assert len(screen.messages) == before


async def test_idle(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is idle is waited for by nothing at all."""
    screen.show(timer := IdleTimer(10))
    await screen.advance(10)
    timers, before = note_timers(monkeypatch), len(screen.messages)
    await screen.advance(3600)
    assert timer.is_idle
    assert waits(timers) == [3610], "that of the test itself"
    assert len(screen.messages) == before


async def test_paused(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause says once that keys are not wanted; then nothing happens."""
    screen.show(timer := IdleTimer(10))
    await screen.advance(5)
    before = len(screen.messages)
    timer.pause()
    await screen.settle()
    assert len(screen.messages) == before + 1
    timers = note_timers(monkeypatch)
    await screen.advance(3600)
    assert waits(timers) == [3605], "that of the test itself"
    assert len(screen.messages) == before + 1


@pytest.mark.parametrize("away", [Screen.hide_tab, Screen.disconnect])
async def test_away(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, away: object
) -> None:
    """Hidden or without a client it goes on as before, and sends nothing."""
    screen.show(timer := IdleTimer(100))
    await screen.advance(5)
    await away(screen)  # type: ignore[operator]
    timers, before = note_timers(monkeypatch), len(screen.messages)
    await screen.advance(200)
    assert timer.is_idle
    assert sorted(set(waits(timers))) == [100, 205]
    assert len(screen.messages) == before


async def test_removed(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left; that keys are not wanted any more is one message."""
    screen.show(ft.Text("stays"), timer := IdleTimer(10))
    await screen.advance(5)
    before = len(screen.patches)
    screen.hide(timer)
    await screen.settle()
    assert len(screen.patches) == before + 2
    timers = note_timers(monkeypatch)
    await screen.advance(100)
    assert waits(timers) == [105], "that of the test itself"


async def test_closed(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the session is over nothing is left, and nobody is told of anything."""
    told: list[str] = []
    screen.show(timer := IdleTimer(10, on_idle=lambda: told.append("idle")))
    await screen.advance(5)
    await screen.close()
    await asyncio.sleep(100)
    assert (told, timer.mounted, timer.tasks) == ([], False, ())
