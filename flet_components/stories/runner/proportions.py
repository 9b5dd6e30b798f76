"""How large the parts of the runner's page are, in logical pixels."""

from __future__ import annotations

from flet_components.stories.address import CLOSED

__all__ = ["BAR", "SIDE", "TABS", "dock_height"]

SIDE = 272
"""Width of the tree."""
BAR = 64
"""Height of the toolbar, and of the mark beside it."""
TABS = 44
"""Height of the dock's tabs."""
LEAST, MOST = 240, 440
SHARE = 0.35
"""Of the window's height, for the panel that is open."""


def dock_height(window: float, panel: str) -> int:
    """Return how high the dock is.

    Args:
        window: Height of the window.
        panel: Which panel is open.
    """
    if panel == CLOSED:
        return TABS + 2
    return round(min(max(SHARE * window, LEAST), MOST))
