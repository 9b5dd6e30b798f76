"""What lies below the stage: tabs, and the panel that is open."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from flet_components.stories.address import CLOSED
from flet_components.stories.look import MUTED, icon_button, line
from flet_components.stories.runner.panels import PANELS, Panel
from flet_components.stories.runner.proportions import TABS, dock_height
from flet_components.stories.runner.scene import Bench, Scene

__all__ = ["Dock"]


class Dock:
    """All panels; at most one of them is open.

    Args:
        bench: What the panels may ask for.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._panels: Sequence[Panel] = [panel(bench) for panel in PANELS]
        self._open = CLOSED
        self._window = 0.0
        self._shown: tuple[object, ...] = ()
        self._tabs = ft.Row(spacing=4, expand=True, scroll=ft.ScrollMode.HIDDEN)
        self._actions = ft.Row(spacing=8, tight=True)
        self._fold = ft.Container()
        self._body = ft.Container(
            expand=True, padding=ft.Padding.only(left=16, right=16, top=12)
        )
        bar = ft.Container(
            ft.Row([self._tabs, self._actions, self._fold], spacing=8),
            height=TABS,
            padding=ft.Padding.only(left=8, right=12),
        )
        self.view = ft.Container(
            ft.Column([bar, line(), self._body], spacing=0),
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
            border=ft.Border.only(top=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the panels."""
        return tuple(panel.name for panel in self._panels)

    def show(self, scene: Scene) -> None:
        """Show a story in all panels; the caller updates the page."""
        known = (*self.names, CLOSED)
        self._open = (
            scene.address.panel if scene.address.panel in known else self.names[0]
        )
        for panel in self._panels:
            panel.show(scene)
        self.refresh()

    def fit(self, height: float) -> None:
        """Know how high the window is; the caller updates the page."""
        self._window = height

    def refresh(self) -> None:
        """Show the tabs, and open the panel, as things are now."""
        panel = next((each for each in self._panels if each.name == self._open), None)
        self.view.height = dock_height(self._window, self._open)
        shown = (panel, *((each.badge, each.alert) for each in self._panels))
        if shown == self._shown:
            return
        self._shown = shown
        self._tabs.controls = [self._tab(each) for each in self._panels]
        self._actions.controls = list(panel.actions) if panel else []
        self._body.content = panel.view if panel else None
        self._body.visible = panel is not None
        icon = ft.Icons.EXPAND_MORE if panel else ft.Icons.EXPAND_LESS
        words = "Close the panel" if panel else "Open the panel"
        self._fold.content = icon_button(icon, words, self._folded)

    def _folded(self) -> None:
        opening = self._panels[0].name if self._open == CLOSED else CLOSED
        self._bench.open_panel(opening)

    def _tab(self, panel: Panel) -> ft.Control:
        chosen = panel.name == self._open
        ink = ft.Colors.PRIMARY if chosen else MUTED
        words: list[ft.Control] = [
            ft.Text(
                panel.name.capitalize(), size=13, weight=ft.FontWeight.W_600, color=ink
            )
        ]
        if panel.badge:
            words.append(_badge(panel.badge, alert=panel.alert))
        button = ft.TextButton(
            ft.Row(words, spacing=6, tight=True),
            style=ft.ButtonStyle(
                padding=ft.Padding.symmetric(horizontal=12),
                shape=ft.RoundedRectangleBorder(radius=0),
            ),
            height=TABS - 2,
            on_click=lambda: self._bench.open_panel(panel.name),
        )
        line = ft.Colors.PRIMARY if chosen else ft.Colors.TRANSPARENT
        return ft.Container(
            button, border=ft.Border.only(bottom=ft.BorderSide(2, line)), height=TABS
        )


def _badge(text: str, *, alert: bool) -> ft.Control:
    ground, ink = ft.Colors.SURFACE_CONTAINER_HIGHEST, ft.Colors.ON_SURFACE
    if alert:
        ground, ink = ft.Colors.ERROR, ft.Colors.ON_ERROR
    return ft.Container(
        ft.Text(text, size=11, weight=ft.FontWeight.W_600, color=ink),
        bgcolor=ground,
        border_radius=8,
        padding=ft.Padding.symmetric(horizontal=6, vertical=1),
    )
