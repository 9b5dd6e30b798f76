"""All that stands around the stage."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.runner.dock import Dock
from flet_components.stories.runner.keyboard import Keyboard
from flet_components.stories.runner.notice import Notice
from flet_components.stories.runner.scene import Bench
from flet_components.stories.runner.stage_frame import StageFrame
from flet_components.stories.runner.toolbar import Toolbar
from flet_components.stories.runner.tree import Tree

__all__ = ["Surroundings"]


class Surroundings:
    """The parts of the runner's page besides the stage.

    Args:
        page: The page.
        book: The stories.
        bench: What the parts may ask for.
        frame: The stage.
    """

    def __init__(
        self, page: ft.Page, book: Book, bench: Bench, frame: StageFrame
    ) -> None:
        self.tree = Tree(book, bench)
        self.toolbar = Toolbar(bench)
        self.notice = Notice()
        self.dock = Dock(bench)
        self.keyboard = Keyboard(page, book, bench, self.tree, frame, self.dock.names)

    @property
    def told(self) -> Sequence[ft.Control]:
        """Return what tells of the story, knobs included."""
        return self.toolbar.view, self.notice.view, self.dock.view
