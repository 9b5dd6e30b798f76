"""What the battery is put to: what stories show, and what may happen to it."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from flet_components import Countdown, UserControl
from flet_components.stories.book import Book
from flet_components.stories.places import Place
from flet_components.stories.stage.tapping import controls_in
from flet_components.testing import Screen
from tests.subjects import (
    changes_of,
    events_of,
    remade,
    subject_of,
    untold,
    verbs_of,
)

OF_ALL_KINDS = """
import flet as ft
from flet_components import Countdown

left = []

def plain(seconds: float = 70.0):
    return Countdown(seconds)

async def awaited():
    return ft.Column([ft.Text("In a column"), Countdown(70)])

def stepped():
    yield Countdown(70)
    left.append("stepped")

async def streamed():
    yield Countdown(70)
    left.append("streamed")

def on_a_page(page: ft.Page):
    return Countdown(70, visible=page.web)

def without():
    return ft.Text("No component")
"""


class Another(UserControl):
    """A component of which nobody tells."""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Stories of all kinds."""
    (tmp_path / "countdown.py").write_text(OF_ALL_KINDS)
    return Book((Place(tmp_path),))


async def test_a_story_of_any_kind_makes_a_subject(screen: Screen, book: Book) -> None:
    """Each play of a story gives any number of components, and is left in the end."""
    made: dict[str, list[Any]] = {}
    for story in book.stories:
        async with subject_of(book, story, screen.page) as subject:
            made[story.name] = [subject.make(), subject.make()] if subject else []
    assert made.pop("without") == []
    assert [one.seconds for pair in made.values() for one in pair] == [70] * 10
    assert all(one is not other for one, other in made.values())
    function = book.visit(next(iter(book.stories))).function
    assert function is not None
    assert function.__globals__["left"] == ["streamed", "stepped"] * 6


async def test_a_component_without_a_story_is_found(screen: Screen, book: Book) -> None:
    """A component that no story is about is named; what one is derived from is not."""
    components = [UserControl, Another, Countdown]
    assert await untold(components, book, screen.page) == ["Another"]


def test_what_may_happen_is_read_from_the_class() -> None:
    """Fields get the values of others; verbs that need nothing are called."""
    countdown = Countdown(1)
    others = [countdown, Countdown(2, face="ring"), Countdown(2), ft.Text("other")]
    seen = []
    for change in changes_of(countdown, others):
        change(countdown)
        seen.append((countdown.seconds, countdown.face))
    assert (1, "digits") in seen
    assert seen[-1] == (2, "ring")
    assert events_of(countdown) == ["tick", "milestone", "complete", "phase_change"]
    verbs = [repr(verb) for verb in verbs_of(countdown)]
    assert verbs == [
        repr(methodcaller(n)) for n in ("pause", "reset", "resume", "start", "stop")
    ]


def test_a_control_in_a_field_is_made_anew() -> None:
    """A control can be in one place only, so no two components share one."""
    card = ft.Card(ft.Row([ft.Text("a"), Countdown(5)]), badge=ft.Badge(label="b"))
    parts, copies = list(controls_in(card)), list(controls_in(remade(card)))
    assert [type(each) for each in copies] == [type(each) for each in parts]
    assert not {id(each) for each in copies} & {id(each) for each in parts}
