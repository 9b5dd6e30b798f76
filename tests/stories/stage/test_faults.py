"""What went wrong is told from the story's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from flet_components.errors import StoryError
from flet_components.stories.finding import Story, read_story_file
from flet_components.stories.loading import StoryLoader
from flet_components.stories.stage.faults import Fault, is_from
from tests.stories.files import Write

FAILING = """
    import json

    def one():
        numbers = []
        return numbers[3]

    def two():
        return json.loads("{")
"""


@pytest.fixture
def stories(write: Write) -> tuple[Story, ...]:
    """Two stories that fail, one of them inside the standard library."""
    return read_story_file(write("failing.py", FAILING), "failing").stories


def error_of(story: Story) -> Exception:
    """Return what a story raises."""
    function = StoryLoader().function(story)
    with pytest.raises(Exception) as caught:  # noqa: PT011
        function()
    return caught.value


def test_the_line_of_the_story_first(stories: tuple[Story, ...]) -> None:
    """The place is the last line of the story's own file, with its neighbours."""
    fault = Fault.of(error_of(stories[0]), stories[0])
    assert fault.headline == "IndexError: list index out of range"
    assert fault.place == "failing.py, line 5, in one"
    assert fault.culprit == 5
    assert fault.lines[2] == (5, "    return numbers[3]")
    assert fault.details.startswith("Traceback")


def test_an_error_deeper_down(stories: tuple[Story, ...]) -> None:
    """An error inside a library is placed where the story called it."""
    error = error_of(stories[1])
    fault = Fault.of(error, stories[1])
    assert fault.place == "failing.py, line 8, in two"
    assert "decoder.py" in fault.details
    assert "test_faults.py" not in fault.details
    assert is_from(error, stories[1].path)
    assert not is_from(error, Path("elsewhere.py"))


def test_a_syntax_error(write: Write) -> None:
    """A syntax error is placed where Python stumbled."""
    file = read_story_file(write("broken.py", "x = 1\ndef broken(:\n"), "broken")
    assert file.error is not None
    story = Story("broken/x", "x", "", file.path, 1, "")
    fault = Fault.of(file.error, story)
    assert fault.headline == "SyntaxError: invalid syntax"
    assert fault.place == "broken.py, line 2"
    assert "Traceback" not in fault.details
    assert is_from(file.error, file.path)


def test_what_the_runner_finds_wrong(stories: tuple[Story, ...]) -> None:
    """What the runner itself refuses is placed at the story."""
    fault = Fault.of(StoryError("must return a control"), stories[1])
    assert fault.place == "failing.py, line 7, in two"
    assert "Traceback" not in fault.details


def test_an_error_without_words(stories: tuple[Story, ...]) -> None:
    """An exception without a message or a traceback is told all the same."""
    fault = Fault.of(ValueError(), stories[0])
    assert fault.headline == "ValueError: without a message"
