"""The bar above the stage: what is shown, and what can be done with it."""

from __future__ import annotations

import flet as ft

from flet_components.stories.finding import as_title
from flet_components.stories.look import (
    bare_button,
    caption,
    heading,
    hint,
    icon_button,
    named,
)
from flet_components.stories.runner.copy_button import CopyButton
from flet_components.stories.runner.scene import Bench, Scene

__all__ = ["Toolbar"]


class Toolbar:
    """Title and caption of the story; theme, remount, open alone, copy link.

    Args:
        bench: What is asked for when a button is pressed.
    """

    def __init__(self, bench: Bench) -> None:
        self._path = caption("", no_wrap=True)
        self._title = heading("", max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
        self._caption = caption("", max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
        self._theme = ft.Container()
        self._is_dark: bool | None = None
        self._bench = bench
        self._menu = ft.Container(
            icon_button(ft.Icons.MENU, "Show all stories", bench.open_drawer)
        )
        alone = "Open the story alone, in a new tab"
        self._alone = bare_button(ft.Icons.OPEN_IN_NEW, alone)
        self._copy = CopyButton("Copy the link to this story")
        remount = icon_button(
            ft.Icons.REFRESH, "Play from the beginning", bench.remount
        )
        self._story_buttons = ft.Row(
            [remount, named(alone, self._alone), self._copy], spacing=0
        )
        title = ft.Row([self._path, self._title], spacing=8, tight=True)
        self.view = ft.Container(
            ft.Row(
                [
                    self._menu,
                    ft.Column(
                        [title, self._caption],
                        spacing=2,
                        expand=True,
                        alignment=ft.MainAxisAlignment.CENTER,
                    ),
                    self._theme,
                    self._story_buttons,
                ],
                spacing=0,
            ),
            height=64,
            padding=ft.Padding.only(left=16, right=12),
        )

    def show(self, scene: Scene, link: str, alone: str, *, dark: bool) -> None:
        """Show a story's name, and where its buttons lead to."""
        story = scene.visit.story if scene.visit else None
        *_, file, name = ("", "", *scene.address.story.split("/"))
        self._path.value = f"{as_title(file)}  /" if file else ""
        self._path.visible = bool(file) and not self._menu.visible
        self._title.value = as_title(name) or "Stories"
        self._caption.value = _first_paragraph(story.caption) if story else ""
        self._caption.visible = bool(self._caption.value)
        self._caption.tooltip = hint(story.caption) if story else None
        self._story_buttons.visible = story is not None
        self._alone.action = ft.OpenUrl(alone)
        self._copy.offer(link)
        self._show_theme(dark)

    def _show_theme(self, dark: bool) -> None:
        if dark is not self._is_dark:
            self._is_dark = dark
            icon = ft.Icons.LIGHT_MODE if dark else ft.Icons.DARK_MODE
            words = "Change to light" if dark else "Change to dark"
            self._theme.content = icon_button(icon, words, self._turn_light)

    def _turn_light(self) -> None:
        self._bench.set_staging("theme", "light" if self._is_dark else "dark")

    def narrow(self, narrow: bool) -> None:
        """Make room: on a narrow window the tree is behind a button."""
        self._menu.visible = narrow
        self._path.visible = bool(self._path.value) and not narrow
        self.view.padding = ft.Padding.only(left=4 if narrow else 16, right=8)


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())
