"""Which way what a component shows is read: from the left, or from the right.

Flet mirrors rows, alignments of texts to `START` and `END`, and its own controls; not
what is said in terms of left and right, as paddings and offsets are.
"""

from __future__ import annotations

from typing import Optional

import flet as ft

__all__ = ["forward", "gap"]


def forward(control: ft.BaseControl) -> int:
    """Return the way on, along x: 1, or -1 where it is read from right to left.

    So say the page, or whatever else the control lies in.
    """
    above: Optional[ft.BaseControl] = control
    while above is not None:
        if getattr(above, "rtl", False):
            return -1
        above = above.parent
    return 1


def gap(width: float = 0) -> ft.Control:
    """Make room at one end of a row; mirrored, it is at the other."""
    return ft.Container(width=width, height=0)
