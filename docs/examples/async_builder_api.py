# docs/examples/async_builder_api.py
import asyncio
import json

import flet as ft

from flet_components import AsyncBuilder


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer as a JSON API does: here one of our own, on this machine."""
    await reader.readuntil(b"\r\n\r\n")
    body = json.dumps({"place": "Harbour", "degrees": 21}).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    await writer.drain()
    writer.close()


def failure(error: Exception) -> ft.Control:
    return ft.Text(f"No weather today: {error}", color=ft.Colors.ERROR)


async def main(page: ft.Page) -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    page.on_close = server.close
    weather = AsyncBuilder(
        f"http://127.0.0.1:{port}/weather.json",
        lambda now: ft.Text(f"{now['place']}, {now['degrees']} °C", size=24),
        failure=failure,
        retries=2,
        timeout=5,
    )
    page.add(weather, ft.Button("Reload", on_click=weather.reload))


if __name__ == "__main__":
    ft.run(main)
