"""A status badge says what its probe says, and does not flicker."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any

import flet as ft
import pytest

from flet_components import (
    ErrorEvent,
    Status,
    StatusBadge,
    StatusEvent,
    StatusLook,
    current_clock,
)
from flet_components.sources import stream
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.note_timers import note_timers
from tests.sources.desk import Desk

PAGE = Page("live", "status_badge")


def label(screen: Screen) -> Any:
    """Return what a screen reader says."""
    return screen.find(ft.Semantics)["label"]


async def test_what_the_probe_says(screen: Screen) -> None:
    """At first it is checked, then it is what was said."""
    screen.show(StatusBadge(Desk(screen.clock, True, takes=1), "API"))
    screen.shows("API", "Checking")
    await screen.advance(1.1)
    screen.shows("API", "Up")
    assert label(screen) == "API: Up"


async def test_it_does_not_flicker(screen: Screen) -> None:
    """One failure is a doubt, the second is believed; so it is with its return."""
    told: list[tuple[str, str, Any]] = []
    gone = OSError("gone")
    desk = Desk(screen.clock, True, gone, True, gone, gone, True, True)

    def note(event: StatusEvent) -> None:
        told.append((event.old, event.new, event.detail))

    badge = StatusBadge(desk, face="row", interval=2, on_change=note)
    screen.show(badge)
    await screen.advance(2.2)
    screen.shows("Up", "1 of 2 bad readings")
    await screen.advance(30)
    assert told == [
        ("unknown", "up", None),
        ("up", "down", "gone"),
        ("down", "up", None),
    ]


async def test_an_unchanged_status_sends_nothing(screen: Screen) -> None:
    """Fast checks that say the same cost no message."""
    desk = Desk(screen.clock, "up", takes=0.3)
    screen.show(StatusBadge(desk, interval=2))
    await screen.advance(5)
    before = len(screen.messages)
    await screen.advance(50)
    assert (len(desk.asked) > 20, len(screen.messages)) == (True, before)


async def test_a_check_that_takes_long(screen: Screen) -> None:
    """After half a second a ring turns around the icon, until the check has ended."""
    desk = Desk(screen.clock, "up", takes=2)
    screen.show(StatusBadge(desk))
    await screen.advance(0.4)
    assert not screen.find_all(ft.ProgressRing)
    await screen.advance(0.2)
    assert screen.find_all(ft.ProgressRing)
    await screen.advance(2)
    assert not screen.find_all(ft.ProgressRing)


async def test_a_stream(screen: Screen) -> None:
    """What is open and well is no check; what comes of it is what a probe says."""

    async def gateway() -> AsyncIterator[bool]:
        yield True
        await current_clock().sleep(60)

    badge = StatusBadge(stream(gateway))
    screen.show(badge)
    await screen.advance(5)
    screen.shows("Up")
    assert not badge.checking


async def test_too_old(screen: Screen) -> None:
    """What was not checked for `stale_time` is unknown, since then; a check helps."""
    badge = StatusBadge(Desk(screen.clock, True), interval=60, stale_time=20)
    screen.show(badge)
    await screen.advance(19.9)
    screen.shows("Up")
    await screen.advance(5)
    screen.shows("Unknown")
    assert badge.since is not None
    assert (screen.clock.now() - badge.since).total_seconds() == pytest.approx(4.9)
    await screen.advance(40)
    screen.shows("Up")


async def test_signs_of_life(screen: Screen) -> None:
    """Without a probe it wants to be told; silence makes it unknown, and then down."""
    badge = StatusBadge(label="Sensor", stale_time=10)
    screen.show(badge)
    assert badge.status == "unknown"
    for _ in range(3):
        badge.beat()
        await screen.advance(9)
        assert badge.status == "up"
    await screen.advance(2)
    assert badge.status == "unknown"
    await screen.advance(10)
    screen.shows("Down")
    badge.beat()
    assert badge.status == "down"
    badge.beat(Status("degraded", "battery low"))
    assert badge.status == "degraded"


async def test_silence_that_is_noticed_late(screen: Screen) -> None:
    """Hidden it lets nobody know; seen again, it says since when it is so."""
    badge = StatusBadge(stale_time=10)
    screen.show(badge)
    badge.beat()
    await screen.hide_tab()
    await screen.advance(100)
    before = len(screen.messages)
    await screen.show_tab()
    await screen.settle()
    assert badge.status == "down"
    assert badge.since is not None
    assert (screen.clock.now() - badge.since).total_seconds() == pytest.approx(80)
    assert len(screen.messages) - before <= 3


async def test_a_press(screen: Screen) -> None:
    """It checks again at once; without a probe there is nothing to press."""
    desk = Desk(screen.clock, False)
    screen.show(StatusBadge(desk, "API", face="row", fall=1, interval=60))
    await screen.advance(1)
    await screen.tap("Check again")
    assert len(desk.asked) == 2
    screen.show(StatusBadge(desk, "Pill", controls=False), StatusBadge(label="Told"))
    await screen.advance(1)
    pills = screen.find_all(ft.Semantics)[1:]
    assert [pill.get("button", False) for pill in pills] == [False, False]


async def test_words_of_its_own(screen: Screen) -> None:
    """With a look of its own any word can be a status."""
    look = StatusLook("secondary", ft.Icons.BUILD, text="Being repaired")
    desk = Desk(screen.clock, Status("repair", "until six"))
    screen.show(StatusBadge(desk, looks={"repair": look}, face="row"))
    await screen.advance(1)
    screen.shows("Being repaired", "until six")


async def test_a_word_that_nobody_knows(screen: Screen) -> None:
    """It is an error that names the words, and the status is unknown."""
    errors: list[ErrorEvent] = []
    screen.show(StatusBadge(Desk(screen.clock, "upp"), on_error=errors.append))
    await screen.advance(1)
    assert "got 'upp': give words of your own" in str(errors[0].error)
    screen.shows("Unknown")


async def test_a_failed_probe_is_repeated_no_less_often(screen: Screen) -> None:
    """So a return is noticed in time."""
    desk = Desk(screen.clock, OSError("gone"))
    screen.show(StatusBadge(desk, interval=5))
    await screen.advance(200)
    gaps = [b - a for a, b in zip(desk.asked, desk.asked[1:], strict=False)]
    assert max(gaps) <= 5


async def test_paused_and_begun_anew(screen: Screen) -> None:
    """Paused it says that nothing is checked; reset, it knows nothing."""
    badge = StatusBadge(Desk(screen.clock, True), face="row", interval=60)
    screen.show(badge)
    await screen.advance(1)
    badge.pause()
    await screen.settle()
    screen.shows("Up", "Not checked for now")
    badge.reset()
    assert (badge.status, badge.since) == ("unknown", None)
    badge.resume()
    await screen.advance(1)
    screen.shows("Up")


async def test_a_flood_of_beats(screen: Screen) -> None:
    """Thousands of signs of life in a second send nothing that is not news."""
    badge = StatusBadge(stale_time=10)
    screen.show(badge)
    badge.beat()
    await screen.settle()
    before = len(screen.messages)
    for _ in range(10):
        for _ in range(300):
            badge.beat()
        await screen.advance(0.1)
    assert len(screen.messages) == before


async def test_what_it_costs(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told nothing, it has no task, and one timer for its silence; gone, none."""
    badge = StatusBadge(stale_time=10)
    screen.show(badge)
    timers = note_timers(monkeypatch)
    badge.beat()
    await screen.settle()
    assert badge.tasks == ()
    assert len(timers) <= 1
    screen.hide(badge)
    await screen.advance(60)
    assert (badge.status, screen.tasks()) == ("up", [])


@pytest.mark.parametrize(
    ("field", "value"),
    [("fall", 0), ("rise", 0), ("face", "square"), ("looks", {1: 2})],
)
def test_wrong_values(field: str, value: object) -> None:
    """A value that makes no sense is refused."""
    with pytest.raises((ValueError, TypeError), match=f"{field}.*, got"):
        setattr(StatusBadge(), field, value)


async def test_the_probe_is_taken_away(screen: Screen) -> None:
    """Then nothing is being checked."""
    badge = StatusBadge(Desk(screen.clock, True, takes=20), "API")
    screen.show(badge)
    await screen.advance(1)
    assert badge.checking
    badge.fetch = None
    await screen.advance(1)
    assert (badge.checking, badge.snapshot.fetch_status) == (False, "idle")


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(StatusBadge).items())
    assert set(PAGE.table("Verbs")) == verbs_of(StatusBadge)


async def test_the_examples_of_the_page(screen: Screen) -> None:
    """One asks a service, one is told by a worker."""
    await screen.run(PAGE.example("service").main)
    await screen.advance(1)
    screen.shows("API", re.compile("Up|Degraded"))
    await screen.run(PAGE.example("worker").main)
    await screen.advance(1)
    screen.shows("Worker")
