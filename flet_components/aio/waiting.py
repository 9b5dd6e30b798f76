"""Lets `await page.add_async(...)` return when the hooks that it started have ended.

In Flet 0.x it ran `did_mount_async` of what came and `will_unmount_async` of what went,
one after the other. Here they run on their own, and are waited for.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterator
from typing import Any

import flet as ft

from flet_components.aio.page_state import state_of
from flet_components.lifetime import of_page
from flet_components.user_control import UserControl

__all__ = ["PATIENCE", "note", "recording", "wait_for"]

PATIENCE = 5.0
"""Seconds of the event loop's own time that a hook may take before nobody waits."""

logger = logging.getLogger("flet_components")


@contextlib.contextmanager
def recording(page: ft.Page) -> Iterator[list[Any]]:
    """Collect what enters or leaves a page in the block."""
    recorders = state_of(page).recorders
    record: list[Any] = []
    recorders.append(record)
    try:
        yield record
    finally:
        recorders[:] = [other for other in recorders if other is not record]


def note(page: ft.Page, what: UserControl | asyncio.Future[Any]) -> None:
    """Tell whoever waits for this page that a hook has been started.

    Args:
        page: The page.
        what: A component that was mounted or unmounted, or the end of a hook.
    """
    for record in state_of(page).recorders:
        record.append(what)


async def wait_for(page: ft.Page, started: list[Any], caller: str) -> None:
    """Wait until hooks have ended, for `PATIENCE` seconds at most.

    Args:
        page: The page.
        started: What `recording` collected.
        caller: Who waits, for the log.
    """
    if not started:
        return
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    components = [what for what in started if isinstance(what, UserControl)]
    late = list(await of_page(page).settled(PATIENCE, components))
    hooks = [what for what in started if isinstance(what, asyncio.Future)]
    late += await _unfinished(hooks, max(0.0, end - loop.time()))
    if late:
        message = "%s waited %s s and returned, while these still run: %s"
        logger.warning(message, caller, PATIENCE, ", ".join(late))


async def _unfinished(hooks: list[asyncio.Future[Any]], timeout: float) -> list[str]:
    """Wait for the hooks of plain controls; return the names of the late ones."""
    if not hooks:
        return []
    _, late = await asyncio.wait(hooks, timeout=timeout)
    return ["a hook of a control" for _ in late]
