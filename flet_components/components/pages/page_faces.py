"""What stands around the pages of a list, and what it shows instead of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import flet as ft

from flet_components.components.pages.page_list import PageList
from flet_components.components.pages.page_loads import Paging
from flet_components.components.rows.list_faces import (
    ROW,
    Face,
    empty_face,
    failed_face,
    old_rows,
    skeleton,
)
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.infinite_list import InfiniteList

__all__ = ["face_of_pages", "framed"]


def framed(owner: InfiniteList, pages: PageList) -> ft.Control:
    """Put what a list shows under its head."""
    why = owner.bind(ft.Text(), value=lambda: _error(owner._loads.state))
    failed = failed_face(why, owner.reload)
    owner.bind(
        pages.view,
        cache_extent=lambda: owner.threshold,
        reverse=lambda: owner.reverse,
    )
    instead = owner.bind(  # over the list, which stays: it is empty then
        ft.Container(left=0, top=0, right=0, bottom=0),
        content=lambda: _instead(owner, failed),
        visible=lambda: face_of_pages(owner._loads.state) != "rows",
    )
    pages.stack.controls.append(instead)
    body = owner.bind(
        ft.Container(pages.stack),
        height=lambda: owner.list_height,
        expand=lambda: owner.list_height is None,
    )
    return owner.bind(
        ft.Column(
            [
                owner.bind(_head(owner), visible=lambda: owner.controls),
                old_rows(owner, lambda: _why_old(owner._loads.state), owner.reload),
                body,
            ],
            spacing=8,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        tight=lambda: owner.list_height is not None,
    )


def _head(owner: InfiniteList) -> ft.Control:
    """Make the title, and the button that fetches anew."""
    name = owner.bind(
        ft.Text(theme_style=ft.TextThemeStyle.TITLE_MEDIUM, expand=True),
        value=lambda: owner.title or "",
    )
    ring = ft.ProgressRing(width=18, height=18, stroke_width=2)
    busy = owner.bind(
        ft.Container(ring, width=40, height=40, alignment=ft.Alignment.CENTER),
        visible=lambda: owner._loads.state.loading == "first",
    )
    button = owner.bind(
        ft.MergeSemantics(
            ft.IconButton(
                ft.Icons.REFRESH,
                tooltip=say("refresh"),
                on_click=owner.reload,
                icon_size=20,
            )
        ),
        visible=lambda: owner._loads.state.loading != "first",
    )
    return ft.Row([name, busy, button], spacing=0, height=40)


def _instead(owner: InfiniteList, failed: ft.Control) -> Optional[ft.Control]:
    """Make what is shown instead of rows; None while there are some."""
    face = face_of_pages(owner._loads.state)
    if face == "rows":
        return None
    if face == "empty":
        return empty_face(say("empty") if owner.empty is None else owner.empty)
    if face == "failed":
        return failed
    height, room = owner.row_height or ROW, owner.list_height
    most = owner.placeholders if room is None else int(room // height)
    return skeleton(min(owner.placeholders, most), height)


def face_of_pages(state: Paging) -> Face:
    """Return what is to be seen."""
    pages = state.pages
    if not pages.pages:
        return "failed" if "first" in state.errors else "loading"
    some = any(page.items is None or page.items for page in pages.pages)
    return "rows" if some or pages.wanted("next") is not None else "empty"


def _error(state: Paging) -> str:
    return str(state.errors.get("first", ""))


def _why_old(state: Paging) -> str:
    """Say why the first page is not as new as it was to be, if so."""
    old = state.pages.pages and "first" in state.errors
    return f"{say('not_updated')} {_error(state)}" if old else ""
