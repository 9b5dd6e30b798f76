"""Where the parts of the runner's page lie: wide, narrow, or the stage alone."""

from __future__ import annotations

import flet as ft

from flet_components.stories.runner.brand import brand
from flet_components.stories.runner.dock import Dock
from flet_components.stories.runner.layer import Layer
from flet_components.stories.runner.notice import Notice
from flet_components.stories.runner.scene import Bench
from flet_components.stories.runner.stage_frame import StageFrame
from flet_components.stories.runner.toolbar import Toolbar
from flet_components.stories.runner.tree import Tree

__all__ = ["Layout"]

NARROW = 840
"""Width of the window below which the tree becomes a drawer."""
SIDE = 272
MENU, MENU_HEIGHT = 380, 680
"""Of the stage's menu."""


class Layout:
    """The one control on the runner's page.

    Args:
        bench: Asked to close what lies over the page.
        tree: Left, or in a drawer.
        toolbar: Above the stage.
        notice: Between the two, if there is any.
        frame: The stage.
        dock: Below the stage.
    """

    def __init__(
        self,
        bench: Bench,
        tree: Tree,
        toolbar: Toolbar,
        notice: Notice,
        frame: StageFrame,
        dock: Dock,
    ) -> None:
        self._narrow = False
        self._toolbar = toolbar
        self._frame = frame
        self._dock = dock
        self._contents = ft.Column([brand(), tree.view], spacing=0, expand=True)
        line = ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)
        self._side = ft.Container(width=SIDE, border=ft.Border.only(right=line))
        self._drawer = Layer("Close the list of stories", bench.close_drawer)
        self._drawer.darken(True)
        sheet = self._drawer.sheet
        sheet.width, sheet.left, sheet.top, sheet.bottom = SIDE + 32, 0, 0, 0
        self._settings = Layer("Close the settings", bench.close_drawer)
        self._settings.sheet.content = toolbar.menu.view
        self._settings.sheet.bgcolor = ft.Colors.SURFACE_CONTAINER_LOWEST
        self._settings.sheet.border = ft.Border.all(1, ft.Colors.OUTLINE_VARIANT)
        middle = ft.Column(
            [toolbar.view, notice.view, frame.view, dock.view], spacing=0, expand=True
        )
        page = ft.Row(
            [self._side, middle],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        layers = [self._drawer.view, self._settings.view]
        self.view = ft.Stack([page, *layers], expand=True, fit=ft.StackFit.EXPAND)

    def fit(self, width: float, height: float, *, alone: bool) -> None:
        """Lay the parts out for a window; the caller updates the page."""
        narrow = width < NARROW
        self._narrow = narrow
        self._side.content = None if narrow else self._contents
        self._drawer.sheet.content = self._contents if narrow else None
        self._side.visible = not narrow and not alone
        self._toolbar.view.visible = not alone
        self._drawer.open(self._drawer.is_open and narrow)
        self._toolbar.narrow(narrow)
        self._frame.fit(narrow=narrow, alone=alone)
        self._dock.fit(height)
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
