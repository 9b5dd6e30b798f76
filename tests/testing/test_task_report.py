"""How a message names a task and the line at which it waits."""

from __future__ import annotations

import asyncio

from flet_components.testing import VirtualTime
from flet_components.testing.task_report import describe, listed, name_of


async def wait() -> None:
    """Wait for a minute."""
    await asyncio.sleep(60)


async def test_a_task_is_called_by_its_name_or_coroutine(
    virtual_time: VirtualTime,
) -> None:
    """A name that was given is used, else that of the coroutine."""
    loop = asyncio.get_running_loop()
    named, unnamed = loop.create_task(wait(), name="poll"), loop.create_task(wait())
    assert (name_of(named), name_of(unnamed)) == ("poll", "wait")
    await asyncio.gather(named, unnamed)


async def test_a_task_waits_in_the_apps_own_code(virtual_time: VirtualTime) -> None:
    """The line is the innermost that is not asyncio's; one that has ended has none."""
    task = asyncio.get_running_loop().create_task(wait(), name="poll")
    await asyncio.sleep(1)
    assert describe(task) == "poll, waiting in wait (test_task_report.py:13)"
    assert listed([task]) == f"  {describe(task)}"
    await task
    assert describe(task) == "poll"
