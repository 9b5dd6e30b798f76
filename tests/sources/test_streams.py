"""A stream takes what an async iterator gives, and begins anew when it fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from flet_components.signals import Effect
from flet_components.sources import Backoff, Feed, Snapshot, stream
from flet_components.sources.streams import StreamFeed
from flet_components.testing import VirtualTime

EAGER = Backoff(first=1, longest=8)


class Well:
    """Gives items, a number of seconds apart, as a test has told.

    Each row is one beginning; the last one is given again and again. An exception in a
    row is raised, `...` waits for ever.
    """

    def __init__(self, clock: VirtualTime, *rows: list[Any], every: float = 1) -> None:
        self.clock, self.every = clock, every
        self.began: list[float] = []
        self.closed = 0
        self._rows = list(rows)

    async def __call__(self) -> AsyncIterator[Any]:
        self.began.append(self.clock.monotonic())
        row = self._rows.pop(0) if len(self._rows) > 1 else self._rows[0]
        try:
            for item in row:
                await self.clock.sleep(self.every)
                if isinstance(item, BaseException):
                    raise item
                if item is ...:
                    await asyncio.get_running_loop().create_future()
                yield item
        finally:
            self.closed += 1


def told(feed: Feed[Any]) -> list[Snapshot[Any]]:
    """Return what a feed tells from now on."""
    seen: list[Snapshot[Any]] = []
    Effect(lambda: seen.append(feed.snapshot))
    return seen


def stands(feed: Feed[Any]) -> tuple[str, str, Any]:
    """Return how a feed stands, in short."""
    now = feed.snapshot
    return (now.status, now.fetch_status, now.value)


async def test_its_states(virtual_time: VirtualTime) -> None:
    """Pending and fetching, then success; after the end it is idle."""
    well = Well(virtual_time, ["a", "b"])
    async with stream(well).open(virtual_time) as feed:
        seen = told(feed)
        await virtual_time.sleep(10)
    assert [(each.status, each.fetch_status, each.value) for each in seen] == [
        ("pending", "idle", None),
        ("pending", "fetching", None),
        ("success", "fetching", "a"),
        ("success", "fetching", "b"),
        ("success", "idle", "b"),
    ]
    assert (well.began, well.closed, seen[-1].attempts) == ([0], 1, 1)


async def test_an_iterator_without_items(virtual_time: VirtualTime) -> None:
    """Its end is a success, too."""
    async with stream(Well(virtual_time, [])).open(virtual_time) as feed:
        await virtual_time.sleep(1)
        assert stands(feed) == ("success", "idle", None)
        assert not feed.snapshot.has_value


# --- beginning anew ---


async def test_a_failure(virtual_time: VirtualTime) -> None:
    """It is told, the value stays, and after a while it begins anew."""
    well = Well(virtual_time, ["a", OSError("gone")], ["b", ...])
    async with stream(well, backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(2.1)
        assert stands(feed) == ("error", "idle", "a")
        assert (str(feed.snapshot.error), feed.snapshot.failure_count) == ("gone", 1)
        assert feed.snapshot.is_stale
        await virtual_time.sleep(2)
        assert stands(feed) == ("success", "fetching", "b")
        assert (feed.snapshot.error, feed.snapshot.is_stale) == (None, False)
        assert feed.snapshot.failure_count == 0


async def test_failures_in_a_row(virtual_time: VirtualTime) -> None:
    """The waits grow; an item in between makes them short again."""
    gone = [OSError("gone")]
    well = Well(virtual_time, gone, gone, gone, [1, *gone], gone, [...], every=0)
    async with stream(well, backoff=EAGER).open(virtual_time):
        await virtual_time.sleep(60)
    waits = [b - a for a, b in zip(well.began, well.began[1:], strict=False)]
    for wait, longest in zip(waits, [1, 2, 4, 1, 2], strict=True):
        assert longest / 2 <= wait <= longest


@pytest.mark.parametrize(
    ("restart", "rows", "begun"),
    [
        ("never", [[1], [2]], 1),
        ("never", [[OSError("gone")], [2]], 1),
        ("on_failure", [[1], [2]], 1),
        ("on_failure", [[OSError("gone")], [2]], 2),
        ("always", [[1], [OSError("gone")], [...]], 3),
    ],
)
async def test_when_it_begins_anew(
    virtual_time: VirtualTime, restart: Any, rows: list[Any], begun: int
) -> None:
    """Never, after a failure, or after each end."""
    well = Well(virtual_time, *rows)
    async with stream(well, restart=restart).open(virtual_time):
        await virtual_time.sleep(30)
    assert len(well.began) == begun


async def test_enough_failures(virtual_time: VirtualTime) -> None:
    """With `max_failures` it stops until it is asked to refresh."""
    gone = [OSError("gone")]
    well = Well(virtual_time, gone, gone, ["a", ...], every=0)
    source = stream(well, backoff=EAGER, max_failures=2)
    async with source.open(virtual_time) as feed:
        await virtual_time.sleep(100)
        assert (len(well.began), feed.snapshot.fetch_status) == (2, "idle")
        assert (await feed.refresh()).value == "a"


async def test_what_is_no_iterator(virtual_time: VirtualTime) -> None:
    """A factory that returns something else, or fails, is a failure like others."""
    wrong: Any = lambda: 3  # noqa: E731
    async with stream(wrong).open(virtual_time) as feed:
        await virtual_time.sleep(0.1)
        assert isinstance(feed.snapshot.error, TypeError)


async def test_a_factory_that_waits(virtual_time: VirtualTime) -> None:
    """It may be an async function that returns the iterator."""
    well = Well(virtual_time, ["a"])

    async def connect() -> AsyncIterator[Any]:
        await virtual_time.sleep(5)
        return well()

    async with stream(connect).open(virtual_time) as feed:
        assert (await feed.refresh()).value == "a"
        assert virtual_time.monotonic() == 6


async def test_a_cancellation_from_elsewhere(virtual_time: VirtualTime) -> None:
    """It is a failure, and ends nothing."""
    well = Well(virtual_time, [asyncio.CancelledError()], ["a"])
    async with stream(well, backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(1.1)
        assert "cancelled by somebody else" in str(feed.snapshot.error)
        await virtual_time.sleep(5)
        assert stands(feed) == ("success", "idle", "a")


# --- what is published ---


async def test_a_flood(virtual_time: VirtualTime) -> None:
    """Of 10 000 items in a second at most 20 are published, the last one among them."""
    well = Well(virtual_time, [*range(10_000)], every=0.0001)
    async with stream(well).open(virtual_time) as feed:
        reader = feed.messages()
        seen = told(feed)
        await virtual_time.sleep(2)
        assert feed.snapshot.value == 9999
    values = [each.value for each in seen if each.has_value]
    assert len(values) <= 22
    assert [item async for item in reader] == [*range(9000, 10_000)]


async def test_batches(virtual_time: VirtualTime) -> None:
    """The value is all that came since the publication before, and nothing twice."""
    well = Well(virtual_time, [*range(10)], every=0.3)
    source = stream(well, collect="batch", rate=1)
    async with source.open(virtual_time) as feed:
        seen = told(feed)
        await virtual_time.sleep(10)
    batches = [each.value for each in seen if each.fetch_status == "fetching"][1:]
    assert batches == [[0], [1, 2, 3], [4, 5, 6]]
    assert seen[-1].value == [7, 8, 9]


async def test_a_batch_is_bounded(virtual_time: VirtualTime) -> None:
    """It holds no more than the buffer; what is older is dropped."""
    well = Well(virtual_time, [*range(1000)], every=0.001)
    source = stream(well, collect="batch", rate=0.1, buffer=5)
    async with source.open(virtual_time) as feed:
        await virtual_time.sleep(5)
        assert feed.snapshot.value == [995, 996, 997, 998, 999]


async def test_what_is_equal_stays_the_same(virtual_time: VirtualTime) -> None:
    """An item that equals the one before leaves the very object."""
    well = Well(virtual_time, [{"a": [1]}, {"a": [1]}])
    async with stream(well).open(virtual_time) as feed:
        await virtual_time.sleep(1.5)
        first = feed.snapshot.value
        await virtual_time.sleep(5)
        assert feed.snapshot.value is first


async def test_an_iterator_that_never_waits(virtual_time: VirtualTime) -> None:
    """Others have their turn all the same."""

    async def busy() -> AsyncIterator[int]:
        count = 0
        while True:
            yield count
            count += 1

    async with stream(busy).open(virtual_time) as feed:
        reader = feed.messages()
        assert await asyncio.wait_for(anext(reader), 1) == 0


# --- gates ---


async def test_a_closed_gate(virtual_time: VirtualTime) -> None:
    """The iterator rests where it is, and goes on when the gate opens."""
    well = Well(virtual_time, ["a", "b", "c"])
    async with stream(well).open(virtual_time) as feed:
        await virtual_time.sleep(1.5)
        feed.hold()
        assert stands(feed) == ("success", "paused", "a")
        await virtual_time.sleep(60)
        assert stands(feed) == ("success", "paused", "a")
        feed.release()
        await virtual_time.sleep(0.5)
        assert stands(feed) == ("success", "fetching", "b")
        await virtual_time.sleep(1)
        assert stands(feed) == ("success", "idle", "c")
        assert well.began == [0]


async def test_a_gate_that_is_closed_from_the_beginning(
    virtual_time: VirtualTime,
) -> None:
    """Nothing begins until it opens."""
    well = Well(virtual_time, ["a"])
    async with stream(well).open(virtual_time) as feed:
        feed.hold("hidden")
        await virtual_time.sleep(5)
        assert stands(feed) == ("pending", "paused", None)
        feed.release("hidden")
        await virtual_time.sleep(5)
        assert well.began == [5]


async def test_a_refresh_passes_closed_gates(virtual_time: VirtualTime) -> None:
    """It lets one item through."""
    well = Well(virtual_time, ["a", "b", "c"])
    async with stream(well).open(virtual_time) as feed:
        feed.hold()
        assert (await feed.refresh()).value == "a"
        await virtual_time.sleep(10)
        assert stands(feed) == ("success", "paused", "a")
        assert (await feed.refresh()).value == "b"
        assert stands(feed) == ("success", "paused", "b")


async def test_a_refresh_that_nothing_answers(virtual_time: VirtualTime) -> None:
    """While a gate is closed it waits for 30 s; what comes after that, rests."""
    well = Well(virtual_time, ["a"], every=40)
    async with stream(well).open(virtual_time) as feed:
        feed.hold()
        assert (await feed.refresh()).fetch_status == "paused"
        assert virtual_time.monotonic() == 30
        await virtual_time.sleep(20)
        assert stands(feed) == ("pending", "paused", None)
        assert (await feed.refresh()).value == "a"


async def test_a_refresh_that_is_given_up(virtual_time: VirtualTime) -> None:
    """What comes after that rests, too."""
    async with stream(Well(virtual_time, ["a"])).open(virtual_time) as feed:
        feed.hold()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(feed.refresh(), 0.5)
        await virtual_time.sleep(5)
        assert stands(feed) == ("pending", "paused", None)


async def test_a_refresh(virtual_time: VirtualTime) -> None:
    """What runs is new; what is over begins anew, and is waited for."""
    well = Well(virtual_time, ["a"], ["b", ...])
    async with stream(well).open(virtual_time) as feed:
        assert (await feed.refresh()).value == "a"
        await virtual_time.sleep(10)
        assert (await feed.refresh()).value == "b"
        assert well.began == [0, 11]
        await feed.refresh()
        assert virtual_time.monotonic() == 12


# --- its end ---


async def test_it_ends(virtual_time: VirtualTime) -> None:
    """Closed in the middle it closes the iterator, and leaves no task."""
    before = asyncio.all_tasks()
    well = Well(virtual_time, ["a", ...])
    feed = stream(well).open(virtual_time)
    reader = feed.messages()
    await virtual_time.sleep(5)
    await feed.aclose()
    await feed.aclose()
    assert well.closed == 1
    assert [item async for item in reader] == ["a"]
    assert asyncio.all_tasks() == before
    assert (await feed.refresh()).fetch_status == "idle"


async def test_it_ends_while_somebody_waits(virtual_time: VirtualTime) -> None:
    """Who waits for a refresh is answered."""
    feed = stream(Well(virtual_time, [...])).open(virtual_time)
    waiting = asyncio.ensure_future(feed.refresh())
    await virtual_time.sleep(1)
    await feed.aclose()
    assert (await waiting).status == "pending"


class Slow(AsyncIterator[int]):
    """An iterator whose closing takes long."""

    def __init__(self, clock: VirtualTime, seconds: float) -> None:
        self.clock, self.seconds = clock, seconds
        self.closed: float | None = None

    async def __anext__(self) -> int:
        await self.clock.sleep(3)
        return 1

    async def aclose(self) -> None:
        """Close, in its own time."""
        await self.clock.sleep(self.seconds)
        self.closed = self.clock.monotonic()


@pytest.mark.parametrize(("seconds", "closed", "ended"), [(2, 3, 3), (60, None, 6)])
async def test_closing_is_waited_for(
    virtual_time: VirtualTime, seconds: float, closed: float | None, ended: float
) -> None:
    """It is awaited, for 5 seconds at most."""
    slow = Slow(virtual_time, seconds)
    feed = stream(lambda: slow).open(virtual_time)
    await virtual_time.sleep(1)
    await feed.aclose()
    assert (slow.closed, virtual_time.monotonic()) == (closed, ended)


async def test_its_values(virtual_time: VirtualTime) -> None:
    """Iterated over, it yields each new value, and is closed with the loop."""
    before = asyncio.all_tasks()
    well = Well(virtual_time, [1, 1, 2, 3])
    values = []
    async for value in stream(well, clock=virtual_time):
        values.append(value)
        if value == 2:
            break
    await asyncio.sleep(0.1)
    assert (values, well.closed) == ([1, 2], 1)
    assert asyncio.all_tasks() == before


async def test_two_feeds_share_nothing(virtual_time: VirtualTime) -> None:
    """Each opening has an iterator of its own."""
    source = stream(Well(virtual_time, ["a"], ["b"]))
    async with source.open(virtual_time) as one, source.open(virtual_time) as two:
        assert isinstance(one, StreamFeed)
        await virtual_time.sleep(5)
        assert (one.snapshot.value, two.snapshot.value) == ("a", "b")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"factory": 3}, TypeError, "factory must be a function, got 3"),
        ({"restart": "no"}, ValueError, "restart must be one of .*, got 'no'"),
        ({"collect": "all"}, ValueError, "collect must be one of .*, got 'all'"),
        ({"rate": 0}, ValueError, "rate must be more than 0, got 0"),
        ({"max_failures": 0}, ValueError, "max_failures must be 1 or more, got 0"),
        ({"buffer": 0}, ValueError, "buffer must be 1 or more, got 0"),
    ],
)
def test_wrong_values(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    """What makes no sense is refused when it is said."""
    with pytest.raises(error, match=message):
        stream(**{"factory": asyncio.sleep, **arguments})
