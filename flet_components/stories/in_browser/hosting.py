"""Runs the runner in the browser, and gives each stage its line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import flet as ft
import flet_js  # type: ignore[import-not-found]

from flet_components.stories.address import Address
from flet_components.stories.book import Book
from flet_components.stories.fault_watch import FaultWatch
from flet_components.stories.in_browser.stage_line import StageLine
from flet_components.stories.in_browser.telling import tell_stories
from flet_components.stories.places import Place
from flet_components.stories.runner import Runner
from flet_components.stories.runner.links import Links
from flet_components.stories.stage import Stages

__all__ = ["run_in_browser"]

FIRST = (
    *(ft.Column, ft.Container, ft.FletApp, ft.KeyboardListener, ft.Row),
    *(ft.Semantics, ft.Stack, ft.Text),
)
"""What the first page is made of. Flet loads each when it is first named, and now there
is time for that: Flutter is not there yet."""


def run_in_browser(places: Sequence[tuple[str, str]]) -> None:
    """Show the stories of some places: the site's `main`.

    Args:
        places: Folders or files of stories, and what their ids begin with.
    """
    book = Book([Place(Path(path).resolve(), prefix) for path, prefix in places])
    stages = Stages(book)
    load_first(book)

    async def main(page: ft.Page) -> None:
        FaultWatch(stages).__enter__()  # for as long as there is this page
        take_lines(stages)
        Runner(page, book, stages, SiteLinks()).open(story_first=True)
        tell_stories(book)

    ft.run(main)


def load_first(book: Book) -> None:
    """Load the story that the address asks for, while Flutter is not there yet."""
    _, _, route = flet_js.documentUrl.partition("#")
    story = book.story(Address.parse(route).story) or book.first
    if story is not None:
        book.visit(story)


class SiteLinks(Links):
    """Addresses of a site that is only files: all that varies stands behind the `#`."""

    def follow(self, page: ft.Page) -> None:
        """Find out where the site is."""
        page_url, _, _ = flet_js.documentUrl.partition("#")
        self.root = page_url.partition("?")[0].rpartition("/")[0]

    def to(self, address: Address) -> str:
        """Return the link that opens an address."""
        return f"{self.root}/#{address}"

    def stage(self, token: str) -> dict[str, Any]:
        """Return what an embedded page needs to know."""
        return {"url": f"stage:{token}", "assets_dir": f"{self.root}/"}


def take_lines(stages: Stages) -> None:
    """Connect the pages of stages, which tell of themselves as messages do."""
    own = flet_js.send

    def send(data: Any) -> None:
        if not hasattr(data, "line"):
            own(data)
        elif (stage := stages.find(data.app)) is not None:
            StageLine(stage, data.line).open()

    flet_js.send = send
