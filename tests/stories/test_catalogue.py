"""Every story of the catalogue, and of the docs, can be played."""

from __future__ import annotations

from pathlib import Path

import pytest

from flet_components.stories.book import Book
from flet_components.stories.cases import Case, cases_of
from flet_components.stories.finding import Story
from flet_components.stories.places import Place, catalogue

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
BOOK = Book(
    (
        catalogue(),
        Place(EXAMPLES / "stories_example.py", "docs"),
        Place(EXAMPLES / "stories_checks_example.py", "checks"),
    )
)


@pytest.mark.parametrize("case", list(cases_of(BOOK)), ids=lambda case: case.id)
def test_it_plays(case: Case) -> None:
    """A story runs for ten seconds, and its checks pass; then it leaves nothing."""
    outcome = case.play()
    assert outcome.passed, str(outcome)


@pytest.mark.parametrize("story", BOOK.stories, ids=lambda story: story.id)
def test_it_says_what_it_is(story: Story) -> None:
    """A story has a caption, and every parameter has a knob."""
    assert story.caption
    visit = BOOK.visit(story)
    assert visit.error is None
    assert all(knob.kind for knob in visit.knobs)
