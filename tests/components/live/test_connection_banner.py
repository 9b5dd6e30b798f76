"""A connection banner says that a connection is lost, and that it is back."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from flet_components import ConnectionBanner, ConnectionEvent, PollingList
from flet_components.components.status.connection import Link
from flet_components.sources import RetryLater, poll, stream
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.note_timers import note_timers
from tests.sources.desk import Desk

PAGE = Page("live", "connection_banner")
GONE = OSError("gone")


def places(screen: Screen) -> list[float]:
    """Return how far from the window the two strips are, in their heights."""
    offsets = [box.get("offset") for box in screen.find_all(ft.Container)]
    return [round(offset.get("y", 0.0), 1) for offset in offsets if offset is not None]


async def test_lost_and_back(screen: Screen) -> None:
    """It says so, why, and when it is tried again; then for how long it was gone."""
    told: list[tuple[bool, float]] = []

    def note(event: ConnectionEvent) -> None:
        told.append((event.online, round(event.away)))

    desk = Desk(screen.clock, 1, GONE, GONE, GONE, 1)
    source = poll(desk, interval=10)
    screen.show(ConnectionBanner(source, "Prices", on_change=note))
    await screen.advance(5)
    assert screen.texts() == []
    await screen.advance(6.4)
    screen.shows("Prices: connection lost", "gone", "Trying again in")
    await screen.advance(8)
    screen.shows("Prices: back online")
    assert "It was gone for" in screen.tree()
    await screen.advance(6)
    assert screen.texts() == []
    assert [online for online, _ in told] == [False, True]
    assert 2 <= told[1][1] <= 7


async def test_what_flaps(screen: Screen) -> None:
    """A loss that is shorter than the delay is not shown, and not told."""
    told: list[ConnectionEvent] = []
    desk = Desk(screen.clock, 1, GONE, 1, GONE, 1)
    source = poll(desk, interval=3)
    screen.show(ConnectionBanner(source, delay=2, on_change=told.append))
    before = len(screen.messages)
    await screen.advance(20)
    assert (told, len(screen.messages)) == ([], before)


async def test_a_press(screen: Screen) -> None:
    """Retry tries at once."""
    desk = Desk(screen.clock, GONE, GONE, GONE, 1)
    screen.show(ConnectionBanner(poll(desk, interval=60), delay=0))
    await screen.advance(0.1)
    for _ in range(3):
        await screen.tap("Retry")
    screen.shows("Back online")


async def test_it_watches_a_component(screen: Screen) -> None:
    """It opens nothing of its own, and asks the component to try again."""
    desk = Desk(screen.clock, ["row"], GONE, ["row"])
    rows = PollingList(desk, controls=False)
    screen.show(ConnectionBanner(rows, delay=0), rows)
    await screen.advance(10.1)
    screen.shows("Connection lost", "row")
    assert len(desk.asked) == 2
    screen.hide(rows)
    await screen.advance(30)
    assert len(desk.asked) == 2


async def test_given_up(screen: Screen) -> None:
    """What is not tried again does not say that it is."""
    source = poll(Desk(screen.clock, GONE), interval=5, max_failures=1)
    screen.show(ConnectionBanner(source))
    await screen.advance(5)
    screen.shows("Connection lost", "Retry")
    assert not [text for text in screen.texts() if text.startswith("Trying")]


async def test_a_stream(screen: Screen) -> None:
    """Whatever is a source says when it is opened anew; each second is a message."""

    async def fail() -> Any:
        raise RetryLater(9)

    screen.show(ConnectionBanner(stream(fail), delay=0))
    await screen.advance(0.5)
    screen.shows("Trying again in", "9 seconds")
    before = len(screen.messages)
    await screen.advance(3)
    screen.shows("6 seconds")
    assert len(screen.messages) - before == 3


async def test_the_page_itself(screen: Screen) -> None:
    """When the browser is back it says for how long it was away; then no more."""
    told: list[float] = []
    banner = ConnectionBanner(on_change=lambda event: told.append(event.away))
    screen.show(banner)
    await screen.advance(5)
    await screen.disconnect()
    await screen.advance(12)
    await screen.reconnect()
    await screen.settle()
    screen.shows("Back online", "It was gone for 12 seconds.")
    assert told == [12]
    await screen.advance(6)
    assert screen.texts() == []
    await screen.disconnect()
    await screen.advance(0.5)
    await screen.reconnect()
    await screen.settle()
    assert banner.state == "online"


async def test_a_loss_that_is_told_when_it_is(screen: Screen) -> None:
    """With `when_disconnected="run"` the app knows it while the browser is away."""
    told: list[bool] = []
    banner = ConnectionBanner(when_disconnected="run")
    banner.on_change = lambda event: told.append(event.online)
    screen.show(banner)
    await screen.disconnect()
    await screen.advance(1.1)
    assert (told, banner.state) == ([False], "lost")


async def test_heartbeats(screen: Screen) -> None:
    """Each is one small message, after which both ends are far away for a while."""
    screen.show(ConnectionBanner(heartbeat=2))
    await screen.advance(1)
    assert places(screen) == [-7.5, 7.5]
    before = len(screen.messages)
    await screen.advance(10)
    sent = screen.messages[before:]
    assert len(sent) == 5
    assert max(len(str(message.body)) for message in sent) < 300
    first = places(screen)
    await screen.advance(2)
    assert {*first, *places(screen)} == {0.0, -15.0, 15.0}


async def test_heartbeats_that_nobody_sees(screen: Screen) -> None:
    """Hidden there are none, and what would appear by itself is sent to rest."""
    screen.show(ConnectionBanner(heartbeat=2))
    await screen.advance(5)
    await screen.hide_tab()
    await screen.settle()
    assert places(screen) == [-7.5, 7.5]
    before = len(screen.messages)
    await screen.advance(60)
    assert len(screen.messages) == before
    await screen.show_tab()
    await screen.advance(3)
    assert places(screen) != [-7.5, 7.5]


async def test_a_client_that_has_come_back(screen: Screen) -> None:
    """It is shown the strips at rest: a new client would not see them move there."""
    screen.show(ConnectionBanner(heartbeat=2))
    await screen.advance(5)
    await screen.disconnect()
    await screen.advance(9)
    await screen.reconnect()
    await screen.settle()
    assert places(screen) == [-7.5, 7.5]


async def test_what_it_costs(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the page alone it has no task, no timer, and sends nothing."""
    banner = ConnectionBanner()
    screen.show(banner)
    await screen.settle()
    before, timers = len(screen.messages), note_timers(monkeypatch)
    await screen.settle()
    assert (banner.tasks, timers, len(screen.messages)) == ((), [], before)
    screen.hide(banner)
    await screen.settle()
    assert screen.tasks() == []


@pytest.mark.parametrize(
    ("turns", "now", "state"),
    [
        ([], 0, ("online", None)),
        ([(0, True)], 1, ("online", 1)),
        ([(0, True)], 2, ("lost", None)),
        ([(0, True), (5, False)], 6, ("back", 3)),
        ([(0, True), (5, False)], 9, ("online", None)),
        ([(0, True), (1, False)], 1, ("online", None)),
        ([(0, True), (5, False), (6, True)], 7, ("back", 1)),
        ([(0, True), (5, False), (6, True)], 8, ("lost", None)),
        ([(0, True), (5, False), (6, True), (7, False)], 7, ("back", 2)),
    ],
)
def test_a_connection(turns: Any, now: float, state: Any) -> None:
    """Lost for two seconds it counts; for four it is back."""
    link = Link()
    for moment, lost in turns:
        link = link.turned(moment, lost=lost, delay=2)
    assert link.state(now, delay=2, duration=4) == state


@pytest.mark.parametrize(
    ("field", "value"),
    [("delay", -1), ("duration", -1), ("heartbeat", 0.1), ("source", "url")],
)
def test_wrong_values(field: str, value: object) -> None:
    """A value that makes no sense is refused."""
    with pytest.raises((ValueError, TypeError), match=f"{field} must be .*, got"):
        setattr(ConnectionBanner(), field, value)


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    found = fields_of(ConnectionBanner)
    assert list(PAGE.table("Fields").items()) == list(found.items())
    assert set(PAGE.table("Verbs")) == verbs_of(ConnectionBanner)


async def test_the_examples_of_the_page(screen: Screen) -> None:
    """One watches a list, one waits over the app."""
    await screen.run(PAGE.example("prices").main)
    await screen.advance(1)
    await screen.run(PAGE.example("page").main)
    await screen.advance(11)
    screen.shows("The app")
    assert places(screen)
