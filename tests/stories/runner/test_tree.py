"""The tree of stories and its search."""

from __future__ import annotations

import flet as ft

from flet_components.stories.runner import Runner
from flet_components.stories.stage import Stages
from flet_components.testing import Screen
from tests.stories.files import Read, Write

STORY = "def {name}():\n    '''{caption}'''\n"


async def opened(wide: Screen, read: Read, story: str = "timing/clock/round") -> None:
    """Open the runner in a browser."""
    book = read()
    await wide.visit(f"/story/{story}")
    await wide.run(lambda page: Runner(page, book, Stages(book)).open())


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
    await opened(wide, read, "a/a_3")
    wide.shows("A 3")
    wide.lacks("B 3")
