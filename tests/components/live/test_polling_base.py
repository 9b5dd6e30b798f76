"""A polling component fetches while somebody can see it."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft
import pytest

from flet_components import PollingBase, PollingEvent, StoryTime, reactive
from flet_components.sources import poll
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.sources.desk import Desk

PAGE = Page("live", "polling_base")


@reactive
class Figure(PollingBase):
    """Shows what was fetched."""

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: f"{self.value}")


async def test_it_shows_what_was_fetched(screen: Screen) -> None:
    """Nothing at first, then one value after the other."""
    desk = Desk(screen.clock, 1, 2, takes=1)
    screen.show(Figure(fetch=desk))
    screen.shows("None")
    await screen.advance(1.1)
    screen.shows("1")
    await screen.advance(11)
    screen.shows("2")
    assert desk.asked == [0, 11]


async def test_what_is_equal_sends_nothing(screen: Screen) -> None:
    """A fetch that brings the same costs no message."""
    screen.show(Figure(fetch=Desk(screen.clock, [1])))
    await screen.advance(1)
    before = len(screen.patches)
    await screen.advance(60)
    assert len(screen.patches) == before


async def test_nobody_looks(screen: Screen) -> None:
    """Hidden it fetches nothing; seen again, at once and once."""
    desk = Desk(screen.clock, 1)
    screen.show(Figure(fetch=desk))
    await screen.advance(5)
    await screen.hide_tab()
    await screen.advance(60)
    assert len(desk.asked) == 1
    await screen.show_tab()
    await screen.advance(5)
    assert desk.asked == [0, 65]


async def test_it_goes_on_in_the_dark(screen: Screen) -> None:
    """With `when_hidden="run"` it does not care who looks."""
    desk = Desk(screen.clock, 1)
    screen.show(Figure(fetch=desk, when_hidden="run"))
    await screen.hide_tab()
    await screen.advance(35)
    assert len(desk.asked) == 4


async def test_paused(screen: Screen) -> None:
    """Paused it fetches only when it is asked to."""
    desk = Desk(screen.clock, 1, 2)
    figure = Figure(fetch=desk)
    screen.show(figure)
    await screen.advance(5)
    figure.pause()
    await screen.advance(60)
    await figure.refresh()
    assert (figure.value, len(desk.asked)) == (2, 2)
    assert figure.snapshot.fetch_status == "paused"
    figure.resume()
    await screen.advance(11)
    assert len(desk.asked) == 3


async def test_what_it_tells(screen: Screen) -> None:
    """Each other value, and each failure; the value before stays."""
    told: list[tuple[str, Any, str]] = []

    def note(event: PollingEvent) -> None:
        told.append((event.name, event.value, str(event.error or "")))

    desk = Desk(screen.clock, 1, 1, OSError("gone"), 2)
    screen.show(Figure(fetch=desk, on_update=note, on_failure=note))
    await screen.advance(40)
    assert told == [("update", 1, ""), ("failure", 1, "gone"), ("update", 2, "")]


async def test_what_is_forgotten_is_no_update(screen: Screen) -> None:
    """After a `reset`, `on_update` is told what was fetched anew, and nothing else."""
    figure = Figure(fetch=Desk(screen.clock, 1, 2, takes=1))
    told: list[Any] = []
    figure.on_update = lambda event: told.append(event.value)
    screen.show(figure)
    await screen.advance(2)
    figure.reset()
    await screen.advance(2)
    assert told == [1, 2]


async def test_removed_and_added_again(screen: Screen) -> None:
    """It fetches nothing while it is away, leaves no task, and keeps what there was."""
    desk = Desk(screen.clock, 1, 2, takes=1)
    figure = Figure(fetch=desk)
    screen.show(figure)
    await screen.advance(5)
    screen.hide(figure)
    await screen.advance(60)
    assert (len(desk.asked), screen.tasks(), figure.tasks) == (1, [], ())
    screen.show(figure)
    screen.shows("1")
    assert figure.snapshot.status == "success"
    await screen.advance(1.1)
    screen.shows("2")


async def test_removed_in_the_middle_of_a_fetch(screen: Screen) -> None:
    """The fetch is cancelled, and has cleaned up."""
    desk = Desk(screen.clock, 1, takes=30)
    figure = Figure(fetch=desk)
    screen.show(figure)
    await screen.advance(5)
    screen.hide(figure)
    await screen.settle()
    assert (desk.cancelled, desk.busy, screen.tasks()) == (1, 0, [])


async def test_another_key(screen: Screen) -> None:
    """With another `reset_key` what was fetched is forgotten."""
    desk = Desk(screen.clock, 1, 2, takes=1)
    figure = Figure(fetch=desk)
    screen.show(figure)
    await screen.advance(2)
    figure.reset_key = "other"
    await screen.settle()
    screen.shows("None")
    await screen.advance(1.1)
    screen.shows("2")


async def test_another_function(screen: Screen) -> None:
    """It is called from then on; nothing is fetched because of it."""
    first, second = Desk(screen.clock, 1), Desk(screen.clock, 2)
    figure = Figure(fetch=first)
    screen.show(figure)
    await screen.advance(5)
    figure.fetch = second
    await screen.advance(6)
    assert (len(first.asked), second.asked) == (1, [10])


async def test_another_interval(screen: Screen) -> None:
    """It counts from the last fetch on: the next one is due then, or at once."""
    desk = Desk(screen.clock, 1)
    figure = Figure(fetch=desk)
    screen.show(figure)
    await screen.advance(5)
    figure.interval = 8
    await screen.advance(6)
    assert desk.asked == [0, 8]
    figure.interval = 2
    await screen.advance(3)
    assert desk.asked == [0, 8, 11, 13]


async def test_another_stale_time(screen: Screen) -> None:
    """It counts from the last fetch on, too, and fetches nothing."""
    desk = Desk(screen.clock, 1)
    figure = Figure(fetch=desk)
    screen.show(figure)
    await screen.advance(5)
    for stale_time, stale in ((4, True), (6, False), (None, False), (6, False)):
        figure.stale_time = stale_time
        await screen.settle()
        assert figure.snapshot.is_stale is stale
    await screen.advance(1.1)
    assert figure.snapshot.is_stale
    assert desk.asked == [0]


async def test_other_numbers_after_a_failure(screen: Screen) -> None:
    """An interval does not cut the wait after a failure; more tries begin anew."""
    desk = Desk(screen.clock, OSError("gone"))
    figure = Figure(fetch=desk, max_failures=1)
    screen.show(figure)
    await screen.advance(5)
    figure.interval = 2
    await screen.advance(5)
    assert desk.asked == [0]
    figure.max_failures = 2
    await screen.settle()
    assert desk.asked == [0, 10]


async def test_a_source(screen: Screen) -> None:
    """Whatever is a source can be shown, with all that it can do."""
    desk = Desk(screen.clock, {"rows": [7]})
    source = poll(desk, interval=3, select=lambda answer: answer["rows"][0])
    screen.show(Figure(fetch=source))
    await screen.advance(4)
    screen.shows("7")
    assert desk.asked == [0, 3]


async def test_nothing_to_fetch(screen: Screen) -> None:
    """Without a `fetch` and a `load` it says what is missing."""
    figure = Figure()
    screen.show(figure)
    await screen.advance(1)
    assert "give it fetch=, or override load()" in str(figure.snapshot.error)


async def test_a_time_of_its_own(screen: Screen) -> None:
    """It follows the clock that it was given."""
    story = StoryTime(paused=True)
    asked: list[float] = []

    async def fetch() -> int:
        asked.append(story.monotonic())
        return len(asked)

    screen.show(Figure(fetch=fetch, clock=story))
    await screen.advance(60)
    assert len(asked) == 1
    await story.advance(30)
    await screen.settle()
    assert asked == [0, 10, 20, 30]


async def test_the_end_of_the_session(screen: Screen) -> None:
    """When the session ends, so does the fetching."""
    desk = Desk(screen.clock, 1, takes=30)
    screen.show(Figure(fetch=desk))
    await screen.advance(5)
    await screen.close()
    await asyncio.sleep(0)
    assert (desk.busy, screen.tasks()) == (0, [])


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(PollingBase).items())
    assert set(PAGE.table("Verbs")) == verbs_of(PollingBase)


async def test_the_example_of_the_page(screen: Screen) -> None:
    """It greets, every five seconds, and at the press of the button."""
    await screen.run(PAGE.example("status").main)
    await screen.advance(6)
    screen.shows("Hello Ada, it is 12:00:05.")
    await screen.tap("Refresh")
    screen.shows("Hello Ada, it is 12:00:06.")


@pytest.mark.parametrize(
    ("field", "value"), [("interval", 0), ("timeout", -1), ("max_failures", 0)]
)
def test_wrong_values(field: str, value: float) -> None:
    """A value that makes no sense is refused."""
    with pytest.raises(ValueError, match=f"{field} must be .*, got {value}"):
        setattr(PollingBase(), field, value)
