# docs/examples/polling_list_api.py
import asyncio
import json
import random
from typing import Any

import flet as ft

from flet_components import PollingList


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer as a JSON API does: here one of our own, on this machine."""
    await reader.readuntil(b"\r\n\r\n")
    prices = [
        {"id": name, "price": round(random.uniform(10, 20), 2)}
        for name in ("FLET", "DART", "ANKH")
    ]
    body = json.dumps(prices).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    await writer.drain()
    writer.close()


def row(share: dict[str, Any]) -> ft.Control:
    return ft.ListTile(title=share["id"], trailing=ft.Text(f"{share['price']:.2f}"))


async def main(page: ft.Page) -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    page.on_close = server.close
    url = f"http://127.0.0.1:{port}/prices.json"
    page.add(PollingList(url, row, interval=3, title="Prices"))


if __name__ == "__main__":
    ft.run(main)
