"""Where the parts of the runner's page lie: wide, narrow, or the stage alone."""

from __future__ import annotations

import flet as ft

from flet_components.stories.look import named
from flet_components.stories.runner.brand import brand
from flet_components.stories.runner.dock import Dock
from flet_components.stories.runner.notice import Notice
from flet_components.stories.runner.scene import Bench
from flet_components.stories.runner.stage_frame import StageFrame
from flet_components.stories.runner.toolbar import Toolbar
from flet_components.stories.runner.tree import Tree

__all__ = ["Layout"]

NARROW = 840
"""Width of the window below which the tree becomes a drawer."""
SIDE = 272


class Layout:
    """The one control on the runner's page.

    Args:
        bench: Asked to close the drawer.
        tree: Left, or in the drawer.
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
        self._tree = tree
        self._toolbar = toolbar
        self._frame = frame
        self._dock = dock
        self._contents = ft.Column([brand(), tree.view], spacing=0, expand=True)
        line = ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)
        self._side = ft.Container(width=SIDE, border=ft.Border.only(right=line))
        self._drawer = ft.Container(
            width=SIDE + 32, bgcolor=ft.Colors.SURFACE, left=0, top=0, bottom=0
        )
        scrim = ft.Container(
            expand=True, bgcolor=ft.Colors.BLACK_54, on_click=bench.close_drawer
        )
        self._layer = ft.Stack(
            [named("Close the list of stories", scrim), self._drawer],
            expand=True,
            visible=False,
        )
        middle = ft.Column(
            [toolbar.view, notice.view, frame.view, dock.view], spacing=0, expand=True
        )
        page = ft.Row(
            [self._side, middle],
            spacing=0,
            expand=True,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        self.view = ft.Stack([page, self._layer], expand=True, fit=ft.StackFit.EXPAND)

    def fit(self, width: float, height: float, *, alone: bool) -> None:
        """Lay the parts out for a window; the caller updates the page."""
        narrow = width < NARROW
        self._side.content = None if narrow else self._contents
        self._drawer.content = self._contents if narrow else None
        self._side.visible = not narrow and not alone
        self._toolbar.view.visible = not alone
        self._layer.visible = self._layer.visible and narrow
        self._toolbar.narrow(narrow)
        self._frame.fit(narrow=narrow, alone=alone)
        self._dock.fit(height)

    def open_drawer(self, opened: bool) -> None:
        """Show or hide the tree of a narrow window; the caller updates the page."""
        self._layer.visible = opened
