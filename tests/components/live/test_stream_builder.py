"""A stream builder shows the newest of what comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import flet as ft
import pytest

from flet_components import StreamBuilder
from flet_components.sources import stream
from flet_components.testing import Screen, VirtualTime
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("live", "stream_builder")


class Radio:
    """Says something each second: what it is told to; then it ends, or fails."""

    def __init__(self, clock: VirtualTime, *words: Any) -> None:
        self.clock, self.words = clock, words
        self.opened = self.closed = 0

    async def __call__(self) -> AsyncIterator[Any]:
        self.opened += 1
        try:
            for word in self.words:
                await self.clock.sleep(1)
                if isinstance(word, Exception):
                    raise word
                yield word
        finally:
            await self.clock.sleep(0.01)
            self.closed += 1


def endless(clock: VirtualTime, every: float) -> Callable[[], AsyncIterator[int]]:
    """Return what counts for ever."""

    async def count() -> AsyncIterator[int]:
        number = 0
        while True:
            yield number
            number += 1
            await clock.sleep(every)

    return count


def text(value: Any) -> ft.Control:
    """Show whatever it is."""
    return ft.Text(str(value))


async def test_its_life(screen: Screen) -> None:
    """It waits, shows what comes, and says that nothing more will."""
    told: list[Any] = []
    radio = Radio(screen.clock, "one", "two")
    builder = StreamBuilder(radio, text, done=lambda last: text(f"{last}, over"))
    builder.on_update = lambda e: told.append(e.value)
    builder.on_done = lambda: told.append("done")
    screen.show(builder)
    await screen.advance(0.5)
    assert screen.find(ft.Semantics)["label"] == "Loading"
    for seconds, seen in ((0.6, "one"), (0.95, "two"), (0.5, "two, over")):
        await screen.advance(seconds)
        screen.shows(seen)
    assert (told, radio.closed) == (["one", "two", "done"], 1)
    before = len(screen.messages)
    await screen.hide_tab()
    await screen.advance(5)
    await screen.show_tab()
    assert (screen.texts(), len(screen.messages)) == (["two, over"], before)


async def test_an_end_without_anything(screen: Screen) -> None:
    """Then it says that there is nothing."""
    screen.show(StreamBuilder(Radio(screen.clock), text))
    await screen.advance(1)
    screen.shows("Nothing here yet")


async def test_it_fails_and_goes_on(screen: Screen) -> None:
    """Before the first value it says why; later the last one stays, with a mark."""
    told: list[str] = []
    builder = StreamBuilder(Radio(screen.clock, OSError("gone")), text)
    builder.on_failure = lambda e: told.append(str(e.error))
    screen.show(builder)
    await screen.advance(1.6)
    screen.shows("Could not be loaded.", "gone")
    await screen.tap("Retry")
    await screen.advance(0.3)
    assert screen.find(ft.Semantics)["label"] == "Loading"
    await screen.advance(1)
    screen.shows("gone")
    builder.source = Radio(screen.clock, "one", OSError("gone again"))
    await screen.advance(2.2)
    screen.shows("one")
    button = screen.find(ft.IconButton)
    assert button["tooltip"] == "Could not be updated. gone again"
    assert told == ["gone", "gone", "gone again"]


async def test_another_source(screen: Screen) -> None:
    """Nothing of the one before is shown any more, not even what is on its way."""
    one, two = asyncio.Queue[str](), asyncio.Queue[str]()
    builder = StreamBuilder(one, text)
    screen.show(builder)
    one.put_nowait("one")
    await screen.advance(1)
    builder.source = two
    one.put_nowait("late")
    await screen.advance(1)
    assert (screen.texts(), builder.value) == (["one"], None)
    assert screen.find_all(ft.Container)[0]["opacity"] == 0.5
    two.put_nowait("two")
    await screen.advance(1)
    screen.shows("two")
    assert one.qsize() <= 1


async def test_it_leaves(screen: Screen) -> None:
    """The iterator has been closed when all has ended; back, it begins anew."""
    radio = Radio(screen.clock, *"abcdefgh")
    builder = StreamBuilder(radio, text)
    for _ in range(2):
        screen.show(builder)
        await screen.advance(1.5)
        screen.hide(builder)
        await screen.advance(0.1)
        assert radio.opened == radio.closed
        assert (builder.tasks, screen.tasks()) == ((), [])
    assert radio.opened == 2


@pytest.mark.parametrize("own", [True, False], ids=["function", "source"])
async def test_a_flood(screen: Screen, own: bool) -> None:
    """However much comes, it builds ten times a second, and shows the newest."""
    count = endless(screen.clock, 0.0005)
    given: Any = count if own else stream(count, rate=None)
    builder = StreamBuilder(given, text)
    screen.show(builder)
    await screen.advance(0.5)
    before = len(screen.messages)
    await screen.advance(1)
    assert 8 <= len(screen.messages) - before <= 11
    assert int(screen.texts()[0]) > 2500


async def test_batches(screen: Screen) -> None:
    """All that came is built, in batches; of a batch that is too large a part."""
    built: list[list[int]] = []

    def build(batch: list[int]) -> ft.Control:
        built.append(batch)
        return ft.Text(f"{len(batch)}")

    queue: asyncio.Queue[int] = asyncio.Queue()
    builder = StreamBuilder(queue, build, collect="batch", rate=5, buffer=100)
    screen.show(builder)
    await screen.advance(1)
    for number in range(60):
        queue.put_nowait(number)
        await screen.advance(0.01)
    await screen.advance(1)
    assert [number for batch in built for number in batch] == list(range(60))
    assert len(built) <= 5
    for number in range(300):
        queue.put_nowait(number)
    await screen.advance(1)
    assert built[-1] == list(range(200, 300))


async def test_a_pause(screen: Screen) -> None:
    """Nothing is taken in, and a mark says so; to press it goes on."""
    builder = StreamBuilder(endless(screen.clock, 1), text)
    screen.show(builder)
    await screen.advance(2.5)
    builder.pause()
    await screen.advance(10)
    screen.shows("2")
    assert screen.find(ft.IconButton)["tooltip"] == "Go on"
    await screen.tap(ft.IconButton)
    await screen.advance(1)
    screen.shows("4")


async def test_nobody_sees_it(screen: Screen) -> None:
    """Hidden, nothing is asked for; seen again, it goes on where it was."""
    builder = StreamBuilder(endless(screen.clock, 1), text)
    screen.show(builder)
    await screen.advance(2.5)
    await screen.hide_tab()
    await screen.advance(20)
    assert int(builder.value) <= 3
    await screen.show_tab()
    await screen.advance(1.5)
    assert int(screen.texts()[0]) <= 5


async def test_nothing_to_take_from(screen: Screen) -> None:
    """Then it shows what is to be shown then, or the value it begins with."""
    builder = StreamBuilder(None, text, idle=lambda: text("nothing"))
    screen.show(builder)
    await screen.advance(1)
    screen.shows("nothing")
    builder.initial_value = "first"
    await screen.settle()
    screen.shows("first")


def test_too_often() -> None:
    """More than twenty times a second is refused."""
    with pytest.raises(ValueError, match="rate must be 20 or less, got 60"):
        StreamBuilder(None, text, rate=60)


async def test_reset(screen: Screen) -> None:
    """What has come is forgotten, and it begins anew."""
    radio = Radio(screen.clock, "one", "two")
    builder = StreamBuilder(radio, text, keep_previous=False)
    screen.show(builder)
    await screen.advance(1.5)
    builder.reset()
    await screen.advance(0.5)
    assert (screen.texts(), radio.opened) == ([], 2)
    await screen.advance(1)
    screen.shows("one")


async def test_a_face_that_is_changed_in_place(screen: Screen) -> None:
    """What returns the same control again and again may add to it."""
    lines = ft.Column()

    def build(value: int) -> ft.Control:
        lines.controls.append(ft.Text(f"line {value}"))
        return lines

    screen.show(StreamBuilder(endless(screen.clock, 1), build))
    await screen.advance(2.5)
    assert screen.texts() == ["line 0", "line 1", "line 2"]


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(StreamBuilder).items())
    assert set(PAGE.table("Verbs")) == verbs_of(StreamBuilder)


async def test_the_example_of_a_queue(screen: Screen) -> None:
    """What is ordered is shown."""
    await screen.run(PAGE.example("queue").main)
    await screen.tap("Tea")
    await screen.advance(1)
    screen.shows("Just ordered: tea")


async def test_the_example_of_a_job(screen: Screen) -> None:
    """In the end it says so."""
    await screen.run(PAGE.example("job").main)
    await screen.advance(3)
    screen.shows("All copied")
