"""What the handlers of lists that are fetched page by page are handed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import flet as ft

from flet_components.components.pages.loaded_pages import Edge

__all__ = ["PagingEvent"]


@dataclass(kw_only=True)
class PagingEvent(ft.Event[Any]):
    """What was fetched, or why it was not; its `control` is the component."""

    cursor: Any
    """Cursor of the page."""
    items: tuple[Any, ...] = ()
    """What was fetched; nothing, if that failed."""
    error: Optional[Exception] = None
    """Why it was not fetched; None if it was."""
    edge: Edge = "next"
    """`"previous"` if it was before what was there, else `"next"`."""
