"""Pages from elsewhere, and clients that mean no good: the others notice nothing."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import Any

import msgpack  # type: ignore[import-untyped]
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from flet_components.stories import doorkeeper, introduction
from flet_components.stories.origin import Origins
from flet_components.stories.server import LARGEST
from tests.stories.files import Read, Write
from tests.stories.wire import PAGE, serving, stage_of, wired

OTHER = "127.0.0.2"
"""Where another person's browser is."""
ELSEWHERE = "the-secret"
"""What stands in a file that nobody has offered."""


async def get(host: str, path: str = "/", **headers: str) -> tuple[int, str, str]:
    """Ask for a path just as it is written; return status, headers and text."""
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    lines = [f"{key}: {value}" for key, value in {"Host": host, **headers}.items()]
    text = "\r\n".join([f"GET {path} HTTP/1.1", *lines, "Connection: close", "", ""])
    writer.write(text.encode())
    answer = (await reader.read()).decode("utf-8", "replace")
    writer.close()
    head, _, body = answer.partition("\r\n\r\n")
    return int(head.split()[1]), head.lower(), body


async def test_names_and_pages_from_elsewhere(read: Read) -> None:
    """A name that was made to lead here, and a foreign page, get words and no more."""
    async with serving(read()) as host:
        for headers in ({"Host": "evil.test"}, {"Origin": "http://evil.test"}):
            status, _, text = await get(host, **headers)
            assert status == 403
            assert "evil.test" in text
            assert "--allow-origin" in text
        status, head, _ = await get(host)
        assert status == 200
        assert "content-security-policy: frame-ancestors 'self'\r\n" in head
        with pytest.raises(InvalidStatus) as refused:
            async with wired(host, "http://evil.test"):
                pytest.fail("it opened")
        assert b"pages from http://evil.test" in (refused.value.response.body or b"")


async def test_an_origin_that_is_allowed(read: Read) -> None:
    """What `--allow-origin` names is served, under its name and to its pages."""
    async with serving(read(), Origins(more=("https://stories.test",))) as host:
        assert (await get(host, Host="stories.test"))[0] == 200
        async with wired(host, "https://stories.test") as runner:
            await runner.register()
            await runner.until("There are no stories yet")


async def test_paths_that_lead_elsewhere(
    write: Write, read: Read, tmp_path: Path
) -> None:
    """No path leads out of what is served, nor to the files of the stories."""
    secret = tmp_path / "secret.txt"
    secret.write_text(ELSEWHERE)
    story = write("a.py", f"# {ELSEWHERE}\ndef one(): ...\n")
    (story.parent / "link.txt").symlink_to(secret)
    up = "/".join([".."] * 16)
    async with serving(read()) as host:
        for file in (secret, story, story.parent / "link.txt"):
            for path in (
                f"/{up}{file}",
                f"/fonts/{up}{file}",
                f"/{up.replace('.', '%2e')}{file}",
                f"/{up.replace('/', '%2f')}{file}",
                f"/{up.replace('/', '%5c')}{file}",
                f"/{file}",
                f"/%2f{file}",
                f"/story/{up}{file}",
                f"{file}%00.html",
                f"file://{file}",
            ):
                status, _, text = await get(host, path)
                assert ELSEWHERE not in text
                assert status in {200, 400, 404}  # 200 is the page of the runner


GARBAGE: list[bytes | str] = [
    b"",
    "a text",
    b"\x00",
    b"\x00\xc1",
    b"\x00" + b"\x91" * 100_000,
    b"\x00" + msgpack.packb({0: 1, 1: {}}),
    b"\x00" + msgpack.packb([3, {"target": 1, "name": "click", "data": None}]),
    b"\x00" + msgpack.packb([1, {"session_id": None}]),
    b"\x01\x00\x00\x00\x00data",
    b"\xff" * 64,
]
HELLO = b"\x00" + msgpack.packb(
    [1, {"session_id": None, "page_name": "", "page": {**PAGE, "route": "/"}}]
)


async def is_sent_away(websocket: ClientConnection) -> bool:
    """Wait until the server has closed a WebSocket."""
    async with asyncio.timeout(10):
        try:
            while True:
                await websocket.recv()
        except ConnectionClosed:
            return True


def quick(address: str, **options: Any) -> connect:
    """Open a WebSocket that speaks as it likes."""
    return connect(f"ws://{address}/ws", compression=None, **options)


async def test_garbage(write: Write, read: Read) -> None:
    """Who sends nonsense is sent away, before and after saying who he is."""
    write("a.py", "import flet as ft\n\ndef one():\n    return ft.Text('one')\n")
    async with serving(read()) as host, wired(host) as runner:
        for message in GARBAGE:
            async with quick(host) as websocket:
                await websocket.send(message)
                assert await is_sent_away(websocket)
        for message in (HELLO, b"\x00\xc1", "a text", b"\x00" + b"\x91" * 100_000):
            async with quick(host) as websocket:
                await websocket.send(HELLO)
                await websocket.recv()
                await websocket.send(message)
                assert await is_sent_away(websocket)
        async with quick(host) as websocket:
            with contextlib.suppress(ConnectionClosed):
                await websocket.send(bytes(LARGEST + 1))
            assert await is_sent_away(websocket)
        async with wired(await stage_of(runner, "one")) as stage:
            await stage.register()
            await stage.until("one")


async def test_who_says_nothing(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not say who he is is sent away, and leaves nothing behind."""
    monkeypatch.setattr(introduction, "PATIENCE", 0.05)
    async with serving(read()) as host:
        before = len(asyncio.all_tasks())
        async with quick(host) as websocket:
            assert await is_sent_away(websocket)
        async with quick(host):
            pass
        async with asyncio.timeout(10):
            while len(asyncio.all_tasks()) > before:
                await asyncio.wait(asyncio.all_tasks(), timeout=0.01)


async def test_many_connections(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who takes too many gets no more, and others do."""
    monkeypatch.setattr(doorkeeper, "MOST", 20)
    async with serving(read()) as host, contextlib.AsyncExitStack() as held:
        name, _, port = host.partition(":")
        for _ in range(300):
            _, writer = await asyncio.open_connection(name, int(port))
            held.callback(writer.close)
        for _ in range(20):
            await held.enter_async_context(quick(host))
        with pytest.raises(InvalidStatus) as refused:
            async with quick(host):
                pytest.fail("it opened")
        assert refused.value.response.status_code == 503
        async with quick(host, local_addr=(OTHER, 0)) as websocket:
            await websocket.send(HELLO)
            assert await websocket.recv()
