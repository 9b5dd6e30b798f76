"""JSON is polled from a real server, which answers slowly, wrongly, or not at all."""

from __future__ import annotations

import asyncio
import email.utils
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flet_components.sources import (
    Backoff,
    Feed,
    HttpError,
    RetryLater,
    Snapshot,
    Source,
    poll,
)
from tests.sources.http_server import HttpServer

SOON = Backoff(first=0.02, longest=0.05)


async def until(feed: Feed[Any], status: str, attempts: int = 1) -> Snapshot[Any]:
    """Return how a feed stands when a fetch has ended so; the test's limit applies."""
    async for snapshot in feed:
        ended = snapshot.fetch_status == "idle" and snapshot.attempts >= attempts
        if ended and snapshot.status == status:
            return snapshot
    raise AssertionError("it never ends")


async def test_json() -> None:
    """An address is as good as a function; headers go with the request."""
    server = HttpServer().json([{"price": 3}])
    async with server.runs():
        source: Source[Any] = poll(server.url, interval=9, headers={"X-Key": "secret"})
        async with source.open() as feed:
            assert (await until(feed, "success")).value == [{"price": 3}]
    assert server.asked[0]["x-key"] == "secret"


@pytest.mark.parametrize(
    ("sent", "name", "asked"),
    [
        ({"ETag": '"one"'}, "if-none-match", '"one"'),
        (
            {"Last_Modified": "Thu, 01 Jan 2026 00:00:00 GMT"},
            "if-modified-since",
            "Thu, 01 Jan 2026 00:00:00 GMT",
        ),
    ],
)
async def test_nothing_new(sent: dict[str, str], name: str, asked: str) -> None:
    """It is asked by what the server said of the last answer."""
    server = HttpServer().json({"a": 1}, 0.0, **sent).fails(304)
    source: Source[Any] = poll(server.url, interval=0.01)
    async with server.runs(), source.open() as feed:
        first = await until(feed, "success")
        second = await until(feed, "success", attempts=2)
        assert second.value is first.value
        assert second.updated_at != first.updated_at
    assert name not in server.asked[0]
    assert server.asked[1][name] == asked


@pytest.mark.parametrize("status", [404, 500, 503, 429])
async def test_a_status_that_is_an_error(status: int) -> None:
    """The status is told, and the next answer is taken."""
    server = HttpServer().fails(status).json("fine")
    source: Source[Any] = poll(server.url, interval=0.02, backoff=SOON)
    async with server.runs(), source.open() as feed:
        error = (await until(feed, "error")).error
        assert isinstance(error, HttpError)
        assert (error.status, str(status) in str(error)) == (status, True)
        assert (await until(feed, "success", attempts=2)).value == "fine"


def a_date() -> str:
    """Return a date in some seconds, as HTTP writes it."""
    return email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=8.5))


@pytest.mark.parametrize("wait", [lambda: "7", a_date], ids=["seconds", "date"])
async def test_a_server_that_asks_to_wait(wait: Callable[[], str]) -> None:
    """`Retry-After` is honoured, as seconds and as a date."""
    server = HttpServer().fails(429, Retry_After=wait()).json("too soon")
    source: Source[Any] = poll(server.url, interval=0.01, backoff=SOON)
    async with server.runs(), source.open() as feed:
        error = (await until(feed, "error")).error
        assert isinstance(error, RetryLater)
        assert 5 < error.seconds < 9
        await asyncio.sleep(0.1)
        assert len(server.asked) == 1


async def test_what_is_no_json() -> None:
    """A broken body is an error; the value before it stays."""
    server = HttpServer().json("good").says("{oops").json("better")
    source: Source[Any] = poll(server.url, interval=0.01, backoff=SOON)
    async with server.runs(), source.open() as feed:
        assert (await until(feed, "success")).value == "good"
        broken = await until(feed, "error", attempts=2)
        assert (broken.value, broken.is_stale) == ("good", True)
        assert (await until(feed, "success", attempts=3)).value == "better"


async def test_a_slow_server() -> None:
    """It is given up after `timeout`, and asked again."""
    server = HttpServer().json("late", takes=5).json("swift")
    source: Source[Any] = poll(server.url, interval=0.02, timeout=0.1, backoff=SOON)
    async with server.runs(), source.open() as feed:
        assert isinstance((await until(feed, "error")).error, TimeoutError)
        assert (await until(feed, "success", attempts=2)).value == "swift"


async def test_a_server_that_dies_and_comes_back() -> None:
    """Nobody there is an error; when it is there again, all is well."""
    server = HttpServer().json("fine")
    async with server.runs():
        pass
    source: Source[Any] = poll(server.url, interval=0.02, backoff=SOON)
    async with source.open() as feed:
        assert (await until(feed, "error", attempts=2)).failure_count >= 2
        async with server.runs():
            assert (await until(feed, "success")).value == "fine"
        await until(feed, "error", attempts=4)
