"""Messages wait for each reader, no more than so many."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from flet_components.sources.buffer import Outlet, check_buffer


@pytest.mark.parametrize(
    ("drop", "left"), [("oldest", [3, 4, 5]), ("newest", [1, 2, 3])]
)
async def test_a_slow_reader(drop: Any, left: list[int]) -> None:
    """It loses what does not fit, the oldest or the newest, and knows how many."""
    outlet: Outlet[int] = Outlet(3, drop)
    reader = outlet.reader()
    for message in range(1, 6):
        outlet.put(message)
    outlet.close()
    assert [message async for message in reader] == left
    assert reader.dropped == 2


async def test_readers_have_buffers_of_their_own() -> None:
    """One who reads at once loses nothing because of one who does not."""
    outlet: Outlet[int] = Outlet(2, "oldest")
    quick, slow = outlet.reader(), outlet.reader()
    read = []
    for message in range(5):
        outlet.put(message)
        read.append(await anext(quick))
    assert read == [0, 1, 2, 3, 4]
    assert (quick.dropped, slow.dropped) == (0, 3)


async def test_a_reader_waits() -> None:
    """It waits for the next message, and for the end."""
    outlet: Outlet[str] = Outlet(2, "oldest")
    reader = outlet.reader()
    asyncio.get_running_loop().call_soon(outlet.put, "a")
    assert await anext(reader) == "a"
    asyncio.get_running_loop().call_soon(outlet.close)
    assert [message async for message in reader] == []
    assert [message async for message in outlet.reader()] == []


async def test_a_reader_that_is_forgotten() -> None:
    """Nobody keeps it."""
    outlet: Outlet[int] = Outlet(2, "oldest")
    outlet.reader()
    assert len(outlet._readers) == 0


@pytest.mark.parametrize(
    ("buffer", "drop", "message"),
    [
        (0, "oldest", "buffer must be 1 or more, got 0"),
        (1, "all", "drop must be one of 'oldest', 'newest', got 'all'"),
    ],
)
def test_wrong_values(buffer: int, drop: str, message: str) -> None:
    """A buffer holds something, and drops one or the other."""
    with pytest.raises(ValueError, match=message):
        check_buffer(buffer, drop)
