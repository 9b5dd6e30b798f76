"""A Pomodoro that was saved as JSON can be read again; what is wrong is said."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components import PomodoroRecord, PomodoroRound
from flet_components.components.clockwork.pomodoro.pomodoro_rounds import Session
from flet_components.components.clockwork.pomodoro.pomodoro_saving import (
    SavedPomodoro,
    read_saved,
    written,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SETTINGS = {
    "work": 1500.0,
    "short_break": 300.0,
    "long_break": 900.0,
    "rounds": 4,
    "auto_start_work": False,
    "auto_start_break": True,
    "when_asleep": "hold",
}
RECORD = PomodoroRecord(PomodoroRound.WORK, 1, NOON, 1500.0, False)
SESSION = Session(PomodoroRound.SHORT_BREAK, 1, 1, (RECORD,))
SAVED = SavedPomodoro(NOON, True, 12.5, NOON, SESSION, SETTINGS)
MISSING = object()

dates = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
lengths = st.floats(0, 1e6)
records = st.builds(
    PomodoroRecord,
    st.sampled_from(PomodoroRound),
    st.integers(1, 20),
    dates,
    lengths,
    st.booleans(),
)
sessions = st.builds(
    Session,
    st.sampled_from(PomodoroRound),
    st.integers(1, 20),
    st.integers(0, 1000),
    st.lists(records, max_size=5).map(tuple),
)


@given(
    st.builds(
        SavedPomodoro,
        dates,
        st.booleans(),
        lengths,
        st.none() | dates,
        sessions,
        st.just(SETTINGS),
    )
)
def test_what_was_saved_comes_back(saved: SavedPomodoro) -> None:
    """Through JSON and back, it is what it was."""
    assert read_saved(json.loads(json.dumps(written(saved)))) == saved


def test_dates_are_in_utc() -> None:
    """A date may be written in any time zone; it is the same moment."""
    east = timezone(timedelta(hours=9))
    values = written(SAVED) | {"saved_at": NOON.astimezone(east).isoformat()}
    saved = read_saved(values)
    assert (saved.saved_at, saved.saved_at.tzinfo) == (NOON, UTC)


def test_what_is_not_known_does_not_matter() -> None:
    """Keys of others may stand beside."""
    assert read_saved(written(SAVED) | {"user": "Ann"}) == SAVED


def changed(key: str, value: object) -> dict[str, Any]:
    """Return what was saved, but for one value; `MISSING` takes it away."""
    values = copy.deepcopy(written(SAVED))
    place: Any = values
    *way, last = (int(step) if step.isdigit() else step for step in key.split("/"))
    for step in way:
        place = place[step]
    if value is MISSING:
        del place[last]
    else:
        place[last] = value
    return values


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("started_at", MISSING, "started_at is missing"),
        ("version", 2, "version must be 1, got 2: another release has saved it"),
        ("version", MISSING, "version is missing: is it what to_dict.. has returned?"),
        ("round", "nap", "round must be one of 'work', .*, got 'nap'"),
        ("round", MISSING, "round is missing"),
        ("round_number", 0, "round_number must be 1 or more, got 0"),
        ("round_number", "2", "round_number must be int, got '2'"),
        ("running", 1, "running must be bool, got 1"),
        ("elapsed", -1.0, "elapsed must be 0 or more, got -1.0"),
        ("elapsed", float("nan"), "elapsed must be 0 or more, got nan"),
        ("elapsed", float("inf"), "elapsed must be less than inf, got inf"),
        ("elapsed", None, "elapsed must be a number, got None"),
        ("saved_at", 1767268800, "saved_at must be str, got 1767268800"),
        ("saved_at", "today", "saved_at must be a date with a time zone, got 'today'"),
        ("saved_at", "2026-01-01T12:00", "saved_at must be a date with a time zone"),
        ("started_at", "soon", "started_at must be a date with a time zone"),
        ("completed_rounds", -1, "completed_rounds must be 0 or more, got -1"),
        ("settings", [], r"settings must be a dict, got \[\]"),
        ("settings/work", 0, "settings.work must be more than 0, got 0"),
        ("settings/rounds", MISSING, "settings.rounds is missing"),
        ("settings/when_asleep", "dream", "settings.when_asleep must be one of 'hold'"),
        ("history", {}, "history must be list, got {}"),
        ("history/0", "work", r"history\[0\] must be a dict, got 'work'"),
        ("history/0/seconds", MISSING, r"history\[0\].seconds is missing"),
        ("history/0/started_at", "", r"history\[0\].started_at must be a date"),
    ],
)
def test_what_is_wrong_is_named(key: str, value: object, message: str) -> None:
    """What cannot be read is an error that names the key, and says what it found."""
    with pytest.raises(ValueError, match=f"^{message}"):
        read_saved(changed(key, value))


def test_it_must_be_a_dict() -> None:
    """What is no dict at all is refused as clearly."""
    nothing: Any = None
    with pytest.raises(ValueError, match="saved must be a dict, got None"):
        read_saved(nothing)
