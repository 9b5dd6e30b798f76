"""The tree of stories, and the field that searches it."""

from __future__ import annotations

from collections.abc import Iterator

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.finding import Story, StoryFile, as_title
from flet_components.stories.look import ROUND, caption, field_style
from flet_components.stories.runner.scene import Bench

__all__ = ["Tree"]

FEW = 80
"""Stories up to which all components begin unfolded."""


class Tree:
    """Folders, the components in them, and their stories.

    Args:
        book: The stories.
        bench: What is asked for when one is pressed.
    """

    def __init__(self, book: Book, bench: Bench) -> None:
        self._book = book
        self._bench = bench
        self._selected = ""
        self._words: list[str] = []
        self._folded: set[str] = set()
        self._rows: dict[str, ft.TextButton] = {}
        self._list = ft.ListView(
            expand=True, spacing=0, padding=ft.Padding.only(left=8, right=8, bottom=16)
        )
        self._search = ft.TextField(
            hint_text="Search stories",
            prefix_icon=ft.Icon(ft.Icons.SEARCH, size=18),
            prefix_icon_size_constraints=ft.BoxConstraints(min_width=36),
            on_change=self._searched,
            **field_style(),
        )
        self.view = ft.Column(
            [
                ft.Container(
                    self._search,
                    padding=ft.Padding.only(left=16, top=0, right=16, bottom=8),
                ),
                self._list,
            ],
            spacing=0,
            expand=True,
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the stories of the book as they are now; the caller updates the page."""
        if sum(len(file.stories) for file in self._book.files) > FEW:
            self._folded |= {file.id for file in self._book.files}
        self._build()

    def select(self, story: str) -> None:
        """Mark a story as the open one; the caller updates the page."""
        before, self._selected = self._selected, story
        parent = story.rpartition("/")[0]
        if parent in self._folded:
            self._folded.discard(parent)
            self._build()
        for id in (before, story):
            if id in self._rows:
                self._rows[id].style = _row_style(id == story)

    def _searched(self, event: ft.Event[ft.TextField]) -> None:
        self._words = event.control.value.lower().split()
        self._build()
        self._list.update()

    def _build(self) -> None:
        self._rows = {}
        rows = list(self._file_rows())
        self._list.controls = rows or [self._no_match()]

    def _file_rows(self) -> Iterator[ft.Control]:
        folder = None
        for file in self._book.files:
            stories = [story for story in file.stories if self._matches(file, story)]
            if not stories and (file.stories or self._words):
                continue
            parent = file.id.rpartition("/")[0]
            if parent != folder:
                folder = parent
                yield _folder_row(parent)
            unfolded = bool(self._words) or file.id not in self._folded
            yield self._file_row(file, unfolded)
            if unfolded:
                yield from (self._story_row(story) for story in stories)

    def _matches(self, file: StoryFile, story: Story) -> bool:
        text = f"{story.id} {file.title} {story.title} {story.caption}".lower()
        return all(word in text for word in self._words)

    def _file_row(self, file: StoryFile, unfolded: bool) -> ft.Control:
        def pressed() -> None:
            if file.error is not None:
                self._bench.select(file.id)
                return
            self._folded ^= {file.id}
            self._build()
            self._list.update()

        icon = ft.Icon(
            ft.Icons.EXPAND_MORE if unfolded else ft.Icons.CHEVRON_RIGHT,
            size=16,
            color=ft.Colors.OUTLINE,
        )
        if file.error is not None:
            icon = ft.Icon(ft.Icons.ERROR, size=16, color=ft.Colors.ERROR)
        title = ft.Text(file.title, size=13, weight=ft.FontWeight.W_600, expand=True)
        return _row([icon, title], pressed, selected=file.id == self._selected)

    def _story_row(self, story: Story) -> ft.Control:
        parts: list[ft.Control] = [
            ft.Container(width=16),
            ft.Text(story.title, size=13, expand=True, no_wrap=True),
        ]
        row = _row(
            parts,
            lambda: self._bench.select(story.id),
            selected=story.id == self._selected,
        )
        self._rows[story.id] = row
        return row

    def _no_match(self) -> ft.Control:
        words = " ".join(self._words)
        text = f"Nothing is called “{words}”." if words else "There are no stories yet."
        return ft.Container(caption(text), padding=16)


def _folder_row(folder: str) -> ft.Control:
    name = " / ".join(as_title(part) for part in folder.split("/")) or "Stories"
    return ft.Container(
        ft.Text(
            name,
            size=11,
            weight=ft.FontWeight.W_600,
            color=ft.Colors.OUTLINE,
            style=ft.TextStyle(letter_spacing=0.6),
        ),
        padding=ft.Padding.only(left=8, top=16, bottom=4),
    )


def _row(parts: list[ft.Control], pressed: object, *, selected: bool) -> ft.TextButton:
    return ft.TextButton(
        ft.Row(parts, spacing=8),
        height=32,
        style=_row_style(selected),
        on_click=pressed,  # type: ignore[arg-type]
    )


def _row_style(selected: bool) -> ft.ButtonStyle:
    ink = ft.Colors.ON_PRIMARY_CONTAINER if selected else ft.Colors.ON_SURFACE
    return ft.ButtonStyle(
        color=ink,
        bgcolor=ft.Colors.PRIMARY_CONTAINER if selected else ft.Colors.TRANSPARENT,
        padding=ft.Padding.symmetric(horizontal=8),
        shape=ft.RoundedRectangleBorder(radius=ROUND),
    )
