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
from flet_components.stories.runner.choosers import Segments
from flet_components.stories.runner.copy_button import CopyButton
from flet_components.stories.runner.proportions import BAR
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.runner.stage_menu import StageMenu, turned

__all__ = ["Toolbar"]


class Toolbar:
    """Title and caption of the story; its size, theme and staging; links to it.

    Args:
        bench: What is asked for when a button is pressed.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._path = caption("", no_wrap=True)
        self._title = heading("", max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
        self._caption = caption("", max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
        self._theme = ft.Container()
        self._is_dark: bool | None = None
        self._is_narrow = False
        menu = icon_button(ft.Icons.MENU, "Show all stories", bench.open_drawer)
        self._stories = ft.Container(menu)
        self._links, self._more_links = Links(bench), Links(bench)
        self.menu = StageMenu(bench, self._more_links.buttons)
        self._size = Segments("Size", self._resize, DEVICES)
        self._stage_button = bare_button(
            ft.Icons.TUNE, STAGE, bench.open_settings, badge=_badge(0)
        )
        remount = icon_button(
            ft.Icons.REFRESH, "Play from the beginning", bench.remount
        )
        self._wide = ft.Row(self._links.buttons, spacing=0)
        self._story_buttons = ft.Row(
            [
                self._size.view,
                ft.Container(width=8),
                self._theme,
                named(STAGE, self._stage_button),
                remount,
                self._wide,
            ],
            spacing=0,
        )
        title = ft.Row([self._path, self._title], spacing=8, tight=True)
        words = ft.Column(
            [title, self._caption],
            spacing=2,
            expand=True,
            alignment=ft.MainAxisAlignment.CENTER,
        )
        self.view = ft.Container(
            ft.Row([self._stories, words, self._story_buttons], spacing=0),
            height=BAR,
            padding=ft.Padding.only(left=16, right=12),
        )

    def show(self, scene: Scene, link: str, alone: str, *, dark: bool) -> None:
        """Show a story's name, and where its buttons lead to."""
        story = scene.visit.story if scene.visit else None
        *_, file, name = ("", "", *scene.address.story.split("/"))
        self._path.value = f"{as_title(file)}  /" if file else ""
        self._path.visible = bool(file) and not self._is_narrow
        self._title.value = as_title(name) or "Stories"
        self._caption.value = _first_paragraph(story.caption) if story else ""
        self._caption.visible = bool(self._caption.value)
        self._caption.tooltip = hint(story.caption) if story else None
        self._story_buttons.visible = story is not None
        for links in (self._links, self._more_links):
            links.show(link, alone)
        self._size.show(scene.staging.size)
        self._stage_button.badge = _badge(len(turned(scene)))
        self.menu.show(scene)
        self._show_theme(dark)

    def _show_theme(self, dark: bool) -> None:
        if dark is not self._is_dark:
            self._is_dark = dark
            icon = ft.Icons.LIGHT_MODE if dark else ft.Icons.DARK_MODE
            words = "Change to light" if dark else "Change to dark"
            self._theme.content = icon_button(icon, words, self._bench.turn_light)

    def _resize(self, size: str) -> None:
        self.menu.turn("size", size)

    def narrow(self, narrow: bool) -> None:
        """Make room: on a narrow window tree and links are behind a button."""
        self._is_narrow = narrow
        self._stories.visible = narrow
        self._size.view.visible = self._wide.visible = not narrow
        self._path.visible = bool(self._path.value) and not narrow
        self.view.padding = ft.Padding.only(left=4 if narrow else 16, right=8)
        self.menu.fit(narrow=narrow)


class Links:
    """Ways to the story from elsewhere, and help.

    Args:
        bench: Asked for help.
    """

    def __init__(self, bench: Bench) -> None:
        alone = "Open the story alone, in a new tab"
        self._alone = bare_button(ft.Icons.OPEN_IN_NEW, alone)
        self._copy = CopyButton("Copy the link to this story")
        keys = icon_button(ft.Icons.KEYBOARD, "Show the keys", bench.help)
        self.buttons: list[ft.Control] = [named(alone, self._alone), self._copy, keys]

    def show(self, link: str, alone: str) -> None:
        """Lead to a story."""
        self._alone.action = ft.OpenUrl(alone)
        self._copy.offer(link)


STAGE = "Settings of the stage"
DEVICES = {
    "free": ft.Icons.FIT_SCREEN,
    "phone": ft.Icons.SMARTPHONE,
    "tablet": ft.Icons.TABLET_MAC,
    "desktop": ft.Icons.DESKTOP_WINDOWS,
}


def _badge(count: int) -> ft.Badge | None:
    if not count:
        return None
    return ft.Badge(
        str(count),
        bgcolor=ft.Colors.PRIMARY,
        text_color=ft.Colors.ON_PRIMARY,
        offset=ft.Offset(-4, 4),
    )


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())
