"""Runs one test function in Pyodide, and says what went wrong."""

from __future__ import annotations

import asyncio
import functools
import gc
import importlib
import inspect
import logging
import threading
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

__all__ = ["run"]

PATIENCE = 20.0
"""Seconds that an asynchronous test may take."""

logged: list[str] = []
threads: list[str] = []
"""Who wanted a thread; there are none."""


class _Log(logging.Handler):
    """Notes each warning, and what is worse."""

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        logged.append(f"{record.levelname} {record.name}: {self.format(record)}")


def _refuse_threads() -> None:
    start = threading.Thread.start

    def noted(thread: threading.Thread) -> None:
        threads.append("".join(traceback.format_stack(limit=6)))
        start(thread)

    threading.Thread.start = noted  # type: ignore[method-assign, assignment]


logging.getLogger().addHandler(_Log(logging.WARNING))
_refuse_threads()


def run(name: str, server: str) -> str | Awaitable[str | None] | None:
    """Run a function of `module::function`; return what went wrong, or None.

    One that is not asynchronous runs in no task, and may have an event loop of its own.
    """
    module, _, function = name.partition("::")
    logged.clear()
    try:
        room = importlib.import_module(f"tests.pyodide.inside.{module}")
        test = getattr(room, function)
        if "server" in inspect.signature(test).parameters:
            test = functools.partial(test, server)
        if inspect.iscoroutinefunction(test):
            return _awaited(test)
        test()
    except BaseException:
        return traceback.format_exc()
    return _left_behind()


async def _awaited(test: Callable[[], Awaitable[Any]]) -> str | None:
    before = asyncio.all_tasks()
    try:
        async with asyncio.timeout(PATIENCE):
            await test()
    except BaseException:
        return traceback.format_exc()
    left = asyncio.all_tasks() - before
    if left:
        return f"tasks are left: {left}"
    return _left_behind()


def _left_behind() -> str | None:
    gc.collect()  # a task that nobody awaited says so only now
    if threads:
        return f"a thread was started:\n{threads.pop()}"
    return "\n".join(logged) or None
