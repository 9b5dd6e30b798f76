"""Stories are found by reading their files."""

from __future__ import annotations

from pathlib import Path

from flet_components.stories.finding import as_title, python_files, read_story_file
from tests.stories.files import Write

FILE = '''
    """Stories of things."""

    import nowhere
    from flet_components.stories import play

    CONSTANT = lambda: None

    def plain():
        """The usual case.

        In more words.
        """
        return 1

    async def awaited(): ...

    @decorated
    def wrapped(n: int = 3):
        yield n

    def _private(): ...

    class Thing:
        def method(self): ...

    @play(plain)
    async def checks(screen): ...

    @stories.play(plain)
    def checks_too(screen): ...
'''


def test_public_functions_are_stories(write: Write) -> None:
    """Public functions of the file are stories; checks, methods and imports are not."""
    file = read_story_file(write("things.py", FILE), "a/things")
    assert [story.name for story in file.stories] == ["plain", "awaited", "wrapped"]
    assert file.caption == "Stories of things."
    assert file.title == "Things"


def test_what_is_known_of_a_story(write: Write) -> None:
    """Id, title, caption, place and source come from the text alone."""
    plain, _, wrapped = read_story_file(write("things.py", FILE), "a/things").stories
    assert (plain.id, plain.title) == ("a/things/plain", "Plain")
    assert plain.caption == "The usual case.\n\nIn more words."
    assert wrapped.source.splitlines()[0] == "@decorated"
    assert wrapped.line == 17


def test_a_syntax_error_is_part_of_the_answer(write: Write) -> None:
    """A file that is no Python has no stories, but an error that says where."""
    file = read_story_file(write("broken.py", "def broken(:\n"), "broken")
    assert file.stories == ()
    assert file.error is not None
    assert file.error.lineno == 1


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A file that vanished meanwhile has an error instead of stories."""
    file = read_story_file(tmp_path / "gone.py", "gone")
    assert "No such file" in str(file.error)


def test_a_second_definition_replaces_the_first(write: Write) -> None:
    """Of two functions of one name, the last is the story, as in Python."""
    path = write("twice.py", "def one(): ...\n\ndef one():\n    return 2\n")
    (story,) = read_story_file(path, "twice").stories
    assert story.line == 3


def test_which_files_are_read(write: Write, folder: Path) -> None:
    """Hidden and private files and folders, and pytest's, are left out."""
    for name in ("b.py", "a.py", "_c.py", "d.txt", "conftest.py", "test_e.py"):
        write(name, "")
    for name in ("z/f.py", ".venv/g.py", "__pycache__/h.py"):
        write(name, "")
    found = [path.relative_to(folder).as_posix() for path in python_files(folder)]
    assert found == ["a.py", "b.py", "z/f.py"]


def test_titles() -> None:
    """A title is the name as a person would write it."""
    assert as_title("two_minutes") == "Two minutes"
    assert as_title("") == ""
