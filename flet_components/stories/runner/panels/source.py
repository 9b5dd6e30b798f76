"""The panel of the story's source text."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from flet_components.stories.finding import Story
from flet_components.stories.highlight import highlighted
from flet_components.stories.look import MONO, caption, empty_state, hint, quiet_button
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene

__all__ = ["SourcePanel"]


class SourcePanel(Panel):
    """The function, as it is written in its file."""

    name = "source"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._view = ft.Container(expand=True)
        self._copy = quiet_button(
            "Copy", ft.Icons.CONTENT_COPY, tooltip=hint("Copy the source text")
        )
        self._source: str | None = None

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that copies the text."""
        return (self._copy,)

    def show(self, scene: Scene) -> None:
        """Show the source text of a story."""
        story = scene.visit.story if scene.visit else None
        if story is None:
            self._view.content = empty_state(
                ft.Icons.CODE, "No source text", "Open a story to read how it is made."
            )
            self._source = None
        elif story.source != self._source:
            self._source = story.source
            self._view.content = _listing(story)
            self._copy.action = ft.CopyToClipboard(story.source)


def _listing(story: Story) -> ft.Control:
    count = story.source.count("\n") + 1
    numbers = "\n".join(str(story.line + index) for index in range(count))
    style = ft.TextStyle(height=1.6)
    gutter = ft.Text(
        numbers,
        font_family=MONO,
        size=12,
        style=style,
        color=ft.Colors.OUTLINE,
        text_align=ft.TextAlign.RIGHT,
    )
    text = ft.Text(
        spans=highlighted(story.source),
        font_family=MONO,
        size=12,
        style=style,
        selectable=True,
    )
    lines = ft.Row(
        [gutter, text],
        spacing=16,
        scroll=ft.ScrollMode.AUTO,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    place = caption(f"{story.path.name}, line {story.line}")
    return ft.Column([place, lines], scroll=ft.ScrollMode.AUTO, expand=True, spacing=8)
