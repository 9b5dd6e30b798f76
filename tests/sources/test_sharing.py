"""A shared source is open once, however many want it."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import logging
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from flet_components.ownership import belong_to, owner_here
from flet_components.signals import Effect
from flet_components.sources import Feed, Source, poll, shared
from flet_components.sources.upstreams import end_lingering
from flet_components.testing import Screen, VirtualTime
from tests.sources.desk import Desk
from tests.sources.http_server import HttpServer

MANY = 1000


def every_ten(desk: Desk, **settings: Any) -> Source[Any]:
    """Return a shared poll every ten seconds, of the system's, here virtual, time."""
    return shared("numbers", poll(desk, interval=10), **{"linger": 0, **settings})


def told(feed: Feed[Any]) -> list[Any]:
    """Return the values that a feed tells from now on."""
    seen: list[Any] = []
    Effect(lambda: seen.append(feed.snapshot.value))
    return seen


# --- one for all ---


async def test_one_upstream_for_a_thousand(virtual_time: VirtualTime) -> None:
    """However many there are, there is one fetch for each interval."""
    desk = Desk(virtual_time, *range(9), takes=1)
    source = every_ten(desk)
    feeds = [source.open() for _ in range(MANY)]
    await virtual_time.sleep(34.5)
    assert desk.asked == [0, 11, 22, 33]
    assert {feed.snapshot.value for feed in feeds} == {3}
    for feed in feeds:
        await feed.aclose()


async def test_one_request_for_a_thousand() -> None:
    """A real server is asked once for each interval."""
    server = HttpServer().json(["fine"])
    polled: Source[Any] = poll(server.url, interval=0.03)
    source = shared("thousand", polled, linger=0)
    async with server.runs():
        feeds = [source.open() for _ in range(MANY)]
        async for snapshot in feeds[-1]:
            if snapshot.attempts == 5 and snapshot.fetch_status == "idle":
                break
        await asyncio.gather(*(feed.aclose() for feed in feeds))
        assert len(server.asked) == 5
        assert all(feed.snapshot.value == ["fine"] for feed in feeds)


async def test_who_comes_later(virtual_time: VirtualTime) -> None:
    """They are told at once what is known, and nothing is fetched for them."""
    desk = Desk(virtual_time, "a")
    source = every_ten(desk)
    async with source.open() as first:
        await virtual_time.sleep(5)
        async with source.open() as second:
            assert second.snapshot is first.snapshot
            assert second.snapshot.value == "a"
        await virtual_time.sleep(4)
    assert desk.asked == [0]


async def test_its_values(virtual_time: VirtualTime) -> None:
    """It is a source as any other: iterated over, it yields each new value."""
    desk = Desk(virtual_time, 1, 1, 2)
    values = []
    async for value in every_ten(desk):
        values.append(value)
        if value == 2:
            break
    assert values == [1, 2]
    await asyncio.sleep(0.1)


async def test_who_is_slow(virtual_time: VirtualTime) -> None:
    """They get the newest, and hold nobody up."""
    desk = Desk(virtual_time, *range(100))
    source = shared("fast", poll(desk, interval=1), linger=0)
    async with source.open() as slow, source.open() as swift:
        all_of_them, seen = told(swift), []
        async for snapshot in slow:
            seen.append(snapshot.value)
            await virtual_time.sleep(10)
            if len(seen) == 3:
                break
    assert seen == [None, 9, 19]
    assert [each for each in dict.fromkeys(all_of_them) if each] == list(range(1, 30))


async def test_a_key_is_for_one_source(virtual_time: VirtualTime) -> None:
    """Another source by the same key is refused, with the way out."""
    first, second = Desk(virtual_time, 1), Desk(virtual_time, 2)
    async with every_ten(first).open() as feed:
        with pytest.raises(ValueError, match="'numbers' must always be shared"):
            every_ten(second).open()
        await virtual_time.sleep(1)
        assert feed.snapshot.value == 1
    async with every_ten(second).open() as feed:
        await virtual_time.sleep(1)
        assert feed.snapshot.value == 2


async def test_sources_that_are_equal(virtual_time: VirtualTime) -> None:
    """Polls of one function and the same numbers are one, wherever they are made."""
    desk = Desk(virtual_time, 1)
    one, other = every_ten(desk), every_ten(desk)
    assert one == other
    assert poll("http://a/", interval=1) == poll("http://a/", interval=1)
    assert poll("http://a/", interval=1) != poll("http://a/", interval=2)
    assert poll("http://a/", interval=1) != poll("http://b/", interval=1)
    async with one.open(), other.open():
        await virtual_time.sleep(1)
    assert desk.asked == [0]


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: shared([], poll(abs, interval=1)), TypeError, "key must be hashable"),  # type: ignore[arg-type]
        (lambda: shared("a", abs), TypeError, "source must be Source, got <built-in"),  # type: ignore[arg-type]
        (
            lambda: shared("a", poll("http://a/", interval=1), linger=-1),
            ValueError,
            "linger must be 0 or more, got -1",
        ),
    ],
)
def test_what_cannot_be_shared(
    make: Callable[[], object], error: type[Exception], words: str
) -> None:
    """A mistake is said at once."""
    with pytest.raises(error, match=words):
        make()


# --- whose it is ---


async def test_it_belongs_to_nobody(virtual_time: VirtualTime) -> None:
    """Its tasks run in no page's context; what follows runs in that of its own."""

    class Owner:
        """A stay of a component on a page."""

    seen: list[object] = []
    fetched_by: list[object] = []
    owner = Owner()

    async def fetch() -> int:
        fetched_by.append(owner_here())
        return len(fetched_by)

    def mount() -> Feed[Any]:
        belong_to(owner)
        feed = shared("owned", poll(fetch, interval=10), linger=0).open()

        def follow() -> None:
            assert feed.snapshot is not None
            seen.append(owner_here())

        Effect(follow)
        return feed

    context = contextvars.copy_context()
    feed = context.run(mount)
    await virtual_time.sleep(15)
    assert fetched_by == [None, None]
    assert set(seen) == {owner}
    await feed.aclose()


async def test_an_effect_that_opens_it(virtual_time: VirtualTime) -> None:
    """Opened by an effect, it does not make that follow what it got."""
    desk = Desk(virtual_time, 1, 2, 3)
    feeds: list[Feed[Any]] = []
    effect = Effect(lambda: feeds.append(every_ten(desk).open()))
    await virtual_time.sleep(25)
    effect.suspend()
    assert len(feeds) == 1
    assert feeds[0].snapshot.value == 3
    await feeds[0].aclose()


async def test_an_error_of_one(
    virtual_time: VirtualTime, caplog: pytest.LogCaptureFixture
) -> None:
    """What one does with the data may fail: it is logged, and is nobody else's."""
    desk = Desk(virtual_time, 1, 2)
    source = every_ten(desk)

    def fail() -> None:
        if first.snapshot.value == 1:
            raise LookupError("mine")

    async with source.open() as first, source.open() as second:
        Effect(fail)
        with caplog.at_level(logging.ERROR):
            await virtual_time.sleep(11)
        assert (first.snapshot.value, second.snapshot.value) == (2, 2)
        assert second.snapshot.failure_count == 0
    assert "what follows shared 'numbers' failed" in caplog.text
    assert "mine" in caplog.text


async def test_one_sends_another_away(virtual_time: VirtualTime) -> None:
    """Who has left in the middle of the telling is told nothing more."""
    desk = Desk(virtual_time, 1, 2)
    source = every_ten(desk)
    first, second = source.open(), source.open()

    def leave() -> None:
        if first.snapshot.value == 2:
            asyncio.ensure_future(second.aclose()).add_done_callback(ended.append)
            second.hold()

    ended: list[object] = []
    Effect(leave)
    await virtual_time.sleep(15)
    assert ended
    assert second.snapshot.value == 1
    await first.aclose()


# --- gates ---


async def test_one_who_is_held(virtual_time: VirtualTime) -> None:
    """They hear nothing, the others do; when they come back they know at once."""
    desk = Desk(virtual_time, 1, 2, 3)
    source = every_ten(desk)
    async with source.open() as held, source.open() as other:
        await virtual_time.sleep(1)
        held.hold("hidden")
        seen = told(held)
        await virtual_time.sleep(20)
        assert (other.snapshot.value, other.snapshot.fetch_status) == (3, "idle")
        assert (held.snapshot.value, held.snapshot.fetch_status) == (1, "paused")
        assert seen == [1]
        held.release("hidden")
        assert held.snapshot is other.snapshot
    assert desk.asked == [0, 10, 20]


async def test_all_who_are_held(virtual_time: VirtualTime) -> None:
    """Nothing is got while all are held; when one is not, what is due comes once."""
    desk = Desk(virtual_time, 1, 2)
    source = every_ten(desk)
    async with source.open() as first, source.open() as second:
        await virtual_time.sleep(1)
        first.hold()
        second.hold()
        await virtual_time.sleep(50)
        assert desk.asked == [0]
        second.release()
        await virtual_time.sleep(1)
        assert desk.asked == [0, 51]
        assert (first.snapshot.value, second.snapshot.value) == (1, 2)


async def test_the_last_who_was_not_held(virtual_time: VirtualTime) -> None:
    """When only held ones are left, the source is; one who comes opens it again."""
    desk = Desk(virtual_time, 1)
    source = every_ten(desk)
    async with source.open() as held:
        other = source.open()
        held.hold()
        await virtual_time.sleep(1)
        await other.aclose()
        await virtual_time.sleep(40)
        assert desk.asked == [0]
        async with source.open():
            await virtual_time.sleep(1)
            assert desk.asked == [0, 41]


# --- refresh ---


async def test_a_refresh_is_for_all(virtual_time: VirtualTime) -> None:
    """One asks, all are told; many who ask together ask once."""
    desk = Desk(virtual_time, 1, 2, takes=1)
    source = every_ten(desk)
    async with source.open() as first, source.open() as second:
        await virtual_time.sleep(5)
        answers = await asyncio.gather(first.refresh(), second.refresh())
        assert [answer.value for answer in answers] == [2, 2]
        assert first.snapshot is second.snapshot
    assert desk.asked == [0, 5]


async def test_a_refresh_of_one_who_is_held(virtual_time: VirtualTime) -> None:
    """Who asks is told, held or not; others who are held are not."""
    desk = Desk(virtual_time, 1, 2, takes=1)
    source = every_ten(desk)
    async with source.open() as asks, source.open() as other:
        await virtual_time.sleep(5)
        asks.hold()
        other.hold()
        answer = await asks.refresh()
        assert (answer.value, answer.fetch_status) == (2, "paused")
        assert other.snapshot.value == 1


async def test_a_refresh_that_is_given_up(virtual_time: VirtualTime) -> None:
    """Who leaves while they wait takes the answer from nobody."""
    desk = Desk(virtual_time, 1, 2, takes=2)
    source = every_ten(desk)
    async with source.open() as first, source.open() as second:
        await virtual_time.sleep(5)
        leaving = asyncio.ensure_future(first.refresh())
        waiting = asyncio.ensure_future(second.refresh())
        await virtual_time.sleep(1)
        leaving.cancel()
        assert (await waiting).value == 2
    assert (desk.asked, desk.cancelled) == ([0, 5], 0)


# --- its end ---


async def test_it_lingers(virtual_time: VirtualTime) -> None:
    """After the last one it goes on for a while, for who comes back."""
    before = asyncio.all_tasks()
    desk = Desk(virtual_time, 1)
    source = every_ten(desk, linger=15)
    for _ in range(2):
        async with source.open() as feed:
            await virtual_time.sleep(1)
            assert feed.snapshot.value == 1
        await virtual_time.sleep(13)
    assert desk.asked == [0, 10, 20]
    await virtual_time.sleep(3)
    assert asyncio.all_tasks() == before
    await virtual_time.sleep(60)
    assert desk.asked == [0, 10, 20]


async def test_it_ends_with_the_last(virtual_time: VirtualTime) -> None:
    """Without a linger nothing is left, also in the middle of a fetch."""
    before = asyncio.all_tasks()
    desk = Desk(virtual_time, 1, takes=60)
    source = every_ten(desk)
    first, second = source.open(), source.open()
    await virtual_time.sleep(1)
    waiting = asyncio.ensure_future(first.refresh())
    await virtual_time.sleep(1)
    await first.aclose()
    await first.aclose()
    assert not desk.cancelled
    await second.aclose()
    assert (await waiting).status == "pending"
    assert asyncio.all_tasks() == before
    assert (desk.cancelled, desk.busy) == (1, 0)
    first.hold()
    first.release()
    assert (await first.refresh()).attempts == 1


async def test_it_ends_before_it_has_begun(virtual_time: VirtualTime) -> None:
    """Opened and closed in one turn, it leaves nothing either."""
    before = asyncio.all_tasks()
    desk = Desk(virtual_time, 1)
    await every_ten(desk).open().aclose()
    assert asyncio.all_tasks() == before
    await virtual_time.sleep(60)
    assert (len(desk.asked), desk.busy) == (desk.cancelled, 0)


async def test_one_that_lingers_makes_way(virtual_time: VirtualTime) -> None:
    """Nobody has it any more: another source may take the key at once."""
    first, second = Desk(virtual_time, 1), Desk(virtual_time, 2)
    async with every_ten(first, linger=60).open():
        await virtual_time.sleep(1)
    async with every_ten(second).open() as feed:
        await virtual_time.sleep(30)
        assert feed.snapshot.value == 2
    assert first.asked == [0]


async def test_what_lingers_is_ended(virtual_time: VirtualTime) -> None:
    """A test, or a program, may end at once what nobody uses; the rest goes on."""
    before = asyncio.all_tasks()
    idle, used = Desk(virtual_time, 1, takes=9), Desk(virtual_time, 2)
    async with shared("used", poll(used, interval=10)).open():
        await shared("idle", poll(idle, interval=10)).open().aclose()
        await end_lingering()
        await virtual_time.sleep(15)
        assert (idle.cancelled, used.asked) == (1, [0, 10])
    await end_lingering()
    assert asyncio.all_tasks() == before


async def test_a_screen_ends_what_lingers(screen: Screen) -> None:
    """What goes on for who comes back is no task left over in a test of a page."""
    await shared("page", poll(Desk(screen.clock, 1), interval=10)).open().aclose()


def test_each_loop_has_its_own() -> None:
    """On another event loop the key is free; a loop that has ended leaves nothing."""
    loops: list[weakref.ref[asyncio.AbstractEventLoop]] = []

    async def use(number: int) -> int:
        async def fetch() -> int:
            return number

        loops.append(weakref.ref(asyncio.get_running_loop()))
        feed: Feed[int] = shared("loops", poll(fetch, interval=10)).open()
        return (await feed.refresh()).value or 0  # it is never closed

    assert [asyncio.run(use(number)) for number in (1, 2)] == [1, 2]
    gc.collect()
    assert [loop() for loop in loops] == [None, None]
