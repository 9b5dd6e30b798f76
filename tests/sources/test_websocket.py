"""A WebSocket is listened to: a real server drops, stalls, floods, and refuses."""

from __future__ import annotations

import asyncio
import contextlib
import http
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from flet_components.signals import Effect
from flet_components.sources import (
    Backoff,
    ConnectionLostError,
    Feed,
    Heartbeat,
    HttpError,
    RetryLater,
    SendQueueFullError,
    Snapshot,
    listen,
)

SOON = Backoff(first=0.02, longest=0.05)
Handler = Callable[[ServerConnection], Awaitable[None]]


@contextlib.asynccontextmanager
async def serving(handler: Handler, **options: Any) -> AsyncIterator[str]:
    """Run a server; yield its address. Afterwards no task is left of anybody."""
    before = asyncio.all_tasks()
    async with serve(handler, "127.0.0.1", 0, close_timeout=0.1, **options) as server:
        yield address(server)
    await asyncio.sleep(0)
    assert asyncio.all_tasks() <= before


def address(server: Server) -> str:
    """Return where a server is."""
    port = next(iter(server.sockets)).getsockname()[1]
    return f"ws://127.0.0.1:{port}/feed"


async def until(
    feed: Feed[Any], found: Callable[[Snapshot[Any]], object]
) -> Snapshot[Any]:
    """Return the first snapshot of which something holds."""
    async with asyncio.timeout(5):
        async for snapshot in feed:
            if found(snapshot):
                return snapshot
    raise AssertionError("it never comes")


async def stay(server: ServerConnection) -> None:
    """Say nothing, and stay."""
    await server.wait_closed()


def saying(*messages: Any) -> Handler:
    """Return a server that says something to each who comes, and stays."""

    async def say(server: ServerConnection) -> None:
        for message in messages:
            raw = isinstance(message, (str, bytes))
            await server.send(message if raw else json.dumps(message))
        await stay(server)

    return say


async def test_messages() -> None:
    """The value is the newest message; each goes through `messages()`."""
    async with (
        serving(saying(1, 2, {"a": 3})) as url,
        listen(url).open() as feed,
    ):
        messages = feed.messages()
        assert [await anext(messages) for _ in range(3)] == [1, 2, {"a": 3}]
        snapshot = await until(feed, lambda snapshot: snapshot.value == {"a": 3})
        assert (snapshot.status, snapshot.fetch_status) == ("success", "fetching")
        assert feed.connected
    assert not feed.connected
    assert [message async for message in messages] == []


async def test_a_state_made_of_changes() -> None:
    """`reduce` is handed each message, whatever a buffer drops."""
    source_of = saying({"a": 1}, {"b": 2}, {"a": 3})
    async with serving(source_of) as url:
        source = listen(url, buffer=1, reduce=lambda old, new: {**(old or {}), **new})
        async with source.open() as feed:
            messages = feed.messages()
            await until(feed, lambda snapshot: snapshot.value == {"a": 3, "b": 2})
            assert messages.dropped == 2
            assert await anext(messages) == {"a": 3}


async def test_raw_messages() -> None:
    """Raw, what was sent comes as it is; a function decodes otherwise."""
    async with serving(saying("x", b"\x00")) as url:
        async with listen(url, decode="raw").open() as feed:
            messages = feed.messages()
            assert [await anext(messages) for _ in range(2)] == ["x", b"\x00"]
        async with listen(url, decode=len).open() as feed:
            assert (await until(feed, lambda snapshot: snapshot.value)).value == 1


async def test_garbage() -> None:
    """What cannot be decoded is told, and neither value nor connection is lost."""

    async def speak(server: ServerConnection) -> None:
        await server.send("1")
        await server.recv()
        await server.send("{oops")
        await server.send(b"\xff\xfe\xfd", text=True)
        await server.recv()
        await server.send("2")
        await stay(server)

    async with serving(speak) as url, listen(url, rate=1000).open() as feed:
        await until(feed, lambda snapshot: snapshot.value == 1)
        await feed.send("go on")
        wrong = await until(feed, lambda snapshot: snapshot.error)
        assert (wrong.status, wrong.value, wrong.is_stale) == ("error", 1, True)
        assert isinstance(wrong.error, ValueError)
        await feed.send("go on")
        fine = await until(feed, lambda snapshot: snapshot.value == 2)
        assert (fine.error, fine.attempts, feed.undecodable) == (None, 1, 2)


async def test_a_flood() -> None:
    """Ten thousand messages at once are few changes, and memory has a bound."""

    async def flood(server: ServerConnection) -> None:
        for number in range(10_000):
            await server.send(str(number))
        await stay(server)

    async with serving(flood) as url, listen(url).open() as feed:
        seen: list[Any] = []
        Effect(lambda: seen.append(feed.snapshot))
        messages = feed.messages()
        began = asyncio.get_running_loop().time()
        await until(feed, lambda snapshot: snapshot.value == 9999)
        took = asyncio.get_running_loop().time() - began
        assert len(seen) <= 20 * took + 5
        assert messages.dropped == 9000
        assert [await anext(messages) for _ in range(1000)] == [*range(9000, 10_000)]


@pytest.mark.parametrize("drop", ["oldest", "newest"])
async def test_the_buffer(drop: Any) -> None:
    """The policy says which message is dropped."""
    async with (
        serving(saying(1, 2, 3)) as url,
        listen(url, buffer=2, drop=drop).open() as feed,
    ):
        messages = feed.messages()
        await until(feed, lambda snapshot: snapshot.value == 3)
        kept = [await anext(messages), await anext(messages)]
        assert kept == ([2, 3] if drop == "oldest" else [1, 2])


# --- connections that end ---


@pytest.mark.parametrize(("code", "told"), [(1011, "1011: broken"), (4001, "4001")])
async def test_a_server_that_closes(code: int, told: str) -> None:
    """The code is told, the value stays, and it connects anew."""
    came: list[int] = []

    async def close(server: ServerConnection) -> None:
        came.append(1)
        await server.send(str(len(came)))
        await server.close(code, "broken" if code == 1011 else "")

    async with serving(close) as url, listen(url, backoff=SOON).open() as feed:
        lost = await until(feed, lambda snapshot: snapshot.error)
        assert isinstance(lost.error, ConnectionLostError)
        assert (lost.error.code, lost.value, lost.is_stale) == (code, 1, True)
        assert told in str(lost.error)
        await until(feed, lambda snapshot: snapshot.value == 3)


async def test_a_server_that_drops() -> None:
    """A connection that breaks off has no code."""

    async def drop(server: ServerConnection) -> None:
        server.transport.abort()

    async with serving(drop) as url, listen(url, backoff=SOON).open() as feed:
        lost = await until(feed, lambda snapshot: snapshot.failure_count == 3)
        assert str(lost.error) == "the connection broke off"


async def test_a_server_that_refuses() -> None:
    """Its status is told; with `max_failures` it is left alone until a refresh."""
    asked: list[str] = []

    def refuse(server: ServerConnection, request: Any) -> Any:
        asked.append(request.path)
        return server.respond(http.HTTPStatus.FORBIDDEN, "no")

    async with serving(stay, process_request=refuse) as url:
        source = listen(f"{url}?key=secret", backoff=SOON, max_failures=2)
        async with source.open() as feed:
            refused = await until(feed, lambda snapshot: snapshot.failure_count == 2)
            assert isinstance(refused.error, HttpError)
            assert refused.error.status == 403
            assert "secret" not in str(refused.error)
            await asyncio.sleep(0.1)
            assert len(asked) == 2
            assert (await feed.refresh()).attempts == 3


async def test_a_server_that_asks_to_wait() -> None:
    """`Retry-After` is honoured."""

    def refuse(server: ServerConnection, request: Any) -> Any:
        answer = server.respond(http.HTTPStatus.SERVICE_UNAVAILABLE, "later")
        answer.headers["Retry-After"] = "7"
        return answer

    async with (
        serving(stay, process_request=refuse) as url,
        listen(url, backoff=SOON).open() as feed,
    ):
        error = (await until(feed, lambda snapshot: snapshot.error)).error
        assert isinstance(error, RetryLater)
        assert error.seconds == 7


async def test_nobody_there() -> None:
    """It tries again, until somebody is there; each time it asks for the address."""
    asked: list[str] = []
    async with serving(stay) as url:
        pass
    port = int(url.rpartition(":")[2].partition("/")[0])

    async def where() -> str:
        asked.append(url)
        return url

    async with listen(where, backoff=SOON).open() as feed:
        gone = await until(feed, lambda snapshot: snapshot.failure_count == 2)
        assert isinstance(gone.error, OSError)
        async with serve(saying(5), "127.0.0.1", port):
            await until(feed, lambda snapshot: snapshot.value == 5)
            assert len(asked) == feed.snapshot.attempts >= 3
            await feed.aclose()


async def test_a_server_that_never_answers() -> None:
    """It is given up after `timeout`."""

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(-1)
        writer.close()

    server = await asyncio.start_server(mute, "127.0.0.1")
    port = server.sockets[0].getsockname()[1]
    async with (
        server,
        listen(f"ws://127.0.0.1:{port}", timeout=0.05, backoff=SOON).open() as feed,
    ):
        error = (await until(feed, lambda snapshot: snapshot.error)).error
        assert str(error) == "no connection within 0.05 s"


# --- heartbeat ---


async def test_a_server_that_stalls() -> None:
    """Without an answer to a ping the connection is broken off, and made anew."""

    async def stall(server: ServerConnection) -> None:
        server.transport.pause_reading()
        await stay(server)

    beat = Heartbeat(interval=0.02, timeout=0.05)
    async with (
        serving(stall) as url,
        listen(url, heartbeat=beat, backoff=SOON).open() as feed,
    ):
        stalled = await until(feed, lambda snapshot: snapshot.error)
        assert str(stalled.error) == "no heartbeat within 0.05 s"
        await until(feed, lambda snapshot: snapshot.attempts == 2)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("ping", "pong"),
        ({"op": 1}, {"op": 2}),
        ({"op": 1}, lambda each: each["op"] == 2),
    ],
)
async def test_a_heartbeat_of_messages(question: Any, answer: Any) -> None:
    """An expected answer is no data; when it does not come, the connection is lost."""
    asked: list[Any] = []

    async def answers(server: ServerConnection) -> None:
        async for message in server:
            asked.append(message)
            if len(asked) <= 2:
                await server.send("pong" if question == "ping" else '{"op": 2}')

    beat = Heartbeat(0.01, 0.05, question, answer)
    async with (
        serving(answers) as url,
        listen(url, heartbeat=beat, backoff=SOON).open() as feed,
    ):
        lost = await until(feed, lambda snapshot: snapshot.error)
        assert str(lost.error) == "no heartbeat within 0.05 s"
        assert (lost.has_value, feed.undecodable, len(asked)) == (False, 0, 3)


# --- sending ---


async def test_sending() -> None:
    """What is sent before there is a connection waits; `hello` comes first."""
    heard: list[Any] = []

    async def hear(server: ServerConnection) -> None:
        assert server.request is not None
        heard.append(server.request.headers["X-Key"])
        heard.append(server.subprotocol)
        async for message in server:
            heard.append(message)
            if len(heard) == 5:
                await server.close()
            elif len(heard) > 7:
                await server.send('"heard"')

    async with serving(hear, subprotocols=["two"]) as url:
        source = listen(
            url,
            hello=lambda: {"follow": 1},
            headers={"X-Key": "k"},
            subprotocols=["one", "two"],
            send_queue=2,
            backoff=SOON,
        )
        async with source.open() as feed:
            await feed.send("a")
            await feed.send_json(["b"])
            with pytest.raises(SendQueueFullError, match="and 2 messages wait"):
                await feed.send("c")
            await until(feed, lambda snapshot: snapshot.attempts == 2)
            await until(
                feed, lambda snapshot: snapshot.error is None and feed.connected
            )
            await feed.send(b"d")
            await until(feed, lambda snapshot: snapshot.value == "heard")
        assert heard[:5] == ["k", "two", '{"follow": 1}', "a", '["b"]']
        assert heard[5:] == ["k", "two", '{"follow": 1}', b"d"]
        with pytest.raises(RuntimeError, match="the feed is closed"):
            await feed.send("e")


async def test_a_gap() -> None:
    """`on_gap` is called with what was expected and what came; messages go on."""
    gaps: list[tuple[int, int]] = []

    async def on_gap(expected: int, got: int) -> None:
        gaps.append((expected, got))

    numbers = [{"n": 1}, {"n": 2}, {}, {"n": 5}, {"n": 4}, {"n": 5}, {"n": 6}]
    async with serving(saying(*numbers)) as url:
        source = listen(url, sequence=lambda each: each.get("n"), on_gap=on_gap)
        async with source.open() as feed:
            await until(feed, lambda snapshot: snapshot.value == {"n": 6})
            assert (gaps, feed.gaps) == ([(3, 5)], 1)


# --- gates ---


async def test_a_closed_gate() -> None:
    """It closes the connection; when the gate opens, it connects at once."""
    came: list[ServerConnection] = []

    async def count(server: ServerConnection) -> None:
        came.append(server)
        await saying(len(came))(server)

    async with serving(count) as url, listen(url).open() as feed:
        await until(feed, lambda snapshot: snapshot.value == 1)
        feed.hold("hidden")
        assert feed.snapshot.fetch_status == "paused"
        await asyncio.wait_for(came[0].wait_closed(), 1)
        assert came[0].close_code == 1000
        assert feed.snapshot.error is None
        assert (await feed.refresh()).value == 2
        await asyncio.wait_for(came[1].wait_closed(), 1)
        feed.release("hidden")
        await until(feed, lambda snapshot: snapshot.value == 3)


async def test_a_closed_gate_that_buffers() -> None:
    """The connection stays; what came is published when the gate opens."""

    async def echo(server: ServerConnection) -> None:
        async for message in server:
            await server.send(message)

    async with serving(echo) as url, listen(url, when_held="buffer").open() as feed:
        messages = feed.messages()
        await feed.send("1")
        await until(feed, lambda snapshot: snapshot.value == 1)
        feed.hold()
        await feed.send("2")
        await feed.send("3")
        assert [await anext(messages) for _ in range(3)] == [1, 2, 3]
        assert (feed.snapshot.value, feed.snapshot.fetch_status) == (1, "paused")
        feed.release()
        assert (feed.snapshot.value, feed.snapshot.attempts) == (3, 1)


async def test_a_refresh() -> None:
    """It connects anew at once."""
    came: list[int] = []

    async def count(server: ServerConnection) -> None:
        came.append(1)
        await saying(len(came))(server)

    async with serving(count) as url, listen(url).open() as feed:
        await until(feed, lambda snapshot: snapshot.value == 1)
        await feed.refresh()
        assert feed.connected
        await until(feed, lambda snapshot: snapshot.value == 2)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"url": "http://x"}, ValueError, "url must begin with ws:// or wss://"),
        ({"url": 3}, TypeError, "url must be an address or a function, got 3"),
        ({"rate": 0}, ValueError, "rate must be more than 0, got 0"),
        ({"when_held": "x"}, ValueError, "when_held must be one of .*, got 'x'"),
        ({"decode": "xml"}, ValueError, "decode must be one of .*, got 'xml'"),
        ({"sequence": len}, ValueError, "must be given together"),
    ],
)
def test_wrong_values(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    """What makes no sense is refused when it is said."""
    with pytest.raises(error, match=message):
        listen(**{"url": "ws://127.0.0.1", **arguments})


async def test_its_end_in_a_flood() -> None:
    """Closed while messages pour in, it ends swiftly, and leaves nothing."""

    async def flood(server: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await server.send("1")
                await asyncio.sleep(0)

    async with serving(flood) as url:
        feed = listen(url).open()
        messages = feed.messages()
        await until(feed, lambda snapshot: snapshot.has_value)
        async with asyncio.timeout(3):
            await feed.aclose()
            await feed.aclose()
        assert {message async for message in messages} == {1}


async def test_its_end_while_it_connects() -> None:
    """Closed before it is connected, it leaves nothing; who waits is answered."""
    async with serving(stay) as url:
        feed = listen(url).open()
        waiting = asyncio.ensure_future(feed.refresh())
        await asyncio.sleep(0)
        await feed.aclose()
        assert (await waiting).status == "pending"


def test_what_is_not_used_is_not_loaded() -> None:
    """Who polls does not load `websockets`."""
    code = "import sys, flet_components.sources; print('websockets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
