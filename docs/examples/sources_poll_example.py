# docs/examples/sources_poll_example.py
import asyncio

from flet_components.sources import Backoff, poll

answers = iter([{"price": 10}, ConnectionError("no answer"), {"price": 12}])


async def fetch() -> dict[str, int]:
    """Stand for an API, which once does not answer."""
    answer = next(answers)
    if isinstance(answer, Exception):
        raise answer
    return answer


async def main() -> list[str]:
    lines = []
    prices = poll(fetch, interval=0.01, backoff=Backoff(first=0.02))
    async with prices.open() as feed:
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
