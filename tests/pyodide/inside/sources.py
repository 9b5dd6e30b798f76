"""Sources in Pyodide, by what a browser has, against the server of `server.py`."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from pyodide.http import pyfetch  # type: ignore[import-not-found]

from flet_components import PollingList
from flet_components.sources import Backoff, HttpError, Source, events, listen, poll
from tests.pyodide.inside.page import opened, until

EAGER = Backoff(first=0.02, longest=0.1)


async def test_poll(server: str) -> None:
    """Values come by `fetch`, which asks by itself whether there is a new one."""
    source: Source[Any] = poll(f"{server}/numbers", interval=0.02)
    async with source.open() as feed:
        await until(lambda: feed.snapshot.value == {"number": 2})
    asked = await asked_for(server, "/numbers")
    assert len(asked) >= 3
    assert not [each for each in asked if "if-none-match" in each]


async def test_a_poll_that_fails(server: str) -> None:
    """A status is an error that names it, and the value of before stays."""
    source: Source[Any] = poll(f"{server}/fails", interval=0.02, backoff=EAGER)
    async with source.open() as feed:
        await until(lambda: feed.snapshot.error is not None)
        assert isinstance(feed.snapshot.error, HttpError)
        assert feed.snapshot.error.status == 500


async def test_nobody_answers() -> None:
    """A server that is not there is an error, not a crash."""
    source: Source[Any] = poll("http://127.0.0.1:9/none", interval=0.02)
    async with source.open() as feed:
        await until(lambda: "could not fetch" in str(feed.snapshot.error))


async def test_a_late_answer_is_not_waited_for(server: str) -> None:
    """When a poll's time is over its request is given up, and the server notices."""
    source: Source[Any] = poll(f"{server}/late", interval=60, timeout=0.1)
    async with source.open() as feed:
        await until(lambda: feed.snapshot.error is not None)
        assert isinstance(feed.snapshot.error, TimeoutError)
    await becomes(server, "/late-given-up", 1)


async def test_listen(server: str) -> None:
    """Messages go and come by the browser's `WebSocket`, also after it was cut off."""
    url = f"{server.replace('http', 'ws')}/echo"
    async with listen(url, backoff=EAGER).open() as feed:
        await until(lambda: feed.snapshot.value == "welcome")
        await feed.send_json("one")
        await until(lambda: feed.snapshot.value == "one")
        await feed.send_json("cut")
        await until(lambda: feed.snapshot.value == "welcome")
        await feed.send_json("two")
        await until(lambda: feed.snapshot.value == "two")
    await becomes(server, "/echo-open", 0)


async def test_bytes(server: str) -> None:
    """What is no text comes as bytes."""
    url = f"{server.replace('http', 'ws')}/bytes"
    async with listen(url, decode="raw").open() as feed:
        await until(lambda: feed.snapshot.value == b"\x00\xff")
        await feed.send(b"\x01\x02")
        await until(lambda: feed.snapshot.value == b"\x02\x01")


async def test_events(server: str) -> None:
    """Events come by the browser's `EventSource`, which resumes by itself."""
    async with events(f"{server}/events", names="price", backoff=EAGER).open() as feed:
        await until(lambda: feed.snapshot.value == {"price": 3})
    asked = await asked_for(server, "/events")
    behind = [each.get("last-event-id", "") for each in asked]
    assert behind[:2] == ["", "2"]
    await becomes(server, "/events-open", 0)


async def test_headers(server: str) -> None:
    """A browser sends none on these two; who gives some is told so."""
    said = "headers must be empty in a browser, got X-Key"
    async with events(f"{server}/events", headers={"X-Key": "1"}).open() as feed:
        await until(lambda: said in str(feed.snapshot.error))
    async with listen("ws://127.0.0.1:9/", headers={"X-Key": "1"}).open() as other:
        await until(lambda: said in str(other.snapshot.error))


async def test_a_list_polls(server: str) -> None:
    """A component shows what its source fetches."""
    async with opened(PollingList(f"{server}/list", interval=0.05)) as (_, tab):
        await tab.shows("first", "second")


async def asked_for(server: str, path: str) -> list[dict[str, str]]:
    """Return the headers of the requests for a path."""
    answer = await pyfetch(f"{server}/asked")
    asked: list[dict[str, str]] = json.loads(await answer.text()).get(path, [])
    return asked


async def becomes(server: str, path: str, number: int) -> None:
    """Wait until so many requests are noted under a path."""
    async with asyncio.timeout(10):
        while len(await asked_for(server, path)) != number:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
