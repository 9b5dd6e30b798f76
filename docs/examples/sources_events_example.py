# docs/examples/sources_events_example.py
import asyncio

from flet_components.sources import events


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Stand for a server of prices; it closes after three of them."""
    request = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    _, _, after = request.partition("last-event-id: ")
    last = int(after.split()[0]) if after else 0
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
    writer.write(b"retry: 20\n\n")
    for number in range(last + 1, last + 4):
        event = f"event: price\nid: {number}\ndata: {100 + number}\n\n"
        writer.write(event.encode())
    await writer.drain()
    writer.close()


async def main() -> list[int]:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    prices = []
    async with server, events(f"http://{host}:{port}", names="price").open() as feed:
        async for event in feed.messages():
            prices.append(event.data)
            if len(prices) == 6:
                break
    return prices


async def test_prices() -> None:
    """What the second connection says follows what the first one said."""
    assert await main() == [101, 102, 103, 104, 105, 106]


if __name__ == "__main__":
    print(asyncio.run(main()))
