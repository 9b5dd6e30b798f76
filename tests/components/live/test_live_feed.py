"""A live feed shows messages as they come, and how its connection stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import flet as ft
import pytest

from flet_components import ErrorEvent, LiveFeed
from flet_components.components.following.link import Rate
from flet_components.components.following.messages import Sequence
from flet_components.sources import Backoff, Source, shared, stream
from flet_components.testing import Screen
from tests.components.live.scrolling import scroll
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("live", "live_feed")


def row(message: Any) -> ft.Control:
    """Make the row of a message."""
    return ft.Text(f"m{message}", key="row")


def shown(screen: Screen) -> list[str]:
    """Return the rows on the screen, from the top."""
    texts = [str(text["value"]) for text in screen.find_all(ft.Text)]
    return [text for text in texts if text[0] == "m" or "missing" in text]


def counting(screen: Screen, *numbers: int, every: float = 1.0) -> Source[Any]:
    """Return a source of numbers, one after the other, that then says nothing."""

    async def count() -> AsyncIterator[int]:
        for number in numbers:
            yield number
            await screen.clock.sleep(every)
        await screen.clock.sleep(10_000)

    return stream(count)


# --- messages ---


async def test_messages_as_they_come(screen: Screen) -> None:
    """First placeholders, then each message, the newest at the top or at the bottom."""
    feed = LiveFeed(counting(screen, 1, 2, 3), row, title="Numbers")
    screen.show(feed)
    screen.shows("Numbers", "Connecting")
    assert "Loading" in screen.tree()
    await screen.advance(3)
    assert shown(screen) == ["m3", "m2", "m1"]
    assert feed.messages == [1, 2, 3]
    feed.order = "newest_last"
    await screen.advance(1)
    assert shown(screen) == ["m1", "m2", "m3"]
    screen.shows("Connected")


async def test_new_ones_are_marked(screen: Screen) -> None:
    """Not those that are there at first; and not for long."""
    screen.show(LiveFeed(counting(screen, 1, 2), row, controls=False, highlight=0.5))
    await screen.advance(1.2)
    boxes: list[Any] = [
        box for box in screen.find_all(ft.Container) if "animate" in box
    ]
    assert [box.get("bgcolor") for box in boxes] == ["primarycontainer", None]
    before = len(screen.messages)
    await screen.advance(60)
    assert [box.get("bgcolor") for box in boxes] == [None, None]
    assert len(screen.messages) == before + 1


async def test_a_flood(screen: Screen) -> None:
    """Ten thousand messages in a second are few of ours; the newest are kept."""

    async def flood() -> AsyncIterator[int]:
        for number in range(10_000):
            if number % 100 == 0:
                await screen.clock.sleep(0.01)
            yield number

    feed = LiveFeed(stream(flood, rate=None), row, max_items=50)
    screen.show(feed)
    await screen.settle()
    before = len(screen.messages)
    await screen.advance(1.01)
    assert len(screen.messages) - before <= 20
    await screen.advance(1)
    assert feed.messages == [*range(9950, 10_000)]
    assert shown(screen)[0] == "m9999"
    assert feed.link == "closed"


async def test_which_are_shown(screen: Screen) -> None:
    """`where` may change at any time; what it hides is kept."""
    feed = LiveFeed(counting(screen, 1, 2, 3, 4, every=0.1), row)
    screen.show(feed)
    await screen.advance(1)
    feed.where = lambda number: number % 2 == 0
    await screen.advance(1)
    assert shown(screen) == ["m4", "m2"]
    feed.where = lambda number: number > 9
    await screen.advance(1)
    screen.shows("Nothing that fits")
    feed.where = None
    await screen.advance(1)
    assert len(shown(screen)) == 4


async def test_a_row_that_cannot_be_made(screen: Screen) -> None:
    """Its text is shown, and the error is told."""
    errors: list[ErrorEvent] = []

    def fragile(number: int) -> ft.Control:
        return ft.Text(f"m{10 / number:.0f}")

    source = counting(screen, 5, 0, 1, every=0.1)
    screen.show(LiveFeed(source, fragile, on_error=errors.append))
    await screen.advance(2)
    screen.shows("m10", "0", "m2")
    assert [type(event.error) for event in errors] == [ZeroDivisionError]


async def test_of_a_shared_source(screen: Screen) -> None:
    """Of a source that has no messages, each new value is one."""
    source = shared("numbers", counting(screen, 1, 2), linger=0)
    screen.show(LiveFeed(source, row))
    await screen.advance(2)
    assert shown(screen) == ["m2", "m1"]


async def test_a_filter_that_fails(screen: Screen) -> None:
    """That message is left out and told once; all others are shown."""
    errors: list[ErrorEvent] = []
    source = counting(screen, 5, 0, 1, every=0.5)
    feed = LiveFeed(source, row, where=lambda n: 10 / n > 1, on_error=errors.append)
    screen.show(feed)
    await screen.advance(3)
    assert shown(screen) == ["m1", "m5"]
    assert [type(event.error) for event in errors] == [ZeroDivisionError]


# --- gaps ---


async def test_what_is_missing(screen: Screen) -> None:
    """A line says how many messages have not come before the next one."""
    gaps: list[Any] = []
    feed = LiveFeed(
        counting(screen, 1, 2, 6, 5, 8, every=0.1),
        row,
        sequence=lambda number: number,
        on_gap=lambda event: gaps.append(event.data),
    )
    screen.show(feed)
    await screen.advance(1)
    assert shown(screen)[:2] == ["m8", "1 missing"]
    assert shown(screen)[2:5] == ["m5", "m6", "3 missing"]
    assert gaps == [3, 1]


def test_numbers_that_begin_anew() -> None:
    """One that is a little too late is no gap; a far lower one is a new beginning."""
    numbers = Sequence()
    came = [5, 6, 9, 7, 10, 1000, 0, 1, 3]
    assert [numbers.missing_before(n) for n in came] == [0, 0, 2, 0, 0, 989, 0, 0, 1]
    numbers.forget()
    assert numbers.missing_before(70) == 0


async def test_another_source_has_numbers_of_its_own(screen: Screen) -> None:
    """They are not compared with those of the one before."""
    feed = LiveFeed(counting(screen, 1, 2), row, sequence=lambda number: number)
    screen.show(feed)
    await screen.advance(3)
    feed.source = counting(screen, 500, 501)
    await screen.advance(3)
    assert shown(screen) == ["m501", "m500", "m2", "m1"]


async def test_what_is_no_number(screen: Screen) -> None:
    """The message is shown all the same, and the error is told."""
    errors: list[ErrorEvent] = []
    source = counting(screen, 1, 2)
    bad: Any = str
    screen.show(LiveFeed(source, row, sequence=bad, on_error=errors.append))
    await screen.advance(3)
    assert shown(screen) == ["m2", "m1"]
    assert [type(event.error) for event in errors] == [TypeError, TypeError]


# --- the connection ---


async def test_nobody_there(screen: Screen) -> None:
    """It says why, counts down to the next attempt, and connects now if asked to."""
    attempts: list[float] = []

    async def refuse() -> AsyncIterator[int]:
        attempts.append(screen.clock.monotonic())
        if len(attempts) < 4:
            raise ConnectionError("refused")
        yield 1
        await screen.clock.sleep(1000)

    waits = Backoff(first=10, longest=10)
    failures: list[Any] = []
    feed = LiveFeed(
        stream(refuse, backoff=waits),
        row,
        on_failure=lambda e: failures.append(e.error),
    )
    screen.show(feed)
    await screen.advance(0.2)
    screen.shows(
        "Could not be loaded.", "refused", f"Trying again in {feed.retry_in} s"
    )
    left = feed.retry_in
    assert 5 <= left <= 10
    await screen.advance(1)
    screen.shows(f"Trying again in {left - 1} s")
    await screen.tap("Connect now")
    assert len(attempts) == 2
    await screen.tap("Retry")
    await screen.tap("Retry")
    await screen.advance(1)
    assert (shown(screen), feed.link) == (["m1"], "open")
    assert len(failures) == 3


async def test_a_feed_that_ends(screen: Screen) -> None:
    """What has come stays; it says that nothing more will."""

    async def two() -> AsyncIterator[int]:
        yield 1
        yield 2

    screen.show(LiveFeed(stream(two), row))
    await screen.advance(1)
    screen.shows("Ended", "m2", "m1")


async def test_the_rate(screen: Screen) -> None:
    """It is the average of five seconds, and goes when nothing comes any more."""
    feed = LiveFeed(counting(screen, *range(100), every=0.1), row)
    screen.show(feed)
    await screen.advance(8)
    assert feed.rate == pytest.approx(10, abs=1.1)
    await screen.advance(8)
    assert feed.rate == 0
    before = len(screen.messages)
    await screen.advance(100)
    assert len(screen.messages) == before


def test_a_rate_is_bounded() -> None:
    """However many come, it keeps no more than ten numbers or so."""
    rate = Rate()
    for number in range(10_000):
        rate.add(number / 100)
    assert rate.at(100.0) == pytest.approx(100, rel=0.1)
    assert len(rate._counts) <= 11
    assert rate.at(200.0) == 0


# --- pause and following ---


@pytest.mark.parametrize(
    ("policy", "rows"),
    [
        ("buffer", ["m5", "m4", "m3", "m2", "m1"]),
        ("drop", ["m5", "2 left out", "m2", "m1"]),
    ],
)
async def test_a_pause(screen: Screen, policy: Any, rows: list[str]) -> None:
    """What comes meanwhile waits, or is left out; in both cases it is counted."""
    source = counting(screen, 1, 2, 3, 4, 5)
    screen.show(LiveFeed(source, row, when_paused=policy))
    await screen.advance(1.5)
    await screen.tap("Pause")
    await screen.advance(2)
    screen.shows("Paused, 2 waiting")
    assert shown(screen) == ["m2", "m1"]
    await screen.tap("Go on")
    await screen.advance(1)
    texts = [str(text["value"]) for text in screen.find_all(ft.Text)]
    assert [t for t in texts if t[0] == "m" or "left out" in t] == rows


async def test_scrolled_away(screen: Screen) -> None:
    """Nothing moves; the button says how many are new, and leads to them."""
    feed = LiveFeed(counting(screen, 1, 2, 3, 4), row)
    screen.show(feed)
    await screen.advance(1.5)
    await scroll(screen, 300, left=300)
    await screen.advance(2)
    assert shown(screen) == ["m2", "m1"]
    await screen.tap("2 new")
    await screen.advance(1)
    assert len(shown(screen)) == 4
    assert feed.follow is True


async def test_clear_and_reset(screen: Screen) -> None:
    """Cleared, it goes on with the next message; reset, it connects anew."""
    feed = LiveFeed(counting(screen, 1, 2), row)
    screen.show(feed)
    await screen.advance(0.5)
    feed.clear()
    await screen.advance(1)
    assert shown(screen) == ["m2"]
    feed.reset()
    await screen.advance(0.5)
    assert shown(screen) == ["m1"]


async def test_hidden(screen: Screen) -> None:
    """By default the source rests while nobody looks, and nothing is sent."""
    feed = LiveFeed(counting(screen, *range(60)), row)
    screen.show(feed)
    await screen.advance(2)
    await screen.hide_tab()
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(20)
    assert len(screen.patches) == before
    assert feed.link == "resting"
    await screen.show_tab()
    await screen.advance(2)
    screen.shows("Connected")
    assert len(feed.messages) <= 6


async def test_a_reset_is_no_update(screen: Screen) -> None:
    """Nothing has come; what comes then has."""
    told: list[Any] = []
    feed = LiveFeed(counting(screen, 1, 2), on_update=lambda e: told.append(e.value))
    screen.show(feed)
    await screen.advance(3)
    feed.reset()
    await screen.advance(3)
    assert told == [1, 2, 1, 2]


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    found = fields_of(LiveFeed)
    found["item"] = "line"
    assert list(PAGE.table("Fields").items()) == list(found.items())
    assert set(PAGE.table("Verbs")) == verbs_of(LiveFeed)


async def test_the_example_of_a_sensor(screen: Screen) -> None:
    """New readings come at the top."""
    await screen.run(PAGE.example("sensor").main)
    await screen.advance(3)
    screen.shows("Connected")
    assert len([text for text in screen.texts() if text.endswith("°C")]) >= 3
