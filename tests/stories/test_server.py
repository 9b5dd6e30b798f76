"""The server: the runner's page, the stages' pages, and nobody else's."""

from __future__ import annotations

import asyncio

import pytest
from flet_web.fastapi import app_manager  # type: ignore[import-untyped]
from websockets.exceptions import InvalidStatus

from flet_components.stories.look import SCRIPTS
from tests.stories.files import Read, Write
from tests.stories.wire import CRASHED, serving, stage_of, wired

LEFT: asyncio.Queue[str] = asyncio.Queue()
"""What the stories of these tests say when they are left."""

STORIES = """
    import asyncio
    import flet as ft
    from flet_components import UserControl
    from tests.stories.test_server import LEFT

    class Guest(UserControl):
        def build(self):
            return ft.Text("a guest")
        async def will_unmount_async(self):
            LEFT.put_nowait("unmounted")

    def stays():
        yield Guest()
        LEFT.put_nowait("cleaned up")

    def breaks():
        return ft.FilledButton(content="Break", on_click=lambda: 1 / 0)

    def breaks_later():
        async def fail():
            raise RuntimeError("nobody caught this")
        ft.context.page.run_task(fail)
        return ft.Text("wait")
"""


async def test_a_story_is_shown_and_left(write: Write, read: Read) -> None:
    """A stage has a session of its own, which ends when its WebSocket closes."""
    write("a.py", STORIES)
    async with serving(read()) as host, wired(host) as runner:
        before = sessions()
        address = await stage_of(runner, "stays")
        assert address.startswith(f"{host}/stage/")
        async with wired(address) as stage:
            await stage.register()
            await stage.until("a guest")
            assert len(sessions()) == len(before) + 2
        async with asyncio.timeout(10):
            assert [await LEFT.get(), await LEFT.get()] == ["unmounted", "cleaned up"]
        await runner.until("Stays")


def sessions() -> list[str]:
    """Return the keys of Flet's sessions."""
    return list(app_manager._FletAppManager__sessions)


async def test_a_handler_that_fails(write: Write, read: Read) -> None:
    """An error of a handler is shown on the stage, which does not crash."""
    write("a.py", STORIES)
    async with (
        serving(read()) as host,
        wired(host) as runner,
        wired(await stage_of(runner, "breaks")) as stage,
    ):
        await stage.register()
        await stage.event(await stage.until("Break"), "click")
        await stage.until("ZeroDivisionError: division by zero")
        assert CRASHED not in [action for action, _ in stage.received]


async def test_a_task_that_fails(write: Write, read: Read) -> None:
    """An error that nobody caught is shown on the stage that it is from."""
    write("a.py", STORIES)
    async with (
        serving(read()) as host,
        wired(host) as runner,
        wired(await stage_of(runner, "breaks_later")) as stage,
    ):
        await stage.register()
        await stage.until("RuntimeError: nobody caught this")


async def test_pages_from_elsewhere(write: Write, read: Read) -> None:
    """Neither WebSocket opens for a page from elsewhere."""
    write("a.py", STORIES)
    async with serving(read()) as host, wired(host, f"http://{host}") as runner:
        for address in (host, await stage_of(runner, "stays")):
            with pytest.raises(InvalidStatus):
                async with wired(address, "http://evil.test"):
                    pytest.fail("it opened")


async def test_stages_that_are_not_open(read: Read) -> None:
    """An address that no runner has given out leads nowhere."""
    async with serving(read()) as host:
        with pytest.raises(InvalidStatus):
            async with wired(f"{host}/stage/guessed"):
                pytest.fail("it opened")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", b"flet.noCdn=true"),
        ("/story/a/stays", b"<title>Stories</title>"),
        ("/fonts/jetbrains-mono.woff2", b"wOF2"),
        *((path, b"wOF2") for path in SCRIPTS.values()),
        ("/assets/fonts/notosansarabic/v28/whatever.woff2", b"wOF2"),
        ("/assets/fonts/notosansthai/v28/whatever.woff2", b"404 Not Found"),
    ],
)
async def test_files(read: Read, path: str, words: bytes) -> None:
    """The client, any address of the runner and its fonts come from this server."""
    async with serving(read()) as host:
        name, _, port = host.partition(":")
        reader, writer = await asyncio.open_connection(name, int(port))
        writer.write(f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        assert words in answer
        assert b"cross-origin-embedder-policy: require-corp" in answer.lower()
