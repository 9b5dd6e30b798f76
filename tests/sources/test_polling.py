"""A poll fetches again and again, and says how it stands."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from flet_components.signals import Effect
from flet_components.sources import UNCHANGED, Backoff, RetryLater, Snapshot, poll
from flet_components.sources.source import Feed
from flet_components.testing import VirtualTime
from tests.sources.desk import Desk

EAGER = Backoff(first=1, longest=8)


def told(feed: Feed[Any]) -> list[Snapshot[Any]]:
    """Return what a feed tells from now on."""
    seen: list[Snapshot[Any]] = []
    Effect(lambda: seen.append(feed.snapshot))
    return seen


async def test_it_fetches_at_once_and_then_after_each_interval(
    virtual_time: VirtualTime,
) -> None:
    """The interval lies between the end of a fetch and the next one."""
    desk = Desk(virtual_time, 1, takes=2)
    async with poll(desk, interval=10).open(virtual_time):
        await virtual_time.sleep(30)
    assert desk.asked == [0, 12, 24]


async def test_its_states(virtual_time: VirtualTime) -> None:
    """Pending and fetching, then success and idle; later ones keep the value."""
    desk = Desk(virtual_time, "a", "b", takes=1)
    async with poll(desk, interval=10).open(virtual_time) as feed:
        seen = told(feed)
        await virtual_time.sleep(12.5)
    states = [(each.status, each.fetch_status, each.value) for each in seen]
    assert states == [
        ("pending", "idle", None),
        ("pending", "fetching", None),
        ("success", "idle", "a"),
        ("success", "fetching", "a"),
        ("success", "idle", "b"),
    ]
    assert seen[-1].attempts == 2


async def test_a_failure_keeps_the_value(virtual_time: VirtualTime) -> None:
    """What was good stays, marked as stale, until something is good again."""
    desk = Desk(virtual_time, "a", OSError("gone"), "b")
    async with poll(desk, interval=10, backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(10.1)
        snapshot = feed.snapshot
        assert (snapshot.status, snapshot.value) == ("error", "a")
        assert (str(snapshot.error), snapshot.failure_count) == ("gone", 1)
        assert snapshot.is_stale
        await virtual_time.sleep(1)
        assert (feed.snapshot.status, feed.snapshot.value) == ("success", "b")
        assert (feed.snapshot.error, feed.snapshot.is_stale) == (None, False)


async def test_failures_are_waited_out(virtual_time: VirtualTime) -> None:
    """It waits longer after each failure, but never for ever, and goes on."""
    desk = Desk(virtual_time, OSError("gone"))
    async with poll(desk, interval=10, backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(40)
        assert feed.snapshot.failure_count == len(desk.asked)
    waits = [b - a for a, b in zip(desk.asked, desk.asked[1:], strict=False)]
    for wait, longest in zip(waits, [1, 2, 4, 8, 8, 8], strict=False):
        assert longest / 2 <= wait <= longest
    assert len(waits) >= 5


async def test_enough_failures(virtual_time: VirtualTime) -> None:
    """With `max_failures` it stops until it is asked to refresh."""
    desk = Desk(virtual_time, OSError("gone"), OSError("gone"), "a")
    source = poll(desk, interval=10, backoff=EAGER, max_failures=2)
    async with source.open(virtual_time) as feed:
        await virtual_time.sleep(100)
        assert len(desk.asked) == 2
        assert (await feed.refresh()).value == "a"
        await virtual_time.sleep(10.5)
        assert len(desk.asked) == 4


async def test_a_fetch_that_takes_too_long(virtual_time: VirtualTime) -> None:
    """After `timeout` it has failed, and is cancelled."""
    desk = Desk(virtual_time, "a", takes=60)
    async with poll(desk, interval=10, timeout=5).open(virtual_time) as feed:
        await virtual_time.sleep(5.1)
        assert str(feed.snapshot.error) == "no answer within 5 s"
        assert (desk.cancelled, desk.busy) == (1, 0)


async def test_a_server_that_asks_to_wait(virtual_time: VirtualTime) -> None:
    """`RetryLater` is honoured: it waits at least as long."""
    desk = Desk(virtual_time, RetryLater(33), "a")
    async with poll(desk, interval=1, backoff=EAGER).open(virtual_time):
        await virtual_time.sleep(34)
    assert desk.asked[:2] == [0, 33]


@pytest.mark.parametrize(("wait", "seconds"), [(33, 33), (1e300, None)])
async def test_when_it_tries_again(
    virtual_time: VirtualTime, wait: float, seconds: float | None
) -> None:
    """After a failure that is known, as a date; not while it tries."""
    desk = Desk(virtual_time, RetryLater(wait), "a", takes=1)
    failed = virtual_time.now() + timedelta(seconds=1)
    async with poll(desk, interval=1, backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(2)
        at = feed.snapshot.retry_at
        assert at == (failed + timedelta(seconds=seconds) if seconds else None)
        await virtual_time.sleep(32.5)
        assert feed.snapshot.retry_at is None


# --- what changes ---


async def test_what_is_equal_changes_nothing(virtual_time: VirtualTime) -> None:
    """An equal result leaves the very object; the time of it is another."""
    desk = Desk(virtual_time, {"a": [1]}, {"a": [1]})
    async with poll(desk, interval=10).open(virtual_time) as feed:
        await virtual_time.sleep(1)
        first = feed.snapshot
        await virtual_time.sleep(10)
        assert feed.snapshot.value is first.value
        assert first.updated_at is not None
        assert feed.snapshot.updated_at == first.updated_at + timedelta(seconds=10)


async def test_what_is_equal_in_part(virtual_time: VirtualTime) -> None:
    """Of a result that differs, the parts that do not stay the same objects."""
    desk = Desk(virtual_time, [{"id": 1}, {"id": 2}], [{"id": 1}, {"id": 3}])
    async with poll(desk, interval=10).open(virtual_time) as feed:
        await virtual_time.sleep(1)
        before: Any = feed.snapshot.value
        await virtual_time.sleep(10)
        after: Any = feed.snapshot.value
        assert after[0] is before[0]
        assert after[1] == {"id": 3}


async def test_a_fetch_may_say_that_nothing_is_new(virtual_time: VirtualTime) -> None:
    """`UNCHANGED` confirms the value; before there is one, it is an error."""
    desk = Desk(virtual_time, UNCHANGED, "a", UNCHANGED)
    async with poll(desk, interval=10, backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(0.1)
        assert feed.snapshot.status == "error"
        await virtual_time.sleep(30)
        assert (feed.snapshot.status, feed.snapshot.value) == ("success", "a")


async def test_a_part_of_the_result(virtual_time: VirtualTime) -> None:
    """`select` makes of the result what is published; if it fails, that is told."""
    desk = Desk(virtual_time, {"rows": [1]}, {})
    source = poll(desk, interval=10, select=lambda result: result["rows"])
    async with source.open(virtual_time) as feed:
        await virtual_time.sleep(1)
        assert feed.snapshot.value == [1]
        await virtual_time.sleep(10)
        assert isinstance(feed.snapshot.error, KeyError)


async def test_an_interval_by_the_value(virtual_time: VirtualTime) -> None:
    """The interval may depend on what was fetched; None stops it."""
    desk = Desk(virtual_time, 5, 7, None)
    async with poll(desk, interval=lambda value: value).open(virtual_time) as feed:
        await virtual_time.sleep(100)
        assert desk.asked == [0, 5, 12]
        await feed.refresh()
        assert len(desk.asked) == 4


async def test_it_grows_stale(virtual_time: VirtualTime) -> None:
    """After `stale_time` a value is stale, until it is confirmed."""
    desk = Desk(virtual_time, 1)
    source = poll(desk, interval=timedelta(seconds=10), stale_time=4)
    async with source.open(virtual_time) as feed:
        await virtual_time.sleep(3.9)
        assert not feed.snapshot.is_stale
        await virtual_time.sleep(0.2)
        assert feed.snapshot.is_stale
        await virtual_time.sleep(6)
        assert not feed.snapshot.is_stale


# --- gates ---


async def test_a_closed_gate(virtual_time: VirtualTime) -> None:
    """Nothing is fetched while one is closed; what is overdue then comes once."""
    desk = Desk(virtual_time, 1)
    async with poll(desk, interval=10).open(virtual_time) as feed:
        await virtual_time.sleep(5)
        feed.hold("hidden")
        feed.hold("disconnected")
        assert feed.snapshot.fetch_status == "paused"
        await virtual_time.sleep(60)
        feed.release("hidden")
        await virtual_time.sleep(5)
        assert desk.asked == [0]
        feed.release("disconnected")
        await virtual_time.sleep(11)
        assert desk.asked == [0, 70, 80]


async def test_a_gate_that_opens_in_time(virtual_time: VirtualTime) -> None:
    """What is not due yet when it opens keeps its time."""
    desk = Desk(virtual_time, 1)
    async with poll(desk, interval=10).open(virtual_time) as feed:
        await virtual_time.sleep(2)
        feed.hold()
        await virtual_time.sleep(3)
        feed.release()
        await virtual_time.sleep(6)
        assert desk.asked == [0, 10]


async def test_a_refresh_passes_closed_gates(virtual_time: VirtualTime) -> None:
    """Who asks gets the newest, paused or not."""
    desk = Desk(virtual_time, 1, 2)
    async with poll(desk, interval=10).open(virtual_time) as feed:
        await virtual_time.sleep(1)
        feed.hold()
        assert (await feed.refresh()).value == 2
        assert feed.snapshot.fetch_status == "paused"


# --- refresh ---


async def test_a_refresh(virtual_time: VirtualTime) -> None:
    """It fetches at once, and the interval begins anew."""
    desk = Desk(virtual_time, 1)
    async with poll(desk, interval=10).open(virtual_time) as feed:
        await virtual_time.sleep(4)
        await feed.refresh()
        await virtual_time.sleep(11)
        assert desk.asked == [0, 4, 14]


@pytest.mark.parametrize(
    ("when_busy", "asked", "values"),
    [
        ("join", [0], ["a", "a"]),
        ("queue_latest", [0, 4], ["b", "b"]),
        ("cancel_previous", [0, 1, 2], ["c", "c"]),
        ("drop", [0], [None, None]),
    ],
)
async def test_a_refresh_while_it_fetches(
    virtual_time: VirtualTime,
    when_busy: Any,
    asked: list[float],
    values: list[Any],
) -> None:
    """It joins, has one more follow, begins anew, or does nothing."""
    desk = Desk(virtual_time, "a", "b", "c", takes=4)
    if when_busy == "cancel_previous":
        desk = Desk(virtual_time, "c", takes=4)
    source = poll(desk, interval=100, when_busy=when_busy)
    async with source.open(virtual_time) as feed, asyncio.TaskGroup() as group:
        await virtual_time.sleep(1)
        first = group.create_task(feed.refresh())
        await virtual_time.sleep(1)
        second = group.create_task(feed.refresh())
        await virtual_time.sleep(20)
    assert desk.asked == asked
    assert [first.result().value, second.result().value] == values


async def test_a_late_answer_never_wins(virtual_time: VirtualTime) -> None:
    """What was cancelled for a newer fetch publishes nothing."""
    desk = Desk(virtual_time, "new", takes=5)
    source = poll(desk, interval=100, when_busy="cancel_previous")
    async with source.open(virtual_time) as feed:
        seen = told(feed)
        await virtual_time.sleep(4)
        await feed.refresh()
        assert [each.value for each in seen if each.has_value] == ["new"]
        assert desk.cancelled == 1


# --- its end ---


async def test_it_ends(virtual_time: VirtualTime) -> None:
    """Closed in the middle of a fetch it leaves no task; closing again is nothing."""
    before = asyncio.all_tasks()
    desk = Desk(virtual_time, 1, takes=60)
    feed = poll(desk, interval=10).open(virtual_time)
    await virtual_time.sleep(1)
    waiting = asyncio.ensure_future(feed.refresh())
    await virtual_time.sleep(1)
    await feed.aclose()
    await feed.aclose()
    assert (await waiting).status == "pending"
    assert asyncio.all_tasks() == before
    assert (await feed.refresh()).attempts == 1


async def test_its_values(virtual_time: VirtualTime) -> None:
    """Iterated over, a source yields each new value once, and ends with the loop."""
    before = asyncio.all_tasks()
    desk = Desk(virtual_time, 1, 1, OSError("gone"), 2)
    source = poll(desk, interval=10, backoff=EAGER, clock=virtual_time)
    values = []
    async for value in source:
        values.append(value)
        if value == 2:
            break
    await virtual_time.sleep(0)
    assert values == [1, 2]
    await asyncio.sleep(0.1)
    assert asyncio.all_tasks() == before


async def test_snapshots_one_after_the_other(virtual_time: VirtualTime) -> None:
    """Who is slow gets the newest, not all that were missed."""
    desk = Desk(virtual_time, *range(100))
    async with poll(desk, interval=1).open(virtual_time) as feed:
        seen = []
        async for snapshot in feed:
            seen.append(snapshot.value)
            await virtual_time.sleep(10)
            if len(seen) == 3:
                break
    assert seen == [None, 9, 19]


async def test_a_fetch_that_somebody_cancels(virtual_time: VirtualTime) -> None:
    """A cancellation from elsewhere is a failure, and ends nothing."""
    desk = Desk(virtual_time, asyncio.CancelledError(), "a")
    async with poll(desk, interval=10, backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(0.1)
        assert "cancelled by somebody else" in str(feed.snapshot.error)
        await virtual_time.sleep(2)
        assert feed.snapshot.value == "a"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"interval": 0}, ValueError, "interval must be more than 0, got 0"),
        ({"timeout": -1}, ValueError, "timeout must be more than 0, got -1"),
        ({"max_failures": 0}, ValueError, "max_failures must be 1 or more, got 0"),
        ({"when_busy": "wait"}, ValueError, "when_busy must be one of .*, got 'wait'"),
        ({"fetch": 3}, TypeError, "fetch must be an async function or .*, got 3"),
    ],
)
def test_wrong_values(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    """What makes no sense is refused when it is said."""
    with pytest.raises(error, match=message):
        poll(**{"fetch": asyncio.sleep, "interval": 1, **arguments})


async def test_who_follows_it_may_fail(
    virtual_time: VirtualTime, caplog: pytest.LogCaptureFixture
) -> None:
    """An error of a follower is logged; it is no failed fetch, and ends nothing."""
    desk = Desk(virtual_time, 1, 2)
    async with poll(desk, interval=10).open(virtual_time) as feed:

        def follow() -> None:
            if feed.snapshot.value == 1:
                raise ValueError("in an effect")

        Effect(follow)
        await virtual_time.sleep(11)
        assert (feed.snapshot.status, feed.snapshot.value) == ("success", 2)
        assert (feed.snapshot.failure_count, desk.asked) == (0, [0, 10])
    assert "in an effect" in caplog.text
