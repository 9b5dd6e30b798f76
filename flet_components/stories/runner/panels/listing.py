"""Source text with line numbers, coloured."""

from __future__ import annotations

import flet as ft

from flet_components.stories.highlight import highlighted
from flet_components.stories.look import MONO, caption

__all__ = ["listing"]


def listing(place: str, source: str, line: int) -> ft.Control:
    """Show source text.

    Args:
        place: Where it stands.
        source: The text.
        line: Number of its first line.
    """
    count = source.count("\n") + 1
    numbers = "\n".join(str(line + index) for index in range(count))
    style = ft.TextStyle(height=1.6)
    gutter = ft.Text(
        numbers,
        font_family=MONO,
        size=12,
        style=style,
        color=ft.Colors.OUTLINE,
        text_align=ft.TextAlign.RIGHT,
    )
    text = ft.Text(
        spans=highlighted(source),
        font_family=MONO,
        size=12,
        style=style,
        selectable=True,
    )
    lines = ft.Row(
        [gutter, text],
        spacing=16,
        scroll=ft.ScrollMode.AUTO,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Column([caption(f"{place}, line {line}"), lines], spacing=8)
