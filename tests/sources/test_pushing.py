"""What comes by itself, under gates, refreshes, cuts and ends in whatever order."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator
from typing import Any

import attrs
import pytest

from flet_components.sources import Backoff, Snapshot, events
from flet_components.sources.sse import Events
from flet_components.sources.sse_http import ENDED, OPEN, Line, Said, Transport
from flet_components.testing import VirtualTime
from flet_components.time_source import TimeSource


class Moody:
    """Counts on from the last id, and is cut, ends or refuses by chance."""

    def __init__(self, clock: TimeSource, chance: random.Random) -> None:
        self.clock, self.chance = clock, chance
        self.open = 0

    async def lines(self, last_id: str) -> AsyncGenerator[Line, None]:
        """Connect, by chance."""
        self.open += 1
        assert self.open == 1, "never two connections at once"
        try:
            await self.clock.sleep(self.chance.choice([0, 0.1, 1]))
            mood = self.chance.random()
            if mood < 0.2:
                raise OSError("refused")
            yield ENDED if mood < 0.25 else OPEN
            first = int(last_id or 0) + 1
            for number in range(first, first + self.chance.randrange(6)):
                yield Said("message", str(number), str(number))
                await self.clock.sleep(self.chance.choice([0, 0.01, 1]))
            if mood > 0.6:
                raise OSError("cut")
        finally:
            self.open -= 1

    async def aclose(self) -> None:
        """Nothing is kept."""
        assert not self.open


@attrs.frozen(eq=False)
class MoodyEvents(Events):
    """Events of nobody."""

    seed: int = 0

    def transport(self, clock: TimeSource) -> Transport:
        """Return what it connects with."""
        return Moody(clock, random.Random(self.seed))


@pytest.mark.parametrize("seed", range(60))
async def test_histories(virtual_time: VirtualTime, seed: int) -> None:
    """Nothing is lost or comes twice, all are answered, and it ends without a trace."""
    before = asyncio.all_tasks()
    made = events("http://nobody", timeout=3, backoff=Backoff(0.1, 2))
    source = MoodyEvents(**attrs.asdict(made, recurse=False), seed=seed)
    feed, chance = source.open(virtual_time), random.Random(seed)
    reader = feed.messages()
    asked: list[asyncio.Future[Snapshot[Any]]] = []
    for _ in range(30):
        match chance.randrange(5):
            case 0:
                feed.hold(chance.choice("ab"))
            case 1:
                feed.release(chance.choice("ab"))
            case 2:
                asked.append(asyncio.ensure_future(feed.refresh()))
            case _:
                await virtual_time.sleep(chance.choice([0, 0.01, 0.5, 2]))
        assert feed.held or feed.snapshot.fetch_status != "paused"
    await virtual_time.sleep(20)
    assert all(done.done() for done in asked)
    await feed.aclose()
    heard = [event.data async for event in reader]
    assert heard == [*range(1, len(heard) + 1)]
    assert feed.snapshot.value == (heard[-1] if heard else None)
    assert asyncio.all_tasks() == before
