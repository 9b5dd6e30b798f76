"""What depends on a saved file is run again, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flet_components.stories.book import Book
from flet_components.stories.places import Place
from flet_components.stories.reloading import Imports, Project, affected
from flet_components.stories.stage import Stages
from flet_components.stories.staging import Staging
from flet_components.testing import Screen
from tests.stories.files import Write

COMPONENTS = """
import sys
from pathlib import Path
import flet_components
from flet_components import Clock, UserControl
from flet_components.components.clockwork import durations
from flet_components.stories.book import Book
from flet_components.stories.places import Place

before = flet_components.Countdown
book = Book([Place(Path(sys.argv[1]))])
countdown, clock = book.stories
first, second = book.visit(countdown).function, book.visit(clock).function
told = []
book.listen(told.append)
book.changed([Path(durations.__file__)])
assert told == [{countdown.path}], told
assert flet_components.Countdown is not before
assert flet_components.Countdown is sys.modules[
    "flet_components.components.timing.countdown"
].Countdown
assert book.visit(countdown).function is not first
assert book.visit(clock).function is second
assert flet_components.UserControl is UserControl
"""


def test_a_component_of_the_library(write: Write, folder: Path) -> None:
    """In a checkout a changed component is new for the stories that show it."""
    write("a.py", "from flet_components import Countdown\n\ndef one(): ...\n")
    write("b.py", "from flet_components import UserControl\n\ndef two(): ...\n")
    command = [sys.executable, "-c", COMPONENTS, str(folder)]
    subprocess.run(command, check=True)


@pytest.mark.parametrize(
    ("imports", "stale"),
    [
        ({"a": "b", "b": "c", "c": "", "d": ""}, {"a", "b", "c"}),
        ({"a": "c", "c": "a"}, {"a", "c"}),
        ({"p": "c", "p.q": "", "r": "p.q", "s": ""}, {"c", "p", "p.q", "r"}),
    ],
)
def test_what_is_affected(imports: dict[str, str], stale: set[str]) -> None:
    """It is what imports a changed module, and what lies in a changed package."""
    read = {name: Imports(frozenset({needs})) for name, needs in imports.items()}
    assert affected({"c"}, read) == stale


def test_a_whole_package() -> None:
    """Who imports a package as a whole may use any module of it."""
    read = {"a": Imports(whole=frozenset({"p"})), "p.q": Imports()}
    assert affected({"p.q"}, read) == {"a", "p.q"}


class Shop:
    """A project of two packages, and stories of some of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.save("shop/__init__.py", "")
        self.save("shop/words.py", "WORD = 'one'\n")
        self.save("shop/card.py", "from .words import WORD\n")
        self.save("stories/card.py", "from shop.card import WORD\n\ndef show(): ...\n")
        self.save("stories/lone.py", "import json\n\ndef show(): ...\n")
        self.book = Book([Place(root / "stories")])
        self.told: list[frozenset[Path]] = []
        self.book.listen(self.told.append)

    def save(self, name: str, text: str) -> None:
        """Write a file, and let the book know if there is one."""
        path = self.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        if hasattr(self, "book"):
            self.book.changed([path])

    def word(self) -> str:
        """Visit the story; return the word that it got, or why it got none."""
        story = self.book.story("card/show")
        assert story is not None
        visit = self.book.visit(story)
        if visit.function is None:
            return repr(visit.error)
        return str(visit.function.__globals__["WORD"])


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """The runner was started in the folder of a project."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield Shop(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == "shop"]:
        del sys.modules[name]


def test_a_module_that_a_story_imports(shop: Shop) -> None:
    """A save of it is seen by the stories that use it, directly or not."""
    assert shop.word() == "one"
    shop.save("shop/words.py", "WORD = 'two'\n")
    assert shop.told == [{shop.root / "stories" / "card.py"}]
    assert shop.word() == "two"
    shop.save("shop/unused.py", "")
    assert len(shop.told) == 1


def test_a_module_that_breaks_and_heals(shop: Shop) -> None:
    """The story tells the error of the module, until it is mended."""
    assert shop.word() == "one"
    shop.save("shop/words.py", "WORD = \n")
    assert "SyntaxError" in shop.word()
    assert "words.py" in shop.word()
    assert set(shop.book.failures) == {shop.root / "stories" / "card.py"}
    shop.save("shop/words.py", "WORD = 'two!'\n")
    assert shop.word() == "two!"
    assert not shop.book.failures


SHOWS = """
import flet as ft
from shop.card import WORD

def show(n: int = 1):
    return ft.Text(f"{WORD} {n}")
"""


async def test_what_the_stage_shows(screen: Screen, shop: Shop) -> None:
    """The stage follows a module, names it when it breaks, and keeps its knobs."""
    shop.save("stories/card.py", SHOWS)
    stages = Stages(shop.book)
    story = shop.book.story("card/show")
    assert story is not None
    stage = stages.open(story, {"n": "7"}, Staging())
    await screen.run(stage.open)
    screen.shows("one 7")
    shop.save("shop/words.py", "WORD = \n")
    await screen.settle()
    screen.shows("SyntaxError: invalid syntax", "words.py, line 1")
    shop.save("shop/words.py", "WORD = 'two'\n")
    await screen.settle()
    screen.shows("two 7")
    await stage.close()


def test_a_module_that_is_missing(shop: Shop) -> None:
    """A story that could not import something is tried again when it may be there."""
    shop.save("stories/card.py", "from shop.extra import WORD\n\ndef show(): ...\n")
    assert "ModuleNotFoundError" in shop.word()
    shop.save("shop/extra.py", "WORD = 'extra'\n")
    assert shop.word() == "extra"


def test_what_is_not_of_the_project(tmp_path: Path) -> None:
    """Installed and hidden files, and those elsewhere, are left alone."""
    project = Project([tmp_path])
    assert project.owns(tmp_path / "shop" / "card.py")
    for name in (".venv/a.py", "venv/lib/site-packages/a.py", "../a.py"):
        assert not project.owns((tmp_path / name).resolve())
