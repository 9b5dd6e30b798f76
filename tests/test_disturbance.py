"""What goes wrong on purpose between an app and what it asks."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator

import pytest

from flet_components import Countdown
from flet_components.disturbance import (
    Disturbance,
    current_disturbance,
    disturbed,
    under,
)
from flet_components.lifetime import of_page
from flet_components.sources import poll, stream
from flet_components.testing import Screen, VirtualTime
from flet_components.time_source import in_time_of


def context_of(
    disturbance: Disturbance, virtual_time: VirtualTime
) -> contextvars.Context:
    """Return a context in which things go wrong, by virtual time."""
    return under(disturbance, in_time_of(virtual_time))


async def answer() -> int:
    """Answer."""
    return 1


async def test_without_one_nothing_goes_wrong() -> None:
    """Where nobody set a disturbance, what is asked for comes as it is."""
    assert current_disturbance() is None
    assert await disturbed(answer) == 1


async def test_latency_and_errors(virtual_time: VirtualTime) -> None:
    """Every fetch of a poll takes longer, and fails when all shall fail."""
    wrong = Disturbance()
    wrong.latency = 2.0
    source = poll(answer, interval=10)
    feed = context_of(wrong, virtual_time).run(source.open, virtual_time)
    async with feed:
        await virtual_time.sleep(1.9)
        assert (feed.snapshot.status, wrong.under_way) == ("pending", 1)
        await virtual_time.sleep(0.2)
        assert feed.snapshot.value == 1
        wrong.error_rate = 1.0
        await virtual_time.sleep(12.1)
        assert isinstance(feed.snapshot.error, ConnectionError)
        assert (wrong.asked, wrong.failed) == (2, 1)


async def test_what_is_open_is_cut(virtual_time: VirtualTime) -> None:
    """Offline ends an open stream as a failure, and it begins anew afterwards."""
    wrong = Disturbance()

    async def ticks() -> AsyncIterator[int]:
        for number in range(100):
            yield number
            await virtual_time.sleep(1)

    feed = context_of(wrong, virtual_time).run(stream(ticks).open, virtual_time)
    async with feed:
        await virtual_time.sleep(2.5)
        assert (feed.snapshot.value, wrong.under_way) == (2, 1)
        wrong.offline = True
        await virtual_time.sleep(0.1)
        assert str(feed.snapshot.error) == "there is no network"
        assert wrong.under_way == 0
        wrong.offline = False
        await virtual_time.sleep(60)
        assert feed.snapshot.status == "success"


async def test_messages_break_a_connection(virtual_time: VirtualTime) -> None:
    """With an error rate of 1 no message comes through: each ends its stream."""
    wrong = Disturbance()

    async def ticks() -> AsyncIterator[int]:
        yield 1
        wrong.error_rate = 1.0
        yield 2

    feed = context_of(wrong, virtual_time).run(stream(ticks).open, virtual_time)
    async with feed:
        await virtual_time.sleep(0.1)
        assert feed.snapshot.status == "error"


async def test_who_is_cancelled_is_not_cut(virtual_time: VirtualTime) -> None:
    """A cancellation by somebody else stays one."""
    wrong = Disturbance()
    context = context_of(wrong, virtual_time)
    loop = asyncio.get_running_loop()
    never = disturbed(loop.create_future)
    task = loop.create_task(never, context=context)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert wrong.failed == 0


async def test_of_a_page(screen: Screen) -> None:
    """What is wrong for a page is so for the components on it."""
    of_page(screen.page).disturbance = wrong = Disturbance()
    component = Countdown(5)
    screen.page.add(component)
    await screen.settle()
    mount = component._component.mount
    assert mount is not None
    assert mount.context.run(current_disturbance) is wrong
