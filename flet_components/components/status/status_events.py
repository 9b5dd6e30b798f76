"""What a status badge tells its handlers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Optional

import flet as ft

if TYPE_CHECKING:
    from flet_components.components.live.status_badge import StatusBadge  # noqa: F401

__all__ = ["StatusEvent"]


@dataclass(kw_only=True)
class StatusEvent(ft.Event["StatusBadge"]):
    """A status that has become another one."""

    old: str
    """What it was."""
    new: str
    """What it is."""
    since: datetime
    """When it changed, in UTC."""
    lasted: Optional[float]
    """For how many seconds it was what it was; None for the first."""
    detail: Optional[str]
    """Why, if that was said."""
