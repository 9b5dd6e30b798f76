"""What a polling list shows of a real server is true, whatever that server does."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components import PollingList
from flet_components.sources import Backoff, Source, events, listen, poll
from flet_components.testing import Screen, real_time
from tests.components.live.truth import until_it_shows
from tests.sources.http_server import HttpServer
from tests.sources.sse_server import CUT, WAIT, SseServer
from tests.sources.test_websocket import saying, serving

SOON = Backoff(first=0.02, longest=0.03)
OLD = "Could not be updated. "


def items(*names: str) -> list[dict[str, Any]]:
    """Return items, whose key is the first letter."""
    return [{"id": name[0], "name": name} for name in names]


def shown(source: Source[Any] | str, **fields: Any) -> PollingList:
    """Return a list of names."""
    return PollingList(source, lambda item: ft.Text(item["name"]), **fields)


async def test_a_server_that_answers_wrongly(screen: Screen) -> None:
    """Each wrong answer is told over the rows, which stay until there are others."""
    server = HttpServer().json(items("Ada"), ETag='"1"').fails(304).fails(500)
    server.says("[{").fails(429, Retry_After="0").json(items("Ada", "Bob"))
    names = shown(poll(server.url, interval=0.02, backoff=SOON))
    told: list[str] = []
    names.on_failure = lambda event: told.append(str(event.error))
    async with real_time(), server.runs():
        screen.show(names)
        await until_it_shows(screen, "Ada")
        await until_it_shows(screen, "Ada", "Bob")
        screen.hide(names)
    assert ["500" in told[0], "429" in told[2], len(told)] == [True, True, 3]
    assert not any(text.startswith(OLD) for text in screen.texts())


async def test_a_server_that_dies_and_returns(screen: Screen) -> None:
    """While nobody answers, the rows stay under a line that says so."""
    server = HttpServer().json(items("Ada")).json(items("Bob"))
    names = shown(poll(server.url, interval=0.02, backoff=SOON))
    async with real_time():
        screen.show(names)
        await until_it_shows(screen, "Could not be loaded.")
        async with server.runs():
            await until_it_shows(screen, "Bob")
        while not any(text.startswith(OLD) for text in screen.texts()):
            await names.refresh()
        screen.shows("Bob")
        async with server.runs():
            await until_it_shows(screen, "Bob")
            await names.refresh()
        assert names.snapshot.status == "success"
        screen.hide(names)


async def test_a_server_that_is_slow(screen: Screen) -> None:
    """A fetch that takes too long has failed, and is told as that."""
    server = HttpServer().json(items("Ada"), 0.3).json(items("Bob"))
    async with real_time(), server.runs():
        screen.show(shown(poll(server.url, interval=9, timeout=0.05, backoff=SOON)))
        await until_it_shows(screen, "Could not be loaded.")
        await until_it_shows(screen, "Bob")
        await screen.close()


async def test_events_that_are_cut(screen: Screen) -> None:
    """Half an event shows nothing; behind the last whole one it goes on."""
    server = SseServer().says(
        'id: 1\ndata: [{"id": 1, "name": "Ada"}]\n\ndata: [{', CUT
    )
    server.says('id: 2\ndata: [{"id": 1, "name": "Bob"}]\n\n', WAIT)
    async with real_time(), server.runs():
        screen.show(shown(events(server.url, backoff=SOON)))
        await until_it_shows(screen, "Bob")
        await screen.close()
        await server.left()
    assert server.resumed == ["", "1"]


async def test_a_socket_that_speaks_garbage(screen: Screen) -> None:
    """What is no JSON is told over the rows; the next message takes it away."""
    said = saying(items("Ada"), "{garbage", items("Bob"))
    async with real_time(), serving(said) as url:
        screen.show(shown(listen(url, rate=100)))
        await until_it_shows(screen, "Bob")
        await screen.close()
    assert not any(text.startswith(OLD) for text in screen.texts())
