"""What can be pressed has a name by which a screen reader calls it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from flet_components.stories.book import Book
from flet_components.stories.finding import StoryFile
from flet_components.stories.places import catalogue
from flet_components.stories.playing import played
from flet_components.testing import Screen

BOOK = Book((catalogue(),))
WORDLESS = ("IconButton", "PopupMenuButton")
"""Buttons that have no words; the web says nothing of their tooltips, unless merged."""


def nameless(node: Any, *, named: bool = False) -> Iterator[Any]:
    """Yield the buttons in a tree that have no name."""
    if isinstance(node, list):
        for each in node:
            yield from nameless(each, named=named)
    elif isinstance(node, dict) and node.get("visible", True):
        if node.get("_c") in WORDLESS and not (named and node.get("tooltip")):
            yield node
        named = named or node.get("_c") == "MergeSemantics"
        for each in node.values():
            yield from nameless(each, named=named)


@pytest.mark.parametrize("file", BOOK.files, ids=lambda file: file.id)
async def test_buttons_have_names(screen: Screen, file: StoryFile) -> None:
    """Each button without words, of each first story, tells what it does."""
    story = file.stories[0]
    visit = BOOK.visit(story)
    assert visit.function is not None
    values = {knob.name: knob.default for knob in visit.knobs}
    async with played(visit.function, values) as shown:
        screen.show(shown)
        await screen.advance(3)
        found = list(nameless(screen.find(shown)))
        screen.hide(shown)
    assert found == []
