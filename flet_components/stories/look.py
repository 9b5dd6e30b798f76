"""How the runner looks: one accent, quiet greys, an 8-pixel grid, two typefaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from flet_components.stories.typing_watch import typing_begins, typing_ends

__all__ = [
    "DARK_THEME",
    "LIGHT_THEME",
    "MONO",
    "SCRIPTS",
    "bare_button",
    "caption",
    "code",
    "dress",
    "empty_state",
    "field_style",
    "heading",
    "hint",
    "icon_button",
    "label",
    "line",
    "named",
    "quiet_button",
    "small_button",
    "strip",
]

MONO = "JetBrains Mono"
FONTS = {MONO: "/fonts/jetbrains-mono.woff2"}
SCRIPTS = {
    "Noto Sans Arabic": "/fonts/noto-sans-arabic.woff2",
    "Noto Sans Hebrew": "/fonts/noto-sans-hebrew.woff2",
}
"""Fonts for scripts that Flet's own font does not have; without a network the client
would show boxes instead."""
ROUND = 8
"""Radius of what can be pressed or typed into."""
MUTED = ft.Colors.ON_SURFACE_VARIANT

LIGHT = ft.ColorScheme(
    primary="#0B6B74",
    on_primary="#FFFFFF",
    primary_container="#D5EEF0",
    on_primary_container="#063A40",
    secondary="#4C6367",
    on_secondary="#FFFFFF",
    secondary_container="#DDE9EA",
    on_secondary_container="#1D3438",
    tertiary="#8A5A00",
    on_tertiary="#FFFFFF",
    tertiary_container="#FFE7C2",
    on_tertiary_container="#4A2F00",
    error="#B3261E",
    on_error="#FFFFFF",
    error_container="#FCE4E1",
    on_error_container="#5C120D",
    surface="#F5F7F7",
    on_surface="#171C1D",
    on_surface_variant="#566164",
    surface_container_lowest="#FFFFFF",
    surface_container_low="#FAFBFB",
    surface_container="#ECF0F0",
    surface_container_high="#E4E9EA",
    surface_container_highest="#DBE2E3",
    outline="#8A9699",
    outline_variant="#DCE2E3",
    inverse_surface="#2B3233",
    on_inverse_surface="#EDF2F2",
    surface_tint="#0B6B74",
)
DARK = ft.ColorScheme(
    primary="#7CD2DA",
    on_primary="#00363C",
    primary_container="#15474D",
    on_primary_container="#C8F0F3",
    secondary="#B3CACD",
    on_secondary="#1E3336",
    secondary_container="#2C4043",
    on_secondary_container="#D2E6E8",
    tertiary="#F2BE6C",
    on_tertiary="#432C00",
    tertiary_container="#553A05",
    on_tertiary_container="#FFE2B5",
    error="#FFB4AB",
    on_error="#690005",
    error_container="#4A1714",
    on_error_container="#FFDAD5",
    surface="#121617",
    on_surface="#E1E7E8",
    on_surface_variant="#9FABAE",
    surface_container_lowest="#0C0F10",
    surface_container_low="#171B1D",
    surface_container="#1D2324",
    surface_container_high="#262D2F",
    surface_container_highest="#31393B",
    outline="#6B777A",
    outline_variant="#2A3133",
    inverse_surface="#E1E7E8",
    on_inverse_surface="#22292A",
    surface_tint="#7CD2DA",
)


def _theme(colours: ft.ColorScheme) -> ft.Theme:
    return ft.Theme(
        color_scheme=colours,
        tooltip_theme=ft.TooltipTheme(wait_duration=400),
        scrollbar_theme=ft.ScrollbarTheme(thickness=6, radius=3, main_axis_margin=4),
    )


LIGHT_THEME = _theme(LIGHT)
DARK_THEME = _theme(DARK)


def dress(page: ft.Page) -> None:
    """Give a page of the runner its theme and fonts."""
    page.fonts = FONTS
    page.theme = LIGHT_THEME
    page.dark_theme = DARK_THEME
    page.bgcolor = ft.Colors.SURFACE
    page.padding = 0
    page.spacing = 0


# --- words ---


def heading(text: str, **properties: Any) -> ft.Text:
    """Write what a region is about."""
    return ft.Text(text, size=15, weight=ft.FontWeight.W_600, **properties)


def label(text: str, **properties: Any) -> ft.Text:
    """Write the name of one thing."""
    return ft.Text(text, size=13, weight=ft.FontWeight.W_600, **properties)


def caption(text: str, **properties: Any) -> ft.Text:
    """Write what explains a thing, quietly."""
    return ft.Text(text, size=12, **{"color": MUTED, **properties})


def code(text: str, **properties: Any) -> ft.Text:
    """Write something that a program reads."""
    return ft.Text(
        text,
        font_family=MONO,
        style=ft.TextStyle(height=1.5),
        **{"size": 12, **properties},
    )


# --- things to press ---


def named(name: str, control: ft.Control) -> ft.Control:
    """Give a control the name by which a screen reader calls it."""
    return ft.MergeSemantics(ft.Semantics(label=name, content=control))


def line() -> ft.Control:
    """Part two regions by a hairline."""
    return ft.Container(height=1, bgcolor=ft.Colors.OUTLINE_VARIANT)


def icon_button(
    icon: ft.IconData,
    name: str,
    on_click: Callable[..., object] | None = None,
    *,
    size: int = 40,
    **properties: Any,
) -> ft.Control:
    """Make a square button without words; its name is its tooltip, too."""
    return named(name, bare_button(icon, name, on_click, size=size, **properties))


def bare_button(
    icon: ft.IconData,
    name: str,
    on_click: Callable[..., object] | None = None,
    *,
    size: int = 40,
    **properties: Any,
) -> ft.IconButton:
    """Make such a button, still without its name for screen readers."""
    return ft.IconButton(
        icon,
        icon_size=size // 2,
        icon_color=MUTED,
        tooltip=hint(name),
        width=size,
        height=size,
        padding=0,
        style=ft.ButtonStyle(shape=ft.RoundedRectangleBorder(radius=ROUND)),
        on_click=on_click,
        **properties,
    )


def hint(text: str) -> ft.Tooltip:
    """Explain a thing under the mouse; for screen readers it has a name."""
    return ft.Tooltip(text, exclude_from_semantics=True)


def quiet_button(
    text: str,
    icon: ft.IconData,
    on_click: Callable[..., object] | None = None,
    **properties: Any,
) -> ft.TextButton:
    """Make a small button with an icon and words."""
    return ft.TextButton(
        ft.Row([ft.Icon(icon, size=16), ft.Text(text, size=12)], spacing=6, tight=True),
        style=ft.ButtonStyle(
            color=MUTED,
            padding=ft.Padding.symmetric(horizontal=10),
            shape=ft.RoundedRectangleBorder(radius=ROUND),
        ),
        height=32,
        on_click=on_click,
        **properties,
    )


def small_button(
    text: str,
    name: str,
    on_click: Callable[..., object],
    *,
    chosen: bool = False,
    **properties: Any,
) -> ft.Control:
    """Make a button of a few characters, such as `+1 s`, with a name that is said."""
    ink, ground = MUTED, ft.Colors.SURFACE_CONTAINER
    if chosen:
        ink, ground = ft.Colors.ON_PRIMARY_CONTAINER, ft.Colors.PRIMARY_CONTAINER
    button = ft.TextButton(
        ft.Text(text, size=12, weight=ft.FontWeight.W_600, no_wrap=True),
        style=ft.ButtonStyle(
            color={
                ft.ControlState.DISABLED: ft.Colors.OUTLINE,
                ft.ControlState.DEFAULT: ink,
            },
            bgcolor=ground,
            padding=ft.Padding.symmetric(horizontal=10),
            shape=ft.RoundedRectangleBorder(radius=ROUND),
        ),
        height=32,
        tooltip=hint(name),
        on_click=on_click,
        **properties,
    )
    return named(name, button)


def strip(icon: ft.IconData, title: str, text: str, *more: ft.Control) -> ft.Control:
    """Say above a panel what is wrong."""
    ink = ft.Colors.ON_ERROR_CONTAINER
    words = ft.Column(
        [label(title, color=ink), caption(text, color=ink)], spacing=2, expand=True
    )
    return ft.Container(
        ft.Row(
            [ft.Icon(icon, size=18, color=ft.Colors.ERROR), words, *more], spacing=12
        ),
        bgcolor=ft.Colors.ERROR_CONTAINER,
        border_radius=ROUND,
        padding=ft.Padding.symmetric(horizontal=12, vertical=8),
    )


def field_style() -> dict[str, Any]:
    """Return what all fields to type into look like."""
    return {
        "dense": True,
        "filled": True,
        "fill_color": ft.Colors.SURFACE_CONTAINER_LOWEST,
        "text_size": 13,
        "border": {
            ft.ControlState.DEFAULT: _edge(ft.Colors.OUTLINE_VARIANT),
            ft.ControlState.FOCUSED: _edge(ft.Colors.PRIMARY, 2),
            ft.ControlState.ERROR: _edge(ft.Colors.ERROR),
        },
        "content_padding": ft.Padding.symmetric(horizontal=12, vertical=14),
        "error_style": ft.TextStyle(size=12),
        "on_focus": typing_begins,
        "on_blur": typing_ends,
    }


def _edge(colour: ft.Colors, width: int = 1) -> ft.OutlineInputBorder:
    return ft.OutlineInputBorder(side=ft.BorderSide(width, colour), border_radius=ROUND)


def empty_state(
    icon: ft.IconData, title: str, text: str, *more: ft.Control
) -> ft.Control:
    """Say that there is nothing here, why, and what to do."""
    return ft.Container(
        ft.Column(
            [
                ft.Icon(icon, size=32, color=ft.Colors.OUTLINE),
                label(title, text_align=ft.TextAlign.CENTER),
                caption(text, text_align=ft.TextAlign.CENTER),
                *more,
            ],
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
            spacing=8,
            tight=True,
        ),
        alignment=ft.Alignment.CENTER,
        padding=24,
        expand=True,
    )
