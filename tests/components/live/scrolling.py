"""A user who scrolls in a list that follows its newest end."""

from __future__ import annotations

import flet as ft

from flet_components.testing import Screen

__all__ = ["scroll"]

LONG = 1000.0
"""Logical pixels that can be scrolled."""


async def scroll(screen: Screen, delta: float, *, left: float) -> None:
    """Scroll, as the browser tells of it.

    Args:
        screen: Where.
        delta: By how many logical pixels, away from the newest if more than 0.
        left: How far away they are then.
    """
    data = {
        "t": "update",
        "event_type": "update",
        "pixels": left,
        "min_scroll_extent": 0.0,
        "max_scroll_extent": LONG,
        "viewport_dimension": 300.0,
        "scroll_delta": delta,
    }
    await screen.send(ft.ListView, "scroll", data)
