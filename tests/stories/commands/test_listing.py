"""The command that lists stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from flet_components.stories.commands.group import main
from tests.stories.files import Write

STORIES = '''
"""Stories of a greeting."""
import enum
from typing import Annotated
import flet as ft
from flet_components.stories import Range, play

def greeting(name: str = "Ada", size: Annotated[int, Range(12, 72)] = 32):
    """Says hello.

    Each parameter is a knob.
    """

@play(greeting)
def is_polite(screen):
    """It says hello."""
'''


@pytest.fixture(autouse=True)
def stories(write: Write) -> None:
    """Stories in a folder, a file that cannot be imported, one that cannot be read."""
    write("more/a.py", STORIES)
    write("b.py", "import nowhere\n\ndef two(): ...\n")
    write("c.py", "def three(:\n")


def test_as_json(folder: Path) -> None:
    """Every story with all that is known of it, also of what cannot be played."""
    done = CliRunner().invoke(main, ["list", str(folder), "--json"])
    assert done.exit_code == 0
    broken, unread, greeting = json.loads(done.output)
    assert greeting == {
        "id": "more/a/greeting",
        "caption": "Says hello.\n\nEach parameter is a knob.",
        "file": str(folder / "more" / "a.py"),
        "line": 7,
        "knobs": [
            {"name": "name", "type": "text", "default": "Ada", "text": "Ada"},
            {
                "name": "size",
                "type": "whole number, 12 to 72",
                "default": 32,
                "text": "32",
            },
        ],
        "checks": [{"name": "is_polite", "caption": "It says hello."}],
    }
    assert broken["error"] == "ModuleNotFoundError: No module named 'nowhere'"
    assert (broken["id"], broken["line"], broken["knobs"]) == ("b/two", 3, [])
    assert (unread["id"], unread["line"]) == ("c", 1)
    assert unread["error"].startswith("SyntaxError: ")


def test_as_a_tree(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, stories, knobs and checks are indented; errors stand in their place."""
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["list", "."])
    lines = [line.split() for line in done.output.splitlines()]
    assert lines[0] == ["b", "b.py"]
    assert lines[1] == ["two"]
    assert lines[2][1:3] == ["ModuleNotFoundError:", "No"]
    assert lines[3] == ["c", "c.py"]
    assert lines[4][1] == "SyntaxError:"
    assert lines[5:8] == [["more"], ["a", "more/a.py"], ["greeting", "Says", "hello."]]
    assert lines[9] == ["size", *["whole", "number,", "12", "to", "72", "=", "32"]]
    assert lines[10][1:] == ["is_polite", "It", "says", "hello."]
    assert lines[11] == ["2", "stories"]
