"""One row of the log of events; pressed, it shows all that the event carried."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from flet_components.stories.look import MUTED, ROUND, caption, code, label, named
from flet_components.stories.stage.events import Entry, details_of

__all__ = ["event_row"]

TIMES = "\N{MULTIPLICATION SIGN}"


def event_row(entry: Entry, press: Callable[[], object], *, opened: bool) -> ft.Control:
    """Show one event, or several of the same in a row.

    Args:
        entry: The event.
        press: Called when the row is pressed.
        opened: Whether it shows all that the event carried.
    """
    head = ft.Container(
        _head(entry, opened),
        height=32,
        ink=True,
        on_click=press,
        border_radius=ROUND,
    )
    verb = "Fold" if opened else "Unfold"
    parts = [named(f"{verb} {entry.name} of {entry.source}", head)]
    if opened:
        parts.append(_details(entry))
    return ft.Container(
        ft.Column(parts, spacing=0),
        border=ft.Border.only(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
    )


def _head(entry: Entry, opened: bool) -> ft.Control:
    at = entry.at.astimezone()
    ink = ft.Colors.OUTLINE
    icon = ft.Icons.EXPAND_MORE if opened else ft.Icons.CHEVRON_RIGHT
    times = ft.Container(
        ft.Text(f"{TIMES} {entry.count}", size=11, weight=ft.FontWeight.W_600),
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=8,
        padding=ft.Padding.symmetric(horizontal=8, vertical=1),
        visible=entry.count > 1,
    )
    return ft.Row(
        [
            ft.Icon(icon, size=16, color=ink),
            code(f"{at:%H:%M:%S}.{at.microsecond // 1000:03d}", color=ink),
            label(entry.name),
            times,
            code(entry.payload, expand=True, no_wrap=True, color=MUTED),
            caption(entry.source),
        ],
        spacing=12,
    )


def _details(entry: Entry) -> ft.Control:
    return ft.Container(
        code(details_of(entry), selectable=True),
        bgcolor=ft.Colors.SURFACE_CONTAINER,
        border_radius=ROUND,
        padding=12,
        margin=ft.Margin.only(left=28, bottom=8),
        alignment=ft.Alignment.CENTER_LEFT,
    )
