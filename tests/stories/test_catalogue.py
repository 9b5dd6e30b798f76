"""Every story of the catalogue, and of the docs, can be played."""

from __future__ import annotations

from pathlib import Path

import pytest

from flet_components.stories.book import Book
from flet_components.stories.finding import Story
from flet_components.stories.places import Place, catalogue
from flet_components.stories.stage import Stage
from flet_components.stories.stage.faults import Fault
from flet_components.stories.staging import Staging
from flet_components.testing import Screen

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "stories_example.py"
BOOK = Book((catalogue(), Place(EXAMPLE, "docs")))


@pytest.mark.parametrize("story", BOOK.stories, ids=lambda story: story.id)
async def test_it_plays(
    screen: Screen, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A story is shown, runs for ten seconds without an error, and is left."""
    faults: list[BaseException] = []
    of = Fault.of

    def note(error: BaseException, story: Story) -> Fault:
        faults.append(error)
        return of(error, story)

    monkeypatch.setattr(Fault, "of", note)
    stage = Stage(BOOK, story, {}, Staging())
    await screen.run(stage.open)
    await screen.advance(10)
    assert screen.texts()
    await stage.close()
    assert screen.texts() == []
    assert faults == []


@pytest.mark.parametrize("story", BOOK.stories, ids=lambda story: story.id)
def test_it_says_what_it_is(story: Story) -> None:
    """A story has a caption, and every parameter has a knob."""
    assert story.caption
    visit = BOOK.visit(story)
    assert visit.error is None
    assert all(knob.kind for knob in visit.knobs)
