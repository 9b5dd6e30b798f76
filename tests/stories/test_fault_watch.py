"""Errors that nobody caught find the stage that they are from."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from flet_components.stories.fault_watch import LOGGERS, FaultWatch
from flet_components.stories.stage import Stage, Stages
from flet_components.stories.staging import Staging
from flet_components.testing import Screen
from tests.stories.files import Read, Write

logger = logging.getLogger("flet_components")


@pytest.fixture
def stages(write: Write, read: Read) -> Iterator[Stages]:
    """Stages whose faults are watched for."""
    write("a.py", "def one():\n    return 1 / 0\n")
    found = Stages(read())
    with FaultWatch(found):
        yield found


def failed(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Open a stage; return the list of errors that it is blamed for."""
    errors: list[BaseException] = []
    monkeypatch.setattr(Stage, "fail", lambda self, error: errors.append(error))
    (story,) = stages._book.stories
    stages.open(story, {}, Staging())
    return errors


async def test_by_the_page(
    screen: Screen, stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error that is logged on a stage's page is its fault."""
    errors = failed(stages, monkeypatch)
    (stage,) = stages
    error = RuntimeError("no file of the story is in this")
    logger.error("failed", exc_info=error)
    stage.page = screen.page
    logger.error("failed", exc_info=error)
    assert errors == [error]
    screen.expect_error("failed")


async def test_by_the_file(
    screen: Screen, stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error whose traceback passes a story's file is its fault, on any page."""
    errors = failed(stages, monkeypatch)
    (story,) = stages._book.stories
    visit = stages._book.visit(story)
    assert visit.function is not None
    with pytest.raises(ZeroDivisionError) as caught:
        visit.function()
    logger.error("failed", exc_info=caught.value)
    assert errors == [caught.value]
    screen.expect_error("failed")


def test_a_watch_that_fails_itself(
    stages: Stages,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A fault that cannot be shown is told by logging, and breaks nothing."""

    def blame(*_: object) -> None:
        raise RuntimeError("blaming failed")

    monkeypatch.setattr(stages, "blame", blame)
    logger.error("failed", exc_info=ValueError("first"))
    assert "blaming failed" in capsys.readouterr().err


def test_it_ends(stages: Stages) -> None:
    """After the block nobody listens; without an exception nobody is blamed."""
    logger.error("only words")
    with FaultWatch(stages) as watch:
        pass
    assert all(watch not in logging.getLogger(name).handlers for name in LOGGERS)
