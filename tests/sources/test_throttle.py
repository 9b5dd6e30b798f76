"""What is asked for too often is done once."""

from __future__ import annotations

from flet_components.sources.throttle import Throttle
from flet_components.testing import VirtualTime


async def test_the_first_at_once_the_others_together(virtual_time: VirtualTime) -> None:
    """The first call is at once, those after it wait, and are one."""
    calls: list[float] = []
    throttle = Throttle(lambda: calls.append(virtual_time.monotonic()), virtual_time, 2)
    for _ in range(3):
        throttle.ask()
    await virtual_time.sleep(1)
    throttle.ask()
    await virtual_time.sleep(10)
    throttle.ask()
    assert calls == [0, 2, 11]


async def test_a_flush(virtual_time: VirtualTime) -> None:
    """What waits is called at once, and once; without any, nothing is."""
    calls: list[float] = []
    throttle = Throttle(lambda: calls.append(virtual_time.monotonic()), virtual_time, 2)
    throttle.flush()
    throttle.ask()
    throttle.ask()
    await virtual_time.sleep(1)
    throttle.flush()
    await virtual_time.sleep(10)
    assert calls == [0, 1]


async def test_a_clear(virtual_time: VirtualTime) -> None:
    """What waits is forgotten."""
    calls: list[float] = []
    throttle = Throttle(lambda: calls.append(virtual_time.monotonic()), virtual_time, 2)
    throttle.ask()
    throttle.ask()
    throttle.clear()
    await virtual_time.sleep(10)
    assert calls == [0]


async def test_no_limit(virtual_time: VirtualTime) -> None:
    """Without an interval each is called."""
    calls: list[float] = []
    throttle = Throttle(lambda: calls.append(virtual_time.monotonic()), virtual_time, 0)
    throttle.ask()
    throttle.ask()
    assert calls == [0, 0]
