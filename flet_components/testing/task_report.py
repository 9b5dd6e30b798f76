"""Which tasks are alive, and where each of them waits."""

from __future__ import annotations

import asyncio
import gc
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

__all__ = ["describe", "frames_of", "listed", "name_of"]

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
    frames = list(frames_of(task))
    own = [f for f in frames if ASYNCIO not in Path(f.f_code.co_filename).parents]
    return next(reversed(own or frames), None)


def frames_of(task: Task) -> Iterator[FrameType]:
    """Yield the frames from the task inwards; what it awaits is not on its stack."""
    waiting: Any = task.get_coro()
    while waiting is not None:
        if inspect.iscoroutine(waiting):
            frame, waiting = waiting.cr_frame, waiting.cr_await
        elif inspect.isasyncgen(waiting):
            frame, waiting = waiting.ag_frame, waiting.ag_await
        else:
            frame, waiting = None, _generator_in(waiting)
        if frame is not None:
            yield frame


def _generator_in(step: object) -> object | None:
    """Return the asynchronous generator of which a task awaits a step.

    Python does not tell, but the garbage collector must know.
    """
    if type(step).__name__ not in STEPS:
        return None
    return next((r for r in gc.get_referents(step) if inspect.isasyncgen(r)), None)


STEPS = ("async_generator_asend", "async_generator_athrow")
"""Types of what an asynchronous generator hands out to be awaited."""
