"""Which round of a Pomodoro follows which, and what is kept of those before."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components import PomodoroRound
from flet_components.components.clockwork.pomodoro.pomodoro_rounds import (
    MOST_RECORDS,
    RoundPlan,
    Session,
)

WORK, SHORT, LONG = PomodoroRound
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

Round = tuple[PomodoroRound, int]


def rounds_of(plan: RoundPlan, count: int) -> list[Round]:
    """Return the first rounds of a session."""
    rounds = [(WORK, 1)]
    while len(rounds) < count:
        rounds.append(plan.after(*rounds[-1]))
    return rounds


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (RoundPlan(25, 5, 15, 1), [(WORK, 1), (LONG, 1), (WORK, 1), (LONG, 1)]),
        (
            RoundPlan(25, 5, 15, 2),
            [(WORK, 1), (SHORT, 1), (WORK, 2), (LONG, 2), (WORK, 1), (SHORT, 1)],
        ),
        (RoundPlan(25, 0, 15, 2), [(WORK, 1), (WORK, 2), (LONG, 2), (WORK, 1)]),
        (
            RoundPlan(25, 5, 0, 2),
            [(WORK, 1), (SHORT, 1), (WORK, 2), (SHORT, 2), (WORK, 1)],
        ),
        (RoundPlan(25, 0, 0, 2), [(WORK, 1), (WORK, 2), (WORK, 1), (WORK, 2)]),
    ],
)
def test_the_rounds_of_a_session(plan: RoundPlan, expected: list[Round]) -> None:
    """A long break ends a set; a break of length 0 is left out, or a short one."""
    assert rounds_of(plan, len(expected)) == expected


@pytest.mark.parametrize(
    ("at", "follows"),
    [
        ((WORK, 2), (LONG, 2)),
        ((WORK, 4), (LONG, 4)),
        ((SHORT, 1), (WORK, 2)),
        ((SHORT, 2), (WORK, 1)),
        ((SHORT, 4), (WORK, 1)),
        ((LONG, 4), (WORK, 1)),
    ],
)
def test_after_the_set_has_become_smaller(at: Round, follows: Round) -> None:
    """Whatever lies beyond the set is its end."""
    assert RoundPlan(25, 5, 15, 2).after(*at) == follows


def test_after_the_set_has_become_larger() -> None:
    """A long break ends a set, whatever the number of rounds is by then."""
    assert RoundPlan(25, 5, 15, 8).after(LONG, 4) == (WORK, 1)


plans = st.builds(
    RoundPlan,
    work=st.sampled_from([0.5, 25.0]),
    short_break=st.sampled_from([0.0, 5.0]),
    long_break=st.sampled_from([0.0, 15.0]),
    rounds=st.integers(1, 15),
)


@given(plans, st.integers(1, 80))
def test_it_is_the_same_set_again_and_again(plan: RoundPlan, count: int) -> None:
    """Written out, a set is each work and its break; sessions are sets in a row."""
    last = LONG if plan.long_break else SHORT
    pairs = [
        [(WORK, n), (last if n == plan.rounds else SHORT, n)]
        for n in range(1, plan.rounds + 1)
    ]
    a_set = [each for pair in pairs for each in pair if plan.length(each[0]) > 0]
    sets = itertools.islice(itertools.cycle(a_set), count)
    assert rounds_of(plan, count) == list(sets)


@given(plans, st.lists(st.booleans(), max_size=150))
def test_what_is_kept(plan: RoundPlan, skips: list[bool]) -> None:
    """Of each round that ended its record, of the last 100; completed work is counted.

    A new session keeps the history, and nothing else.
    """
    session = Session()
    for n, skipped in enumerate(skips):
        session = session.ended(plan, NOON, float(n), skipped=skipped)
    rounds = list(zip(rounds_of(plan, len(skips) or 1), skips, strict=False))
    done = [kind for (kind, _), skipped in rounds if kind is WORK and not skipped]
    kept = [(each.round, each.round_number, each.skipped) for each in session.history]
    assert session.completed == len(done)
    assert kept == [(*at, skipped) for at, skipped in rounds][-MOST_RECORDS:]
    assert session.anew() == Session(history=session.history)
