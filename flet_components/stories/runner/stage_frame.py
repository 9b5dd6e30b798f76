"""The middle of the runner: the stage, or a friendly word where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.finding import Story, StoryFile
from flet_components.stories.look import ROUND, caption, empty_state, label
from flet_components.stories.runner.placing import Placing, Room, place
from flet_components.stories.runner.scene import Bench
from flet_components.stories.runner.stage_keys import StageKeys
from flet_components.stories.stage import Stage
from flet_components.stories.stage.fault_faces import fault_board
from flet_components.stories.stage.faults import Fault
from flet_components.stories.staging import Staging

__all__ = ["StageFrame"]

CORNER = 12
DEVICE_CORNER = 20


class StageFrame:
    """A sheet on the grey of the runner, on which a story's own page lies.

    All of it keeps its place in the tree whatever the size: a stage that the client
    had to build anew would play its story from the beginning.

    Args:
        bench: What is asked for when a story is pressed.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._room = Room(960, 640)  # until the browser has told
        self._staging = Staging()
        self._keys: StageKeys | None = None
        self._rest = ft.KeyboardListener(ft.Container())
        self._device = ft.Container(self._rest, left=0, top=0, width=0, height=0)
        self._app = ft.Container(clip_behavior=ft.ClipBehavior.ANTI_ALIAS)
        self._words = caption("", text_align=ft.TextAlign.CENTER, left=0, right=0)
        self._face = ft.Container(left=0, top=0, right=0, bottom=0)
        self._sheet = ft.Container(
            ft.Stack(
                [self._device, self._app, self._words, self._face],
                expand=True,
                fit=ft.StackFit.EXPAND,
                on_size_change=self._on_size,
            ),
            expand=True,
            clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        )
        self.view = ft.Container(self._sheet, expand=True)
        self.fit(narrow=False, alone=False)
        self._place()

    async def has_keys(self) -> bool:
        """Say whether the key that the page tells of was for the story."""
        return self._keys is not None and await self._keys.heard()

    async def take_keys(self) -> None:
        """Take the focus away from the story."""
        await self._rest.focus()

    def fit(self, *, narrow: bool, alone: bool) -> None:
        """Give the stage more of a narrow window, or all there is."""
        side = 0 if alone else 8 if narrow else 16
        self.view.padding = ft.Padding.only(left=side, right=side, bottom=side)
        self._sheet.border_radius = corner = 0 if alone else CORNER
        line = ft.BorderSide(0 if alone else 1, ft.Colors.OUTLINE_VARIANT)
        self._sheet.foreground_decoration = ft.BoxDecoration(
            border=ft.Border(line, line, line, line), border_radius=corner
        )

    def stage(self, staging: Staging) -> None:
        """Give the stage its size, zoom and background; the caller updates the page."""
        self._staging = staging if self._keys is not None else Staging()
        self._place()

    def show(self, stage: Stage, where: Mapping[str, Any]) -> None:
        """Show a stage; only a new control with a new key makes a new connection."""
        app = ft.FletApp(
            **where,
            key=stage.token,
            expand=True,
            boot_screen_options={"spinner_size": 0},
        )
        self._keys = StageKeys(stage, app)
        # Without a container of its own, the stage hides all names around it from
        # screen readers.
        self._app.content = ft.Semantics(
            content=self._keys, container=True, expand=True, label="Stage"
        )
        self._face.visible = False

    def show_fault(self, file: StoryFile) -> None:
        """Show why a file has no stories."""
        assert file.error is not None
        story = Story(file.id, "", "", file.path, file.error.lineno or 1, "")
        self._show_face(fault_board(Fault.of(file.error, story)))

    def show_unknown(self, id: str, nearest: Sequence[Story]) -> None:
        """Say that there is no such story, and which ones there are."""
        self._show_face(
            empty_state(
                ft.Icons.SEARCH_OFF,
                "There is no such story",
                f"Nothing is called {id}."
                + (" Did you mean one of these?" * bool(nearest)),
                *(self._link(story) for story in nearest),
            )
        )

    def show_nothing(self, book: Book) -> None:
        """Say what to do where there is no story."""
        places = ", ".join(str(place.path) for place in book.places)
        self._show_face(
            empty_state(
                ft.Icons.AUTO_STORIES,
                "There are no stories yet",
                f"Write a function that returns a control into a file in {places}.",
            )
        )

    def _show_face(self, face: ft.Control) -> None:
        self._app.content = self._keys = None
        self._face.content = face
        self._face.visible = True
        self.stage(Staging())

    def _link(self, story: Story) -> ft.Control:
        return ft.TextButton(
            ft.Row([label(story.title), caption(story.id)], spacing=8, tight=True),
            style=ft.ButtonStyle(shape=ft.RoundedRectangleBorder(radius=ROUND)),
            on_click=lambda: self._bench.select(story.id),
        )

    # --- where the stage lies ---

    def _on_size(self, event: ft.LayoutSizeChangeEvent[ft.LayoutControl]) -> None:
        self._room = Room(event.width, event.height)
        self._place()
        self.view.update()

    def _place(self) -> None:
        staging, room = self._staging, self._room
        placing = place(staging, room)
        free = staging.size == "free"
        app = self._app
        app.left, app.top = placing.left, placing.top
        # Both sides, never a width: it follows the room before the server hears of it.
        app.right = room.width - placing.left - placing.width
        app.bottom = room.height - placing.top - placing.height
        if free and placing.scale == 1:
            app.right = app.bottom = 0
        app.scale = ft.Scale(placing.scale, alignment=ft.Alignment.TOP_LEFT)
        app.border_radius = 0 if free else DEVICE_CORNER
        app.bgcolor = ft.Colors.SURFACE_CONTAINER_LOWEST
        app.image = pattern("squares") if staging.background == "grid" else None
        self._sheet.bgcolor = (
            ft.Colors.SURFACE_CONTAINER_LOWEST
            if free
            else ft.Colors.SURFACE_CONTAINER_LOW
        )
        self._sheet.image = None if free else pattern("dots")
        self._outline(placing, visible=not free)

    def _outline(self, placing: Placing, *, visible: bool) -> None:
        device = self._device
        device.opacity = int(visible)  # what takes the keys from a story lies in it
        self._words.visible = visible
        device.left, device.top = placing.left - 5, placing.top - 5
        device.width, device.height = (
            placing.drawn_width + 10,
            placing.drawn_height + 10,
        )
        device.border_radius = DEVICE_CORNER * placing.scale + 5
        device.bgcolor = ft.Colors.SURFACE_CONTAINER_HIGH
        device.border = ft.Border.all(1, ft.Colors.OUTLINE_VARIANT)
        self._words.value = placing.words
        self._words.top = placing.top + placing.drawn_height + 12


def pattern(name: str) -> ft.DecorationImage:
    """Return a tile of 16 pixels that is repeated all over."""
    return ft.DecorationImage(
        f"/patterns/{name}.png", repeat=ft.ImageRepeat.REPEAT, scale=2
    )
