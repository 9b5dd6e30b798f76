"""The middle of the runner: the stage, or a friendly word where there is none."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.finding import Story, StoryFile
from flet_components.stories.look import ROUND, caption, empty_state, label
from flet_components.stories.runner.scene import Bench
from flet_components.stories.stage import Stage
from flet_components.stories.stage.fault_faces import fault_board
from flet_components.stories.stage.faults import Fault

__all__ = ["StageFrame"]


class StageFrame:
    """A sheet on the grey of the runner, on which a story's own page lies.

    Args:
        bench: What is asked for when a story is pressed.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._sheet = ft.Container(
            expand=True,
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
            border_radius=12,
            border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
            clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        )
        self.view = ft.Container(self._sheet, expand=True)

    def fit(self, *, narrow: bool, alone: bool) -> None:
        """Give the stage more of a narrow window, or all there is."""
        side = 0 if alone else 8 if narrow else 16
        self.view.padding = ft.Padding.only(left=side, right=side, bottom=side)
        self._sheet.border_radius = 0 if alone else 12
        line = ft.BorderSide(0 if alone else 1, ft.Colors.OUTLINE_VARIANT)
        self._sheet.border = ft.Border(line, line, line, line)

    def show(self, stage: Stage, url: str) -> None:
        """Show a stage; only a new control with a new key makes a new connection."""
        app = ft.FletApp(
            url=url,
            key=stage.token,
            expand=True,
            boot_screen_options={"spinner_size": 0},
        )
        # Without a container of its own, the stage hides all names around it from
        # screen readers.
        self._sheet.content = ft.Semantics(
            content=app, container=True, expand=True, label="Stage"
        )

    def show_fault(self, file: StoryFile) -> None:
        """Show why a file has no stories."""
        assert file.error is not None
        story = Story(file.id, "", "", file.path, file.error.lineno or 1, "")
        self._sheet.content = fault_board(Fault.of(file.error, story))

    def show_unknown(self, id: str, nearest: Sequence[Story]) -> None:
        """Say that there is no such story, and which ones there are."""
        self._sheet.content = empty_state(
            ft.Icons.SEARCH_OFF,
            "There is no such story",
            f"Nothing is called {id}."
            + (" Did you mean one of these?" * bool(nearest)),
            *(self._link(story) for story in nearest),
        )

    def show_nothing(self, book: Book) -> None:
        """Say what to do where there is no story."""
        places = ", ".join(str(place.path) for place in book.places)
        self._sheet.content = empty_state(
            ft.Icons.AUTO_STORIES,
            "There are no stories yet",
            f"Write a function that returns a control into a file in {places}.",
        )

    def _link(self, story: Story) -> ft.Control:
        return ft.TextButton(
            ft.Row([label(story.title), caption(story.id)], spacing=8, tight=True),
            style=ft.ButtonStyle(shape=ft.RoundedRectangleBorder(radius=ROUND)),
            on_click=lambda: self._bench.select(story.id),
        )
