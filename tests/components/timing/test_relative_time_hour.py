"""An hour of a relative time, in which everything happens that may happen to a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from flet_components import RelativeTime, RelativeTimeEvent, StoryTime
from flet_components.testing import Screen
from tests.components.timing.an_hour import an_hour
from tests.components.timing.machines import Machine

BEGIN = datetime(2026, 3, 1, 20, 29, 57, 300_000, tzinfo=UTC)
MOMENT = BEGIN + timedelta(minutes=40, seconds=12, milliseconds=500)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
FULL = BEGIN.replace(second=0, microsecond=0)


def in_units(now: datetime) -> str:
    """Say it as `elapsed` does, by arithmetic alone: what is left until it is over."""
    seconds = (now - MOMENT) / SECOND
    whole = math.floor(seconds) if seconds >= 0 else math.ceil(-seconds)
    hours, minutes = divmod(whole // 60, 60)
    counts = [(hours, "h"), (minutes, "m"), (whole % 60, "s")]
    return " ".join(f"{n}{unit}" for n, unit in counts if n) or "0s"


def in_words(now: datetime) -> str:
    """Say it as `auto` does, by arithmetic alone."""
    passed = (now - MOMENT) / SECOND
    exact = {"second": abs(passed), "minute": abs(passed) / 60}
    exact["hour"] = exact["minute"] / 60
    full = math.floor if passed >= 0 else lambda units: math.ceil(units - 0.5)
    counts = {unit: full(units) for unit, units in exact.items()}
    unit = next(unit for unit, count in counts.items() if count < 60)
    count = counts[unit]
    if unit == "second" and count < 10:
        return "now"
    words = f"{count} {unit}{'s' if count != 1 else ''}"
    return f"{words} ago" if passed >= 0 else f"in {words}"


class Oracle:
    """Knows what is shown: what is right in the full second that has begun.

    A clock that is set is noticed when it looks again: in the next full second if it
    counts seconds, else in the next full minute at the latest.

    Args:
        clock: The time.
        say: Says it.
        soon: How long until a clock that is set is noticed: a second, or a minute.
    """

    def __init__(
        self, clock: StoryTime, say: Callable[[datetime], str], soon: timedelta
    ) -> None:
        self._clock, self._say, self._soon = clock, say, soon
        self._wall = self._set_by()
        self._until: datetime | None = None
        self.shown = say(clock.now())

    def look(self) -> bool:
        """Follow another step of time; say whether it is known what is shown."""
        now = self._clock.now()
        if abs(self._set_by() - self._wall) > SECOND:
            self._wall = self._set_by()
            self._until = now - (now - FULL) % self._soon + self._soon
        if self._until is not None and now < self._until:
            return False
        self._until = None
        self.shown = self._say(now.replace(microsecond=0))
        return True

    def _set_by(self) -> datetime:
        return self._clock.now() - timedelta(seconds=self._clock.monotonic())


KINDS = pytest.mark.parametrize(
    ("format", "say", "soon"),
    [("elapsed", in_units, SECOND), ("auto", in_words, MINUTE)],
    ids=["elapsed", "auto"],
)


@KINDS
async def test_an_hour(
    screen: Screen, format: str, say: Callable[[datetime], str], soon: timedelta
) -> None:
    """Through stalls, sleeps and a clock that is set, it is exact to the second."""
    story, told = Machine(BEGIN, paused=True), list[RelativeTimeEvent]()
    time = RelativeTime(
        MOMENT,
        format=format,  # type: ignore[arg-type]
        locale="en",
        clock=story,
        on_update=told.append if soon is MINUTE else None,
    )
    screen.show(time)
    await screen.settle()
    oracle, known = Oracle(story, say, soon), 0
    history = screen.texts()

    def check() -> None:
        nonlocal known
        for event in told:
            assert event.old_text == history[-1] != event.new_text
            history.append(event.new_text)
        told.clear()
        if oracle.look():
            known += 1
            assert screen.texts() == [oracle.shown]
        assert screen.texts() == history[-1:] or time.on_update is None

    await an_hour(screen, story, check)
    assert known > 3400


@KINDS
async def test_an_hour_with_a_life(
    screen: Screen, format: str, say: Callable[[datetime], str], soon: timedelta
) -> None:
    """Taken off the page and put back, or of no moment for a while, it is as exact."""
    story = Machine(BEGIN, paused=True)
    time = RelativeTime(
        MOMENT,
        format=format,  # type: ignore[arg-type]
        locale="en",
        clock=story,
        empty="-",
    )
    screen.show(time)
    await screen.settle()
    oracle, fresh = Oracle(story, say, soon), 0

    def assign(moment: datetime | None) -> None:
        nonlocal fresh
        time.moment, fresh = moment, 1

    def show() -> None:
        nonlocal fresh
        fresh = 1
        screen.show(time)

    def check() -> None:
        nonlocal fresh
        known = oracle.look()
        if fresh:  # it has looked in the middle of a second
            fresh -= 1
        elif time.mounted and time.moment is None:
            assert screen.texts() == ["-"]
        elif time.mounted and known:
            assert screen.texts() == [oracle.shown]

    await an_hour(
        screen,
        story,
        check,
        verbs={
            100: lambda: screen.hide(time),
            160: show,
            300: lambda: assign(None),
            450: lambda: assign(MOMENT),
            1200: lambda: screen.hide(time),
            2100: show,
            2600: lambda: assign(None),
            2700: lambda: assign(MOMENT),
        },
    )
