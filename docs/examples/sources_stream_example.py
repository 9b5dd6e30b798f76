# docs/examples/sources_stream_example.py
import asyncio
from collections.abc import AsyncIterator

from flet_components.sources import Backoff, stream

tries = 0


async def read_sensor() -> AsyncIterator[float]:
    """Stand for a device; the first time it is unplugged after two readings."""
    global tries
    tries += 1
    for reading in (20.5, 20.6, 20.8):
        await asyncio.sleep(0.01)
        if tries == 1 and reading == 20.8:
            raise ConnectionError("unplugged")
        yield reading


async def main() -> list[str]:
    lines = []
    readings = stream(read_sensor, backoff=Backoff(first=0.05), rate=None)
    async with readings.open() as feed:
        async for now in feed:
            lines.append(f"{now.status}, {now.fetch_status}: {now.value}")
            if now.value == 20.8 and now.fetch_status == "idle":
                break
    return lines


async def test_readings() -> None:
    """The failure is seen, and what comes after it."""
    lines = await main()
    assert "error, idle: 20.6" in lines
    assert lines[-1] == "success, idle: 20.8"


if __name__ == "__main__":
    print("\n".join(asyncio.run(main())))
