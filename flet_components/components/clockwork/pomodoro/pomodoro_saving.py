"""A Pomodoro as plain values that JSON can hold, and back. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import attrs
from attrs import validators

from flet_components.components.clockwork.durations import LENGTH
from flet_components.components.clockwork.pomodoro.pomodoro_rounds import (
    BREAK,
    ROUNDS,
    WHEN_ASLEEP,
    WORK,
    PomodoroRecord,
    PomodoroRound,
    Session,
)
from flet_components.validation import Validator, check

__all__ = ["SETTINGS", "SavedPomodoro", "read_saved", "written"]

VERSION = 1
"""Of what is written."""
FLAG: Validator = validators.instance_of(bool)
COUNT: Validator = validators.and_(validators.instance_of(int), validators.ge(0))
KIND: Validator = validators.in_([kind.value for kind in PomodoroRound])

SETTINGS: dict[str, Validator] = {
    "work": WORK,
    "short_break": BREAK,
    "long_break": BREAK,
    "rounds": ROUNDS,
    "auto_start_work": FLAG,
    "auto_start_break": FLAG,
    "when_asleep": WHEN_ASLEEP,
}
"""Fields that are saved too, and what they may be."""


@attrs.frozen
class SavedPomodoro:
    """How a Pomodoro stood at a moment."""

    saved_at: datetime
    """The moment."""
    running: bool
    """Whether it ran, or would have but for a machine that was about to sleep."""
    elapsed: float
    """For how long the round at hand had run, in seconds."""
    started_at: datetime | None
    """When that round began to run; None if it had not."""
    session: Session
    """Which round it was, and what was done before."""
    settings: dict[str, Any]
    """The fields that are saved too."""


def written(saved: SavedPomodoro) -> dict[str, Any]:
    """Return what was saved as values that JSON can hold."""
    session, started = saved.session, saved.started_at
    return {
        "version": VERSION,
        "saved_at": saved.saved_at.isoformat(),
        "running": saved.running,
        "elapsed": saved.elapsed,
        "started_at": None if started is None else started.isoformat(),
        "round": session.round.value,
        "round_number": session.number,
        "completed_rounds": session.completed,
        "history": [_row(record) for record in session.history],
        "settings": dict(saved.settings),
    }


def read_saved(values: Mapping[str, Any]) -> SavedPomodoro:
    """Return what was saved, from what `written` has made of it.

    Raises:
        ValueError: If something is missing, or cannot be; it names the key.
    """
    saved = _Values(values)
    if (version := saved.get("version")) != VERSION:
        raise ValueError(
            f"version must be {VERSION}, got {version!r}: another release has saved it"
        )
    settings = saved.inner("settings")
    started = saved.get("started_at")
    session = Session(
        PomodoroRound(saved.get("round", KIND)),
        saved.get("round_number", ROUNDS),
        saved.get("completed_rounds", COUNT),
        tuple(_record(row) for row in saved.rows("history")),
    )
    return SavedPomodoro(
        saved_at=saved.date("saved_at"),
        running=saved.get("running", FLAG),
        elapsed=saved.get("elapsed", LENGTH),
        started_at=None if started is None else saved.date("started_at"),
        session=session,
        settings={name: settings.get(name, SETTINGS[name]) for name in SETTINGS},
    )


def _row(record: PomodoroRecord) -> dict[str, Any]:
    return {
        "round": record.round.value,
        "round_number": record.round_number,
        "started_at": record.started_at.isoformat(),
        "seconds": record.seconds,
        "skipped": record.skipped,
    }


def _record(row: _Values) -> PomodoroRecord:
    return PomodoroRecord(
        PomodoroRound(row.get("round", KIND)),
        row.get("round_number", ROUNDS),
        row.date("started_at"),
        row.get("seconds", LENGTH),
        row.get("skipped", FLAG),
    )


class _Values:
    """Values by their keys; what is wrong is said with the whole way to the key.

    Args:
        values: The values.
        name: The way to them.
    """

    def __init__(self, values: object, name: str = "") -> None:
        if not isinstance(values, Mapping):
            raise ValueError(f"{name or 'saved'} must be a dict, got {values!r}")
        self._values, self._way = values, f"{name}." if name else ""

    def get(self, key: str, validator: Validator | None = None) -> Any:
        """Return a value, if a validator lets it pass."""
        name = self._way + key
        if key not in self._values:
            raise ValueError(f"{name} is missing: is it what to_dict() has returned?")
        value = self._values[key]
        try:
            if validator is not None:
                check(name, value, validator)
        except (TypeError, ValueError) as error:
            raise ValueError(str(error)) from None
        return value

    def date(self, key: str) -> datetime:
        """Return a date with a time zone, in UTC."""
        text = self.get(key, validators.instance_of(str))
        try:
            date = datetime.fromisoformat(text)
        except ValueError:
            date = datetime.min
        if date.tzinfo is None:
            raise ValueError(
                f"{self._way}{key} must be a date with a time zone, got {text!r}"
            )
        return date.astimezone(UTC)

    def inner(self, key: str) -> _Values:
        """Return the values of a dict."""
        return _Values(self.get(key), self._way + key)

    def rows(self, key: str) -> list[_Values]:
        """Return each of several dicts."""
        rows = self.get(key, validators.instance_of(list))
        return [_Values(row, f"{key}[{n}]") for n, row in enumerate(rows)]
