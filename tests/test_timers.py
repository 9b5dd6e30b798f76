"""Timers that keep nothing alive."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import weakref
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from flet_components import StoryTime, SystemTime, timers

VAR: contextvars.ContextVar[object] = contextvars.ContextVar("tests_timers")


class Thing:
    """What a context holds."""


async def limited() -> None:
    """Wait under a limit."""
    async with timers.timeout(3600):
        await asyncio.Event().wait()


async def by_the_story() -> None:
    """Wait by a time under control."""
    await StoryTime().sleep(3600)


async def by_the_system() -> None:
    """Wait by the machine's time."""
    await SystemTime().sleep(3600)


@pytest.mark.parametrize("wait", [by_the_system, by_the_story, limited])
async def test_a_cancelled_wait_keeps_nothing_alive(
    wait: Callable[[], Coroutine[Any, Any, None]],
) -> None:
    """Asyncio drops a cancelled timer late; ours keeps no page until then."""
    other = asyncio.get_running_loop().call_later(60, print)  # due before
    things = [Thing()]
    kept = weakref.ref(things[0])

    async def waiter() -> None:
        VAR.set(things.pop())
        await wait()

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    del task
    gc.collect()
    other.cancel()
    assert kept() is None


@pytest.mark.usefixtures("virtual_time")
async def test_a_timeout_is_one() -> None:
    """It ends what takes too long, at its time, and says that it was it."""
    loop = asyncio.get_running_loop()
    with pytest.raises(TimeoutError):
        async with timers.timeout(5) as limit:
            await asyncio.sleep(60)
    assert loop.time() == 5
    assert limit.expired()
    async with timers.timeout(None):
        await asyncio.sleep(600)
    assert loop.time() == 605
