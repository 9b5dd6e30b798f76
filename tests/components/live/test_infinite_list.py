"""An infinite list fetches page by page, one at a time, before somebody is there."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft
import pytest

from flet_components import ErrorEvent, InfiniteList, ItemPage, PagingEvent
from flet_components.components.pages.item_page import as_item_page
from flet_components.components.pages.loaded_pages import LoadedPages, Spot
from flet_components.testing import Node, Screen
from flet_components.testing.gestures import Gesture
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("live", "infinite_list")
AROUND = {"That is all", "Load more"}


class Shelf:
    """Answers with the numbers of a page, and notes what it was asked for.

    Args:
        screen: Whose time goes by.
        total: How many numbers there are.
        takes: Seconds that an answer takes.
    """

    def __init__(self, screen: Screen, total: int = 12, takes: float = 1.0) -> None:
        self.screen, self.total, self.takes = screen, total, takes
        self.asked: list[int] = []
        self.error: Exception | None = None
        self.stubborn = False

    async def __call__(self, page: int) -> list[str]:
        self.asked.append(page)
        error = self.error
        try:
            await self.screen.clock.sleep(self.takes)
        except asyncio.CancelledError:
            if not self.stubborn:
                raise
        if error is not None:
            raise error
        return [f"{n}" for n in range(page * 5, min(self.total, page * 5 + 5))]


def row(item: Any) -> ft.Control:
    """Make a row."""
    return ft.Text(str(item))


def shown(screen: Screen) -> list[str]:
    """Return what stands in the rows, from the top."""
    texts = [str(text.get("value", "")) for text in screen.find_all(ft.Text)]
    return [text for text in texts if text and text not in AROUND]


def noticing(screen: Screen) -> list[Node]:
    """Return what notices when it comes near, from the top."""
    return [box for box in screen.find_all(ft.Container) if box.get("on_size_change")]


async def come_near(screen: Screen, place: int = -1, height: float = 56) -> None:
    """Tell what a client does when it draws a row at an end: by default the last."""
    size = {"w": 300, "h": height}
    await screen._act(Gesture(noticing(screen)[place], (("size_change", size),)))


async def test_page_by_page(screen: Screen) -> None:
    """First placeholders, then a page, and the next one when the end comes near."""
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row)
    screen.show(numbers)
    assert screen.find(ft.Semantics)["label"] == "Loading"
    await screen.advance(1.2)
    assert shown(screen) == ["0", "1", "2", "3", "4"]
    await screen.advance(60)
    assert shelf.asked == [0]
    await come_near(screen)
    assert numbers.is_fetching
    await screen.advance(1.2)
    assert shown(screen)[5:] == ["5", "6", "7", "8", "9"]
    assert (shelf.asked, numbers.has_more) == ([0, 1], True)


async def test_its_hours(screen: Screen) -> None:
    """At rest it has no task and sends nothing; gone, it ends the fetch at hand."""
    numbers = InfiniteList(Shelf(screen), row)
    screen.show(numbers)
    await screen.advance(1.2)
    before = len(screen.messages)
    await screen.advance(3600)
    assert (numbers.tasks, len(screen.messages)) == ((), before)
    await come_near(screen)
    assert [task.name for task in numbers.tasks] == ["load next"]
    assert len(screen.messages) == before
    screen.hide(numbers)
    await screen.settle()
    assert (numbers.tasks, numbers.is_fetching) == ((), False)


async def test_one_at_a_time(screen: Screen) -> None:
    """However often the end is hit, and by whom, each page is fetched once."""
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row)
    screen.show(numbers)
    await screen.advance(1.2)
    for _ in range(50):
        await come_near(screen)
    await asyncio.gather(*(numbers.load_more() for _ in range(50)))
    await screen.settle()
    assert (shelf.asked, len(shown(screen))) == ([0, 1], 10)


async def test_its_end(screen: Screen) -> None:
    """A short page is the last one: a row says so, and nothing more is fetched."""
    told: list[str] = []
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row, on_end=lambda: told.append("end"))
    screen.show(numbers)
    await screen.settle()
    for _ in range(3):
        await numbers.load_more()
    await come_near(screen)
    await screen.advance(5)
    screen.shows("That is all")
    assert (shelf.asked, told, numbers.has_more) == ([0, 1, 2], ["end"], False)
    numbers.end = "No more numbers"
    await screen.settle()
    screen.shows("No more numbers")


async def test_a_page_that_fails(screen: Screen) -> None:
    """It is not fetched again by itself, however near its place is; Retry helps."""
    failed: list[PagingEvent] = []
    shelf = Shelf(screen)
    screen.show(InfiniteList(shelf, row, on_failure=failed.append))
    await screen.advance(1.2)
    shelf.error = OSError("gone")
    for _ in range(5):
        await come_near(screen)
        await screen.advance(2)
    assert shelf.asked == [0, 1]
    screen.shows("Could not be loaded. gone")
    assert [(str(e.error), e.cursor, e.edge) for e in failed] == [("gone", 1, "next")]
    shelf.error = None
    await screen.tap("Retry")
    await screen.advance(1.2)
    assert shown(screen)[5:] == ["5", "6", "7", "8", "9"]


async def test_retries(screen: Screen) -> None:
    """As many as wanted are made, at growing intervals, before it is a failure."""
    shelf = Shelf(screen, takes=0)
    shelf.error = OSError("gone")
    numbers = InfiniteList(shelf, row, retries=2)
    screen.show(numbers)
    await screen.advance(30)
    assert shelf.asked == [0, 0, 0]
    screen.shows("Could not be loaded.", "gone")
    shelf.error = None
    await screen.tap("Retry")
    assert len(shown(screen)) == 5


async def test_nothing_there(screen: Screen) -> None:
    """An empty list says so, in words of the app's if there are some."""
    numbers = InfiniteList(Shelf(screen, total=0), row)
    screen.show(numbers)
    await screen.advance(1.2)
    screen.shows("Nothing here yet")
    numbers.empty = "No numbers"
    await screen.settle()
    screen.shows("No numbers")


async def test_a_button_instead(screen: Screen) -> None:
    """While it does not run, it fetches the first page, and more when asked."""
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row, running=False)
    screen.show(numbers)
    await screen.advance(1.2)
    await come_near(screen)
    await screen.advance(5)
    assert shelf.asked == [0]
    await screen.tap("Load more")
    await screen.advance(1.2)
    assert shelf.asked == [0, 1]
    await come_near(screen)
    numbers.running = True
    await screen.advance(1.2)
    assert shelf.asked == [0, 1, 2]


async def test_reload(screen: Screen) -> None:
    """What there is stays until the first page has come; then it begins at its start.

    A page that was under way is dropped, even if it still comes.
    """
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row)
    screen.show(numbers)
    await screen.settle()
    await numbers.load_more()
    shelf.stubborn = True
    await come_near(screen)
    await screen.advance(0.5)
    again = asyncio.ensure_future(numbers.reload())
    await screen.advance(0.5)
    assert (shelf.asked, len(shown(screen))) == ([0, 1, 2, 0], 10)
    await screen.advance(1)
    await again
    assert shown(screen) == ["0", "1", "2", "3", "4"]
    assert screen.calls[-1].method == "scroll_to"


async def test_a_reload_that_fails(screen: Screen) -> None:
    """A line over the rows says so; they stay, and a retry helps."""
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row)
    screen.show(numbers)
    await screen.advance(1.2)
    shelf.error = OSError("gone")
    await screen.tap("Refresh")
    await screen.advance(1.2)
    screen.shows("Could not be updated. gone", "4")
    shelf.error = None
    await screen.tap("Retry")
    await screen.advance(1.2)
    assert shown(screen) == ["0", "1", "2", "3", "4"]


async def test_other_parameters(screen: Screen) -> None:
    """With another `reset_key` it begins anew: placeholders, and the first cursor."""
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row, reset_key="a")
    screen.show(numbers)
    await screen.settle()
    await numbers.load_more()
    numbers.reset_key = "b"
    await screen.settle()
    assert shown(screen) == []
    await screen.advance(1.2)
    assert (shelf.asked, len(shown(screen))) == ([0, 1, 0], 5)


async def test_a_flood_of_short_pages(screen: Screen) -> None:
    """Ten pages a second are fetched at most, however short and quick they are."""
    shelf = Shelf(screen, total=1000, takes=0)
    screen.show(InfiniteList(shelf, row))
    await screen.settle()
    before = len(screen.messages)
    for _ in range(100):
        await come_near(screen)
        await screen.advance(0.01)
    assert len(shelf.asked) <= 11
    assert len(screen.messages) - before <= 24


async def test_unseen_it_waits(screen: Screen) -> None:
    """In a hidden tab nothing is fetched; what is due comes on return."""
    shelf = Shelf(screen)
    numbers = InfiniteList(shelf, row)
    screen.show(numbers)
    await screen.advance(1.2)
    await screen.hide_tab()
    numbers.reset_key = "other"
    await screen.advance(10)
    assert shelf.asked == [0]
    await screen.show_tab()
    await screen.advance(1.2)
    assert (shelf.asked, len(shown(screen))) == ([0, 0], 5)


async def test_pages_above(screen: Screen) -> None:
    """They are put above what is read, which is moved by as much as they are high."""
    shelf = Shelf(screen, total=100)
    numbers = InfiniteList(shelf, row, start=2, both_ends=True)
    screen.show(numbers)
    await screen.advance(1.2)
    await come_near(screen, 0)
    await screen.advance(1.05)
    (ruled,) = (c for c in screen.find_all(ft.Column) if c.get("on_size_change"))
    await screen._act(Gesture(ruled, (("size_change", {"w": 300, "h": 217.5}),)))
    assert shown(screen)[:6] == ["5", "6", "7", "8", "9", "10"]
    assert screen.calls[-1].arguments["delta"] == 217.5
    assert not [c for c in screen.find_all(ft.Column) if c.get("on_size_change")]
    numbers.row_height = 40
    await numbers.load_previous()
    assert screen.calls[-1].arguments["delta"] == 5 * 40 - 56  # the row above is gone
    assert (shelf.asked, numbers.has_previous) == ([2, 1, 0], False)


async def test_rows_that_are_dropped(screen: Screen) -> None:
    """Far pages leave room as high as they were, and come again when that is near."""
    shelf = Shelf(screen, total=100)
    numbers = InfiniteList(shelf, row, max_pages=2)
    screen.show(numbers)
    await screen.advance(1.2)
    await come_near(screen, 0, 300)
    await numbers.load_more()
    await numbers.load_more()
    await screen.settle()
    assert shown(screen) == [str(n) for n in range(5, 15)]
    (room,) = (c for c in screen.find_all(ft.Container) if c.get("height") == 300)
    await screen.advance(2)
    size = {"w": 300, "h": 56}
    await screen._act(Gesture(room["content"], (("size_change", size),)))
    await screen.advance(1.2)
    assert shown(screen) == [str(n) for n in range(10)]
    assert shelf.asked == [0, 1, 2, 0]


async def test_another_look(screen: Screen) -> None:
    """With another function all rows are made anew; a like one changes nothing."""
    numbers = InfiniteList(Shelf(screen, total=2), lambda n: row(n))
    screen.show(numbers)
    await screen.advance(1.2)
    before = len(screen.patches)
    numbers.item = lambda n: row(f"no. {n}")
    await screen.settle()
    assert shown(screen) == ["no. 0", "no. 1"]
    assert len(screen.patches) == before + 1


async def test_too_slow(screen: Screen) -> None:
    """A fetch that takes longer than `timeout` has failed."""
    screen.show(InfiniteList(Shelf(screen, takes=60), row, timeout=3))
    await screen.advance(4)
    screen.shows("no answer within 3 s")


async def test_a_row_that_cannot_be_made(screen: Screen) -> None:
    """Its text is shown, and the error is told; more is fetched as ever."""
    errors: list[ErrorEvent] = []

    def fragile(item: str) -> ft.Control:
        return ft.Text(f"{10 / int(item):g}")

    numbers = InfiniteList(Shelf(screen), fragile, on_error=errors.append)
    screen.show(numbers)
    await screen.advance(2)
    screen.shows("0", "10", "5")
    await numbers.load_more()
    assert len(numbers.items) == 10
    assert [type(event.error) for event in errors] == [ZeroDivisionError]


def test_what_cannot_be_called() -> None:
    """An address is refused: nobody knows how it has pages."""
    address: Any = "https://example.com"
    with pytest.raises(TypeError, match="fetch must be callable, got 'https:"):
        InfiniteList(address)
    with pytest.raises(TypeError, match="item must be callable, got None"):
        InfiniteList(None, None)  # type: ignore[arg-type]


async def test_a_load_right_away(screen: Screen) -> None:
    """Who adds it and reloads it waits until the first page has come, and once."""
    shelf, found = Shelf(screen), list[int]()
    numbers = InfiniteList(shelf, row)

    async def add() -> None:
        screen.page.add(numbers)
        await numbers.reload()
        found.append(len(numbers.items))

    screen.page.run_task(add)
    await screen.advance(2)
    assert (found, shelf.asked) == ([5], [0])


# --- pure functions ---


@pytest.mark.parametrize(
    ("result", "cursor", "size", "next_"),
    [
        ([1, 2], 0, None, 1),
        ([1, 2], 3, 2, 4),
        ([1], 3, 2, None),
        ([], 0, None, None),
        (ItemPage([1], next="b"), "a", None, "b"),
    ],
)
def test_a_page(result: Any, cursor: Any, size: int | None, next_: Any) -> None:
    """A plain list is a numbered page, which leads on unless it is short."""
    assert as_item_page(result, cursor, size).next == next_


@pytest.mark.parametrize(
    ("result", "cursor", "message"),
    [
        ({"items": []}, 0, "must return an ItemPage or a list, got {"),
        (None, 0, "must return an ItemPage or a list, got None"),
        ([1], "a", "return ItemPage"),
        (ItemPage([1], next="a"), "a", "next must be another cursor, got 'a'"),
    ],
)
def test_no_page(result: Any, cursor: Any, message: str) -> None:
    """What is none, or leads to itself, is refused, with the fix."""
    with pytest.raises((TypeError, ValueError), match=message):
        as_item_page(result, cursor, None)


def test_two_with_one_key() -> None:
    """An item stands where it first did, as it was in the newer page."""
    pages = LoadedPages().put(Spot(0, 0), ItemPage(["a1", "b1"], next=1), None)
    pages = pages.put(Spot(1, 1), ItemPage(["b2", "c2"]), None)
    rows = pages.rows(lambda item: item[0])
    assert [list(page.values()) for page in rows.values()] == [["a1", "b2"], ["c2"]]


def test_the_farthest_are_dropped() -> None:
    """Of what is kept, those are dropped that are farthest from the newest."""
    pages = LoadedPages()
    for number in (0, 1, -1, 2):
        pages = pages.put(Spot(number, number), ItemPage([number], 9, 9), 2)
    assert [page.items for page in pages.pages] == [None, (0,), None, (2,)]


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    found = fields_of(InfiniteList)
    named = {
        name: next((f for f in ("line", "own_key") if f"function {f} " in text), text)
        for name, text in found.items()
    }
    assert list(PAGE.table("Fields").items()) == list(named.items())
    assert set(PAGE.table("Verbs")) == verbs_of(InfiniteList)


async def test_the_example_of_cursors(screen: Screen) -> None:
    """It shows the first songs, and more on demand."""
    await screen.run(PAGE.example("cursors").main)
    await screen.advance(1)
    screen.shows("Song 1", "Song 20")
