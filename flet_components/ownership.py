"""Who owns the code that runs: finds tasks that nobody gave to a scope.

Code in the style of the Flet guide starts its loop with a bare `asyncio.create_task`.
Such a task inherits the context of the hook or handler that started it, where its owner
is written; or its coroutine is a method of the owner.
"""

from __future__ import annotations

import asyncio
import contextvars
import gc
import inspect
import sys
import weakref
from collections.abc import Mapping
from typing import Any

__all__ = [
    "OWNER",
    "PRESSED",
    "bare_tasks",
    "belong_to",
    "context_of",
    "owner_here",
    "self_of",
]

OWNER: contextvars.ContextVar[weakref.ref[Any] | None] = contextvars.ContextVar(
    "flet_components_owner", default=None
)
"""What the running code belongs to: the stay of a component on a page, or nothing.

Weak, because a cancelled timer keeps its context until the time it was set to.
"""


PRESSED: contextvars.ContextVar[Any] = contextvars.ContextVar(
    "flet_components_pressed", default=None
)
"""Where the event happened that the running code handles, or nothing."""


def belong_to(owner: object | None) -> None:
    """Note, in the present context, what its code belongs to.

    Whatever handler it was begun by, it is not part of that: a context lives as long as
    what runs in it, and would keep alive what the handler has removed.
    """
    OWNER.set(weakref.ref(owner) if owner is not None else None)
    PRESSED.set(None)


def owner_here() -> object | None:
    """Return what the running code belongs to."""
    reference = OWNER.get()
    return reference() if reference is not None else None


def bare_tasks(
    owners: Mapping[int, object], selves: Mapping[int, object]
) -> dict[int, list[asyncio.Task[Any]]]:
    """Find the running tasks of several owners in one look at the event loop.

    Args:
        owners: By `id`, what `OWNER` may hold.
        selves: By `id` of the object whose method the coroutine may be, its owner.

    Returns:
        For the `id` of each owner, its tasks.
    """
    found: dict[int, list[asyncio.Task[Any]]] = {key: [] for key in owners}
    for task in asyncio.all_tasks():
        context = context_of(task)
        reference = context.get(OWNER) if context is not None else None
        owner = reference() if reference is not None else None
        if owner is None:
            owner = selves.get(id(self_of(task)))
        if id(owner) in found:
            found[id(owner)].append(task)
    return found


def context_of(task: asyncio.Task[Any]) -> contextvars.Context | None:
    """Return the context in which a task runs."""
    if sys.version_info >= (3, 12):
        return task.get_context()
    # Python 3.11 keeps it from view, but the garbage collector must see it.
    return next(
        (r for r in gc.get_referents(task) if isinstance(r, contextvars.Context)), None
    )


def self_of(task: asyncio.Task[Any]) -> object:
    """Return the object whose method the coroutine of a task is."""
    coro = task.get_coro()
    if not inspect.iscoroutine(coro) or coro.cr_frame is None:
        return None
    variables = coro.cr_frame.f_locals
    owner = variables.get("self")
    if sys.version_info < (3, 13):
        # Up to then it is a copy that the frame keeps: it would keep alive whatever
        # the coroutine lets go of.
        variables.clear()
    return owner
