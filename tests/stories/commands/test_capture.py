"""`capture` says what it needs, takes the pictures, and tells what has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flet_components.stories.book import Book
from flet_components.stories.capturing import session
from flet_components.stories.capturing.camera import Picture
from flet_components.stories.capturing.shots import Shot
from flet_components.stories.commands.capture import capture
from tests.stories.capturing.pictures import picture
from tests.stories.files import Write

STORIES = "import flet as ft\ndef one(): return ft.Text('')\ndef two(): ...\n"
Run = Callable[..., Result]


@pytest.fixture
def run(
    folder: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Run the command on two stories; in place of a browser, each name is drawn."""

    async def capture_all(
        book: Book, shots: Sequence[Shot], taken: Callable[[Picture], object]
    ) -> None:
        for shot in shots:
            width = 800 if "two" in shot.name and "at=9" in str(shot.address) else 8
            trouble = "RuntimeError: broken" if "two" in shot.name else ""
            taken(Picture(shot, picture(width), trouble))

    write("all.py", STORIES)
    monkeypatch.setattr(session, "capture_all", capture_all)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(
        capture, [words[0], str(folder), *words[1:]]
    )


def files(folder: str) -> list[str]:
    """Return the files of a folder."""
    root = Path(folder)
    return sorted(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )


def test_the_pictures(run: Run) -> None:
    """Each story is taken light and dark; what went wrong with one is told."""
    done = run("new")
    assert done.exit_code == 0, done.output
    assert files("new") == [
        "all/one.dark.png",
        "all/one.light.png",
        "all/two.dark.png",
        "all/two.light.png",
        "capture.json",
    ]
    assert "! all/two.dark.png: RuntimeError: broken" in done.output


def test_some_of_them(run: Run) -> None:
    """Only some stories, one theme and several sizes."""
    words = ("-k", "one", "--theme", "dark", "--size", "390x844", "--size", "80x60")
    assert run("new", *words).exit_code == 0
    assert files("new") == [
        "all/one.390x844.dark.png",
        "all/one.80x60.dark.png",
        "capture.json",
    ]


def test_what_has_changed(run: Run) -> None:
    """Without a change all is well; with one it is told, and shown in a report."""
    run("old")
    same = run("new", "--compare", "old")
    assert (same.exit_code, "all as before" in same.output) == (0, True)
    changed = run("new", "--compare", "old", "--at", "9", "-k", "two")
    assert changed.exit_code == 1
    assert "changed  all/two.dark.png" in changed.output
    assert "2 of 2 pictures are not as before" in changed.output
    assert "2 changed" in Path("new/report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--at", "soon"), "at must be a number, got 'soon'"),
        (("--date", "today"), "date must be"),
        (("--size", "large"), "a size must be WIDTHxHEIGHT"),
        (("--theme", "pink"), "'pink' is not one of"),
        (("--compare", "nowhere"), "'nowhere' does not exist"),
    ],
)
def test_what_cannot_be_meant(run: Run, words: tuple[str, ...], message: str) -> None:
    """A wrong word is told before any work is done."""
    done = run("new", *words)
    assert done.exit_code == 2
    assert message in " ".join(done.output.split())
    assert not Path("new").exists()


def test_the_same_folder(run: Run) -> None:
    """Pictures are not compared with what they have just replaced."""
    run("old")
    done = run("old", "--compare", "./old")
    assert done.exit_code == 2
    assert "must be two folders" in done.output


def test_no_such_story(run: Run) -> None:
    """Nothing to take is no success."""
    done = run("new", "-k", "three")
    assert (done.exit_code, "no story with three" in done.output) == (5, True)
