"""The colours of the story runner as variables of the site's style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flet_components.stories.look import DARK_THEME, LIGHT_THEME

__all__ = ["colours"]

ROLES = {
    "md-primary-fg-color": "primary",
    "md-primary-bg-color": "on_primary",
    "md-accent-fg-color": "primary",
    "md-accent-fg-color--transparent": "primary_container",
    "md-default-bg-color": "surface_container_lowest",
    "md-default-fg-color": "on_surface",
    "md-default-fg-color--light": "on_surface_variant",
    "md-default-fg-color--lighter": "outline",
    "md-default-fg-color--lightest": "outline_variant",
    "md-typeset-a-color": "primary",
    "md-typeset-color": "on_surface",
    "md-code-bg-color": "surface",
    "md-code-fg-color": "on_surface",
    "md-code-hl-keyword-color": "primary",
    "md-code-hl-string-color": "tertiary",
    "md-code-hl-number-color": "tertiary",
    "md-code-hl-comment-color": "on_surface_variant",
    "md-code-hl-function-color": "on_surface",
    "md-code-hl-name-color": "on_surface",
    "md-code-hl-operator-color": "on_surface_variant",
    "md-code-hl-punctuation-color": "on_surface_variant",
    "md-code-hl-constant-color": "secondary",
    "md-code-hl-special-color": "secondary",
    "site-surface": "surface",
    "site-raised": "surface_container",
    "site-line": "outline_variant",
    "site-soft": "primary_container",
    "site-on-soft": "on_primary_container",
}
"""Variables of the theme and of `site.css`, each with the role that it takes."""
SCHEMES = {"default": LIGHT_THEME, "slate": DARK_THEME}


def colours() -> str:
    """Return the style sheet."""
    return "\n".join(_scheme(name, theme) for name, theme in SCHEMES.items())


def _scheme(name: str, theme: Any) -> str:
    lines = "\n".join(_lines(theme.color_scheme))
    return f'[data-md-color-scheme="{name}"] {{\n{lines}\n}}\n'


def _lines(scheme: Any) -> Iterator[str]:
    for variable, role in ROLES.items():
        yield f"  --{variable}: {getattr(scheme, role)};"
