"""A story file is imported from its path, when it is visited."""

from __future__ import annotations

import sys

import pytest

from flet_components.errors import StoryError
from flet_components.stories.finding import Story, read_story_file
from flet_components.stories.loading import StoryLoader, module_name
from tests.stories.files import Read, Write


def story_of(write: Write, text: str) -> Story:
    """Return the first story of a file with that text."""
    return read_story_file(write("made.py", text), "made").stories[0]


def test_imported_once_under_a_private_name(write: Write) -> None:
    """The module has a name of its own, and its functions are those of one import."""
    story = story_of(write, "def one():\n    return __name__\n")
    loader = StoryLoader()
    assert loader.function(story)() == module_name(story.path)
    assert loader.function(story) is loader.function(story)
    assert "stories.made" not in sys.modules


def test_classes_of_a_story_file_know_their_module(write: Write) -> None:
    """What looks a module up by its name, as dataclasses do, finds it."""
    text = """
        from __future__ import annotations
        from dataclasses import dataclass

        @dataclass
        class Point:
            x: int = 3

        def one():
            return Point()
    """
    assert StoryLoader().function(story_of(write, text))().x == 3


def test_read_anew_after_a_save(write: Write) -> None:
    """A save within a second that keeps the size is seen all the same."""
    loader = StoryLoader()
    story = story_of(write, "def one():\n    return 1\n")
    assert loader.function(story)() == 1
    story_of(write, "def one():\n    return 2\n")
    loader.forget(story.path)
    assert loader.function(story)() == 2


def test_a_failed_import_leaves_nothing_behind(write: Write) -> None:
    """The module of a file that fails is not kept, so that a fixed one is read."""
    loader = StoryLoader()
    story = story_of(write, "1 / 0\n\ndef one(): ...\n")
    with pytest.raises(ZeroDivisionError):
        loader.function(story)
    assert module_name(story.path) not in sys.modules
    loader.forget(story.path)


def test_a_function_that_is_taken_away(write: Write) -> None:
    """A file that deletes its story says so."""
    story = story_of(write, "def one(): ...\n\none = 3\n")
    with pytest.raises(StoryError, match=r"one must be a function of made\.py, got 3"):
        StoryLoader().function(story)


def test_a_visit_tells_what_failed(write: Write, read: Read) -> None:
    """A visit brings function and knobs, or the error, and never raises."""
    write("good.py", "def one(n: int = 3): ...\n")
    write("bad.py", "import sys\n\ndef one(): ...\n\nsys.exit(3)\n")
    write("odd.py", "def one(n): ...\n")
    book = read()
    bad, good, odd = (book.visit(story) for story in book.stories)
    assert isinstance(bad.error, SystemExit)
    assert [knob.name for knob in good.knobs] == ["n"]
    assert isinstance(odd.error, StoryError)
