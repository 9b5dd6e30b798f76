"""Which tasks are alive, and where each of them waits."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

__all__ = ["describe", "listed", "name_of"]

Task = asyncio.Task[Any]

ASYNCIO = Path(asyncio.__file__).parent


def name_of(task: Task) -> str:
    """Return the name that a task was given, else that of its coroutine."""
    name = task.get_name()
    coro: Any = task.get_coro()
    own = str(coro.__qualname__).rpartition("<locals>.")[2]
    return own if name.startswith("Task-") else name


def describe(task: Task) -> str:
    """Return a task's name and the line at which it waits."""
    frame = _waiting_frame(task)
    if frame is None:
        return name_of(task)
    place = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
    return f"{name_of(task)}, waiting in {frame.f_code.co_name} ({place})"


def listed(tasks: Iterable[Task]) -> str:
    """Return one line for each task, indented."""
    return "\n".join(f"  {line}" for line in sorted(map(describe, tasks)))


def _waiting_frame(task: Task) -> FrameType | None:
    """Return the innermost frame that is not asyncio's own."""
    frames = list(_frames(task))
    own = [f for f in frames if ASYNCIO not in Path(f.f_code.co_filename).parents]
    return next(reversed(own or frames), None)


def _frames(task: Task) -> Iterator[FrameType]:
    """Yield the frames from the task inwards; what it awaits is not on its stack."""
    waiting: Any = task.get_coro()
    while (frame := getattr(waiting, "cr_frame", None)) is not None:
        yield frame
        waiting = waiting.cr_await
