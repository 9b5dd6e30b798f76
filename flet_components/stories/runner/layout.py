"""Where the parts of the runner's page lie: wide, narrow, or the stage alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from flet_components.stories.runner.brand import brand
from flet_components.stories.runner.layer import Layer
from flet_components.stories.runner.proportions import BAR, SIDE, dock_height
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.runner.stage_frame import StageFrame

if TYPE_CHECKING:
    from flet_components.stories.runner.surroundings import Surroundings

__all__ = ["Layout"]

NARROW = 840
"""Width of the window below which the tree becomes a drawer."""
MENU, MENU_HEIGHT = 380, 680
"""Of the stage's menu."""


class Layout:
    """The one control on the runner's page.

    The stage has its place from the beginning, and keeps it; what is around it may
    come later, into places that are as large already.

    Args:
        bench: Asked to close what lies over the page.
        frame: The stage.
    """

    def __init__(self, bench: Bench, frame: StageFrame) -> None:
        self._narrow = False
        self._frame = frame
        self._around: Surroundings | None = None
        self._contents = ft.Column(spacing=0, expand=True)
        line = ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)
        self._side = ft.Container(width=SIDE, border=ft.Border.only(right=line))
        self._drawer = Layer("Close the list of stories", bench.close_drawer)
        self._drawer.darken(True)
        sheet = self._drawer.sheet
        sheet.width, sheet.left, sheet.top, sheet.bottom = SIDE + 32, 0, 0, 0
        self._settings = Layer("Close the settings", bench.close_drawer)
        self._settings.sheet.bgcolor = ft.Colors.SURFACE_CONTAINER_LOWEST
        self._settings.sheet.border = ft.Border.all(1, ft.Colors.OUTLINE_VARIANT)
        self._head = ft.Container(height=BAR)
        self._notice = ft.Container()
        self._foot = ft.Container(
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOW, border=ft.Border.only(top=line)
        )
        middle = ft.Column(
            [self._head, self._notice, frame.view, self._foot], spacing=0, expand=True
        )
        page = ft.Row(
            [self._side, middle],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        self.view = ft.Stack([page], expand=True, fit=ft.StackFit.EXPAND)

    def furnish(self, around: Surroundings) -> None:
        """Put into their places what is around the stage; the caller fits it."""
        self._around = around
        self._contents.controls = [brand(), around.tree.view]
        self.view.controls += [self._drawer.view, self._settings.view]
        self._settings.sheet.content = around.toolbar.menu.view
        self._head.content = around.toolbar.view
        self._notice.content = around.notice.view
        self._foot.content = around.dock.view
        self._foot.bgcolor = self._foot.border = self._foot.height = None

    def fit(self, width: float, height: float, scene: Scene) -> None:
        """Lay the parts out for a window; the caller updates the page."""
        alone = scene.address.view == "alone"
        narrow = width < NARROW
        self._narrow = narrow
        self._side.content = None if narrow else self._contents
        self._drawer.sheet.content = self._contents if narrow else None
        self._side.visible = not narrow and not alone
        self._head.visible = not alone
        self._foot.visible = scene.stage is not None and not alone
        self._drawer.open(self._drawer.is_open and narrow)
        self._frame.fit(narrow=narrow, alone=alone)
        if self._around is not None:
            self._around.toolbar.narrow(narrow)
            self._around.dock.fit(height)
        else:
            self._foot.height = dock_height(height, scene.address.panel)
        self._fit_settings(height)

    def _fit_settings(self, height: float) -> None:
        """Let the menu hang from its button, or lie on the lower edge."""
        sheet, narrow = self._settings.sheet, self._narrow
        self._settings.darken(narrow)
        sheet.right = 0 if narrow else 16
        sheet.left = sheet.bottom = 0 if narrow else None
        sheet.width = None if narrow else MENU
        sheet.top = max(64, height - MENU_HEIGHT) if narrow else 60
        sheet.height = None if narrow else min(MENU_HEIGHT, height - 76)
        sheet.border_radius = ft.BorderRadius.only(top_left=16, top_right=16)
        if not narrow:
            sheet.border_radius = 12
            sheet.shadow = ft.BoxShadow(
                blur_radius=24,
                color=ft.Colors.with_opacity(0.16, ft.Colors.BLACK),
                offset=ft.Offset(0, 8),
            )

    @property
    def shows_tree(self) -> bool:
        """Whether the tree can be seen."""
        return self._side.visible or self._drawer.is_open

    def open_drawer(self) -> None:
        """Show the tree, if it is not beside the page; the caller updates the page."""
        self.close()
        self._drawer.open(self._narrow)

    def open_settings(self) -> None:
        """Show the menu of the stage; the caller updates the page."""
        self.close()
        self._settings.open()

    def close(self) -> bool:
        """Close what lies over the page, and say whether anything did."""
        layers = (self._drawer, self._settings)
        was_open = any(layer.is_open for layer in layers)
        for layer in layers:
            layer.open(False)
        return was_open
