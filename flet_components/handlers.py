"""Calls the handlers that users give to a component.

A plain function is called in place. A coroutine function (or a generator, as Flet
allows) runs as a task of the page, in order, one at a time for each component, so that
a handler that removes the component is not ended by the unmount that it causes.
"""

from __future__ import annotations

import contextvars
import inspect
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

import attrs
import flet as ft

from flet_components.failures import error_in
from flet_components.scope import TaskScope

__all__ = ["HandlerQueue", "call", "finish", "is_asynchronous", "is_begun"]

Handler = Callable[..., Any]
Call = tuple[str, Handler, ft.Event[Any]]


def call(handler: Handler, event: ft.Event[Any]) -> Any:
    """Call a handler that takes the event, or nothing."""
    try:
        takes_event = len(inspect.signature(handler).parameters) > 0
    except (TypeError, ValueError):  # some builtins tell nothing about themselves
        takes_event = True
    return handler(event) if takes_event else handler()


@attrs.frozen
class _Begun:
    """A coroutine that a plain handler has returned, in the place of the handler."""

    coro: Coroutine[Any, Any, Any]

    def __call__(self) -> Coroutine[Any, Any, Any]:
        return self.coro


class HandlerQueue:
    """The handlers of one component on one page.

    Args:
        scope: The page's tasks.
        context: The page's context.
        on_error: Called with the name of the event and what its handler raised.
        follow_up: Called in the handler's context when it has run, to let Flet's
            auto-update see what it changed.
    """

    __slots__ = ("_calls", "_context", "_follow_up", "_on_error", "_running", "_scope")

    def __init__(
        self,
        scope: TaskScope,
        context: contextvars.Context,
        on_error: Callable[[str, Exception], object],
        follow_up: Callable[[], object],
    ) -> None:
        self._scope = scope
        self._context = context
        self._on_error = on_error
        self._follow_up = follow_up
        self._calls: deque[Call] = deque()
        self._running: Call | None = None

    def put(self, call: Call, *, skip_if_busy: bool) -> None:
        """Call a handler now, or queue it behind those that still run.

        Args:
            call: Name of the event, its handler and the event.
            skip_if_busy: Leave it out while one for the same event waits or runs.
        """
        if not is_asynchronous(call[1]):
            self._context.copy().run(self._call_in_place, call, skip_if_busy)
        elif not (skip_if_busy and self._is_busy(call[0])):
            self._queue(call)

    def _queue(self, call: Call) -> None:
        self._calls.append(call)
        if self._running is None:
            self._scope.create_task(self._run_all(), name=f"on_{call[0]}")
            self._running = call

    def _is_busy(self, name: str) -> bool:
        running = (self._running,) if self._running is not None else ()
        return any(waiting[0] == name for waiting in (*running, *self._calls))

    def _call_in_place(self, call_: Call, skip_if_busy: bool) -> None:
        name, handler, event = call_
        ft.context.reset_auto_update()
        try:
            result = call(handler, event)
        except BaseException as failure:
            if not isinstance(error := error_in(failure), Exception):
                raise
            self._on_error(name, error)
        else:
            if inspect.iscoroutine(result):  # a lambda that calls a coroutine function
                if skip_if_busy and self._is_busy(name):
                    result.close()
                else:
                    self._queue((name, _Begun(result), event))
        self._follow_up()

    async def _run_all(self) -> None:
        try:
            while self._calls:
                self._running = self._calls.popleft()
                await self._run(*self._running)
        finally:
            self._running = None
            for _, handler, _ in self._calls:
                if isinstance(handler, _Begun):
                    handler.coro.close()
            self._calls.clear()

    async def _run(self, name: str, handler: Handler, event: ft.Event[Any]) -> None:
        ft.context.reset_auto_update()
        try:
            await finish(call(handler, event), self._follow_up)
        except BaseException as failure:
            if not isinstance(error := error_in(failure), Exception):
                raise
            self._on_error(name, error)
        self._follow_up()


def is_begun(result: object) -> bool:
    """Say whether what a handler has returned is work that is still to be done."""
    return (
        inspect.isawaitable(result)
        or inspect.isasyncgen(result)
        or inspect.isgenerator(result)
    )


async def finish(result: Any, follow_up: Callable[[], object]) -> None:
    """Do the work that a handler has begun.

    Args:
        result: What the handler returned: to be awaited, or a generator.
        follow_up: Called at each `yield`.
    """
    if inspect.isawaitable(result):
        await result
    elif inspect.isasyncgen(result):
        async for _ in result:
            follow_up()
    else:
        for _ in result:
            follow_up()


def is_asynchronous(handler: Handler) -> bool:
    """Say whether a handler may wait, or shows steps by `yield`."""
    return (
        inspect.iscoroutinefunction(handler)
        or inspect.isasyncgenfunction(handler)
        or inspect.isgeneratorfunction(handler)
        or inspect.iscoroutinefunction(getattr(handler, "__call__", None))  # noqa: B004
    )
