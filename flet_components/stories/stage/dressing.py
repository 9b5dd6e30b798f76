"""What a stage's page looks like around the story: theme, words, direction, fonts."""

from __future__ import annotations

import flet as ft

from flet_components.stories.look import FONTS, MONO, SCRIPTS
from flet_components.stories.staging import Staging

__all__ = ["dress"]

SIZES = {
    "display": (57, 45, 36),
    "headline": (32, 28, 24),
    "title": (22, 16, 14),
    "body": (16, 14, 12),
    "label": (14, 12, 11),
}
"""Sizes of Material 3's text styles, in logical pixels: large, medium, small."""
BACKGROUNDS: dict[str, ft.ColorValue | None] = {
    "surface": None,
    "white": ft.Colors.WHITE,
    "grey": ft.Colors.GREY_400,
    "black": ft.Colors.BLACK,
    "grid": ft.Colors.TRANSPARENT,
}
"""What is behind a story; what shines through is the runner's."""


def dress(page: ft.Page, staging: Staging) -> None:
    """Surround a story; the caller updates the page."""
    page.fonts = {**SCRIPTS, "monospace": FONTS[MONO]}
    page.theme_mode = ft.ThemeMode(staging.theme)
    page.theme = page.dark_theme = _theme(staging)
    page.rtl = staging.rtl
    page.bgcolor = BACKGROUNDS[staging.background]
    page.locale_configuration = _locale(staging.locale)


def _theme(staging: Staging) -> ft.Theme:
    styles = {
        f"{role}_{name}": _style(size, staging.text_scale)
        for role, sizes in SIZES.items()
        for name, size in zip(("large", "medium", "small"), sizes, strict=True)
    }
    text_theme = ft.TextTheme(**styles)
    return ft.Theme(color_scheme_seed=staging.seed, text_theme=text_theme)


def _style(size: int, scale: float) -> ft.TextStyle:
    return ft.TextStyle(
        size=size * scale if scale != 1 else None,
        color=ft.Colors.ON_SURFACE,  # else it would be black, dark theme or not
        font_family_fallback=list(SCRIPTS),
    )


def _locale(name: str) -> ft.LocaleConfiguration | None:
    if not name:
        return None
    language, _, country = name.replace("_", "-").partition("-")
    locale = ft.Locale(language, country or None)
    return ft.LocaleConfiguration([locale], locale)
