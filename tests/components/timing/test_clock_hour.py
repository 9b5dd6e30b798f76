"""An hour of a clock, in which everything happens that may happen to a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flet_components import Clock, ClockEvent, StoryTime
from flet_components.testing import Screen
from tests.components.timing.an_hour import an_hour
from tests.components.timing.machines import Machine

KATHMANDU = timedelta(hours=5, minutes=45)
BEGIN = datetime(2026, 3, 1, 20, 29, 57, 300_000, tzinfo=UTC)
STEP = 1.0
"""Seconds between two looks."""
FULL = BEGIN.replace(second=0, microsecond=0)


class Oracle:
    """Knows what a clock in Kathmandu shows, by arithmetic alone.

    A clock that is set is noticed with the next full second, or minute: all that it is
    set by here are whole minutes. Before a sleep it has shown what was right then.

    Args:
        clock: The time.
        step: What it shows next to each other: a second or a minute.
    """

    def __init__(self, clock: StoryTime, step: timedelta) -> None:
        self._clock, self._step = clock, step
        self._wall = self._set_by()
        self._until: datetime | None = None
        self._looked = clock.monotonic() - STEP
        self.history: list[str] = []
        self.look()

    @property
    def shown(self) -> str:
        """What it shows now."""
        return self.history[-1]

    def look(self) -> None:
        """Note what is shown after another step of time."""
        now, set_by = self._clock.now(), self._set_by() - self._wall
        slept = self._clock.monotonic() - self._looked - STEP
        self._looked += STEP + slept
        if slept > 0:
            self._note(now - timedelta(seconds=slept))
        if abs(set_by) > timedelta(seconds=1):
            self._wall += set_by
            self._note(now - set_by)
            self._until = now - (now - FULL) % self._step + self._step
        if self._until is None or now >= self._until:
            self._until = None
            self._note(now)

    def _note(self, now: datetime) -> None:
        text = f"{now + KATHMANDU:%H:%M:%S}"
        text = text if self._step < timedelta(minutes=1) else text[:5]
        if not self.history or text != self.shown:
            self.history.append(text)

    def _set_by(self) -> datetime:
        return self._clock.now() - timedelta(seconds=self._clock.monotonic())


@pytest.mark.parametrize("seconds", [True, False])
@pytest.mark.parametrize("face", ["digital", "analog"])
async def test_an_hour(screen: Screen, seconds: bool, face: str) -> None:
    """Through stalls, sleeps and a clock that is set, it is exact to the tick."""
    story, told = Machine(BEGIN, paused=True), list[str]()
    form = "%H:%M:%S" if seconds else "%H:%M"

    def tick(event: ClockEvent) -> None:
        told.append(f"{event.moment:{form}}")

    clock = Clock(
        "Asia/Kathmandu",
        face=face,  # type: ignore[arg-type]
        seconds=seconds,
        hour_cycle="h23",
        clock=story,
        on_tick=tick,
    )
    screen.show(clock)
    await screen.settle()
    oracle = Oracle(story, timedelta(seconds=1) if seconds else timedelta(minutes=1))

    def check() -> None:
        oracle.look()
        if face == "digital":
            assert screen.texts() == [oracle.shown]
        assert told == oracle.history[1:]

    await an_hour(screen, story, check)
    assert len(told) == pytest.approx(3600 if seconds else 60, abs=3)


async def test_an_hour_with_a_life(screen: Screen) -> None:
    """Taken off the page, hidden, stopped and set going, it shows the time of now."""
    story = Machine(BEGIN, paused=True)
    clock = Clock("Asia/Kathmandu", hour_cycle="h23", clock=story)
    screen.show(clock)
    await screen.settle()
    oracle, still = Oracle(story, timedelta(seconds=1)), False

    def stop() -> None:
        nonlocal still
        still, clock.moment = True, BEGIN

    def go() -> None:
        nonlocal still
        still, clock.moment = False, None

    def check() -> None:
        oracle.look()
        if clock.mounted:
            assert screen.texts() == ["02:14:57" if still else oracle.shown]

    await an_hour(
        screen,
        story,
        check,
        verbs={
            100: lambda: screen.hide(clock),
            160: lambda: screen.show(clock),
            300: stop,
            450: go,
            1200: lambda: screen.hide(clock),
            2100: lambda: screen.show(clock),
            2600: stop,
            2700: go,
        },
    )
