"""How a fault looks: all over the stage, or as a strip below a story that goes on."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from flet_components.stories.look import (
    DARK_THEME,
    LIGHT_THEME,
    MONO,
    caption,
    code,
    icon_button,
    label,
    line,
)
from flet_components.stories.stage.faults import Fault

__all__ = ["excerpt", "fault_board", "fault_strip"]


def fault_board(fault: Fault) -> ft.Control:
    """Return what stands in a story's place."""
    card = ft.Column(
        [
            _head(fault, _copy(fault)),
            ft.Container(excerpt(fault), padding=ft.Padding.symmetric(vertical=8)),
            line(),
            ft.Container(_details(fault), padding=16),
        ],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    sheet = ft.Container(
        card,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border_radius=12,
        border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        margin=24,
    )
    return _framed(ft.ListView([sheet], expand=True), expand=True)


def fault_strip(fault: Fault, dismiss: Callable[[], object]) -> ft.Control:
    """Return what lies over the lower edge of the stage."""
    details = ft.Container(
        ft.ListView([excerpt(fault), line(), _details(fault)], spacing=8),
        padding=ft.Padding.only(left=16, top=8, right=16, bottom=8),
        height=200,
        visible=False,
    )

    def unfold(event: ft.Event[ft.IconButton]) -> None:
        details.visible = not details.visible

    buttons = [
        icon_button(ft.Icons.UNFOLD_MORE, "Show the traceback", unfold),
        _copy(fault),
        icon_button(ft.Icons.CLOSE, "Dismiss the error", dismiss),
    ]
    return _framed(
        ft.Column([_head(fault, *buttons), details], spacing=0, tight=True),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.only(top=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
    )


def _framed(content: ft.Control, **properties: object) -> ft.Control:
    """Wear the runner's theme, whatever theme the story has given its page."""
    return ft.Container(
        content,
        theme=LIGHT_THEME,
        dark_theme=DARK_THEME,
        **properties,  # type: ignore[arg-type]
    )


def _head(fault: Fault, *buttons: ft.Control) -> ft.Control:
    ink = ft.Colors.ON_ERROR_CONTAINER
    words = ft.Semantics(
        content=ft.Column(
            [label(fault.headline, color=ink), caption(fault.place, color=ink)],
            spacing=2,
        ),
        container=True,
        expand=True,
    )
    icon = ft.Icon(ft.Icons.ERROR_OUTLINE, color=ft.Colors.ERROR, size=20)
    return ft.Container(
        ft.Row([icon, words, ft.Row(list(buttons), spacing=0, tight=True)], spacing=12),
        bgcolor=ft.Colors.ERROR_CONTAINER,
        padding=ft.Padding.only(left=16, top=8, right=8, bottom=8),
    )


def _copy(fault: Fault) -> ft.Control:
    copy = ft.CopyToClipboard(f"{fault.place}\n{fault.details}")
    return icon_button(ft.Icons.CONTENT_COPY, "Copy the traceback", action=copy)


def _details(fault: Fault) -> ft.Control:
    """Show the traceback with whole lines: its marks stand below what they mark."""
    return ft.Row([code(fault.details, selectable=True)], scroll=ft.ScrollMode.AUTO)


def excerpt(fault: Fault) -> ft.Control:
    """Show the line that failed among its neighbours."""
    width = len(str(fault.lines[-1][0])) if fault.lines else 1
    rows = [_line(number, text, fault, width) for number, text in fault.lines]
    return ft.Column(
        rows,
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _line(number: int, text: str, fault: Fault, width: int) -> ft.Control:
    failed = number == fault.culprit
    spans = [
        ft.TextSpan(f"{number:>{width}}  ", ft.TextStyle(color=ft.Colors.OUTLINE)),
        ft.TextSpan(text.expandtabs(4)),
    ]
    return ft.Container(
        ft.Text(
            spans=spans,
            size=12,
            font_family=MONO,
            no_wrap=True,
            weight=ft.FontWeight.W_600 if failed else None,
            color=ft.Colors.ON_SURFACE if failed else ft.Colors.ON_SURFACE_VARIANT,
        ),
        bgcolor=ft.Colors.ERROR_CONTAINER if failed else None,
        padding=ft.Padding.symmetric(horizontal=16, vertical=2),
    )
