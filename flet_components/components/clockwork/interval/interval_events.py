"""What an interval tells its callback and its handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Optional

import flet as ft

if TYPE_CHECKING:
    from flet_components.components.timing.interval import Interval  # noqa: F401

__all__ = ["IntervalEvent"]


@dataclass(kw_only=True)
class IntervalEvent(ft.Event["Interval"]):
    """A run of an interval; times in seconds."""

    index: int
    """Number of the run, from 0."""
    scheduled: datetime
    """When it was due."""
    late: float
    """How long after that it has begun."""
    missed: int
    """How many runs were due since the one before it, and did not take place."""
    duration: Optional[float] = None
    """With `on_run`: how long it took."""
    error: Optional[Exception] = None
    """With `on_run`: what it has raised; None if all went well."""
    cancelled: bool = False
    """With `on_run`: whether it was cut off."""
