"""The row at either end of a list, which notices when it comes near."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Optional, Union

import flet as ft

from flet_components.component_state import ComponentState
from flet_components.wording import say

__all__ = ["EdgeRow", "Waiting"]

HEIGHT = 56
"""Height of the row, the same whatever it says, so that nothing moves."""
Waiting = Union[Literal["loading", "more", "end"], Exception]
"""What it says: that a page is on its way, may be asked for, or failed; or the end."""


class EdgeRow:
    """A row after the last page, or before the first one.

    It is drawn when it comes near to what can be seen; then the client tells its size,
    once. A new row tells it anew.

    Args:
        state: That of the component.
        load: Called when the user asks for the page.
        near: Called when it comes near.
        end: What it says if there is nothing more; None for nothing.
    """

    def __init__(
        self,
        state: ComponentState,
        load: Callable[[], object],
        near: Callable[[], object],
        end: Optional[str],
    ) -> None:
        self._load, self._end = load, end
        self.box = ft.Container(
            height=HEIGHT,
            alignment=ft.Alignment.CENTER,
            padding=ft.Padding.symmetric(horizontal=12),
            on_size_change=lambda _: near(),
        )
        self._content = state.output(self.box, "content")
        self._shown: Optional[Waiting] = None

    def show(self, what: Waiting) -> None:
        """Say how it stands."""
        if what != self._shown:
            self._shown = what
            self._content.set(self._face(what))

    def _face(self, what: Waiting) -> Optional[ft.Control]:
        if what == "loading":
            return _loading()
        if what == "more":
            return ft.TextButton(say("list.more"), on_click=self._load)
        if what == "end":
            return _end(self._end) if self._end else None
        return _failed(what, self._load)


def _loading() -> ft.Control:
    return ft.Semantics(
        label=say("loading"),
        content=ft.ProgressRing(width=20, height=20, stroke_width=2),
    )


def _end(text: str) -> ft.Control:
    return ft.Text(
        text,
        theme_style=ft.TextThemeStyle.BODY_SMALL,
        color=ft.Colors.ON_SURFACE_VARIANT,
    )


def _failed(error: object, load: Callable[[], object]) -> ft.Control:
    words = ft.Text(
        f"{say('not_loaded')} {error}".strip(),
        theme_style=ft.TextThemeStyle.BODY_SMALL,
        color=ft.Colors.ON_SURFACE_VARIANT,
        max_lines=2,
        overflow=ft.TextOverflow.ELLIPSIS,
        expand=True,
    )
    return ft.Row(
        [
            ft.Icon(ft.Icons.CLOUD_OFF, size=18, color=ft.Colors.ON_SURFACE_VARIANT),
            ft.Semantics(content=words, live_region=True, expand=True),
            ft.TextButton(say("retry"), on_click=load),
        ],
        spacing=8,
    )
