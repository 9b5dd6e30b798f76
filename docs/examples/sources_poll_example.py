# docs/examples/sources_poll_example.py
import asyncio

from flet_components.sources import Backoff, poll

prices = iter([10, None, 12])


async def fetch() -> dict[str, int]:
    """Stand for an API, which once does not answer."""
    price = next(prices)
    if price is None:
        raise ConnectionError("no answer")
    return {"price": price}


async def main() -> list[str]:
    lines = []
    source = poll(fetch, interval=0.01, backoff=Backoff(first=0.02))
    async with source.open() as feed:
        async for now in feed:
            lines.append(f"{now.status}, {now.fetch_status}: {now.value}")
            if now.value == {"price": 12}:
                break
    return lines


async def test_prices() -> None:
    lines = await main()
    assert "success, idle: {'price': 10}" in lines
    assert "error, idle: {'price': 10}" in lines
    assert lines[-1].endswith("{'price': 12}")


if __name__ == "__main__":
    print("\n".join(asyncio.run(main())))
