"""The tree of stories, and the field that searches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.finding import Story, StoryFile, as_title
from flet_components.stories.look import ROUND, caption, field_style, hint, named
from flet_components.stories.runner.scene import Bench

__all__ = ["Tree"]

ROW, FOLDER_ROW = 32, 44
ABOVE = 160
"""Room above the open story when the tree scrolls to it."""
FEW = 80
"""Stories up to which all components begin unfolded."""
MOST = 100
"""Rows that a search shows; nobody reads on, and the browser gets all of them."""


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
        self._known: set[str] = set()
        self._failures = book.failures
        self._marked: frozenset[str] = frozenset()
        self._rows: dict[str, ft.TextButton] = {}
        self._in_view = ""
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
        files = {file.id for file in self._book.files}
        if sum(len(file.stories) for file in self._book.files) > FEW:
            self._folded |= files - self._known
        self._known = files
        self._build()

    def select(self, story: str) -> None:
        """Mark a story as the open one; the caller updates the page."""
        before, self._selected = self._selected, story
        parent = story.rpartition("/")[0]
        if parent in self._folded or self._failures != self._book.failures:
            self._folded.discard(parent)
            self._build()
        for id in (before, story):
            if id in self._rows:
                self._rows[id].style = _row_style(id == story)

    def mark(self, stories: Iterable[str]) -> None:
        """Put a red dot at stories that left tasks; the caller updates the page."""
        if (marked := frozenset(stories)) != self._marked:
            self._marked = marked
            self._build()

    async def focus(self) -> None:
        """Have what is typed next go into the search."""
        await self._search.focus()

    async def bring_into_view(self) -> None:
        """Scroll to the open story, unless it was pressed here and so is in view."""
        if self._in_view == self._selected or self._selected not in self._rows:
            return
        self._in_view = self._selected
        row = self._rows[self._selected]
        rows = self._list.controls
        above = rows[: next(i for i, each in enumerate(rows) if each is row)]
        down = sum(getattr(each, "height", ROW) for each in above)
        await self._list.scroll_to(offset=max(0, down - ABOVE), duration=150)

    def _press(self, story: str) -> None:
        self._in_view = story
        self._bench.select(story)

    def shows(self, story: Story) -> bool:
        """Say whether a story is among those that are searched for."""
        file = self._book.file_of(story.id)
        return file is not None and self._matches(file, story)

    def _searched(self, event: ft.Event[ft.TextField]) -> None:
        self._words = event.control.value.lower().split()
        self._build()
        self._list.update()

    def _build(self) -> None:
        self._rows = {}
        self._failures = self._book.failures
        rows = list(self._file_rows())
        if self._words and len(rows) > MOST:
            more = caption("There are more: search for another word as well.")
            rows[MOST:] = [ft.Container(more, padding=16)]
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
        parts: list[ft.Control] = [icon, title]
        if file.error is None and (error := self._failures.get(file.path)):
            parts.append(_failed(error))
        elif file.stories:
            parts.append(caption(str(len(file.stories)), color=ft.Colors.OUTLINE))
        return _row(parts, pressed, selected=file.id == self._selected)

    def _story_row(self, story: Story) -> ft.Control:
        parts: list[ft.Control] = [
            ft.Container(width=16),
            ft.Text(story.title, size=13, expand=True, no_wrap=True),
        ]
        if story.id in self._marked:
            parts.append(named("left tasks behind", _dot()))
        row = _row(
            parts,
            lambda: self._press(story.id),
            selected=story.id == self._selected,
        )
        self._rows[story.id] = row
        return row

    def _no_match(self) -> ft.Control:
        words = " ".join(self._words)
        text = f"Nothing is called “{words}”." if words else "There are no stories yet."
        return ft.Container(caption(text), padding=16)


def _failed(error: BaseException) -> ft.Control:
    why = hint(f"{type(error).__name__}: {error}")
    icon = ft.Icon(ft.Icons.ERROR, size=16, color=ft.Colors.ERROR, tooltip=why)
    return named("cannot be imported", icon)


def _dot() -> ft.Control:
    return ft.Container(
        width=8,
        height=8,
        border_radius=4,
        bgcolor=ft.Colors.ERROR,
        tooltip=hint("It left tasks behind"),
    )


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
        padding=ft.Padding.only(left=8, bottom=6),
        alignment=ft.Alignment.BOTTOM_LEFT,
        height=FOLDER_ROW,
    )


def _row(parts: list[ft.Control], pressed: object, *, selected: bool) -> ft.TextButton:
    return ft.TextButton(
        ft.Row(parts, spacing=8),
        height=ROW,
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
