"""Listens to the events of the controls that a story shows.

A component's own events are Python-only, so all of them can be heard. To listen to an
event of a plain control would make the browser send it, and change how a button looks:
of those, only the ones that the story listens to are heard.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import flet as ft

from flet_components.handlers import call
from flet_components.stories.stage.events import EventLog, parts_of, payload_of
from flet_components.stories.variant_grid import VariantGrid
from flet_components.user_control import UserControl

__all__ = ["controls_in", "tap"]

Handler = Callable[..., Any]


def tap(control: ft.BaseControl, log: EventLog) -> None:
    """Write the events of a control, and of those inside it, into a log."""
    for each in controls_in(control):
        if isinstance(each, VariantGrid):
            each.listeners.append(lambda made: tap(made, log))
        for field in dataclasses.fields(each):
            if field.name.startswith("on_") and _is_heard(each, field):
                _tap(each, field.name, log)


def controls_in(control: Any) -> Iterator[ft.BaseControl]:
    """Yield a control and those inside it, as far as they are built."""
    if isinstance(control, ft.BaseControl):
        yield control
        for field in dataclasses.fields(control):
            if not field.name.startswith("_"):
                yield from controls_in(getattr(control, field.name, None))
    elif isinstance(control, list | tuple):
        for item in control:
            yield from controls_in(item)


def _is_heard(control: ft.BaseControl, field: dataclasses.Field[Any]) -> bool:
    if getattr(control, field.name, None) is not None:
        return True
    own = isinstance(control, UserControl) and field.metadata.get("skip", False)
    return bool(own) and field.name != "on_error"  # unset, errors go to the log


def _tap(control: ft.BaseControl, name: str, log: EventLog) -> None:
    source = type(control).__name__

    def write(event: ft.Event[Any]) -> None:
        log.add(source, name.removeprefix("on_"), payload_of(event), parts_of(event))

    setattr(control, name, heard(getattr(control, name), write))


def heard(handler: Handler | None, write: Handler) -> Handler:
    """Return a handler of the same kind that also writes the event down."""
    if handler is None:
        return write
    if inspect.isasyncgenfunction(handler):
        return _async_steps(handler, write)
    if inspect.isgeneratorfunction(handler):
        return _steps(handler, write)
    if inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(
        getattr(handler, "__call__", None)  # noqa: B004
    ):
        return _awaited(handler, write)

    def plain(event: Any) -> Any:
        write(event)
        return call(handler, event)

    return plain


def _awaited(handler: Handler, write: Handler) -> Handler:
    async def awaited(event: Any) -> None:
        write(event)
        await call(handler, event)

    return awaited


def _steps(handler: Handler, write: Handler) -> Handler:
    def steps(event: Any) -> Iterator[Any]:
        write(event)
        yield from call(handler, event)

    return steps


def _async_steps(handler: Handler, write: Handler) -> Handler:
    async def steps(event: Any) -> Any:
        write(event)
        async for step in call(handler, event):
            yield step

    return steps
