"""Processes share one upstream through a real Redis server."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from flet_components.sources import ElsewhereError, Feed, Snapshot, Source, poll
from flet_components.sources.through_redis import RedisFeed, ThroughRedis
from tests.sources.http_server import HttpServer
from tests.sources.redis_server import RedisServer

ROOT = Path(__file__).parents[2]
LEASE = 0.6
SLOW = 0.75
"""Seconds that a busy machine may take to run two processes, and to ask twice."""


async def until(
    feed: Feed[Any], wanted: Callable[[Snapshot[Any]], bool], limit: float = 5
) -> Snapshot[Any]:
    """Return how a feed stands as soon as it is so."""
    async with asyncio.timeout(limit):
        async for snapshot in feed:
            if wanted(snapshot):
                return snapshot
    raise AssertionError("it never ends")


class Desks:
    """What processes fetch; counts by whom, here in one process."""

    def __init__(self) -> None:
        self.asked = 0
        self.answer: Any = "fine"

    async def __call__(self) -> Any:
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def through(redis: RedisServer, desk: Desks, interval: float = 60) -> Source[Any]:
    """Return what one process opens."""
    return ThroughRedis("desk", poll(desk, interval=interval), redis.url, LEASE)


@asynccontextmanager
async def sharing(redis: RedisServer, server: HttpServer) -> AsyncIterator[Process]:
    """Run a process that shares."""
    script = ("-m", "tests.sources.sharing_process", redis.url, server.url, str(LEASE))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *script, stdout=PIPE, cwd=ROOT
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        assert process.stdout is not None
        await process.stdout.read()
        await process.wait()


async def heard(process: Process, value: str) -> list[Any]:
    """Return what a process says as soon as it has heard a value."""
    assert process.stdout is not None
    async with asyncio.timeout(10):
        while line := await process.stdout.readline():
            said: list[Any] = json.loads(line)
            if said[1] == value:
                return said
    raise AssertionError("it has ended")


async def test_two_processes_and_one_is_killed(tmp_path: Path) -> None:
    """One asks the server for both; killed, the other takes over within the lease."""
    redis, server = RedisServer(tmp_path), HttpServer().json("first")
    loop = asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(redis.runs())
        await stack.enter_async_context(server.runs())
        first = await stack.enter_async_context(sharing(redis, server))
        await heard(first, "first")
        second = await stack.enter_async_context(sharing(redis, server))
        await heard(second, "first")
        holder = await client.get("flet_components:{prices}:lease")
        before, begun = len(server.asked), loop.time()
        await asyncio.sleep(0.3)
        # One poll of 50 ms between the ends of its fetches; two would make twice that.
        asked, passed = len(server.asked) - before, loop.time() - begun
        assert 0 < asked <= passed / 0.05 + 1
        assert await client.get("flet_components:{prices}:lease") == holder
        server.json("second")
        first.send_signal(signal.SIGKILL)
        await first.wait()
        killed = loop.time()
        assert await client.pttl("flet_components:{prices}:lease") <= LEASE * 1000
        await heard(second, "second")
        assert loop.time() - killed < LEASE + SLOW
        assert await client.get("flet_components:{prices}:lease") != holder


async def test_one_fetches_for_all(tmp_path: Path) -> None:
    """Whoever comes first fetches; who comes later knows at once, from Redis."""
    redis, desk = RedisServer(tmp_path), Desks()
    desk.answer = {"price": 3}
    async with redis.runs(), through(redis, desk).open() as first:
        told = await until(first, lambda now: now.has_value)
        async with through(redis, desk).open() as second:
            known = await until(second, lambda now: now.has_value)
            assert known == told
            assert (known.value, known.fetch_status) == ({"price": 3}, "idle")
    assert desk.asked == 1


async def test_a_refresh_is_for_all(tmp_path: Path) -> None:
    """Whoever asks, the one who fetches does, and tells all; errors, too."""
    redis, desk = RedisServer(tmp_path), Desks()
    async with (
        redis.runs(),
        through(redis, desk).open() as first,
        through(redis, desk).open() as second,
    ):
        await until(second, lambda now: now.has_value)
        desk.answer = "newer"
        assert (await second.refresh()).value == "newer"
        await until(first, lambda now: now.value == "newer")
        desk.answer = OSError("gone")
        failed = await second.refresh()
        assert (failed.status, failed.value) == ("error", "newer")
        assert isinstance(failed.error, ElsewhereError)
        assert str(failed.error) == "OSError: gone"
        assert desk.asked == 3


async def test_one_who_leaves_or_is_held(tmp_path: Path) -> None:
    """The lease is given back at once: another one goes on."""
    redis, desk = RedisServer(tmp_path), Desks()
    async with redis.runs(), AsyncExitStack() as stack:
        first, second, third = [
            await stack.enter_async_context(through(redis, desk).open())
            for _ in range(3)
        ]
        feeds = [each for each in (first, second, third) if isinstance(each, RedisFeed)]
        for count in (1, 2):
            await until(third, lambda now: now.has_value)
            (leader,) = [each for each in feeds if each._inner is not None]
            assert desk.asked == count
            desk.answer = f"again {count}"
            if count == 1:
                leader.hold()
                assert leader.snapshot.fetch_status == "paused"
            else:
                await leader.aclose()
            feeds.remove(leader)
            async with asyncio.timeout(LEASE / 2):
                async for snapshot in feeds[0]:
                    if snapshot.value == f"again {count}":
                        break


async def test_a_refresh_while_all_are_held(tmp_path: Path) -> None:
    """Who asks gets the newest, and holds the lease no longer than that."""
    redis, desk = RedisServer(tmp_path), Desks()
    async with redis.runs() as client, through(redis, desk).open() as feed:
        feed.hold()
        await asyncio.sleep(0.05)
        assert desk.asked == 0
        snapshot = await feed.refresh()
        assert (snapshot.value, snapshot.fetch_status) == ("fine", "paused")
        await asyncio.sleep(0.1)
        assert await client.get("flet_components:{desk}:lease") is None
        feed.release()
        await until(feed, lambda now: now.fetch_status == "idle")


async def test_redis_is_gone_and_comes_back(tmp_path: Path) -> None:
    """That is an error that can be seen, over the old value; it mends by itself."""
    redis, desk = RedisServer(tmp_path), Desks()
    async with through(redis, desk).open() as feed:
        none = await until(feed, lambda now: now.status == "error")
        assert (none.has_value, none.failure_count) == (False, 1)
        async with redis.runs():
            await feed.refresh()
            await until(feed, lambda now: now.status == "success")
        gone = await until(feed, lambda now: now.status == "error")
        assert (gone.value, gone.is_stale) == ("fine", True)
        asked = desk.asked
        await asyncio.sleep(0.1)
        assert desk.asked == asked
        async with redis.runs():
            await until(feed, lambda now: now.status == "success")


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"bytes"])
async def test_what_is_no_json(tmp_path: Path, value: object) -> None:
    """It cannot be sent: an error says what to do, and the value before it stays."""
    redis, desk = RedisServer(tmp_path), Desks()
    async with redis.runs(), through(redis, desk, 0.02).open() as feed:
        await until(feed, lambda now: now.has_value)
        desk.answer = value
        wrong = await until(feed, lambda now: now.status == "error")
        assert "value must be JSON to be shared through Redis" in str(wrong.error)
        assert (wrong.value, wrong.is_stale) == ("fine", True)


async def test_garbage(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What others write to the channel is passed over, with a word in the log."""
    redis, desk = RedisServer(tmp_path), Desks()
    async with redis.runs() as client:
        await client.set("flet_components:{desk}:latest", "[]")
        async with through(redis, desk).open() as feed:
            await until(feed, lambda now: now.has_value)
            for text in ("{oops", "{}", '{"snapshot": {}}', '{"other": 1}'):
                await client.publish("flet_components:{desk}:news", text)
            desk.answer = "newer"
            assert (await feed.refresh()).value == "newer"
    assert caplog.text.count("not understood") == 4


async def test_it_leaves_nothing(tmp_path: Path) -> None:
    """Closed while it fetches, or while Redis is gone, nothing of it goes on."""
    before = asyncio.all_tasks()
    redis, desk = RedisServer(tmp_path), Desks()
    feed = through(redis, desk).open()
    await asyncio.sleep(0.02)
    await feed.aclose()
    async with redis.runs() as client:
        feed = through(redis, desk).open()
        await until(feed, lambda now: now.has_value)
        waiting = asyncio.ensure_future(feed.refresh())
        await asyncio.sleep(0)
        await feed.aclose()
        await feed.aclose()
        assert (await waiting).value == "fine"
        assert await client.get("flet_components:{desk}:lease") is None
    assert asyncio.all_tasks() == before


async def test_it_ends_at_any_moment(tmp_path: Path) -> None:
    """A cancellation is never lost, whatever Redis is answering just then."""
    before = asyncio.all_tasks()
    redis, desk = RedisServer(tmp_path), Desks()
    async with redis.runs() as client:
        for turns in range(120):
            feed = through(redis, desk, 0.001).open()
            for _ in range(turns):
                await asyncio.sleep(0)
            async with asyncio.timeout(2):
                await feed.aclose()
        assert await client.get("flet_components:{desk}:lease") is None
    assert asyncio.all_tasks() == before
