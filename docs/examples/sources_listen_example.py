# docs/examples/sources_listen_example.py
import asyncio
import json

import pytest
from websockets.asyncio.server import ServerConnection, serve

from flet_components.sources import listen


async def say_prices(server: ServerConnection) -> None:
    """Stand for a server: it is told what to follow, and sends prices."""
    name = json.loads(await server.recv())["follow"]
    for price in (181, 182, 183):
        await server.send(json.dumps({"name": name, "price": price}))
    await server.wait_closed()


async def main() -> None:
    async with serve(say_prices, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        prices = listen(f"ws://127.0.0.1:{port}", hello={"follow": "ACME"})
        async for price in prices:
            print(price["name"], price["price"])
            if price["price"] == 183:
                break


async def test_main(capsys: pytest.CaptureFixture[str]) -> None:
    await main()
    assert capsys.readouterr().out.endswith("ACME 183\n")


if __name__ == "__main__":
    asyncio.run(main())
