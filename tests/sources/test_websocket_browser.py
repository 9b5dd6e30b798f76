"""A browser's own WebSocket, here on CPython with a stand-in for JavaScript."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from typing import Any

import pytest

from flet_components.sources import ConnectionLostError, listen
from flet_components.testing import VirtualTime


class Proxy:
    """A function that JavaScript may call, until it is destroyed."""

    alive = 0

    def __init__(self, function: Callable[[Any], None]) -> None:
        self.call = function
        Proxy.alive += 1

    def destroy(self) -> None:
        """Free it."""
        Proxy.alive -= 1


class Socket:
    """The browser's `WebSocket`."""

    made: list[Socket]

    def __init__(self, url: str, protocols: list[str]) -> None:
        self.url, self.protocols, self.protocol = url, protocols, ""
        self.readyState, self.sent = 0, list[Any]()
        self._handlers: dict[str, Proxy] = {}
        Socket.made.append(self)

    new = classmethod(lambda cls, url, protocols: cls(url, protocols))

    def addEventListener(self, name: str, handler: Proxy) -> None:
        """Hear of something."""
        self._handlers[name] = handler

    def removeEventListener(self, name: str, handler: Proxy) -> None:
        """Hear no more of it."""
        del self._handlers[name]

    def send(self, data: Any) -> None:
        """Send."""
        self.sent.append(data)

    def close(self) -> None:
        """Close."""
        self.readyState = 3

    def tell(self, name: str, **event: Any) -> None:
        """Tell that something has happened."""
        self.readyState = 1 if name != "close" else 3
        self._handlers[name].call(types.SimpleNamespace(**event))


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for Pyodide."""
    Socket.made, Proxy.alive = [], 0
    ffi = types.SimpleNamespace(create_proxy=Proxy, to_js=lambda value: value)
    monkeypatch.setitem(sys.modules, "js", types.SimpleNamespace(WebSocket=Socket))
    monkeypatch.setitem(sys.modules, "pyodide", types.ModuleType("pyodide"))
    monkeypatch.setitem(sys.modules, "pyodide.ffi", ffi)
    monkeypatch.setattr(sys, "platform", "emscripten")


async def test_messages(virtual_time: VirtualTime) -> None:
    """Messages come and go; a connection that ends is made anew; no proxy is left."""
    async with listen("ws://there", hello="hi").open(virtual_time) as feed:
        await virtual_time.sleep(0.1)
        first = Socket.made[0]
        first.tell("open")
        await virtual_time.sleep(0.1)
        assert (first.sent, feed.connected) == (["hi"], True)
        first.tell("message", data='{"a": 1}')
        await virtual_time.sleep(0.1)
        assert feed.snapshot.value == {"a": 1}
        first.tell("message", data=types.SimpleNamespace(to_bytes=lambda: b"2"))
        await virtual_time.sleep(0.1)
        assert feed.snapshot.value == 2
        first.tell("close", code=4000, reason="enough")
        await virtual_time.sleep(0.1)
        error = feed.snapshot.error
        assert isinstance(error, ConnectionLostError)
        assert (error.code, error.reason) == (4000, "enough")
        await virtual_time.sleep(1)
        assert len(Socket.made) == 2
    assert Proxy.alive == 0


async def test_a_connection_that_fails(virtual_time: VirtualTime) -> None:
    """A browser does not say why."""
    async with listen("ws://there?key=1").open(virtual_time) as feed:
        await virtual_time.sleep(0.1)
        Socket.made[0].tell("close", code=1006, reason="")
        await virtual_time.sleep(0.1)
        said = "the browser could not connect to ws://there"
        assert str(feed.snapshot.error) == said


async def test_headers(virtual_time: VirtualTime) -> None:
    """Headers are an error that says what to do."""
    source = listen("ws://there", headers={"X-Key": "1"})
    async with source.open(virtual_time) as feed:
        await virtual_time.sleep(0.1)
        assert "headers must be empty in a browser" in str(feed.snapshot.error)
