"""Which face a builder shows, and when."""

from __future__ import annotations

import pytest

from flet_components.components.building.looks import Case, Look, Pace, Stage

PACE = Pace(delay=0.2, least=0.5)
NOTHING = Look("loading", seen=False)
LOADING = Look("loading")
CONTENT = Look("content")
BUSY = Look("content", busy=True)
FAILURE = Look("failure")
IDLE = Look("idle")


@pytest.mark.parametrize(
    ("case", "look"),
    [
        (Case(), IDLE),
        (Case(waiting=True), LOADING),
        (Case(waiting=True, some=True), LOADING),
        (Case(waiting=True, keeps=True), BUSY),
        (Case(waiting=True, keeps=True, failed=True), BUSY),
        (Case(some=True), CONTENT),
        (Case(some=True, paused=True), Look("content", mark="paused")),
        (Case(failed=True), FAILURE),
        (Case(failed=True, some=True), Look("content", mark="stale")),
        (Case(failed=True, some=True, paused=True), Look("content", mark="stale")),
        (Case(ended=True), Look("done")),
        (Case(ended=True, some=True), Look("done")),
    ],
)
def test_what_is_to_be_seen(case: Case, look: Look) -> None:
    """How it stands says it all."""
    assert case.look() == look


Step = tuple[float, Look, Look, "float | None"]


@pytest.mark.parametrize(
    "steps",
    [
        [(0, LOADING, NOTHING, 0.2), (0.1, CONTENT, CONTENT, None)],
        [(0, LOADING, NOTHING, 0.2), (0.2, LOADING, LOADING, None)],
        [
            (0, LOADING, NOTHING, 0.2),
            (0.2, LOADING, LOADING, None),
            (0.3, CONTENT, LOADING, 0.7),
            (0.7, CONTENT, CONTENT, None),
        ],
        [
            (0, LOADING, NOTHING, 0.2),
            (0.2, LOADING, LOADING, None),
            (0.3, FAILURE, LOADING, 0.7),
            (0.4, LOADING, LOADING, None),
            (0.8, CONTENT, CONTENT, None),
        ],
        [
            (0, LOADING, NOTHING, 0.2),
            (0.2, LOADING, LOADING, None),
            (0.3, IDLE, IDLE, None),
        ],
        [(0, FAILURE, FAILURE, None), (1, LOADING, FAILURE, 1.2)],
        [
            (0, CONTENT, CONTENT, None),
            (1, BUSY, CONTENT, 1.2),
            (1.2, BUSY, BUSY, None),
            (1.21, CONTENT, CONTENT, None),
        ],
        [
            (0, CONTENT, CONTENT, None),
            (1, BUSY, CONTENT, 1.2),
            (1.1, CONTENT, CONTENT, None),
            (1.5, BUSY, CONTENT, 1.7),
        ],
        [(0, BUSY, CONTENT, 0.2), (0.2, BUSY, BUSY, None), (9, FAILURE, FAILURE, None)],
        [
            (0, CONTENT, CONTENT, None),
            (1, LOADING, CONTENT, 1.2),
            (1.2, LOADING, LOADING, None),
            (9, LOADING, LOADING, None),
            (9, CONTENT, CONTENT, None),
        ],
    ],
    ids=[
        *("fast", "slow", "hardly slow", "failed and tried again", "cancelled"),
        *("again", "newer", "quickly newer", "kept in vain", "not kept"),
    ],
)
def test_one_face_after_the_other(steps: list[Step]) -> None:
    """What loads is said late, and not for a moment only; all else is shown at once."""
    stage = Stage()
    for now, wanted, seen, due in steps:
        stage = stage.turn(wanted, now, PACE)
        assert (stage.look, stage.due(wanted, PACE)) == (seen, due)


def test_without_delay() -> None:
    """With no delay and no least time each face is shown as it comes."""
    stage, pace = Stage(), Pace(0, 0)
    for wanted in (LOADING, CONTENT, BUSY, FAILURE, LOADING, IDLE):
        stage = stage.turn(wanted, 1.0, pace)
        assert stage.look == wanted
        assert stage.due(wanted, pace) is None
