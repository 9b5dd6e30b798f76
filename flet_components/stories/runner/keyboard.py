"""What the keys of the runner do."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.runner.help_sheet import help_sheet
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.runner.shortcuts import Shortcut, Shortcuts
from flet_components.stories.runner.stage_frame import StageFrame
from flet_components.stories.runner.tree import Tree
from flet_components.stories.staging import staging_knobs

__all__ = ["Keyboard"]

ZOOMS = (1.0, 1.5, 2.0, 0.5)


class Keyboard:
    """Listens to the keys of a runner's page.

    Args:
        page: The page.
        book: The stories, in the order in which keys go through them.
        bench: What is asked for.
        tree: Has the field that searches.
        frame: Knows which keys are the story's.
        panels: Names of the panels, in their order.
    """

    def __init__(
        self,
        page: ft.Page,
        book: Book,
        bench: Bench,
        tree: Tree,
        frame: StageFrame,
        panels: Sequence[str],
    ) -> None:
        self._page = page
        self._book = book
        self._bench = bench
        self._tree = tree
        self._frame = frame
        self._panels = panels
        self._scene: Scene | None = None
        self._shortcuts = Shortcuts(page, self._all(), frame.has_keys)
        page.on_keyboard_event = self._shortcuts.press

    def show(self, scene: Scene) -> None:
        """Know what is open."""
        self._scene = scene

    def help(self) -> None:
        """Show what keys there are."""
        listed = [each for each in self._shortcuts.all if each.words]
        self._page.show_dialog(help_sheet(listed))

    def _all(self) -> Iterator[Shortcut]:
        yield Shortcut(("/", "Ctrl+K"), "Search stories", self._search)
        yield Shortcut(("J", "Alt+Arrow Down"), "Next story", lambda: self._go(1))
        yield Shortcut(("K", "Alt+Arrow Up"), "Previous story", lambda: self._go(-1))
        yield Shortcut(("R",), "Play from the beginning", self._bench.remount)
        yield Shortcut(("T",), "Light or dark", self._bench.turn_light)
        yield Shortcut(("Z",), "Zoom: 100, 150, 200, 50 %", self._zoom)
        yield Shortcut(("S",), "Settings of the stage", self._bench.open_settings)
        yield Shortcut(
            ("F",), "The story alone, or with the runner", self._bench.turn_alone
        )
        yield Shortcut(("1",), "First panel; 2 the second ...", lambda: self._panel(0))
        for number in range(1, 9):
            act = functools.partial(self._panel, number)
            yield Shortcut((str(number + 1),), "", act)
        yield Shortcut(("?",), "This list", self.help)
        yield Shortcut(("Escape",), "Close; or take the keys from a story", self._leave)

    async def _search(self) -> None:
        self._bench.open_drawer()
        await self._tree.focus()

    def _go(self, step: int) -> None:
        """Open the next or previous of the stories that the tree shows."""
        stories = [story for story in self._book.stories if self._tree.shows(story)]
        ids = [story.id for story in stories]
        open_one = self._scene.address.story if self._scene else ""
        if open_one in ids:
            self._bench.select(ids[(ids.index(open_one) + step) % len(ids)])
        elif ids:
            self._bench.select(ids[0])

    def _panel(self, number: int) -> None:
        if number < len(self._panels):
            self._bench.open_panel(self._panels[number])

    def _zoom(self) -> None:
        zoom = self._scene.staging.zoom if self._scene else 1.0
        after = ZOOMS.index(zoom) + 1 if zoom in ZOOMS else 0
        kind = next(knob.kind for knob in staging_knobs() if knob.name == "zoom")
        assert kind is not None
        self._bench.set_staging("zoom", kind.encode(ZOOMS[after % len(ZOOMS)]))

    async def _leave(self) -> None:
        self._bench.close_drawer()
        await self._frame.take_keys()
