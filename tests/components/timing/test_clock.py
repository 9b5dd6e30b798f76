"""A clock shows what time it is, and changes with it."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta, timezone

import flet as ft
import pytest

from flet_components import (
    Clock,
    ClockEvent,
    ErrorEvent,
    StoryTime,
    UserControl,
    reactive,
)
from flet_components.testing import Screen

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""When a screen's time begins."""


def utc(**fields: object) -> Clock:
    """Make a clock of 24 hours in UTC."""
    return Clock("UTC", hour_cycle="h23", **fields)  # type: ignore[arg-type]


async def test_it_goes(screen: Screen) -> None:
    """Each second it shows the next one."""
    screen.show(utc())
    for shown in ("12:00:00", "12:00:01", "12:00:02"):
        screen.shows(shown)
        await screen.advance(1)


@pytest.mark.parametrize("start", [0.2, 0.99, 7.3, 1000.7])
async def test_it_changes_on_the_second(screen: Screen, start: float) -> None:
    """Whenever it came to the page, it changes when the wall clock does."""
    await screen.advance(start)
    clock = utc()
    screen.show(clock)
    before = clock.shown
    await screen.advance(1 - start % 1 - 1e-4)
    assert clock.shown == before
    shown = screen.texts()
    await screen.advance(2e-4)
    assert screen.texts() == [f"{before + timedelta(seconds=1):%H:%M:%S}"] != shown


async def test_without_seconds(screen: Screen) -> None:
    """Without seconds it changes on the minute, and not before."""
    await screen.advance(20.5)
    screen.show(utc(seconds=False))
    screen.shows("12:00")
    before = len(screen.patches)
    await screen.advance(39.4)
    assert len(screen.patches) == before
    await screen.advance(0.1)
    screen.shows("12:01")
    await screen.advance(600)
    screen.shows("12:11")
    assert len(screen.patches) == before + 11


async def test_one_message_a_second(screen: Screen) -> None:
    """However many there are, a second costs one message."""
    screen.show(*(Clock(tz, date="full", label=tz) for tz in ("UTC", "Asia/Tokyo")))
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(10)
    assert len(screen.patches) == before + 10


async def test_exact_after_a_day(screen: Screen) -> None:
    """It is the wall clock that it shows: nothing adds up."""
    await screen.advance(0.3)
    screen.show(utc(seconds=False))
    await screen.advance(86_400)
    screen.shows("12:00")


async def test_what_is_shown_can_be_read(screen: Screen) -> None:
    """`shown` is the second, or minute, that it shows, in its zone."""
    await screen.advance(75.25)
    clock = Clock("Asia/Kathmandu")
    screen.show(clock)
    assert clock.shown == NOON + timedelta(seconds=75)
    assert clock.shown.strftime("%H:%M:%S %z") == "17:46:15 +0545"
    clock.seconds = False
    assert clock.shown == NOON + timedelta(seconds=60)
    screen.hide(clock)
    await screen.advance(60)
    assert clock.shown == NOON + timedelta(seconds=120)


async def test_the_machines_zone(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a zone it is that of the machine on which Python runs."""
    monkeypatch.setenv("TZ", "XXX-3:30")
    time.tzset()
    try:
        screen.show(Clock(hour_cycle="h23"))
        screen.shows("15:30:00")
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_a_zone_that_is_no_name(screen: Screen) -> None:
    """Any `tzinfo` will do."""
    clock = Clock(timezone(timedelta(hours=-2)), hour_cycle="h23")
    screen.show(clock)
    screen.shows("10:00:00")
    clock.tz = "Europe/Berlin"
    await screen.settle()
    screen.shows("13:00:00")


async def test_it_stands_still(screen: Screen) -> None:
    """With a moment it shows that one, in its zone, and wakes for nothing."""
    moment = datetime(2024, 2, 29, 23, 59, 59, 999_999, tzinfo=UTC)
    clock = Clock("Europe/Berlin", moment=moment, date="long", locale="en-GB")
    screen.show(clock)
    screen.shows("00:59:59", "1 March 2024")
    before = len(screen.patches)
    await screen.advance(3600)
    assert len(screen.patches) == before
    assert clock.shown == moment.replace(microsecond=0)
    clock.moment = None
    await screen.settle()
    screen.shows("14:00:00", "1 January 2026")
    await screen.advance(1)
    screen.shows("14:00:01")


async def test_leap_day(screen: Screen) -> None:
    """After the last second of a leap day, it is March."""
    screen.clock.travel(datetime(2028, 2, 29, 23, 59, 58, tzinfo=UTC))
    screen.show(utc(date="medium"))
    await screen.advance(1)
    screen.shows("23:59:59", "Feb 29, 2028")
    await screen.advance(1)
    screen.shows("00:00:00", "Mar 1, 2028")


async def test_the_date_at_midnight(screen: Screen) -> None:
    """The date changes when the day does in the clock's zone, also without seconds."""
    screen.clock.travel(datetime(2026, 1, 1, 14, 59, 30, tzinfo=UTC))
    screen.show(Clock("Asia/Tokyo", date="full", seconds=False, hour_cycle="h23"))
    screen.shows("23:59", "Thursday, January 1, 2026")
    await screen.advance(30)
    screen.shows("00:00", "Friday, January 2, 2026")


async def test_the_wall_clock_is_set(screen: Screen) -> None:
    """A clock that is set is followed within its second, or minute."""
    screen.show(utc(), utc(seconds=False))
    await screen.advance(0.5)
    screen.clock.travel(NOON - timedelta(hours=2))
    await screen.advance(1)
    screen.shows("10:00:01")
    await screen.advance(59)
    screen.shows("10:01")


async def test_the_machine_slept(screen: Screen) -> None:
    """After a sleep it shows the time of now, at once and once."""
    story = StoryTime(NOON, paused=True)
    ticks: list[ClockEvent] = []
    screen.show(utc(clock=story, on_tick=ticks.append))
    await screen.settle()
    story.jump(36_000.5)
    await screen.settle()
    screen.shows("22:00:00")
    assert [event.moment.hour for event in ticks] == [22]


# --- ticks ---


async def test_ticks(screen: Screen) -> None:
    """`on_tick` is called with each new second, and is told which."""
    ticks: list[ClockEvent] = []
    clock = Clock("Asia/Tokyo", on_tick=ticks.append)
    screen.show(clock)
    await screen.advance(3.5)
    assert [f"{event.moment:%H:%M:%S %z}" for event in ticks] == [
        "21:00:01 +0900",
        "21:00:02 +0900",
        "21:00:03 +0900",
    ]
    assert {(event.name, event.control) for event in ticks} == {("tick", clock)}


async def test_ticks_of_minutes(screen: Screen) -> None:
    """Without seconds there is a tick a minute, on the minute."""
    at: list[float] = []
    screen.show(utc(seconds=False, on_tick=lambda: at.append(screen.clock.monotonic())))
    await screen.advance(200)
    assert at == pytest.approx([60, 120, 180], abs=1e-5)


async def test_no_tick_without_time(screen: Screen) -> None:
    """What else changes is no tick, nor is its arrival; standing still it has none."""
    ticks: list[ClockEvent] = []
    clock = utc(on_tick=ticks.append)
    screen.show(clock)
    await screen.advance(0.5)
    clock.tz, clock.locale = "Asia/Tokyo", "de"
    clock.date = "full"
    await screen.settle()
    clock.moment = NOON + timedelta(days=5)
    await screen.advance(5)
    screen.hide(clock)
    clock.moment = None
    await screen.advance(5)
    screen.show(clock)
    await screen.settle()
    assert ticks == []


async def test_ticks_until_it_is_removed(screen: Screen) -> None:
    """Removed, by its own handler too, it tells nothing more; back, it goes on."""
    ticks: list[ClockEvent] = []

    def tick(event: ClockEvent) -> None:
        ticks.append(event)
        screen.hide(clock)

    clock = utc(on_tick=tick)
    screen.show(clock)
    await screen.advance(10)
    assert len(ticks) == 1
    screen.show(clock)
    await screen.advance(1)
    assert [event.moment.second for event in ticks] == [1, 11]


async def test_a_slow_handler(screen: Screen) -> None:
    """A tick that comes while the handler still runs is left out."""
    seconds: list[int] = []

    async def slow(event: ClockEvent) -> None:
        seconds.append(event.moment.second)
        await screen.clock.sleep(1.5)

    screen.show(utc(on_tick=slow))
    await screen.advance(6)
    assert seconds == [1, 3, 5]


async def test_a_handler_that_fails(screen: Screen) -> None:
    """An error in a handler is told to `on_error`, and it goes on."""
    errors: list[ErrorEvent] = []

    def fail() -> None:
        raise RuntimeError("no")

    screen.show(utc(on_tick=fail, on_error=errors.append))
    await screen.advance(2)
    screen.shows("12:00:02")
    assert [str(event.error) for event in errors] == ["no", "no"]


async def test_a_handler_that_comes_later(screen: Screen) -> None:
    """A handler may come at any time; its first tick is that of the next second."""
    ticks: list[ClockEvent] = []
    clock = utc(face="analog", second_hand="sweep")
    screen.show(clock)
    await screen.advance(5.5)
    clock.on_tick = ticks.append
    await screen.advance(2)
    assert [event.moment.second for event in ticks] == [6, 7]
    clock.on_tick = None
    await screen.advance(5)
    assert len(ticks) == 2


# --- followed by others ---


@reactive
class Follower(UserControl):
    """Shows what a clock shows."""

    of: Clock

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: f"it is {self.of.shown:%H:%M:%S}")


@pytest.mark.parametrize("second_hand", ["step", "sweep"])
async def test_what_is_shown_can_be_bound(screen: Screen, second_hand: str) -> None:
    """Another component follows `shown`, each second, also of a hand that sweeps."""
    clock = utc(face="analog", second_hand=second_hand)
    screen.show(clock)
    await screen.advance(5.5)
    screen.show(Follower(of=clock))
    for second in (6, 7, 8):
        await screen.advance(1)
        screen.shows(f"it is 12:00:{second:02d}")


async def test_what_is_shown_from_another_thread(screen: Screen) -> None:
    """It can be read in any thread, on the page or not."""
    clock = utc()
    screen.show(clock)
    assert await asyncio.to_thread(lambda: clock.shown.hour) == 12
    screen.hide(clock)
    assert await asyncio.to_thread(lambda: clock.shown.hour) == 12


# --- fields ---


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        (
            "tz",
            "Europe/Berln",
            "tz must name a time zone, perhaps 'Europe/Berlin', got",
        ),
        (
            "compare_to",
            "Tokio",
            "compare_to must name a time zone, perhaps 'Asia/Tokyo'",
        ),
        (
            "moment",
            datetime(2026, 1, 1),
            "moment must have a time zone, as datetime.now",
        ),
        ("face", "sun", "face must be one of 'digital', 'analog', got 'sun'"),
        ("hour_cycle", "h24", "hour_cycle must be one of 'h12', 'h23', got 'h24'"),
        ("date", "tiny", "date must be one of 'short', 'medium', 'long', 'full', got"),
        ("locale", "xx", "locale must name a locale, as 'de' or 'pt-BR' do, got 'xx'"),
        ("format", "HH:mm", "format must be 'auto' or a function of a datetime, got"),
        ("diameter", 0, "diameter must be more than 0, got 0"),
        ("second_hand", "fly", "second_hand must be one of 'step', 'sweep', got 'fly'"),
    ],
)
async def test_wrong_values(
    screen: Screen, field: str, value: object, message: str
) -> None:
    """A value that makes no sense is refused when it is set, and nothing changes."""
    clock = utc()
    screen.show(clock)
    with pytest.raises(ValueError, match=message):
        setattr(clock, field, value)
    await screen.advance(1)
    screen.shows("12:00:01")
    with pytest.raises(ValueError, match=message):
        Clock(**{field: value})  # type: ignore[arg-type]
