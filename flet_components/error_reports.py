"""Who is told of a component's error: itself, the nearest boundary, or the log."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import flet as ft

from flet_components.failures import in_words

if TYPE_CHECKING:
    from flet_components.component_state import ComponentState
    from flet_components.lifetime import PageLife
    from flet_components.user_control import UserControl

__all__ = ["ErrorEvent", "is_told", "log_error", "note_told", "report_error"]

logger = logging.getLogger("flet_components")

TOLD = "_flet_components_told"
"""Where an exception keeps in which stay it was told."""


@dataclasses.dataclass(kw_only=True)
class ErrorEvent(ft.Event["UserControl"]):
    """An error of a component: of a hook, a task, a binding, a watcher, a handler.

    `control` is whose `on_error` is called: the component, or an `ErrorBoundary`.
    """

    error: Exception
    """What was raised; a group where a task group has failed, without cancellations."""

    component: UserControl
    """The component that failed."""

    task: str | None = None
    """Name of the task in which it was raised, if it was one."""


def report_error(
    life: PageLife,
    component: UserControl,
    error: Exception,
    task: asyncio.Task[Any] | None = None,
    *,
    control: ft.BaseControl | None = None,
) -> None:
    """Tell the component's `on_error`, else the nearest boundary, else the log.

    Args:
        life: The life of its page.
        component: The component that failed.
        error: What was raised.
        task: The task in which it was raised, if it was one.
        control: The control in the component whose handler raised it. If that lies
            right in a boundary, it is for the boundary as any other error in it.
    """
    state, name = component._component, task.get_name() if task is not None else None
    inside = state.catch is not None and control not in (None, component)
    origin: Any = control if inside else component
    event = ErrorEvent(
        name="error", control=origin, error=error, component=component, task=name
    )
    if not inside and state.emit(life, "error", event):
        return
    for boundary in _boundaries_above(origin):
        if boundary.catch is not None and boundary.catch(event):
            return
    log_error(event)


def note_told(error: Exception, mount: object) -> None:
    """Note that an error of a task was told: who awaits the task fails of it, too."""
    with contextlib.suppress(AttributeError):  # of an exception that takes no notes
        error.__dict__[TOLD] = id(mount)


def is_told(error: Exception, mount: object) -> bool:
    """Say whether an error was told in this stay of a component."""
    return getattr(error, "__dict__", {}).get(TOLD) == id(mount)


def log_error(event: ErrorEvent) -> None:
    """Write an error to the log, with its traceback."""
    name = type(event.component).__name__
    where = f"{name}.{event.task}" if event.task is not None else name
    logger.error("%s failed: %s", where, in_words(event.error), exc_info=event.error)


def _boundaries_above(control: ft.BaseControl) -> Iterator[ComponentState]:
    """Yield the components around a control that catch errors, nearest first."""
    above = control.parent
    while above is not None:
        state: ComponentState | None = above.__dict__.get("_component")
        if state is not None and state.catch is not None:
            yield state
        above = above.parent
