"""In Pyodide events come through the browser's `EventSource`; here, a stand-in."""

from __future__ import annotations

import asyncio
import sys
import types
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from flet_components.sources import Backoff, Feed, ServerEvent, events
from flet_components.testing import VirtualTime

CONNECTING, OPEN, CLOSED = 0, 1, 2
EAGER = Backoff(first=1, longest=8)


@attrs.frozen
class Event:
    """What JavaScript hands to a listener."""

    type: str
    data: str = ""
    lastEventId: str = ""


class Proxy:
    """A Python function in the hands of JavaScript."""

    alive: int = 0

    def __init__(self, function: Callable[[Any], object]) -> None:
        self.function = function
        Proxy.alive += 1

    def destroy(self) -> None:
        """Let the function go; twice is an error, as it is in Pyodide."""
        assert self.function is not None
        Proxy.alive -= 1
        self.function = None  # type: ignore[assignment]


class EventSource:
    """JavaScript's, driven by a test."""

    made: list[EventSource]

    def __init__(self, url: str) -> None:
        self.url, self.readyState = url, CONNECTING
        self.listeners: dict[str, Proxy] = {}

    @classmethod
    def new(cls, url: str) -> EventSource:
        """Make one, as `new EventSource(url)` does."""
        cls.made.append(cls(url))
        return cls.made[-1]

    def addEventListener(self, name: str, proxy: Proxy) -> None:
        """Have events of a name handed to a function."""
        self.listeners[name] = proxy

    def close(self) -> None:
        """Close the connection."""
        self.readyState = CLOSED

    def say(self, event: Event, state: int = OPEN) -> None:
        """Hand an event to whoever listens."""
        self.readyState = state
        if event.type in self.listeners:
            self.listeners[event.type].function(event)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> type[EventSource]:
    """Be in a browser."""
    js, pyodide, ffi = map(types.ModuleType, ("js", "pyodide", "pyodide.ffi"))
    EventSource.made, Proxy.alive = [], 0
    js.EventSource = EventSource  # type: ignore[attr-defined]
    ffi.create_proxy = Proxy  # type: ignore[attr-defined]
    for module in (js, pyodide, ffi):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(sys, "platform", "emscripten")
    return EventSource


def stands(feed: Feed[Any]) -> tuple[str, str, Any]:
    """Return how a feed stands, in short."""
    now = feed.snapshot
    return (now.status, now.fetch_status, now.value)


async def test_events(virtual_time: VirtualTime, browser: type[EventSource]) -> None:
    """Its events are taken, and in the end it is closed, and every function let go."""
    async with events("/prices", names=["price"]).open(virtual_time) as feed:
        reader = feed.messages()
        await virtual_time.sleep(1)
        (source,) = browser.made
        source.say(Event("open"))
        source.say(Event("price", '{"a": 1}', "7"))
        source.say(Event("other", "2"))
        await virtual_time.sleep(1)
        assert stands(feed) == ("success", "fetching", {"a": 1})
    assert [event async for event in reader] == [ServerEvent("price", {"a": 1}, "7")]
    assert (source.url, source.readyState, Proxy.alive) == ("/prices", CLOSED, 0)


async def test_a_cut(virtual_time: VirtualTime, browser: type[EventSource]) -> None:
    """It is told, and the browser connects anew by itself."""
    async with events("/prices").open(virtual_time) as feed:
        await virtual_time.sleep(1)
        (source,) = browser.made
        source.say(Event("open"))
        source.say(Event("message", "1"))
        await virtual_time.sleep(1)
        source.say(Event("error"), CONNECTING)
        await virtual_time.sleep(1)
        assert stands(feed) == ("error", "fetching", 1)
        assert feed.snapshot.is_stale
        source.say(Event("open"))
        await virtual_time.sleep(1)
        assert stands(feed) == ("success", "fetching", 1)
        assert len(browser.made) == 1


async def test_what_the_browser_gives_up(
    virtual_time: VirtualTime, browser: type[EventSource]
) -> None:
    """Another connection is made after a while."""
    async with events("/prices", backoff=EAGER).open(virtual_time) as feed:
        await virtual_time.sleep(0.1)
        browser.made[0].say(Event("error"), CLOSED)
        await virtual_time.sleep(0.1)
        assert stands(feed) == ("error", "idle", None)
        assert str(feed.snapshot.error) == "the browser could not connect"
        await virtual_time.sleep(1)
        browser.made[1].say(Event("open"))
        browser.made[1].say(Event("message", "1"))
        await virtual_time.sleep(0.1)
        assert stands(feed) == ("success", "fetching", 1)


async def test_a_closed_gate(
    virtual_time: VirtualTime, browser: type[EventSource]
) -> None:
    """There is no connection while one is closed."""
    before = asyncio.all_tasks()
    async with events("/prices").open(virtual_time) as feed:
        await virtual_time.sleep(1)
        feed.hold()
        await virtual_time.sleep(1)
        assert (browser.made[0].readyState, Proxy.alive) == (CLOSED, 0)
        feed.release()
        await virtual_time.sleep(1)
        assert [each.readyState for each in browser.made] == [CLOSED, CONNECTING]
    assert Proxy.alive == 0
    assert asyncio.all_tasks() == before
