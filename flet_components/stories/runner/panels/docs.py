"""The panel of what there is to read: story, component, and how both are made."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Sequence

import flet as ft

from flet_components.stories.finding import Story
from flet_components.stories.look import (
    empty_state,
    hint,
    quiet_button,
    small_button,
)
from flet_components.stories.manual import Manual, manual_of
from flet_components.stories.manual.component_of import component_of
from flet_components.stories.manual.source_text import Source
from flet_components.stories.runner.panels.listing import listing
from flet_components.stories.runner.panels.manual_pages import component_page, words
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene

__all__ = ["DocsPanel"]

STORY, COMPONENT, SOURCE = "story", "component", "source"


class DocsPanel(Panel):
    """Three pages: the story with its source, the component, the component's source."""

    name = "docs"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._story: Story | None = None
        self._manual: Manual | None = None
        self._page = STORY
        self._scene: Scene | None = None
        self._shown: tuple[object, ...] = ("nothing",)
        self._context = contextvars.copy_context()
        self._stop_following: Callable[[], None] = lambda: None
        self._followed: object = None
        self._view = ft.Container(expand=True)
        self._pages = ft.Row(spacing=8)
        self._copy = quiet_button("Copy", ft.Icons.CONTENT_COPY)

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that copies what the page is about."""
        return (self._copy,) if self._story is not None else ()

    def show(self, scene: Scene) -> None:
        """Show what there is to read about a story; it is made when it is looked at."""
        self._scene = scene
        self._follow(scene)
        if scene.address.panel == self.name:
            self._fill()

    # --- which component it is turns out when the story is on the stage ---

    def _follow(self, scene: Scene) -> None:
        fields = scene.stage.fields if scene.stage is not None else None
        if fields is not self._followed:
            self._stop_following()
            self._stop_following = lambda: None
            self._followed = fields
            self._stop_following = (
                fields.listen(self._on_news) if fields is not None else lambda: None
            )

    def _on_news(self) -> None:
        scene = self._scene
        open_now = scene is not None and scene.address.panel == self.name
        if open_now and self._found() is not self._manual:
            loop = asyncio.get_running_loop()
            loop.call_soon(self._on_time, context=self._context)

    def _on_time(self) -> None:
        self._fill()
        self.bench.panel_changed()

    def _found(self) -> Manual | None:
        scene = self._scene
        function = scene.visit.function if scene and scene.visit else None
        shown = scene.stage.fields.component if scene and scene.stage else None
        cls = component_of(function, type(shown) if shown is not None else None)
        return manual_of(cls) if cls is not None else None

    # --- what is shown ---

    def _fill(self) -> None:
        visit = self._scene.visit if self._scene is not None else None
        story, manual = visit.story if visit else None, self._found()
        if manual is None or (self._page == SOURCE and manual.source is None):
            self._page = STORY
        shown = (story, manual, self._page)
        if shown != self._shown:
            self._shown, self._story, self._manual = shown, story, manual
            self._view.content = self._lay_out(story, manual)

    def _lay_out(self, story: Story | None, manual: Manual | None) -> ft.Control:
        if story is None:
            return empty_state(
                ft.Icons.MENU_BOOK, "Nothing to read", "Open a story to read about it."
            )
        self._pages.controls = [
            small_button(title, name, self._turning(page), chosen=page == self._page)
            for page, title, name in _titles(manual)
        ]
        body, copied, what = self._body(story, manual)
        self._copy.action = ft.CopyToClipboard(copied)
        self._copy.tooltip = hint(f"Copy {what}")
        column = ft.Column(
            body, scroll=ft.ScrollMode.AUTO, expand=True, spacing=16, key=str(id(body))
        )
        return ft.Column([self._pages, column], expand=True, spacing=12)

    def _body(
        self, story: Story, manual: Manual | None
    ) -> tuple[list[ft.Control], str, str]:
        """Return what the page shows, and what its button copies."""
        if self._page == STORY or manual is None:
            about = [words(story.caption)] if story.caption else []
            source = listing(story.path.name, story.source, story.line)
            return [*about, source], story.source, "the source of the story"
        if self._page == COMPONENT:
            line = f"from {manual.module} import {manual.name}"
            return component_page(manual), line, f"“{line}”"
        assert manual.source is not None
        return [_listed(manual.source)], manual.source.text, f"all of {manual.name}"

    def _turning(self, page: str) -> Callable[[], None]:
        def turn() -> None:
            self._page = page
            self._on_time()

        return turn


def _titles(manual: Manual | None) -> list[tuple[str, str, str]]:
    titles = [(STORY, "Story", "Read about the story")]
    if manual is not None:
        titles.append((COMPONENT, manual.name, f"Read about {manual.name}"))
        if manual.source is not None:
            name = f"Read the source of {manual.name}"
            titles.append((SOURCE, f"Source of {manual.name}", name))
    return titles


def _listed(source: Source) -> ft.Control:
    return listing(source.path.name, source.text, source.line)
