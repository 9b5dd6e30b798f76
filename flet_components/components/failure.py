"""What a boundary tells of an error, and what it shows by default."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Optional

import attrs
import flet as ft

from flet_components.components.clockwork.durations import spoken, until_change
from flet_components.error_face import error_face
from flet_components.fields import internal, reactive
from flet_components.user_control import UserControl
from flet_components.wording import say

__all__ = ["Failure", "failure_face"]

MINUTE = 60


@attrs.frozen
class Failure:
    """An error that an `ErrorBoundary` has caught; its `fallback` is handed one."""

    error: Exception
    """What was raised."""
    component: UserControl
    """The component that failed; the boundary, if the function failed that makes what
    it shows, or a handler of one of Flet's controls right inside."""
    task: Optional[str]
    """Name of the task in which it was raised, if it was one."""
    attempt: int
    """How often in a row it has failed, from 1."""
    retry_in: Optional[float]
    """Seconds from the failure to the next attempt that is made without a user; None if
    there is none."""
    retry: Callable[[], None]
    """Tries again at once."""


def failure_face(
    failure: Failure, boundary: UserControl, *, since: float
) -> ft.Control:
    """Make the face of a boundary without a fallback of its own.

    Args:
        failure: What it has caught.
        boundary: The boundary.
        since: When it failed, by the boundary's clock.
    """
    wait = None
    if failure.retry_in is not None:
        own: Any = boundary.__dict__.get("clock")  # else both have that of the page
        wait = _Wait(since + failure.retry_in, clock=own)
    return error_face(failure.error, failure.retry, debug=boundary.debug, more=wait)


@reactive
class _Wait(UserControl):
    """Says how long it takes to the next attempt: above a minute, only the minutes."""

    until: float = 0.0
    _left: float = internal(0.0)

    def build(self) -> ft.Control:
        self._look()
        return self.bind(
            ft.Text(
                theme_style=ft.TextThemeStyle.BODY_SMALL,
                color=ft.Colors.ON_SURFACE_VARIANT,
            ),
            value=lambda: say("again", duration=spoken(_coarse(self._left))),
        )

    async def did_mount_async(self) -> None:
        while self._look() > 0:
            await self.clock.sleep(_until_other_words(self._left))

    def _look(self) -> float:
        self._left = max(0.0, self.until - self.clock.monotonic())
        return self._left


def _coarse(seconds: float) -> float:
    return seconds if seconds <= MINUTE else math.ceil(seconds / MINUTE) * MINUTE


def _until_other_words(seconds: float) -> float:
    if seconds <= MINUTE:
        return until_change(seconds, 0)
    return seconds - (math.ceil(seconds / MINUTE) - 1) * MINUTE
