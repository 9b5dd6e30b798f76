"""The tree of stories and its search."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.runner import Runner
from flet_components.stories.stage import Stages
from flet_components.stories.stage.tapping import controls_in
from flet_components.testing import Screen
from tests.stories.files import Read, Write

STORY = "def {name}():\n    '''{caption}'''\n"


async def opened(wide: Screen, read: Read, story: str = "timing/clock/round") -> Book:
    """Open the runner in a browser; return its stories."""
    book = read()
    await wide.visit(f"/story/{story}")
    await wide.run(lambda page: Runner(page, book, Stages(book)).open())
    return book


def fill(write: Write) -> None:
    """Write three files in two folders."""
    write("timing/countdown.py", STORY.format(name="two_minutes", caption="Usual."))
    write("timing/clock.py", STORY.format(name="round", caption="With hands."))
    write("input/choice.py", STORY.format(name="two_of_them", caption="Pick."))


async def test_folders_files_stories(wide: Screen, write: Write, read: Read) -> None:
    """Stories stand under their file, files under their folder."""
    fill(write)
    await opened(wide, read)
    tree = [
        "Input",
        "Choice",
        "Two of them",
        "Timing",
        "Clock",
        "Round",
        "Countdown",
        "Two minutes",
    ]
    texts = [text for text in wide.texts() if text in tree]
    assert texts[: len(tree)] == tree


async def test_search(wide: Screen, write: Write, read: Read) -> None:
    """Every word has to be in a story's id, title or caption."""
    fill(write)
    await opened(wide, read)
    await wide.type("two tim", into=ft.TextField)
    wide.shows("Two minutes")
    wide.lacks("Two of them", "Input")
    await wide.type("hands", into=ft.TextField)
    wide.lacks("Two minutes")
    await wide.type("nothing", into=ft.TextField)
    wide.shows("Nothing is called “nothing”.")


async def test_folding(wide: Screen, write: Write, read: Read) -> None:
    """A file that is pressed folds its stories away, and shows them again."""
    fill(write)
    await opened(wide, read)
    await wide.tap("Choice")
    wide.lacks("Two of them")
    await wide.tap("Choice")
    wide.shows("Two of them")


async def test_many_stories(wide: Screen, write: Write, read: Read) -> None:
    """With many stories files begin folded, but for the one that is open."""
    for letter in "ab":
        functions = "".join(f"def {letter}_{n}(): ...\n" for n in range(60))
        write(f"{letter}.py", functions)
    book = await opened(wide, read, "a/a_3")
    wide.shows("A 3")
    wide.lacks("B 3")
    await wide.tap("B")
    book.changed([write("c.py", "def c_1(): ...\n")])
    await wide.settle()
    wide.shows("B 3", "C")
    wide.lacks("C 1")


async def test_a_search_that_finds_too_much(
    wide: Screen, write: Write, read: Read
) -> None:
    """A search shows as much as anybody would read, and says that there is more."""
    write("a.py", "".join(f"def story_{n}(): ...\n" for n in range(500)))
    await opened(wide, read, "a/story_3")
    await wide.type("story", into=ft.TextField)
    wide.shows("Story 97", "There are more: search for another word as well.")
    wide.lacks("Story 98")
    await wide.type("story_499", into=ft.TextField)
    wide.shows("Story 499")


async def test_a_file_that_cannot_be_imported(
    wide: Screen, write: Write, read: Read
) -> None:
    """It is marked once it was visited, and the mark goes when it is mended."""
    write("good.py", "def fine(): ...\n")
    path = write("bad.py", "import nowhere_at_all\n\ndef broken(): ...\n")
    book = await opened(wide, read, "good/fine")
    assert not marks(wide)
    await wide.tap("Broken")
    (mark,) = marks(wide)
    assert mark.tooltip.message.startswith("ModuleNotFoundError: No module named")
    write("bad.py", "def broken(): ...\n")
    book.changed([path])
    await wide.settle()
    assert not marks(wide)


def marks(wide: Screen) -> list[Any]:
    """Return what marks files that fail."""
    return [
        control
        for control in controls_in(wide.page)
        if isinstance(control, ft.Icon) and control.icon == ft.Icons.ERROR
    ]
