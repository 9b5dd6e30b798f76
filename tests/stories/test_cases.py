"""What there is to play."""

from __future__ import annotations

import pytest

from flet_components.errors import StoryError
from flet_components.stories.cases import cases_of, stagings
from flet_components.stories.marks import BEFORE_CHECK
from tests.stories.files import Read, Write

STORIES = """
import flet as ft
from flet_components.stories import play

def one():
    return ft.Text(str(ft.context.page.theme_mode))

@play(one)
def is_dark(screen):
    '''It is dark.'''
    screen.shows("ThemeMode.DARK")

def two():
    return ft.Text("two")
"""


def test_stories_and_checks_in_each_staging(write: Write, read: Read) -> None:
    """Each story and each check is played in each combination of a matrix."""
    write("a.py", STORIES)
    cases = list(cases_of(read(), stagings(["theme=light,dark", "rtl=true"])))
    said = {theme: f"[theme={theme},rtl=true]" for theme in ("light", "dark")}
    assert [case.id for case in cases] == [
        f"a/one{said['light']}",
        f"a/one{BEFORE_CHECK}is_dark{said['light']}",
        f"a/one{said['dark']}",
        f"a/one{BEFORE_CHECK}is_dark{said['dark']}",
        f"a/two{said['light']}",
        f"a/two{said['dark']}",
    ]
    failed = [case.id for case in cases if not case.play().passed]
    assert failed == [f"a/one{BEFORE_CHECK}is_dark{said['light']}"]


def test_a_broken_file_is_one_failure(write: Write, read: Read) -> None:
    """A file that cannot be imported fails once, and is found by its stories."""
    write("a.py", "import nowhere\n" + STORIES)
    (case,) = cases_of(read())
    assert case.id == "a"
    assert case.words == ("a/one", "a/two")
    assert "ModuleNotFoundError: No module named 'nowhere'" in case.play().problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme", "must be like theme=light,dark"),
        ("colour=red", "must be like theme=light,dark with one of theme, seed"),
        ("speed=2", "must be like theme=light,dark"),
        ("theme=pink", "theme must be one of"),
    ],
)
def test_a_matrix_that_means_nothing(text: str, said: str) -> None:
    """What is no part of a staging, or none of its values, is refused."""
    with pytest.raises(StoryError, match=said):
        stagings([text])
