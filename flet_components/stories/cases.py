"""What there is to play of a book: each story, each check, in each staging."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from flet_components.errors import StoryError
from flet_components.stories.book import Book, Visit
from flet_components.stories.checking import Outcome, examined, problem_of
from flet_components.stories.finding import Story, StoryFile
from flet_components.stories.marks import BEFORE_CHECK, Check
from flet_components.stories.staging import read_staging, staging_knobs

__all__ = ["Case", "cases_of", "stagings"]

Texts = Mapping[str, str]
"""What surrounds a story, as an address says it: `{"theme": "dark"}`."""

OWN_TIME = ("speed", "paused", "at")
"""What a staging says of time; a check goes by a time of its own."""


@attrs.frozen
class Case:
    """One story, or one check of it, in one staging."""

    id: str
    """What it is called: that of the story, the check, the staging."""
    path: Path
    """File of the story."""
    line: int
    """Line that the story, or the file, begins at."""
    play: Callable[[], Outcome]
    """Plays it, on an event loop of its own."""
    words: tuple[str, ...] = ()
    """Further words that it is found by."""


def stagings(matrix: Sequence[str]) -> tuple[Texts, ...]:
    """Return every combination of what a matrix says.

    Args:
        matrix: What varies, and how: `theme=light,dark`.

    Raises:
        StoryError: If that is no part of a staging, or none of its values.
    """
    axes = dict(map(_axis, matrix))
    return tuple(
        dict(zip(axes, values, strict=True))
        for values in itertools.product(*axes.values())
    )


def cases_of(book: Book, stagings: Sequence[Texts] = ({},)) -> Iterator[Case]:
    """Yield what there is to play; a file that cannot be imported is one failure.

    Args:
        book: The stories.
        stagings: What surrounds each of them, one after the other.
    """
    for file in book.files:
        visits = [book.visit(story) for story in file.stories]
        error = file.error or next(filter(None, map(_import_error, visits)), None)
        if error is not None:
            yield _broken(file, error)
            continue
        for visit, texts in itertools.product(visits, stagings):
            for check in (None, *visit.checks):
                yield _case(book, visit, check, texts)


def _axis(text: str) -> tuple[str, list[str]]:
    """Read one word of a matrix, and see to it that a staging can be made of it."""
    name, is_one, values = text.partition("=")
    names = [knob.name for knob in staging_knobs() if knob.name not in OWN_TIME]
    if not is_one or name not in names:
        raise StoryError(
            f"a matrix must be like theme=light,dark with one of {', '.join(names)}, "
            f"got {text!r}"
        )
    for value in values.split(","):
        for problem in read_staging(None, {name: value})[1].values():
            raise StoryError(problem)
    return name, values.split(",")


def _case(book: Book, visit: Visit, check: Check | None, texts: Texts) -> Case:
    story = visit.story
    name = f"{story.id}{BEFORE_CHECK}{check.name}" if check else story.id
    said = ",".join(f"{name}={text}" for name, text in texts.items())
    play = functools.partial(examined, book, story, check, texts)
    return Case(f"{name}[{said}]" if said else name, story.path, story.line, play)


def _broken(file: StoryFile, error: BaseException) -> Case:
    """Return the failure of a file; it is found by its stories, too."""
    whole = Story(file.id, "", "", file.path, 1, "")
    outcome = Outcome(problem_of(error, whole))
    words = tuple(story.id for story in file.stories)
    return Case(file.id, file.path, 1, lambda: outcome, words)


def _import_error(visit: Visit) -> BaseException | None:
    """Return why a story's whole file cannot be imported, if it is so."""
    own = isinstance(visit.error, StoryError)  # of this story, not of its file
    return visit.error if visit.function is None and not own else None
