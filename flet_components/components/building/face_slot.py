"""The place in which one face after the other is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Optional

import flet as ft

from flet_components.bindings import Output
from flet_components.component_state import ComponentState
from flet_components.components.building.looks import Look, Mark
from flet_components.wording import say

__all__ = ["FaceSlot"]

FADE = ft.Animation(200, ft.AnimationCurve.EASE_OUT)
DIMMED = 0.5
"""Opacity of what is older than what is on its way."""
PLAIN = ft.Colors.SECONDARY_CONTAINER, ft.Colors.ON_SECONDARY_CONTAINER
BAD = ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR_CONTAINER


class FaceSlot:
    """Shows a face as large as it is, and lays what there is to say of it over it.

    So nothing moves when it is loaded anew, or cannot be.

    Args:
        state: That of the component.
        presses: For each mark what happens when it is pressed.
    """

    def __init__(
        self, state: ComponentState, presses: Mapping[Mark, Callable[[], Any]]
    ) -> None:
        self._presses = presses
        box = ft.Container(opacity=0, animate_opacity=FADE)
        line = ft.ProgressBar(
            bar_height=2,
            bgcolor=ft.Colors.TRANSPARENT,
            semantics_label=say("loading"),
            left=0,
            right=0,
            top=0,
            visible=False,
        )
        corner = ft.Row(
            left=4, right=4, top=4, alignment=ft.MainAxisAlignment.END, visible=False
        )
        self.view = ft.Stack([box, line, corner], fit=ft.StackFit.PASS_THROUGH)
        self._content: Output = state.output(box, "content")
        self._opacity: Output = state.output(box, "opacity")
        self._busy: Output = state.output(line, "visible")
        self._corner: Output = state.output(corner, "controls")
        self._marked: Output = state.output(corner, "visible")
        self._said: Optional[tuple[Mark, str]] = None

    def put(self, face: ft.Control) -> None:
        """Show another face."""
        self._content.set(None)  # Flet ignores a control that is equal to the old one
        self._content.set(face)

    def dress(self, look: Look, reason: str) -> None:
        """Show whether the face is old or new, and why.

        Args:
            look: What is to be seen.
            reason: Why it could not be updated.
        """
        self._opacity.set((DIMMED if look.busy else 1.0) if look.seen else 0.0)
        self._busy.set(look.busy)
        self._marked.set(look.mark is not None)
        said = (look.mark, reason if look.mark == "stale" else "")
        if look.mark is not None and said != self._said:
            self._said = said
            self._corner.set([self._button(*said)])

    def _button(self, mark: Mark, reason: str) -> ft.Control:
        stale = mark == "stale"
        behind, front = BAD if stale else PLAIN
        words = f"{say('not_updated')} {reason}".strip() if stale else say("resume")
        button = ft.IconButton(
            ft.Icons.SYNC_PROBLEM if stale else ft.Icons.PLAY_ARROW,
            icon_size=18,
            width=32,
            height=32,
            padding=0,
            icon_color=front,
            bgcolor=behind,
            tooltip=words,
            on_click=self._presses[mark],
        )
        return ft.MergeSemantics(ft.Semantics(content=button, live_region=stale))
