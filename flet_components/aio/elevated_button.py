"""`ElevatedButton` of Flet 0.x, which is `Button` now."""

from __future__ import annotations

import flet as ft

__all__ = ["ElevatedButton"]


class ElevatedButton(ft.Button):
    """A raised button: `ft.Button`, whose `content` is also called `text`."""
