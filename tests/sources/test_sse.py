"""Events come from a real server, which is cut off, stalls, floods, and errs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from flet_components.signals import Effect
from flet_components.sources import (
    Backoff,
    Feed,
    HttpError,
    RetryLater,
    ServerEvent,
    Snapshot,
    WrongContentError,
    events,
)
from flet_components.sources.sse import EventsFeed, _as_asked
from tests.sources.sse_server import CUT, WAIT, SseServer

SOON = Backoff(first=0.02, longest=0.05)
LATER = Backoff(first=50, longest=50)


async def until(
    feed: Feed[Any], holds: Callable[[Snapshot[Any]], object]
) -> Snapshot[Any]:
    """Return how a feed stands when something holds; the test's limit applies."""
    async for snapshot in feed:
        if holds(snapshot):
            return snapshot
    raise AssertionError("it never ends")


async def value(feed: Feed[Any], wanted: object) -> Snapshot[Any]:
    """Return how a feed stands when it has a value."""
    return await until(feed, lambda snapshot: snapshot.value == wanted)


async def error(feed: Feed[Any]) -> Exception:
    """Return what has gone wrong, when something has."""
    failed = await until(feed, lambda snapshot: snapshot.error is not None)
    assert failed.error is not None
    return failed.error


def told(feed: Feed[Any]) -> list[Snapshot[Any]]:
    """Return what a feed tells from now on."""
    seen: list[Snapshot[Any]] = []
    Effect(lambda: seen.append(feed.snapshot))
    return seen


async def all_of(server: SseServer, **arguments: Any) -> list[ServerEvent]:
    """Return all that a server says until it answers with status 204."""
    server.says(status=204)
    heard = []
    async with server.runs():
        source = events(server.url, backoff=SOON, rate=None, **arguments)
        async with source.open() as feed:
            reader = feed.messages()
            await until(feed, lambda now: is_over(now, server))
            await feed.aclose()
            heard = [event async for event in reader]
    assert server.open == 0
    return heard


def is_over(now: Snapshot[Any], server: SseServer) -> bool:
    """Say whether a server has come to its last script, and ended the feed with it."""
    return now.fetch_status == "idle" and len(server.asked) == server.scripts


async def test_events() -> None:
    """The value is the data of the newest; headers go with the request."""
    server = SseServer().says('data: {"price": 3}\n\n', WAIT)
    source = events(server.url, headers={"X-Key": "secret"})
    async with server.runs(), source.open() as feed:
        seen = told(feed)
        await value(feed, {"price": 3})
    states = [(each.status, each.fetch_status) for each in seen]
    assert states == [
        ("pending", "idle"),
        ("pending", "fetching"),
        ("success", "fetching"),
        ("success", "idle"),
    ]
    assert server.asked[0]["x-key"] == "secret"
    assert server.asked[0]["accept"] == "text/event-stream"


# --- what the standard says of the text ---


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
async def test_ends_of_lines(end: str) -> None:
    """A line ends in LF, CRLF or CR; data of several lines is one text."""
    lines = [":hello", "event: a", "id: 7", "data: one", "data:two", "data", "", ""]
    server = SseServer().says(end.join(lines))
    assert await all_of(server, decode="raw") == [ServerEvent("a", "one\ntwo\n", "7")]


async def test_pieces() -> None:
    """It does not matter where the network cuts the bytes."""
    text = "data: grüße\r\nid: 1\r\n\r\n: x\r\ndata: 2\r\n\r\n".encode()
    parts: list[Any] = []
    for i in range(len(text)):
        parts += [text[i : i + 1], 0.0]
    heard = await all_of(SseServer().says(*parts), decode="raw")
    assert heard == [
        ServerEvent("message", "grüße", "1"),
        ServerEvent("message", "2", "1"),
    ]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (b"\xef\xbb\xbfdata: 1\n\n", ["1"]),
        (b": only a comment\n\ndata: 1\n\n", ["1"]),
        (b"data\n\ndata: 1\n\n", ["1"]),
        (b"unknown: 1\ndata: 1\nDATA: 2\n\n", ["1"]),
        (b"data:  1\n\n", [" 1"]),
        ("data: a\u2028b\x0bc\n\n".encode(), ["a\u2028b\x0bc"]),
        (b"data: 1\n\nevent: x\n\nid: 3\n\n", ["1", None]),
        (b"data: \xff\n\n", ["\ufffd"]),
    ],
    ids=[
        *("mark", "comment", "empty", "unknown", "spaces", "separators"),
        *("no data", "no UTF-8"),
    ],
)
async def test_odd_texts(text: bytes, data: list[Any]) -> None:
    """What is no event is none; one that has a name may be without data."""
    heard = await all_of(SseServer().says(text), decode="raw")
    assert [event.data for event in heard] == data


async def test_names() -> None:
    """Of others than these nothing is seen; their ids count all the same."""
    server = SseServer().says(
        "event: a\ndata: 1\nid: 1\n\nevent: b\ndata: 2\nid: 2\n\ndata: 3\nid: 3\n\n"
    )
    heard = await all_of(server, names=["a", "message"])
    assert heard == [ServerEvent("a", 1, "1"), ServerEvent("message", 3, "3")]
    assert server.resumed == ["", "3"]


async def test_one_name() -> None:
    """A single name may stand alone."""
    server = SseServer().says("event: a\ndata: 1\n\nevent: ab\ndata: 2\n\n")
    assert await all_of(server, names="a") == [ServerEvent("a", 1)]


async def test_decode_by_a_function() -> None:
    """What the data is may be said by a function."""
    server = SseServer().says("data: 10\n\n")
    assert await all_of(server, decode=float) == [ServerEvent("message", 10.0)]


async def test_reduce() -> None:
    """The value may be made of all that came."""
    server = SseServer().says("data: 1\n\ndata: 2\n\n", 0.01, "data: 3\n\n", WAIT)
    source = events(server.url, reduce=lambda sum_, data: (sum_ or 0) + data)
    async with server.runs(), source.open() as feed:
        assert (await value(feed, 6)).status == "success"


# --- resuming ---


async def test_a_cut_in_the_middle_of_an_event() -> None:
    """Half an event is none; it is told, and comes whole on the next connection."""
    server = (
        SseServer()
        .says("id: 1\ndata: 1\n\n", "id: 2\ndata: [1,", CUT)
        .says("id: 2\ndata: [1, 2]\n\n", WAIT)
    )
    source = events(server.url, backoff=SOON)
    async with server.runs(), source.open() as feed:
        seen = told(feed)
        await value(feed, [1, 2])
        assert not feed.snapshot.is_stale
    assert server.resumed == ["", "1"]
    lost = next(each for each in seen if each.status == "error")
    assert (lost.value, lost.is_stale, lost.failure_count) == (1, True, 1)
    assert lost.fetch_status == "idle"


async def test_a_connection_that_ends() -> None:
    """An end is no error: it goes on behind the last event, time and again."""
    server = SseServer()
    for i in range(3):
        server.says(f"id: {i}\nretry: 10\ndata: {i}\n\n")
    server.says(WAIT)
    source = events(server.url, backoff=LATER)
    async with server.runs(), source.open() as feed:
        seen = told(feed)
        await server.was_asked(4)
    assert server.resumed == ["", "0", "1", "2"]
    assert all(each.error is None for each in seen)


@pytest.mark.parametrize(
    ("said", "resumed"),
    [
        ("id: a\ndata: 1\n\ndata: 2\n\n", "a"),
        ("id: a\ndata: 1\n\nid\ndata: 2\n\n", ""),
        ("id: a\n\n", "a"),
        ("id: a\ndata: 1\n\nid: b\ndata: 2\n", "a"),
        ("id: a\x00b\ndata: 1\n\n", ""),
        ("id: grün\ndata: 1\n\n", "grün"),
        ("id:   a \ndata: 1\n\n", "a"),
        ("id: a\x01b\ndata: 1\n\n", ""),
    ],
    ids=[
        *("stays", "is reset", "alone", "of half an event", "with a null", "UTF-8"),
        *("with spaces", "no header"),
    ],
)
async def test_ids(said: str, resumed: str) -> None:
    """It asks to go on behind the last whole event."""
    server = SseServer().says("retry: 10\n", said)
    await all_of(server, decode="raw")
    last = server.resumed[-1].encode("latin-1").decode()
    assert last == resumed


async def test_an_id_lasts_over_connections_without_one() -> None:
    """It is kept until there is another."""
    server = SseServer().says("id: 1\ndata: 1\n\n").says("data: 2\n\n").says(": \n\n")
    heard = await all_of(server)
    assert [event.id for event in heard] == ["1", "1"]
    assert server.resumed == ["", "1", "1", "1"]


@pytest.mark.parametrize(
    ("retry", "soon"), [("10", True), ("soon", False), ("1.5", False)]
)
async def test_retry(retry: str, soon: bool) -> None:
    """The server says when to come back; what is no number is ignored."""
    server = SseServer().says(f"retry: {retry}\ndata: 1\n\n").says("data: 2\n\n", WAIT)
    source = events(server.url, backoff=LATER)
    async with server.runs(), source.open() as feed:
        await until(feed, lambda now: now.has_value and now.fetch_status == "idle")
        if soon:
            await value(feed, 2)
        await asyncio.sleep(0.03)
        assert len(server.asked) == (2 if soon else 1)


@pytest.mark.parametrize(("seconds", "first"), [(5, 5), (0, 0.01), (9e9, 3600)])
def test_waits_that_a_server_asks_for(seconds: float, first: float) -> None:
    """It waits at least as long, doubled by each failure, and never too long."""
    asked = _as_asked(Backoff(1, 60), seconds)
    assert asked.wait(1, 0.0) == first
    assert asked.wait(1, 0.999) < 2 * first
    assert asked.wait(2, 0.0) == min(2 * first, max(first, 30))


# --- servers that do not do as they should ---


async def test_no_content() -> None:
    """Status 204 ends it, as a success, until somebody asks."""
    server = SseServer().says("retry: 10\ndata: 1\n\n").says(status=204)
    server.says("data: 2\n\n", WAIT)
    source = events(server.url, backoff=SOON)
    async with server.runs(), source.open() as feed:
        await until(feed, lambda now: now.attempts == 2 and now.fetch_status == "idle")
        await asyncio.sleep(0.1)
        assert len(server.asked) == 2
        assert (feed.snapshot.status, feed.snapshot.value) == ("success", 1)
        await feed.refresh()
        await value(feed, 2)


async def test_something_else_than_events() -> None:
    """It says what was wanted, and what it got."""
    server = SseServer().says("{}", content="application/json; charset=utf-8")
    server.says("data: 1\n\n", WAIT, content="Text/Event-Stream; charset=utf-8")
    source = events(server.url, backoff=SOON)
    async with server.runs(), source.open() as feed:
        wrong = await error(feed)
        assert isinstance(wrong, WrongContentError)
        assert str(wrong) == (
            f"{server.url} must answer with text/event-stream, got application/json"
        )
        await value(feed, 1)


@pytest.mark.parametrize("status", [201, 404, 500, 503])
async def test_a_status_that_is_an_error(status: int) -> None:
    """The status is told, and it tries again."""
    server = SseServer().says(status=status).says("data: 1\n\n", WAIT)
    source = events(server.url, backoff=SOON)
    async with server.runs(), source.open() as feed:
        wrong = await error(feed)
        assert isinstance(wrong, HttpError)
        assert wrong.status == status
        assert (await value(feed, 1)).failure_count == 0


async def test_a_server_that_asks_to_wait() -> None:
    """`Retry-After` is honoured."""
    server = SseServer().says(status=429, Retry_After="7")
    source = events(server.url, backoff=SOON)
    async with server.runs(), source.open() as feed:
        wrong = await error(feed)
        assert isinstance(wrong, RetryLater)
        assert wrong.seconds == 7
        await asyncio.sleep(0.08)
        assert len(server.asked) == 1


async def test_garbage() -> None:
    """An event that cannot be read is told; the next one is taken, and nothing ends."""
    server = SseServer().says("data: 1\n\n", 0.02, "data: {oops\n\n", 0.08)
    server.says("data: 3\n\n", WAIT)
    source = events(server.url, backoff=SOON)
    async with server.runs(), source.open() as feed:
        await value(feed, 1)
        broken = await until(feed, lambda now: now.status == "error")
        assert (broken.value, broken.is_stale) == (1, True)
        assert (broken.fetch_status, broken.attempts) == ("fetching", 1)
        assert (await value(feed, 3)).error is None


async def test_a_flood() -> None:
    """10 000 events are published a few times, the last one among them."""
    text = "".join(f"data: {i}\n\n" for i in range(10_000))
    server = SseServer().says(text, WAIT)
    source = events(server.url, buffer=100)
    async with server.runs(), source.open() as feed:
        reader = feed.messages()
        seen = told(feed)
        began = asyncio.get_running_loop().time()
        await value(feed, 9999)
        took = asyncio.get_running_loop().time() - began
    values = [each.value for each in seen if each.has_value]
    assert len(values) <= 3 + 20 * took
    assert [event.data async for event in reader] == [*range(9900, 10_000)]


async def test_a_server_that_does_not_answer() -> None:
    """It is given up after `timeout`."""

    async def wait(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    listener = await asyncio.start_server(wait, "127.0.0.1")
    port = listener.sockets[0].getsockname()[1]
    source = events(f"http://127.0.0.1:{port}", timeout=0.05)
    async with listener, source.open() as feed:
        assert str(await error(feed)) == "no answer within 0.05 s"


async def test_a_server_that_falls_silent() -> None:
    """With `silence` it is taken for lost; comments are signs of life."""
    alive: list[Any] = [0.03, ": alive\n"]
    server = SseServer().says("data: 1\n\n", *alive * 4, WAIT)
    server.says("data: 2\n\n", WAIT)
    source = events(server.url, silence=0.06, backoff=SOON)
    async with server.runs(), source.open() as feed:
        began = asyncio.get_running_loop().time()
        assert str(await error(feed)) == "nothing came for 0.06 s"
        assert asyncio.get_running_loop().time() - began > 0.15
        await value(feed, 2)


async def test_a_server_that_says_nothing_and_closes() -> None:
    """That is a failure, so that it is not asked again and again."""
    server = SseServer().says()
    source = events(server.url, backoff=SOON, max_failures=3)
    async with server.runs(), source.open() as feed:
        await until(feed, lambda now: now.failure_count == 3)
        await asyncio.sleep(0.1)
        assert "before it said anything" in str(feed.snapshot.error)
        assert (len(server.asked), feed.snapshot.fetch_status) == (3, "idle")


async def test_a_server_that_dies_and_comes_back() -> None:
    """Nobody there is an error; when it is there again, all is well."""
    server = SseServer().says("id: 1\ndata: 1\n\n", WAIT).says("data: 2\n\n", WAIT)
    source = events(server.url, backoff=SOON)
    async with source.open() as feed:
        await until(feed, lambda now: now.failure_count >= 2)
        async with server.runs():
            await value(feed, 1)
        await until(feed, lambda now: now.failure_count >= 2)
        async with server.runs():
            await value(feed, 2)
        assert server.resumed == ["", "1"]


# --- gates ---


async def test_a_closed_gate() -> None:
    """There is no connection while one is closed; then it goes on where it was."""
    server = SseServer().says("id: 1\ndata: 1\n\n", WAIT).says("data: 2\n\n", WAIT)
    source = events(server.url, backoff=LATER)
    async with server.runs(), source.open() as feed:
        await value(feed, 1)
        feed.hold()
        assert feed.snapshot.fetch_status == "paused"
        await server.left()
        await asyncio.sleep(0.02)
        assert (feed.snapshot.error, feed.snapshot.value) == (None, 1)
        feed.release()
        await value(feed, 2)
    assert server.resumed == ["", "1"]


async def test_a_gate_that_flaps() -> None:
    """Closed and opened in one turn, it connects anew, and once."""
    server = SseServer().says("data: 1\n\n", WAIT).says("data: 2\n\n", WAIT)
    async with server.runs(), events(server.url).open() as feed:
        await value(feed, 1)
        for _ in range(3):
            feed.hold()
            feed.release()
        await value(feed, 2)
        assert (len(server.asked), feed.snapshot.attempts) == (2, 2)


async def test_a_refresh_passes_closed_gates() -> None:
    """It connects for one event, or for as long as `timeout`."""
    server = SseServer().says("data: 1\n\n", WAIT).says(WAIT)
    async with server.runs(), events(server.url, timeout=0.1).open() as feed:
        feed.hold()
        assert (await feed.refresh()).value == 1
        assert feed.snapshot.fetch_status == "paused"
        await server.left()
        assert (await feed.refresh()).value == 1
        assert (feed.snapshot.error, feed.snapshot.fetch_status) == (None, "paused")
        assert len(server.asked) == 2


async def test_a_refresh() -> None:
    """It does not wait to connect; what is open is as new as can be."""
    server = SseServer().says(status=500).says("data: 1\n\n", WAIT)
    async with server.runs(), events(server.url, backoff=LATER).open() as feed:
        assert isinstance((await feed.refresh()).error, HttpError)
        await feed.refresh()
        assert (await value(feed, 1)).attempts == 2
        await feed.refresh()
        assert len(server.asked) == 2


# --- its end ---


@pytest.mark.parametrize("turns", [0, 1, 3, 10, 30])
async def test_it_ends(turns: int) -> None:
    """Closed at any moment, it leaves no task and no connection."""
    server = SseServer().says("data: 1\n\n", WAIT)
    async with server.runs():
        before = asyncio.all_tasks()
        feed = events(server.url).open()
        reader = feed.messages()
        for _ in range(turns):
            await asyncio.sleep(0.0005)
        await feed.aclose()
        await feed.aclose()
        assert feed.snapshot.fetch_status == "idle"
        assert [event.data async for event in reader] in ([], [1])
        await server.left()
        await asyncio.sleep(0.001)
        assert {task for task in asyncio.all_tasks() if task not in before} == set()


async def test_its_values() -> None:
    """Iterated over, it yields each new value, and is closed with the loop."""
    server = SseServer().says("data: 1\n\n", 0.01, "data: 2\n\n", WAIT)
    values = []
    async with server.runs():
        async for value in events(server.url):
            values.append(value)
            if value == 2:
                break
        await server.left()
    assert values == [1, 2]


async def test_two_feeds_share_nothing() -> None:
    """Each opening has a connection and a last id of its own."""
    server = SseServer().says("id: 1\ndata: 1\n\n", WAIT)
    source = events(server.url)
    async with server.runs(), source.open() as one, source.open() as two:
        assert isinstance(one, EventsFeed)
        await value(one, 1)
        await value(two, 1)
        assert server.resumed == ["", ""]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"timeout": 0}, "timeout must be more than 0, got 0"),
        ({"silence": -1}, "silence must be more than 0, got -1"),
        ({"decode": "xml"}, "decode must be one of 'json', 'raw', got 'xml'"),
        ({"rate": 0}, "rate must be more than 0, got 0"),
        ({"drop": "all"}, "drop must be one of 'oldest', 'newest', got 'all'"),
    ],
)
def test_wrong_values(arguments: dict[str, Any], message: str) -> None:
    """What makes no sense is refused when it is said."""
    with pytest.raises(ValueError, match=message):
        events("http://127.0.0.1", **arguments)
