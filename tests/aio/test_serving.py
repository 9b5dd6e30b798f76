"""Serving an app to browsers."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import flet
import msgpack  # type: ignore[import-untyped]
import pytest
from websockets.asyncio.client import connect

import flet_components.aio as ft
from flet_components.aio import serving
from flet_components.aio.serving import Place
from flet_components.errors import PortTakenError
from flet_components.testing import real_time

OPTIONS: dict[str, Any] = {
    "name": "",
    "host": None,
    "port": 0,
    "assets_dir": "assets",
    "upload_dir": None,
    "web_renderer": flet.WebRenderer.AUTO,
    "route_url_strategy": flet.RouteUrlStrategy.PATH,
}
BROWSER = {"session_id": None, "page_name": "", "page": {"route": "/"}}


async def main(page: Any) -> None:
    """Show that it ran."""
    await page.add_async(ft.Text("served"))


@contextlib.asynccontextmanager
async def served(place: Place, **options: Any) -> AsyncIterator[str]:
    """Serve the app in the block; the value is what was printed."""
    printed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            serving, "print", lambda text, **_: printed.set_result(text), raising=False
        )
        running = asyncio.create_task(
            serving.serve_async(main, place, OPTIONS | options)
        )
        waiting: list[asyncio.Future[Any]] = [printed, running]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        try:
            yield await printed if printed.done() else ""
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def first_words(address: str) -> bytes:
    """Open the app as a browser does, and return what it is sent until it shows."""
    async with connect(f"ws://{address.removeprefix('http://')}/ws") as browser:
        await browser.send(b"\x00" + msgpack.packb([1, BROWSER]))
        sent = b""
        while b"served" not in sent:
            sent += await browser.recv(decode=False)
        return sent


async def test_it_prints_its_address_and_serves() -> None:
    """The printed address is that of the app; port 0 is a free one."""
    async with real_time(), served(Place(port=0)) as printed:
        assert printed.startswith("The app is at http://127.0.0.1:")
        assert b"served" in await first_words(printed.removeprefix("The app is at "))


async def test_a_name_is_a_path() -> None:
    """An app with a name is served below it, on the host that was asked for."""
    async with real_time(), served(Place("0.0.0.0", 0), name="clock") as printed:
        assert printed.startswith("The app is at http://127.0.0.1:")
        assert printed.endswith("/clock")
        assert b"served" in await first_words(printed.removeprefix("The app is at "))


async def test_a_taken_port() -> None:
    """A port that is in use is a clear error, that names the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(
            OSError, match=rf"127.0.0.1:{port} cannot be used: .*--port"
        ):
            await serving.serve_async(main, Place(port=port), OPTIONS)


def test_a_place_is_wanted() -> None:
    """An app decides itself unless the runner was told otherwise."""
    assert serving.wanted() is None
    serving.want(Place(port=1))
    assert serving.wanted() == Place(port=1)
    serving.want(None)
    assert serving.wanted() is None


@pytest.mark.parametrize("exists", [True, False])
def test_assets_lie_beside_the_script(
    exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the files is that of the script; the usual one may be missing."""
    asked: dict[str, Any] = {}
    if exists:
        (tmp_path / "assets").mkdir()
    monkeypatch.setattr("sys.argv", [str(tmp_path / "app.py")])
    monkeypatch.setattr(flet, "run", lambda main, **options: asked.update(options))
    serving._asgi_app(main, OPTIONS)
    assert asked["assets_dir"] == (str(tmp_path / "assets") if exists else None)
    assert asked["upload_dir"] is None
    assert asked["no_cdn"] is True


def test_addresses_of_the_sixth_version() -> None:
    """An IPv6 address is shown in brackets."""
    try:
        with serving._listen("::1", 0) as listener:
            assert serving._address(listener, "").startswith("http://[::1]:")
    except PortTakenError:
        pytest.skip("this machine has no IPv6")


def test_serving_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that is wanted at a place is served there, from both entry points."""
    served: list[Any] = []

    async def serve_async(main: Any, place: Place, options: Any) -> None:
        served.append((place, options["name"]))

    monkeypatch.setattr(serving, "serve_async", serve_async)
    serving.want(Place(port=1))
    try:
        ft.app(main, name="one")
        asyncio.run(ft.app_async(main, name="two"))
    finally:
        serving.want(None)
    assert served == [(Place(port=1), "one"), (Place(port=1), "two")]
