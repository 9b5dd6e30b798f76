"""A component's manual as controls: what it says of itself, and tables of the rest."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import flet as ft

from flet_components.stories.look import MONO, MUTED, caption, code, heading
from flet_components.stories.manual import Manual
from flet_components.stories.manual.manual import Described
from flet_components.stories.manual.markdown import as_markdown

__all__ = ["component_page", "words"]

Breakpoint = str | ft.ResponsiveRowBreakpoint
NAME: dict[Breakpoint, ft.Number] = {"xs": 12, "md": 4, "lg": 3}
REST: dict[Breakpoint, ft.Number] = {"xs": 12, "md": 8, "lg": 9}
SMALL = 13


def component_page(manual: Manual) -> list[ft.Control]:
    """Return what there is to know of a component."""
    parts: list[ft.Control] = [heading(manual.name)]
    if manual.doc:
        parts.append(words(manual.doc))
    for title, described in (
        ("Fields", manual.fields),
        ("To read", manual.readings),
        ("Events", manual.events),
        ("Verbs", manual.verbs),
    ):
        if described:
            parts += [heading(title), *_groups(manual, described)]
    return parts


def words(docstring: str) -> ft.Markdown:
    """Show a docstring."""
    plain = ft.TextStyle(size=SMALL, height=1.5)
    return ft.Markdown(
        as_markdown(docstring),
        selectable=True,
        extension_set=ft.MarkdownExtensionSet.GITHUB_FLAVORED,
        md_style_sheet=ft.MarkdownStyleSheet(
            p_text_style=plain,
            list_bullet_text_style=plain,
            strong_text_style=ft.TextStyle(weight=ft.FontWeight.W_600),
            code_text_style=ft.TextStyle(
                size=12, font_family=MONO, color=ft.Colors.SECONDARY
            ),
            codeblock_decoration=ft.BoxDecoration(
                bgcolor=ft.Colors.SURFACE_CONTAINER, border_radius=8
            ),
            codeblock_padding=12,
            block_spacing=8,
        ),
    )


def _groups(manual: Manual, described: Iterable[Described]) -> Iterable[ft.Control]:
    """Yield the rows, by the class that declares them, the component's own first."""
    for owner, group in itertools.groupby(described, lambda each: each.owner):
        rows = [_row(each) for each in group]
        if owner != manual.name:
            yield caption(f"of {owner}, from which it is made", italic=True)
        yield ft.Column(rows, spacing=0)


def _row(described: Described) -> ft.Control:
    name: list[ft.Control] = [
        code(described.name, weight=ft.FontWeight.W_600, selectable=True)
    ]
    if described.type and not described.name.startswith("on_"):
        name.append(caption(described.type))
        default = described.default or "must be given"
        name.append(code(default, size=11, color=ft.Colors.TERTIARY, max_lines=2))
    about = words(described.doc) if described.doc else caption("", color=MUTED)
    return ft.Container(
        ft.ResponsiveRow(
            [
                ft.Column(name, spacing=2, col=NAME),
                ft.Container(about, col=REST),
            ],
            spacing=24,
            run_spacing=4,
        ),
        padding=ft.Padding.symmetric(vertical=8),
        border=ft.Border.only(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
    )
