# docs/examples/test_with_a_server_example.py
import asyncio

import flet as ft

from flet_components.testing import Screen, VirtualTime, real_time


async def say_hello(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"hello")
    writer.close()


async def test_reads_from_a_server(screen: Screen) -> None:
    async with real_time():
        server = await asyncio.start_server(say_hello, "127.0.0.1")
        address = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(*address)
        screen.show(ft.Text((await reader.read()).decode()))
        writer.close()
        server.close()
    screen.shows("hello")


async def test_without_a_page(virtual_time: VirtualTime) -> None:
    before = virtual_time.now()
    await asyncio.sleep(3600)
    assert (virtual_time.now() - before).total_seconds() == 3600
