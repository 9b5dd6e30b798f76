"""The interpreter shuts down while components run: nobody complains.

What Flet says in the same case without components is its own; only what is more counts.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from websockets.exceptions import ConnectionClosed

from tests.browser.driver import free_port
from tests.desktop import open_window
from tests.tabs import BrowserTab, open_tab

PATIENCE = 10
"""Seconds that a program has to start in."""
ROOT = Path(__file__).parents[1]
NOISE = re.compile(
    r"^Traceback|Task was destroyed but it is pending|was never awaited"
    r"|exception was never retrieved|^Exception ignored|^flet_components: .*",
    re.MULTILINE,
)
ENDS: dict[str, Callable[[asyncio.subprocess.Process], object]] = {
    "SIGINT": lambda process: process.send_signal(signal.SIGINT),
    "SIGTERM": lambda process: process.send_signal(signal.SIGTERM),
    "return": lambda process: _pipe(process.stdin).write(b"\n"),
}
"""How a program ends; `return` is the end of `asyncio.run`."""


@attrs.frozen
class Ended:
    """What a program said."""

    out: str
    errors: str

    @property
    def noise(self) -> Counter[str]:
        """The kinds of complaints, and how many of each."""
        return Counter(NOISE.findall(self.errors))


def _pipe(stream: Any) -> Any:
    assert stream is not None
    return stream


@contextlib.asynccontextmanager
async def started(what: str, how: str, **env: str) -> AsyncIterator[Any]:
    """Run the app as `flet run` does, until it has said where it is."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.shutdown_app", what, how),
        cwd=ROOT,
        env={**os.environ, "FLET_DISPLAY_URL_PREFIX": "here", **env},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            await _pipe(process.stdout).readline()
            yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def ended(process: asyncio.subprocess.Process, end: str) -> Ended:
    """End a program, and wait until it has."""
    ENDS[end](process)
    out, errors = await process.communicate()
    return Ended(out.decode(), errors.decode())


async def desktop(what: str, end: str, folder: Path) -> Ended:
    """End a desktop app while its window is open."""
    path = str(folder / what)
    how = "return" if end == "return" else "signal"
    env = {"DISPLAY": ":0", "FLET_SERVER_UDS_PATH": path}
    async with started(what, how, **env) as process, open_window(path) as window:
        await window.until(lambda: beats(window))
        return await ended(process, end)


async def web(what: str, end: str, folder: Path) -> Ended:
    """End a web server while a tab is open."""
    how = "return" if end == "return" else "signal"
    port = str(free_port())
    env = {
        "FLET_FORCE_WEB_SERVER": "true",
        "FLET_SERVER_IP": "127.0.0.1",
        "FLET_SERVER_PORT": port,
    }
    async with contextlib.AsyncExitStack() as stack:
        process = await stack.enter_async_context(started(what, how, **env))
        tab = await stack.enter_async_context(tab_of(f"ws://127.0.0.1:{port}/ws"))
        await tab.until(lambda: beats(tab))
        receiving = asyncio.create_task(receive_all(tab))
        said = await ended(process, end)
        await receiving
        return said


@contextlib.asynccontextmanager
async def tab_of(url: str) -> AsyncIterator[BrowserTab]:
    """Open a tab as soon as the server listens; it says where it is a little before."""
    while True:
        try:
            async with open_tab(url) as tab:
                yield tab
            return
        except ConnectionRefusedError:
            await asyncio.sleep(0)


def beats(tab: BrowserTab) -> bool:
    """Say whether a tab has seen the app work for a while."""
    return any(text == "beat 3" for text in tab.texts)


async def receive_all(tab: BrowserTab) -> None:
    """Receive until the server goes."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            await tab.receive()


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("run", [desktop, web])
async def test_a_program_ends_without_noise(
    run: Callable[[str, str, Path], Any], end: str, tmp_path: Path
) -> None:
    """Nothing is said on standard error that the same app without components is not."""
    plain = await run("plain", end, tmp_path)
    said = await run("components", end, tmp_path)
    assert said.out.endswith("the end\n")
    assert said.noise <= plain.noise, said.errors


@pytest.mark.parametrize("end", ENDS)
async def test_a_desktop_app_lets_its_components_say_goodbye(
    end: str, tmp_path: Path
) -> None:
    """`ft.run` returns when every `will_unmount_async` has run to its end."""
    said = await desktop("components", end, tmp_path)
    assert said.out.splitlines() == ["goodbye", "goodbye", "the end"]
